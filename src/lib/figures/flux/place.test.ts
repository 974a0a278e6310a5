import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import type { FluxData, FluxLien } from './data.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { MARQUES } from '#lib/drawing/palette.ts';
import { describeFlux, fluxKey, readFlux } from './readings.ts';
import { LARGEURS_FLUX, placeFlux } from './place.ts';
import { scopeWith, sentence } from '#lib/words/scope.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const sum = (items: readonly { readonly centimes: number }[]) =>
	items.reduce((total, item) => total + item.centimes, 0);

/** A figure from its links: places add up what runs through them. */
function figureOf(liens: readonly FluxLien[], names: Readonly<Record<string, string>> = {}): FluxData {
	const nom = (id: string) => names[id] ?? id;
	const ids = [...new Set(liens.map((lien) => lien.dispositif))];
	return {
		exercice: 2018,
		portee: scopeWith(),
		titre: sentence(''),
		sousTitre: sentence(''),
		sources: '',
		notes: [],
		dispositifs: ids.map((id) => ({
			id,
			nom: nom(id),
			precision: 'LFI',
			partiel: false,
			conteste: false,
			centimes: sum(liens.filter((lien) => lien.dispositif === id)),
			repris: 0
		})),
		postes: ids.flatMap((dispositif) =>
			[...new Set(liens.filter((lien) => lien.dispositif === dispositif).map((lien) => lien.poste))].map(
				(id) => ({
					id,
					dispositif,
					nom: nom(id),
					poste: nom(id),
					centimes: sum(liens.filter((lien) => lien.poste === id)),
					repris: 0
				})
			)
		),
		liens,
		repris: {},
		libelles: undefined,
		exact: [],
		noms: names,
		total: sum(liens)
	};
}

const lien = (dispositif: string, poste: string, marque: FluxLien['marque'], centimes: number): FluxLien => ({
	dispositif,
	poste: `${dispositif} ${poste}`,
	marque,
	annonce: dispositif !== 'bop137',
	parCle: false,
	deduit: false,
	centimes
});

const YEAR_2018 = figureOf(
	[
		lien('bop137', 'afis', 'SEX', 237_600_000),
		lien('bop137', 'dec', 'NV', 212_487_800),
		lien('bop137', 'nat', 'NV', 52_000_000),
		lien('p101', 'central', 'NV', 7_500_000),
		lien('p101', 'dec', 'NV', 7_400_000),
		lien('mae', 'np', 'NV', 30_000_000)
	],
	{
		bop137: 'BOP 137, prostitution et traite',
		'p101 central': 'Niveau central',
		mae: 'Affaires étrangères, part traite'
	}
);

test.for(LARGEURS_FLUX)(
	'at %i px: each dispositif says its stage, were its bar as long as the drawing',
	(width) => {
		const whole = figureOf([lien('bop137', 'afis', 'SEX', 237_600_000)]);
		const drawing = placeFlux(whole, width);
		expect(drawing.texts.flatMap((text) => text.lines)).toContain('LFI');
		expect(labelFaults(drawing)).toEqual([]);
	}
);

test.for(LARGEURS_FLUX)(
	'at %i px: a lozenge stands beside the amount that has other published values',
	(width) => {
		const dispositifs = YEAR_2018.dispositifs.map((item) => ({ ...item, conteste: item.id === 'bop137' }));
		const drawing = placeFlux({ ...YEAR_2018, dispositifs }, width);
		const [lozenge, ...others] = drawing.diamonds;
		const amount = drawing.texts.find((text) => text.lines.includes('5\u00A0020\u00A0878\u00A0€'))?.box;
		expect(others).toEqual([]);
		expect(lozenge && amount && lozenge.x + lozenge.size <= amount.x).toBe(true);
		expect(lozenge && amount && lozenge.y > amount.y && lozenge.y < amount.y + amount.height).toBe(true);
		expect(fluxKey({ ...YEAR_2018, dispositifs }).map(({ key }) => key)).toContain('losange');
		expect(fluxKey(YEAR_2018).map(({ key }) => key)).not.toContain('losange');
	}
);

test('a long name breaks after its comma', () => {
	const lines = placeFlux(YEAR_2018, 1120).texts.flatMap((text) => text.lines);
	expect(lines).toContain('Affaires étrangères,');
	expect(lines).toContain('part traite');
});

test.for(LARGEURS_FLUX)('at %i px: no label is cut, small or on another', (width) => {
	expect(inEachLanguage(() => labelFaults(placeFlux(YEAR_2018, width)))).toEqual([]);
});

