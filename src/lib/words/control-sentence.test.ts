import { expect, test } from 'vitest';
import { controlSentence, type Controlled } from './control-sentence.ts';
import { inBothLanguages } from './scope.fixture.ts';

const control = (change: Partial<Controlled> = {}): Controlled => ({
	total: 682_794_500,
	details: 662_844_500,
	issue: 'non_detaille',
	...change
});
const at = (place: string | null, change: Partial<Controlled> = {}) =>
	inBothLanguages(() => controlSentence(place, control(change)));

test.for([
	[
		{},
		'dépasse de 199 500 € la somme de ses détails (6 628 445 €) ; l’écart compte comme « non détaillé ».',
		'exceeds the sum of its details (€6,628,445) by €199,500; the difference counts as “not itemised”.'
	],
	[
		{ issue: 'egal', details: 682_794_500 },
		'est égal à la somme de ses détails ; il contrôle et ne s’ajoute pas.',
		'equals the sum of its details; it is a check and is not added.'
	],
	[
		{ issue: 'egal', details: 682_794_400 },
		'est égal à la somme de ses détails (6 827 944 €), à l’arrondi de la source près ; il contrôle et ne s’ajoute pas.',
		'equals the sum of its details (€6,827,944), within the rounding of the source; it is a check and is not added.'
	],
	[
		{ issue: 'depasse', details: 682_894_500 },
		'est dépassé de 1 000 € par la somme de ses détails (6 828 945 €) ; le total compte seul, les détails sont listés.',
		'is exceeded by the sum of its details (€6,828,945) by €1,000; the total alone counts, the details are listed.'
	],
	[
		{ issue: 'seul', details: 0 },
		'n’a aucun détail connu ; il compte comme une ligne.',
		'has no known detail; it counts as a line.'
	],
	[
		{ issue: 'croise' },
		'recoupe en partie un autre total ; il contrôle et ne compte pas.',
		'partly overlaps another total; it is a check and does not count.'
	]
] as const)('%j', ([change, french, english]) => {
	expect(at('BOP 137, LFI 2017', change)).toEqual([
		`BOP 137, LFI 2017 : le total publié, 6 827 945 €, ${french}`,
		`BOP 137, LFI 2017: the published total, €6,827,945, ${english}`
	]);
	expect(at(null, change)).toEqual([
		`Ce total, 6 827 945 €, ${french}`,
		`This total, €6,827,945, ${english}`
	]);
});
