import { describe, expect, test } from 'vitest';
import { isAbsence, type Etape, type Statut } from '#lib/domain/vocabulary.ts';
import { inBothLanguages, scopeWith } from '#lib/words/scope.fixture.ts';
import type { Track, TrackYear } from './data.ts';
import { executionsTold, trackFinding } from './finding.ts';

const STAGES = ['plf', 'lfi', 'execution'] as const satisfies readonly Etape[];
type Told = number | Statut;

/** A year with an amount in euros or a nothing at each stage. */
const year = (exercice: number, ...values: readonly [plf: Told, lfi: Told, execution: Told]): TrackYear => ({
	exercice,
	couverture: 'complete',
	entier: null,
	enPartie: false,
	evolution: null,
	lien: '',
	valeurs: STAGES.map((etape, rank) => {
		const told = values[rank] ?? 'absent';
		const known = typeof told === 'number';
		return {
			etape,
			centimes: known ? told * 100 : null,
			statut: known ? (told === 0 ? 'zero' : 'publie') : isAbsence(told) ? told : 'absent',
			preuves: [],
			deduit: 0,
			conteste: false,
			autres: []
		};
	})
});

const track = (...annees: readonly TrackYear[]): Track => ({
	dispositif: 'bop137',
	nom: 'BOP 137',
	libelle: 'BOP 137, prostitution et traite',
	poste: 'AFIS',
	marque: 'SEX',
	etapes: STAGES,
	annees
});

const FOR = 'contre la prostitution et la traite';
const AGAINST = 'against prostitution and trafficking';

describe('the title tells the last year whose spending is known', () => {
	test.for<readonly [string, Track, string, string]>([
		[
			'voted and spent, then nothing',
			track(year(2017, 'absent', 3_785_376, 50_000), year(2018, 'absent', 2_376_000, 'absent')),
			`AFIS : 3,79 M€ votés pour 2017 ${FOR}, 50 000 € dépensés ; depuis, aucune dépense dans nos sources`,
			`AFIS: €3.79M voted for 2017 ${AGAINST}, €50,000 spent; since then, no spending in our sources`
		],
		[
			'known to the last year',
			track(year(2017, 'absent', 1, 1)),
			`AFIS : 1 € voté pour 2017 ${FOR}, 1 € dépensé`,
			`AFIS: €1 voted for 2017 ${AGAINST}, €1 spent`
		],
		[
			'a zero is told as such',
			track(year(2016, 'absent', 900_000, 0)),
			`AFIS : 900 000 € votés pour 2016 ${FOR}, 0 € dépensé`,
			`AFIS: €900,000 voted for 2016 ${AGAINST}, €0 spent`
		],
		[
			'spent without a known vote',
			track(year(2016, 1_000, 'absent', 2_000), year(2017, 'absent', 'absent', 'non_importe')),
			`AFIS : 2 000 € dépensés en 2016 ${FOR}, sans montant voté dans nos sources ; depuis, aucune dépense importée dans nos sources`,
			`AFIS: €2,000 spent in 2016 ${AGAINST}, with no voted amount in our sources; since then, no spending imported in our sources`
		],
		[
			'nothing spent in any year',
			track(year(2021, 3_000, 'absent', 'non_trouve'), year(2022, 5_000, 'absent', 'absent')),
			`AFIS : 5 000 € inscrits au projet de loi pour 2022 ${FOR} ; en 2021 et 2022, aucune dépense dans nos sources`,
			`AFIS: €5,000 entered in the budget bill for 2022 ${AGAINST}; in 2021 and 2022, no spending in our sources`
		],
		[
			'an amount without a price index is there all the same',
			track(year(2017, 'absent', 5_000, 4_000), year(2018, 'absent', 'absent', 'sans_indice')),
			`AFIS : 5 000 € votés pour 2017 ${FOR}, 4 000 € dépensés`,
			`AFIS: €5,000 voted for 2017 ${AGAINST}, €4,000 spent`
		],
		[
			'no year',
			track(),
			`AFIS : aucun montant ${FOR} dans nos sources`,
			`AFIS: no amount ${AGAINST} in our sources`
		]
	])('%s', ([, found, french, english]) => {
		expect(inBothLanguages(() => trackFinding(scopeWith(), found))).toEqual([french, english]);
	});

	test('it names the euros, what is deduced, and the dispositifs chosen (R12, R15)', () => {
		const scope = scopeWith({ base: 2025, deduit: 'tout', dispositifs: ['BOP 137', 'Programme 101'] });
		const [french] = inBothLanguages(() => trackFinding(scope, track(year(2022, 5_000, 'absent', 'absent'))));
		expect(french).toBe(
			`BOP 137 et Programme 101. AFIS : 5 000 € inscrits au projet de loi pour 2022 ${FOR} (euros constants de 2025 ; déduits par nous) ; en 2022, aucune dépense dans nos sources`
		);
	});
});

test('it says nothing of the years beyond those asked (R15)', () => {
	const found = track(year(2017, 'absent', 5_000, 4_000), year(2018, 'absent', 'absent', 'absent'));
	expect(inBothLanguages(() => trackFinding(scopeWith({ a: 2018 }), found))).toEqual([
		`AFIS : 5 000 € votés pour 2017 ${FOR}, 4 000 € dépensés ; en 2018, aucune dépense dans nos sources`,
		`AFIS: €5,000 voted for 2017 ${AGAINST}, €4,000 spent; in 2018, no spending in our sources`
	]);
});

test('spending is listed while it is short', () => {
	const few = track(year(2016, 'absent', 'absent', 0), year(2017, 'absent', 'absent', 50_000));
	expect(inBothLanguages(() => executionsTold(few))).toEqual([
		'Dépenses dans nos sources : 0 € (2016) et 50 000 € (2017).',
		'Spending in our sources: €0 (2016) and €50,000 (2017).'
	]);
	expect(executionsTold(track(...[1, 2, 3, 4].map((one) => year(2015 + one, 'absent', 'absent', one))))).toBe(
		''
	);
});
