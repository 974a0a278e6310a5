import { describe, expect, test } from 'vitest';
import { contestSentence, controlSentence, controlsFinding, type ControlSaid } from './year-controls.ts';

const spaced = (text: string) => text.replaceAll('\u00A0', ' ');
const control = (change: Partial<ControlSaid> = {}): ControlSaid => ({
	libelle: 'BOP 137',
	etape: 'lfi',
	total: 682_794_500,
	details: 662_844_500,
	issue: 'non_detaille',
	...change
});

describe('a published total', () => {
	test.for([
		[
			{},
			'BOP 137, LFI 2017 : le total publié, 6 827 945 €, dépasse de 199 500 € la somme de ses détails (6 628 445 €) ; l’écart compte comme non détaillé.'
		],
		[
			{ issue: 'egal', details: 682_794_500 },
			'BOP 137, LFI 2017 : le total publié, 6 827 945 €, est égal à la somme de ses détails.'
		],
		[
			{ issue: 'egal', details: 682_794_400 },
			'BOP 137, LFI 2017 : le total publié, 6 827 945 €, est égal à la somme de ses détails (6 827 944 €), à l’arrondi de la source près.'
		],
		[
			{ issue: 'depasse', details: 682_894_500 },
			'BOP 137, LFI 2017 : la somme des détails (6 828 945 €) dépasse de 1 000 € le total publié, 6 827 945 € ; le total compte, les détails sont écartés.'
		],
		[{ issue: 'seul', details: 0 }, 'BOP 137, LFI 2017 : le total publié, 6 827 945 €, n’a aucun détail.'],
		[
			{ issue: 'croise' },
			'BOP 137, LFI 2017 : le total publié, 6 827 945 €, recoupe en partie un autre total ; il contrôle et ne compte pas.'
		]
	] as const)('%j', ([change, sentence]) => {
		expect(spaced(controlSentence(2017, control(change)))).toBe(sentence);
	});
});

test('competing values: the three of 2017, and two', () => {
	const said = {
		libelle: 'BOP 137',
		etape: 'lfi',
		retenue: 682_794_500,
		source: 'Direction du budget',
		autres: [{ centimes: 626_475_500, source: 'Sénat' }],
		details: 662_844_500
	} as const;
	expect(spaced(contestSentence(2017, said))).toBe(
		'BOP 137, LFI 2017 : trois valeurs publiées. Retenue : 6 827 945 € (Direction du budget) ; aussi 6 264 755 € (Sénat) et 6 628 445 € (somme de ses détails).'
	);
	expect(spaced(contestSentence(2017, { ...said, details: null }))).toBe(
		'BOP 137, LFI 2017 : deux valeurs publiées. Retenue : 6 827 945 € (Direction du budget) ; aussi 6 264 755 € (Sénat).'
	);
});

describe('the finding of the controls', () => {
	test.for([
		[
			[control()],
			[3],
			'Pour 2017, 199 500 € n’ont pas de détail dans le total publié ; deux autres valeurs sont publiées'
		],
		[[control({ total: 200, details: 100 })], [], 'Pour 2017, 1 € n’a pas de détail dans le total publié'],
		[
			[control({ issue: 'depasse' })],
			[2],
			'Pour 2017, un total publié est dépassé par ses détails ; une autre valeur est publiée'
		],
		[
			[control({ issue: 'depasse' }), control({ issue: 'depasse' })],
			[],
			'Pour 2017, deux totaux publiés sont dépassés par leurs détails'
		],
		[[control({ issue: 'seul' })], [], 'Le total publié pour 2017 n’a aucun détail'],
		[
			[control({ issue: 'seul' }), control({ issue: 'seul' })],
			[],
			'Deux totaux publiés pour 2017 n’ont aucun détail'
		],
		[[control({ issue: 'egal' })], [], 'Le total publié pour 2017 est égal à ses détails'],
		[
			[control({ issue: 'egal' }), control({ issue: 'egal' }), control({ issue: 'seul' })],
			[],
			'Deux totaux publiés pour 2017 sont égaux à leurs détails'
		],
		[[], [2], 'Pour 2017, une autre valeur est publiée'],
		[[], [], 'Pour 2017, aucun total publié à mettre en face de ses détails']
	] as const)('%#', ([controls, contests, sentence]) => {
		expect(
			spaced(
				controlsFinding(
					2017,
					controls,
					contests.map((valeurs) => ({ valeurs }))
				)
			)
		).toBe(sentence);
	});
});
