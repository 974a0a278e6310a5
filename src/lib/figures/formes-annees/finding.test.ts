import { expect, test } from 'vitest';
import { FORMES_ATTRIBUEES, type FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { makeYear } from '#lib/figures/stacked-years/reference-figure.fixture.ts';
import { inBothLanguages, scopeWith } from '#lib/words/scope.fixture.ts';
import type { PanelYear } from './data.ts';
import { attributedLabel, boundsLabel, formsWithoutMoney, howToRead, openLabels } from './finding.ts';

const found = (formes: readonly FormeAttribuee[]) => ({
	formes: formes.map((forme) => ({ forme, annees: [2018] })),
	sansForme: [],
	de: 2013,
	a: 2025
});

test.for([
	[
		['SEX'],
		'De 2013 à 2025, dix formes de traite sur onze n’ont aucun montant prévu identifié',
		'From 2013 to 2025, ten of the eleven forms of trafficking have no identified amount planned'
	],
	[
		[],
		'De 2013 à 2025, aucune des onze formes de traite n’a de montant prévu identifié',
		'From 2013 to 2025, none of the eleven forms of trafficking has an identified amount planned'
	],
	[
		FORMES_ATTRIBUEES.slice(1),
		'De 2013 à 2025, une forme de traite sur onze n’a aucun montant prévu identifié',
		'From 2013 to 2025, one of the eleven forms of trafficking has no identified amount planned'
	],
	[
		FORMES_ATTRIBUEES,
		'De 2013 à 2025, chacune des onze formes de traite a des montants prévus identifiés',
		'From 2013 to 2025, each of the eleven forms of trafficking has identified amounts planned'
	]
] as const)(
	'the title counts the forms without money over the whole vocabulary: %j',
	([formes, french, english]) => {
		expect(inBothLanguages(() => formsWithoutMoney(scopeWith(), found(formes)))).toEqual([french, english]);
	}
);

test('under a filter it speaks of the forms asked alone, and of the dispositifs chosen (R15)', () => {
	const asked = scopeWith({ formes: ['TRAV', 'SEX'], etape: 'execution' });
	expect(formsWithoutMoney(asked, found(['SEX']))).toBe(
		'De 2013 à 2025, des montants dépensés sont identifiés pour l’exploitation sexuelle (2018)\u00A0; aucun pour l’exploitation par le travail'
	);
	expect(formsWithoutMoney(scopeWith({ dispositifs: ['BOP 137'] }), found([]))).toMatch(
		/^BOP 137\u00A0: de 2013/
	);
});

const year = (changes: Partial<PanelYear>): PanelYear => ({
	genre: 'argent',
	barre: { ...makeYear(2018, [['SEX', 'lfi', 2_376_000]]), concurrentes: [] },
	echo: 309_387_800,
	auMoins: true,
	haut: null,
	...changes
});
const nothing = { ...makeYear(2018, []), total: null, statut: 'absent' as const };
const deduced = {
	...makeYear(2021, [['SEX', 'plf', 1_188_000]]),
	deduit: 118_800_000,
	statut: 'deduit' as const,
	enPartie: true
};

test.for([
	['money, and more that might be', year({}), '2 376 000 € rattachés', 'entre 2,38 et 5,47 M€, ou plus'],
	['a known most', year({ haut: 546_987_800 }), '2 376 000 € rattachés', 'entre 2,38 et 5,47 M€'],
	['nothing of its own', year({ barre: nothing }), 'aucun montant identifié', 'entre 0 et 3,09 M€, ou plus'],
	['deduced, and no more', year({ barre: deduced, echo: 0 }), '≥ 1 188 000 € déduits', 'maximum inconnu'],
	[
		'unknown',
		year({ genre: 'inconnu', barre: nothing, echo: 0 }),
		'aucun montant identifié',
		'maximum inconnu'
	],
	[
		'known to be nothing',
		year({ genre: 'rien', barre: nothing, echo: 0, haut: 0 }),
		'aucun montant identifié',
		''
	],
	[
		'a year without any amount',
		year({ genre: 'vide', barre: { ...nothing, statut: 'non_publie' }, echo: 0 }),
		'non publié',
		''
	]
] as const)('the label of a panel: %s', ([, item, own, bounds]) => {
	expect(attributedLabel(item).replaceAll('\u00A0', ' ')).toBe(own);
	expect(boundsLabel(item).replaceAll('\u00A0', ' ')).toBe(bounds);
});

test('what has no form says that it is counted once, and of the context that it is wider', () => {
	const own = year({ echo: 0, barre: { ...makeYear(2018, [['NV', 'lfi', 10]]), enPartie: true } });
	expect(openLabels(own, false)).toEqual(['≥\u00A010\u00A0€', 'compté une fois, en pâle plus haut']);
	expect(openLabels(own, true)[1]).toBe('plus large que la traite');
	expect(openLabels(year({ genre: 'inconnu', barre: nothing }), false)).toEqual(['inconnu', '']);
});

test('no share of victims is told without who counted them', () => {
	const panel = {
		id: 'SEX',
		formes: ['SEX'] as const,
		nom: '',
		lien: null,
		annees: [],
		victimes: { part: 7400, formes: ['SEX'] as const }
	};
	const words = {
		panneaux: [panel],
		contexte: false,
		enquete: { annee: 2018, base: 'accompagnees' as const, repondants: 53 }
	};
	expect(howToRead(words)).toContain('accompagnées par 53 associations, enquête de 2018');
	expect(howToRead({ ...words, contexte: true })).toBe('');
	expect(howToRead({ ...words, panneaux: [{ ...panel, victimes: null }] })).not.toContain('victimes');
});
