import { describe, expect, test } from 'vitest';
import type { Controlled } from '#lib/words/control-sentence.ts';
import { inBothLanguages } from '#lib/words/scope.fixture.ts';
import { contestSentence, controlsFinding } from './year-controls.ts';

const control = (change: Partial<Controlled> = {}): Controlled => ({
	total: 682_794_500,
	details: 662_844_500,
	issue: 'non_detaille',
	...change
});

test('competing values: the three of 2017, and two', () => {
	const said = {
		libelle: 'BOP 137',
		etape: 'lfi',
		retenue: 682_794_500,
		source: 'DB',
		autres: [{ centimes: 626_475_500, source: 'Sénat' }],
		details: 662_844_500
	} as const;
	expect(inBothLanguages(() => contestSentence(2017, said))).toEqual([
		'BOP 137, LFI 2017 : trois valeurs publiées. Retenue : 6 827 945 € (DB) ; aussi 6 264 755 € (Sénat) et 6 628 445 € (somme de ses détails).',
		'BOP 137, LFI 2017: three published values. Retained: €6,827,945 (DB); also €6,264,755 (Sénat) and €6,628,445 (sum of its details).'
	]);
	expect(inBothLanguages(() => contestSentence(2017, { ...said, details: null }))).toEqual([
		'BOP 137, LFI 2017 : deux valeurs publiées. Retenue : 6 827 945 € (DB) ; aussi 6 264 755 € (Sénat).',
		'BOP 137, LFI 2017: two published values. Retained: €6,827,945 (DB); also €6,264,755 (Sénat).'
	]);
});

describe('the finding of the controls', () => {
	test.for([
		[
			[control()],
			[{ valeurs: 3 }],
			'Pour 2017, 199 500 € n’ont pas de détail dans le total publié ; deux autres valeurs sont publiées',
			'For 2017, €199,500 of the published total has no details; two other values are published'
		],
		[
			[control({ total: 200, details: 100 })],
			[],
			'Pour 2017, 1 € n’a pas de détail dans le total publié',
			'For 2017, €1 of the published total has no details'
		],
		[
			[control({ issue: 'depasse' })],
			[{ valeurs: 2 }],
			'Pour 2017, un total publié est dépassé par ses détails ; une autre valeur est publiée',
			'For 2017, one published total is exceeded by its details; another value is published'
		],
		[
			[control({ issue: 'depasse' }), control({ issue: 'depasse' })],
			[],
			'Pour 2017, deux totaux publiés sont dépassés par leurs détails',
			'For 2017, two published totals are exceeded by their details'
		],
		[
			[control({ issue: 'seul' })],
			[],
			'Pour 2017, le total publié n’a aucun détail',
			'For 2017, the published total has no details'
		],
		[
			[control({ issue: 'seul' }), control({ issue: 'seul' })],
			[],
			'Pour 2017, deux totaux publiés n’ont aucun détail',
			'For 2017, two published totals have no details'
		],
		[
			[control({ issue: 'egal' })],
			[],
			'Pour 2017, le total publié n’est pas contredit par ses détails',
			'For 2017, the published total is not contradicted by its details'
		],
		[
			[control({ issue: 'egal' }), control({ issue: 'egal' }), control({ issue: 'seul' })],
			[],
			'Pour 2017, aucun des deux totaux publiés avec leurs détails n’est contredit par eux',
			'For 2017, neither of the two totals published with their details is contradicted by them'
		],
		[[], [{ valeurs: 2 }], 'Pour 2017, une autre valeur est publiée', 'For 2017, another value is published'],
		[
			[],
			[{ valeurs: 2, nonListes: 1 }],
			'Pour 2017, au moins deux autres valeurs sont publiées',
			'For 2017, at least two other values are published'
		],
		[
			[],
			[],
			'Pour 2017, aucun total publié à mettre en face de ses détails',
			'For 2017, no published total to set against its details'
		]
	] as const)('%#', ([controls, contests, french, english]) => {
		expect(inBothLanguages(() => controlsFinding(2017, controls, contests))).toEqual([french, english]);
	});
});
