import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import { STATUTS } from '#lib/domain/vocabulary.ts';
import { overlap } from '#lib/drawing/box.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { placeVariations } from './place-cells.ts';
import { LARGEURS_VARIATION, placeVariation, placeVariationLow } from './place.ts';
import { describeVariation, readVariation } from './readings.ts';
import type { VariationData, VariationRow, VariationSide } from './data.ts';
import { scopeWith, sentence } from '#lib/words/scope.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

test('bars leave one zero line, in proportion', () => {
	const { zero, bars } = placeVariations([-140_937_600, -19_519_100, 0, null], 203);
	expect(zero).toBeCloseTo(201.5, 6);
	expect(bars[0]).toEqual({ x: 1.5, width: 200 });
	expect(bars[1]?.width).toBeCloseTo((200 * 19_519_100) / 140_937_600, 6);
	expect(bars[2]).toEqual({ x: zero, width: 0 });
	expect(bars[3]).toBeNull();
});

test('gains go right, losses left', () => {
	const { zero, bars } = placeVariations([-100, 300], 403);
	expect(zero).toBeCloseTo(101.5);
	expect(bars[1]).toMatchObject({ x: zero, width: 300 });
});

test('nothing that moves, or nothing at all, keeps a zero line', () => {
	expect(placeVariations([0, null], 100)).toEqual({ zero: 50, bars: [{ x: 50, width: 0 }, null] });
	expect(placeVariations([], 100).zero).toBe(50);
});

test('any differences stay inside', () => {
	fc.assert(
		fc.property(fc.array(fc.option(fc.integer({ min: -1e13, max: 1e13 }))), (ecarts) => {
			const { zero, bars } = placeVariations(ecarts, 180);
			for (const bar of bars) {
				if (bar === null) continue;
				expect(bar.x).toBeGreaterThanOrEqual(0);
				expect(bar.x + bar.width).toBeLessThanOrEqual(180 + 1e-6);
				expect(Math.min(Math.abs(bar.x - zero), Math.abs(bar.x + bar.width - zero))).toBeLessThan(1e-6);
			}
		})
	);
});

const side = (centimes: number | null, more: Partial<VariationSide> = {}): VariationSide => ({
	centimes,
	statut: centimes === null ? 'non_publie' : centimes === 0 ? 'zero' : 'publie',
	preuves: centimes === null ? [] : ['A'],
	concurrentes: false,
	etape: centimes === null ? null : 'lfi',
	couverture: null,
	...more
});
const row = (
	nom: string,
	avant: number | null,
	apres: number | null,
	more: Partial<VariationRow> = {}
): VariationRow => ({
	identite: { poste: nom },
	nom,
	avant: side(avant),
	apres: side(apres),
	ecart: avant === null || apres === null ? null : apres - avant,
	part: null,
	pourquoi: '',
	sources: [],
	nonCompare: '',
	ensemble: false,
	...more
});
const figure = (lignes: readonly VariationRow[]): VariationData => ({
	portee: scopeWith(),
	titre: sentence('t'),
	sousTitre: sentence('s'),
	sources: 'x',
	notes: [],
	colonnes: ['LFI 2017', 'LFI 2018'],
	annees: [2017, 2018],
	noms: { bop137: 'BOP 137' },
	lignes
});
const REFERENCE = figure([
	row('AFIS', 378_537_600, 237_600_000, { pourquoi: 'Motif non trouvé' }),
	row('Crédits nationaux', 52_300_000, 52_000_000),
	row('BOP 137, prostitution et traite', 682_794_500, 502_087_800, {
		avant: side(682_794_500, { concurrentes: true }),
		ensemble: true,
		part: { ecart: -180_706_700, avant: 682_794_500 }
	}),
	row('Programme 101, part traite', null, 14_900_000, { nonCompare: 'Montant non publié en 2017.' }),
	row('AGRASC, biens confisqués', 260_000_000, 360_000_000, {
		avant: side(260_000_000, { couverture: 'partielle' })
	})
]);
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

/** Faults of the labels, labels on a bar or a lozenge, shapes that leave the drawing. */
const faults = (data: VariationData, width: number, place = placeVariation) => {
	const drawing = place(data, width);
	return [
		...labelFaults(drawing),
		...drawing.texts.flatMap((label) => [
			...drawing.bars.filter((bar) => overlap(label.box, bar)).map((bar) => `${label.key} on ${bar.key}`),
			...drawing.diamonds
				.filter(({ x, y, size }) =>
					overlap(label.box, { x: x - size, y: y - size, width: 2 * size, height: 2 * size })
				)
				.map((diamond) => `${label.key} on ◇ ${diamond.key}`)
		]),
		...[...drawing.bars, ...drawing.slots]
			.filter((box) => box.x < -0.01 || box.x + box.width > width + 0.01)
			.map((box) => `${box.key} leaves the drawing`)
	];
};