test('in the river every amount has one thickness, whole in each of the three columns', () => {
	const { parts, ribbons, bars } = placeFlux(YEAR_2018, 1120);
	expect(sum(parts)).toBe(546_987_800);
	expect(sum(ribbons)).toBe(2 * 546_987_800);
	const [first] = parts;
	const perCent = (first?.height ?? 0) / (first?.centimes ?? 1);
	for (const part of parts) expect(part.height).toBeCloseTo(part.centimes * perCent, 6);
	for (const { upper, lower, centimes } of ribbons)
		for (const end of [0, 3] as const)
			expect(lower[end][1] - upper[end][1]).toBeCloseTo(centimes * perCent, 6);
	const ends = bars.reduce((total, bar) => total + bar.centimes, 0);
	expect(ends).toBe(2 * 546_987_800);
});

test('in rows every dispositif, poste and form is one bar, on one scale', () => {
	const { parts } = placeFlux(YEAR_2018, 384);
	expect(sum(parts)).toBe(3 * 546_987_800);
	const [first] = parts;
	for (const part of parts)
		expect(part.width / part.centimes).toBeCloseTo((first?.width ?? 0) / (first?.centimes ?? 1), 12);
});

test('each stop of the keyboard says its amount; what is said in public is called so', () => {
	const readings = readFlux(YEAR_2018);
	expect(readings.map((reading) => reading.id)).toEqual(['bop137', 'p101', 'mae', 'forme-SEX', 'forme-NV']);
	expect(readings[0]?.whole.seen).toBe(
		'BOP 137, prostitution et traite\u00A0: 5\u00A0020\u00A0878\u00A0€, soit 91,8\u00A0%.'.replace(
			'traite',
			'traite (LFI)'
		)
	);
	expect(readings[1]?.parts[0]?.seen).toBe(
		'p101, Niveau central\u00A0: 75\u00A0000\u00A0€, non attribué, annoncé.'
	);
	expect(describeFlux(YEAR_2018)).toContain('300 mille euros');
});

test('what no detail explains reaches the non attributed, and is told there', () => {
	const data = figureOf([
		lien('bop137', 'a', 'NV', 304_256_900 - 19_950_000),
		lien('bop137', 'b', 'NON_DETAILLE', 19_950_000)
	]);
	expect(readFlux(data).at(-1)?.whole.seen).toBe(
		'Non attribué : 3 042 569 €, dont 199 500 € non détaillés.'
			.replace(/ ([:€])/g, '\u00A0$1')
			.replace(/(\d) (?=\d)/g, '$1\u00A0')
	);
	for (const width of LARGEURS_FLUX)
		expect(
			placeFlux(data, width)
				.texts.flatMap((text) => text.lines)
				.join(' ')
		).toContain('non détaillés');
});

test('nothing to draw is an empty drawing and a sentence', () => {
	const empty = figureOf([]);
	for (const width of LARGEURS_FLUX) expect(placeFlux(empty, width).parts).toEqual([]);
	expect(describeFlux(empty)).toBe('Aucun montant à dessiner.');
});

test('any year keeps its labels whole and apart', () => {
	const links = fc.uniqueArray(
		fc.record({
			dispositif: fc.constantFrom('a', 'b', 'c', 'd'),
			poste: fc.constantFrom(
				'un',
				'deux',
				'Un poste dont le nom est long et s’étend sur plusieurs lignes du dessin'
			),
			marque: fc.constantFrom(...MARQUES),
			centimes: fc.integer({ min: 1, max: 1_000_000_000 })
		}),
		{ minLength: 1, maxLength: 20, selector: (link) => `${link.dispositif} ${link.poste} ${link.marque}` }
	);
	fc.assert(
		fc.property(links, fc.constantFrom(...LARGEURS_FLUX), (drawn, width) => {
			const data = figureOf(
				drawn.map((link) => lien(link.dispositif, link.poste, link.marque, link.centimes))
			);
			expect(inEachLanguage(() => labelFaults(placeFlux(data, width)))).toEqual([]);
		}),
		{ numRuns: 200 }
	);
});

test('in English each stop says its amount and its share', () => {
	const readings = inLanguage('en', () => readFlux(YEAR_2018));
	expect(readings[0]?.whole.seen).toBe('BOP 137, prostitution et traite (LFI): €5,020,878, or 91.8%.');
	expect(readings[1]?.parts[0]?.seen).toBe('p101, Niveau central: €75,000, not attributed, announced.');
	expect(inLanguage('en', () => describeFlux(figureOf([])))).toBe('No amount to draw.');
	const data = figureOf([lien('bop137', 'a', 'NV', 100), lien('bop137', 'b', 'NON_DETAILLE', 100)]);
	expect(inLanguage('en', () => readFlux(data).at(-1)?.whole.seen)).toBe(
		'Not attributed: €2, of which €1 not itemised.'
	);
	expect(inLanguage('en', () => fluxKey(data).map(({ name, text }) => `${name}${text}`))).toEqual([
		'Not attributed: the source does not say for which form of trafficking',
		'Not itemised: the published total less its details'
	]);
});
