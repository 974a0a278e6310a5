import { expect, test } from 'vitest';
import { inEnglish } from './english.fixture.ts';
import { flowsFinding, type FlowsTold } from './flows.ts';

const told = (changes: Partial<FlowsTold>): FlowsTold => ({
	exercice: 2018,
	etape: 'prevu',
	seul: null,
	partiel: false,
	base: null,
	autres: false,
	postes: [],
	...changes
});
const poste = (nom: string | null, centimes: number, rattache = 0) => ({ nom, centimes, rattache });
const AFIS = poste('AFIS', 237_600_000, 237_600_000);
const REST = poste('Crédits nationaux', 52_000_000);

test.for([
	{ case: 'nothing', changes: {}, says: 'En 2018, aucun montant dans nos sources pour ce choix' },
	{ case: 'only zeros', changes: { autres: true }, says: 'En 2018, aucun montant au-dessus de zéro' },
	{
		case: 'one poste of several',
		changes: { postes: [AFIS, REST] },
		says: 'En 2018, tout l’argent rattaché à une forme passe par un seul poste : AFIS'
	},
	{
		case: 'one poste that the source does not name',
		changes: { postes: [poste(null, 100, 100), REST] },
		says: 'En 2018, tout l’argent rattaché à une forme passe par un seul poste, que la source ne nomme pas'
	},
	{
		case: 'no form at all',
		changes: { postes: [REST, poste('Autre', 48_000_000)] },
		says: 'En 2018, aucun des 1,00 M€ prévus n’est rattaché à une forme de traite, quel que soit le poste'
	},
	{
		case: 'one poste and no form',
		changes: { postes: [REST], etape: 'execution' as const },
		says: 'En 2018, aucun des 520 000 € dépensés n’est rattaché à une forme de traite'
	},
	{
		case: 'everything tied, in part only',
		changes: { postes: [AFIS], partiel: true },
		says: 'En 2018, les 2,38 M€ prévus et encore isolés sont tous rattachés à une forme, par un seul poste : AFIS'
	},
	{
		case: 'everything tied by two postes',
		changes: { postes: [AFIS, poste('B', 100, 100)] },
		says: 'En 2018, les 2,38 M€ prévus sont tous rattachés à une forme, par deux postes'
	},
	{
		case: 'one poste tied in part',
		changes: { postes: [poste('A', 20_000_000, 5_000_000)] },
		says: 'En 2018, 25,0 % des 200 000 € prévus sont rattachés à une forme, par un seul poste : A'
	},
	{
		case: 'two of three postes',
		changes: { postes: [AFIS, poste('B', 100, 50), REST] },
		says: 'En 2018, deux postes sur trois portent tout l’argent rattaché à une forme'
	},
	{
		case: 'every poste in part',
		changes: { postes: [AFIS, poste('B', 100, 50)] },
		says: 'En 2018, les deux postes portent tous de l’argent rattaché à une forme'
	},
	{
		case: 'a dispositif alone, in constant euros',
		changes: { seul: 'Versements', postes: [REST], base: 2025 },
		says: 'Versements, 2018 : aucun des 520 000 € (euros constants de 2025) prévus n’est rattaché à une forme de traite'
	}
])('$case', ({ changes, says }) => {
	expect(flowsFinding(told(changes))).toBe(
		says.replace(/ ([:%€])/g, '\u00A0$1').replace(/(\d) (\d|M€)/g, '$1\u00A0$2')
	);
});

test.for([
	[{}, 'In 2018, no amount in our sources for this choice'],
	[{ autres: true }, 'In 2018, no amount above zero'],
	[{ postes: [AFIS, REST] }, 'In 2018, all the money attributed to a form goes through a single item: AFIS'],
	[
		{ postes: [poste(null, 100, 100), REST] },
		'In 2018, all the money attributed to a form goes through a single item, which the source does not name'
	],
	[
		{ postes: [REST, poste('Other', 48_000_000)] },
		'In 2018, none of the €1.00M planned is attributed to a form of trafficking, whatever the item'
	],
	[
		{ postes: [AFIS], partiel: true },
		'In 2018, all of the €2.38M planned and still isolated is attributed to a form, through a single item: AFIS'
	],
	[
		{ postes: [AFIS, poste('B', 100, 100)] },
		'In 2018, all of the €2.38M planned is attributed to a form, through two items'
	],
	[
		{ postes: [poste('A', 20_000_000, 5_000_000)] },
		'In 2018, 25.0% of the €200,000 planned is attributed to a form, through a single item: A'
	],
	[
		{ postes: [AFIS, poste('B', 100, 50), poste('C', 100)] },
		'In 2018, two items out of three carry all the money attributed to a form'
	],
	[{ postes: [AFIS, poste('B', 100, 50)] }, 'In 2018, both items carry money attributed to a form'],
	[
		{ seul: 'Payments', postes: [poste('A', 52_000_000)], base: 2025 },
		'Payments, 2018: none of the €520,000 (constant 2025 euros) planned is attributed to a form of trafficking'
	]
] as const)('in English, %j', ([changes, says]) => {
	expect(inEnglish(() => flowsFinding(told(changes)))).toBe(says);
});