test.for(LARGEURS_VARIATION)('at %i px every row has its words, whole and apart', (width) => {
	expect(inEachLanguage(() => faults(REFERENCE, width))).toEqual([]);
	const { texts, bars, slots, zones, diamonds } = placeVariation(REFERENCE, width);
	const text = (key: string) => plain(texts.find((item) => item.key === key)?.lines.join(' ') ?? '');
	expect([text('avant-0'), text('apres-0'), text('ecart-0')]).toEqual([
		'3 785 376',
		'2 376 000',
		'−1 409 376'
	]);
	expect([text('avant-3'), text('ecart-3'), text('pourquoi-3')]).toEqual([
		'non publié',
		'',
		'Montant non publié en 2017.'
	]);
	// A change in percent is no reason: it stands by its difference, or before the reason where rows are blocks.
	expect([text('part-2'), text('pourquoi-2')]).toContain('−26,5 %');
	expect(width >= 720 ? text('pourquoi-2') : '').toBe('');
	expect([text('avant-4'), text('apres-4')]).toEqual(['≥ 2 600 000', '3 600 000']);
	expect(bars.map((bar) => [bar.key, bar.centimes])).toEqual([
		['ecart-0', -140_937_600],
		['ecart-1', -300_000],
		['ecart-4', 100_000_000]
	]);
	expect((bars[1]?.width ?? 0) / (bars[0]?.width ?? 1)).toBeCloseTo(300_000 / 140_937_600, 6);
	expect(slots.map((slot) => slot.key)).toEqual(['avant-3']);
	expect(diamonds.map((diamond) => diamond.key)).toEqual(['avant-2']);
	expect(zones.map((zone) => zone.id)).toEqual(['0', '1', '2', '3', '4']);
});

test.for(LARGEURS_VARIATION)('at %i px the bar of a difference stands by its words', (width) => {
	const rows = [row('Poste', 300_000_00, 100_000_00), row('Autre', 100_000_00, 250_000_00)];
	const { bars, texts } = placeVariation(figure(rows), width);
	for (const bar of bars) {
		const words = texts.find(({ key }) => key === bar.key)?.box;
		const middle = bar.y + bar.height / 2;
		const under = words !== undefined && bar.y >= words.y + words.height && bar.y - words.y < 40;
		expect(words && ((middle >= words.y && middle <= words.y + words.height) || under)).toBe(true);
	}
});

test('columns where they fit, blocks else', () => {
	const heads = (width: number) =>
		placeVariation(REFERENCE, width).texts.filter((item) => item.lines[0] === 'LFI 2017').length;
	expect(LARGEURS_VARIATION.map(heads)).toEqual([5, 5, 5, 1, 1, 1]);
});

test('any rows: labels are whole and apart', () => {
	const words = fc.constantFrom(
		'',
		'AFIS',
		'Crédits déconcentrés',
		'Mot'.repeat(40),
		'Le mot et la chose. '.repeat(6)
	);
	const anySide = fc.record({
		centimes: fc.option(fc.integer({ min: -1e13, max: 1e13 })),
		statut: fc.constantFrom(...STATUTS),
		preuves: fc.constant([]),
		concurrentes: fc.boolean(),
		etape: fc.constant(null),
		couverture: fc.constantFrom(null, 'complete' as const, 'partielle' as const)
	});
	const anyRow = fc.record({
		nom: words,
		avant: anySide,
		apres: anySide,
		identite: fc.constant({}),
		ecart: fc.option(fc.integer({ min: -2e13, max: 2e13 })),
		part: fc.option(
			fc.record({ ecart: fc.integer({ min: -2e13, max: 2e13 }), avant: fc.integer({ min: 1, max: 1e13 }) })
		),
		pourquoi: words,
		sources: fc.constant([]),
		nonCompare: words,
		ensemble: fc.boolean()
	});
	fc.assert(
		fc.property(
			fc.array(anyRow, { minLength: 1, maxLength: 8 }),
			fc.constantFrom(...LARGEURS_VARIATION),
			(rows, width) => {
				expect(inEachLanguage(() => faults(figure(rows), width))).toEqual([]);
				expect(inEachLanguage(() => faults(figure(rows), width, placeVariationLow))).toEqual([]);
			}
		)
	);
});

