import { expect, test } from 'vitest';
import { flowsFinding, type FlowsTold } from './finding.ts';
import { inBothLanguages, scopeWith } from '#lib/words/scope.fixture.ts';

const told = (postes: FlowsTold['postes'], autres = false): FlowsTold => ({ exercice: 2018, postes, autres });
const poste = (nom: string | null, centimes: number, rattache = 0) => ({ nom, centimes, rattache });
const AFIS = poste('AFIS', 237_600_000, 237_600_000);
const REST = poste('Crédits', 52_000_000);

test.for<readonly [string, () => string, french: string, english: string]>([
	[
		'nothing',
		() => flowsFinding(scopeWith(), told([])),
		'En 2018, aucun montant prévu dans nos sources',
		'In 2018, no amount planned in our sources'
	],
	[
		'only zeros',
		() => flowsFinding(scopeWith({ etape: 'lfi' }), told([], true)),
		'En 2018, aucun montant voté en loi de finances initiale au-dessus de zéro',
		'In 2018, no amount voted in the initial budget act above zero'
	],
	[
		'one poste of several',
		() => flowsFinding(scopeWith(), told([AFIS, REST])),
		'En 2018, tout l’argent prévu et rattaché à une forme passe par un seul poste : AFIS',
		'In 2018, all the money planned and attributed to a form goes through a single item: AFIS'
	],
	[
		'one poste of what is known in part',
		() => flowsFinding(scopeWith({ auMoins: true }), told([AFIS, REST])),
		'En 2018, tout l’argent prévu qui est connu et rattaché à une forme passe par un seul poste : AFIS',
		'In 2018, all the money planned that is known and attributed to a form goes through a single item: AFIS'
	],
	[
		'one that the source does not name',
		() => flowsFinding(scopeWith(), told([poste(null, 100, 100), REST])),
		'En 2018, tout l’argent prévu et rattaché à une forme passe par un seul poste, que la source ne nomme pas',
		'In 2018, all the money planned and attributed to a form goes through a single item, which the source does not name'
	],
	[
		'no form at all',
		() => flowsFinding(scopeWith(), told([REST, poste('B', 48_000_000)])),
		'En 2018, aucun des 1,00 M€ prévus contre la prostitution et la traite n’est rattaché à une forme de traite, quel que soit le poste',
		'In 2018, none of the €1.00M planned against prostitution and trafficking is attributed to a form of trafficking, whatever the item'
	],
	[
		'one poste and no form',
		() => flowsFinding(scopeWith({ etape: 'execution' }), told([REST])),
		'En 2018, aucun des 520 000 € dépensés contre la prostitution et la traite n’est rattaché à une forme de traite',
		'In 2018, none of the €520,000 spent against prostitution and trafficking is attributed to a form of trafficking'
	],
	[
		'no form, of a part',
		() => flowsFinding(scopeWith({ auMoins: true }), told([REST])),
		'En 2018, au moins 520 000 € prévus contre la prostitution et la traite ; rien de ce qui est connu n’est rattaché à une forme de traite',
		'In 2018, at least €520,000 planned against prostitution and trafficking; nothing of what is known is attributed to a form of trafficking'
	],
	[
		'everything tied, of a part that is deduced',
		() => flowsFinding(scopeWith({ auMoins: true, deduit: 'tout' }), told([AFIS])),
		'En 2018, au moins 2,38 M€ prévus contre la prostitution et la traite (déduits par nous) ; tout ce qui est connu est rattaché à une forme, par un seul poste : AFIS',
		'In 2018, at least €2.38M planned against prostitution and trafficking (deduced by us); all that is known is attributed to a form, through a single item: AFIS'
	],
	[
		'everything tied by two',
		() => flowsFinding(scopeWith(), told([AFIS, poste('B', 100, 100)])),
		'En 2018, les 2,38 M€ prévus contre la prostitution et la traite sont tous rattachés à une forme, par deux postes',
		'In 2018, all of the €2.38M planned against prostitution and trafficking is attributed to a form, through two items'
	],
	[
		'one tied in part',
		() => flowsFinding(scopeWith(), told([poste('A', 20_000_000, 5_000_000)])),
		'En 2018, 25,0 % des 200 000 € prévus contre la prostitution et la traite sont rattachés à une forme, par un seul poste : A',
		'In 2018, 25.0% of the €200,000 planned against prostitution and trafficking is attributed to a form, through a single item: A'
	],
	[
		'one tied in part, of what is known',
		() => flowsFinding(scopeWith({ auMoins: true }), told([poste('A', 20_000_000, 5_000_000)])),
		'En 2018, au moins 200 000 € prévus contre la prostitution et la traite ; 25,0 % de ce qui est connu est rattaché à une forme, par un seul poste : A',
		'In 2018, at least €200,000 planned against prostitution and trafficking; 25.0% of what is known is attributed to a form, through a single item: A'
	],
	[
		'two of three',
		() => flowsFinding(scopeWith(), told([AFIS, poste('B', 100, 50), REST])),
		'En 2018, deux postes sur trois portent l’argent prévu et rattaché à une forme',
		'In 2018, two items out of three carry the money planned and attributed to a form'
	],
	[
		'a form that has nothing',
		() => flowsFinding(scopeWith({ formes: ['TRAV'] }), told([REST])),
		'En 2018, aucun montant prévu n’est rattaché à l’exploitation par le travail ; 520 000 € ne sont rattachés à aucune forme',
		'In 2018, no amount planned is attributed to labour exploitation; €520,000 is not attributed to any form'
	],
	[
		'forms that have some',
		() => flowsFinding(scopeWith({ formes: ['SEX', 'TRAV'] }), told([AFIS, REST])),
		'En 2018, 2,38 M€ prévus sont rattachés à l’exploitation sexuelle ou à l’exploitation par le travail, par un seul poste : AFIS ; 520 000 € ne sont rattachés à aucune forme',
		'In 2018, €2.38M planned is attributed to sexual exploitation or to labour exploitation, through a single item: AFIS; €520,000 is not attributed to any form'
	],
	[
		'one of the contexte, in constant euros',
		() => flowsFinding(scopeWith({ perimetre: 'contexte', dispositifs: ['V'], base: 2025 }), told([REST])),
		'V : en 2018, 520 000 € prévus pour un objet plus large que la traite (euros constants de 2025), jamais ajoutés à un total',
		'V: in 2018, €520,000 planned for a purpose wider than trafficking (constant 2025 euros), never added to a total'
	]
])('through which postes: %s', ([, work, french, english]) => {
	expect(inBothLanguages(work)).toEqual([french, english]);
});