test('in a narrow room where height is wanting the heads stand once, over three columns', () => {
	const { texts, height, bars, below } = placeVariationLow(REFERENCE, 320);
	expect(texts.filter(({ lines }) => lines[0] === 'LFI 2017')).toHaveLength(1);
	expect(height).toBeLessThan(placeVariation(REFERENCE, 320).height * 0.7);
	expect(bars).toHaveLength(3);
	expect(plain(below.join(' '))).toContain('Programme 101, part traite : Montant non publié en 2017.');
});

test('heads too long to stand beside their amounts stand above them', () => {
	const long: VariationData = {
		...REFERENCE,
		colonnes: ['Crédits exécutés en 2017', 'Crédits exécutés en 2018']
	};
	for (const width of LARGEURS_VARIATION) expect(inEachLanguage(() => faults(long, width))).toEqual([]);
});

test('a row is read in one sentence, by the eye and by the ear', () => {
	const [afis, , whole, p101, agrasc] = readVariation(REFERENCE);
	expect(plain(afis?.whole.seen ?? '')).toBe(
		'AFIS : LFI 2017, 3 785 376 € ; LFI 2018, 2 376 000 € ; 1 409 376 € de moins. Motif non trouvé.'
	);
	expect(afis?.whole.said).toContain('1,41 million d’euros de moins');
	expect(plain(whole?.whole.seen ?? '')).toContain(
		'1 807 067 € de moins (−26,5 %). D’autres valeurs sont publiées.'
	);
	expect(plain(p101?.whole.seen ?? '')).toContain(
		'LFI 2017, non publié ; LFI 2018, 149 000 €. Montant non publié en 2017.'
	);
	expect(plain(agrasc?.whole.seen ?? '')).toContain('LFI 2017, au moins 2 600 000 € ; LFI 2018, 3 600 000 €');
	expect(describeVariation(REFERENCE)).toContain('5 rangées');
	expect(describeVariation(figure([row('A', 100, 100)]))).toContain('une rangée. A\u00A0: ');
	expect(plain(describeVariation(figure([row('A', 100, 100)])))).toContain('aucun écart.');
	expect(describeVariation(figure([]))).toBe('Aucun poste à comparer.');
});

test('in English a change is more, less, none or not compared', () => {
	const rows = [
		row('A', 100, 300),
		row('B', 300, 100),
		row('C', 100, 100),
		row('D', null, 100, { nonCompare: 'Not compared: isolated in 2018 only.' })
	];
	expect(inLanguage('en', () => readVariation(figure(rows)).map(({ whole }) => whole.seen))).toEqual([
		'A: LFI 2017, €1; LFI 2018, €3; €2 more.',
		'B: LFI 2017, €3; LFI 2018, €1; €2 less.',
		'C: LFI 2017, €1; LFI 2018, €1; no change.',
		'D: LFI 2017, not published; LFI 2018, €1. Not compared: isolated in 2018 only.'
	]);
	expect(inLanguage('en', () => describeVariation(figure([])))).toBe('No item to compare.');
	expect(inLanguage('en', () => describeVariation(figure(rows)))).toContain('4 rows.');
});

test('on a sheet of paper, what is absent is said in one word, spelled below, rather than set as blocks', () => {
	const data = figure([
		row('BOP 137, prostitution et traite', 682_794_500, 502_087_800, { ensemble: true }),
		row('AGRASC, biens confisqués', null, null, {
			avant: side(null, { statut: 'sans_objet' }),
			apres: side(null, { statut: 'absent' }),
			nonCompare: 'Montant sans objet en 2017 et absent de nos sources en 2018.'
		})
	]);
	const said = (width: number) => {
		const { texts, below } = placeVariation(data, width);
		return [texts.find(({ key }) => key === 'apres-1')?.lines.join(' '), ...below].map((text) =>
			plain(text ?? '')
		);
	};
	expect(said(720)).toEqual(['absent', 'absent : absent de nos sources.']);
	expect(said(1120)).toEqual(['absent de nos sources']);
});

test('what is missing of a whole scheme is said in the word of its sentence, not in that of a poste', () => {
	const missing = (couverture: VariationSide['couverture']) =>
		figure([row('AFIS', 100, null, { apres: side(null, { statut: 'absent', couverture }) })]);
	const framed = (data: VariationData) =>
		placeVariation(data, 1120)
			.texts.find(({ key }) => key === 'apres-0')
			?.lines.join(' ');
	expect(framed(missing(null))).toBe('absent de nos sources');
	expect(framed(missing('complete'))).toBe('pas cherché');
	expect(plain(readVariation(missing('complete'))[0]?.whole.seen ?? '')).toContain('LFI 2018, pas cherché');
});
