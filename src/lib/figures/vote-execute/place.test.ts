import { describe, expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { overlap } from '#lib/drawing/box.ts';
import { describeBullets, rateWords, readBullet } from './readings.ts';
import { LARGEURS_BULLETS, placeBullets, type BulletDrawing } from './place.ts';
import type { BulletValue, BulletYear, VoteExecuteData } from './data.ts';
import { scopeWith, sentence } from '#lib/words/scope.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const voted = (centimes: number): BulletValue => ({
	etape: 'lfi',
	statut: 'publie',
	preuves: ['A'],
	centimes
});
const billed = (centimes: number): BulletValue => ({
	etape: 'plf',
	statut: 'publie',
	preuves: ['A'],
	centimes
});
const spent = (centimes: number): BulletValue => ({
	etape: 'execution',
	statut: centimes === 0 ? 'zero' : 'publie',
	preuves: ['B'],
	centimes
});
const nothing = (statut: BulletValue['statut']): BulletValue => ({
	etape: null,
	statut,
	preuves: [],
	centimes: null
});
const year = (
	exercice: number,
	prevu: BulletValue,
	depense: BulletValue,
	more: Partial<BulletYear> = {}
) => ({
	exercice,
	couverture: 'complete' as const,
	prevu,
	depense,
	taux:
		prevu.etape === 'lfi' && prevu.centimes !== null && depense.centimes !== null
			? { vote: prevu.centimes, depense: depense.centimes }
			: null,
	sansTaux: null,
	concurrentes: false,
	...more
});
const figure = (annees: readonly BulletYear[], more: Partial<VoteExecuteData> = {}): VoteExecuteData => ({
	dispositif: 'bop137',
	nom: 'BOP 137',
	annees,
	ruptures: [],
	portee: scopeWith(),
	titre: sentence('t'),
	sousTitre: sentence('s'),
	sources: 'x',
	notes: [],
	partielle: null,
	noms: { depense: 'Exécuté', prevu: 'Prévu' },
	avecTaux: true,
	...more
});
const REFERENCE = figure(
	[
		year(2011, nothing('absent'), spent(228_797_600)),
		year(2013, voted(209_645_300), nothing('non_publie')),
		year(2016, voted(498_396_000), spent(312_388_700)),
		year(2017, voted(682_794_500), spent(275_777_600), { concurrentes: true }),
		year(2019, billed(460_487_800), nothing('non_publie')),
		year(2020, billed(118_800_000), nothing('sans_objet'), { couverture: 'partielle' })
	],
	{
		ruptures: [
			{ avant: 2018, apres: 2019, texte: 'L’action 15 est fondue', comparable: true, cause: 'nomenclature' }
		],
		partielle: 'Depuis 2020, couverture partielle : seule l’AFIS reste isolable'
	}
);
const text = (drawing: BulletDrawing, key: string) =>
	drawing.texts
		.find((item) => item.key === key)
		?.lines.join(' ')
		.replaceAll('\u00A0', ' ');

/** Faults of the labels, and labels that stand on a bar, but for the « ? » of a frame in it. */
const faults = (drawing: BulletDrawing) => [
	...labelFaults(drawing),
	...drawing.texts.flatMap((label) =>
		drawing.bars
			.filter((bullet) => !label.key.startsWith('vide-') && overlap(label.box, bullet))
			.map((bullet) => `${label.key} on ${bullet.key}`)
	),
	...[...drawing.bars, ...drawing.slots]
		.filter((box) => box.x < -0.01 || box.x + box.width > drawing.width + 0.01)
		.map((box) => `${box.key} leaves the drawing`),
	...drawing.diamonds.flatMap((diamond) => {
		const box = { x: diamond.x - 5, y: diamond.y - 5, width: 10, height: 10 };
		return drawing.texts.filter((label) => overlap(label.box, box)).map((label) => `◇ on ${label.key}`);
	})
];

test.for(LARGEURS_BULLETS)('at %i px: lengths are in proportion, labels whole and apart', (width) => {
	const drawing = placeBullets(REFERENCE, width);
	expect(inEachLanguage(() => faults(placeBullets(REFERENCE, width)))).toEqual([]);
	const widthOf = (key: string) => drawing.bars.find((bullet) => bullet.key === key)?.width ?? 0;
	expect(widthOf('2016-depense') / widthOf('2016-vote')).toBeCloseTo(0.6268, 3);
	expect(widthOf('2017-depense') / widthOf('2017-vote')).toBeCloseTo(0.4039, 3);
	expect(widthOf('2016-vote') / widthOf('2017-vote')).toBeCloseTo(4_983_960 / 6_827_945, 6);
	expect(text(drawing, 'taux-2016')).toBe('62,7 %');
	expect(text(drawing, 'taux-2013')).toBe('–');
	expect(text(drawing, 'prevu-2020')).toBe('≥ 1,19');
	expect(text(drawing, 'etape-2019')).toBe('PLF');
});

test('each kind of amount has its shape, and what is missing has one of its own', () => {
	const { bars, slots, rules, diamonds } = placeBullets(REFERENCE, 720);
	expect(bars.map((bar) => bar.key)).toEqual([
		'2011-depense',
		'2013-vote',
		'2016-vote',
		'2016-depense',
		'2017-vote',
		'2017-depense',
		'2019-projet',
		'2020-projet'
	]);
	expect(slots.map((slot) => slot.key)).toEqual([
		'vide-prevu-2011',
		'vide-depense-2013',
		'vide-depense-2019'
	]);
	expect(rules.filter((rule) => rule.kind === 'sans-objet').map((rule) => rule.key)).toEqual([
		'vide-depense-2020'
	]);
	expect(rules.filter((rule) => rule.kind === 'rupture')).toHaveLength(1);
	expect(diamonds.map((diamond) => diamond.key)).toEqual(['2017']);
});

test.for(LARGEURS_BULLETS)(
	'at %i px: planned, spent, rate; what is missing has no length of its own',
	(width) => {
		const drawing = placeBullets(REFERENCE, width);
		const heads = ['Prévu', 'Exécuté', 'Taux'].map(
			(head) => drawing.texts.find(({ lines }) => lines[0] === head)?.box.x ?? 0
		);
		expect(heads).toEqual([...heads].sort((a, b) => a - b));
		expect(new Set(drawing.slots.map((slot) => slot.width))).toEqual(new Set([40]));
		for (const { key } of drawing.slots) expect(text(drawing, key)).toBe('?');
	}
);

test('where height is wanting a row is half as high, and says the same amounts', () => {
	const [usual, low] = [false, true].map((is) => placeBullets(REFERENCE, 280, is));
	if (!usual || !low) throw new Error('no drawing');
	expect(low.height).toBeLessThan(usual.height * 0.7);
	const said = ({ texts }: BulletDrawing) =>
		texts.filter(({ key }) => /^(?:annee|etape|prevu|depense|taux)-/.test(key)).map(({ lines }) => lines);
	expect(said(low)).toEqual(said(usual));
	expect(low.slots.map(({ key }) => key)).toEqual(usual.slots.map(({ key }) => key));
	expect(text(low, 'rupture-2019-texte')).toBe('Rupture 1');
	expect(low.below.join(' ')).toContain('Rupture\u00A01\u00A0:');
});

test('words are shortened before they overlap, and then spelled below', () => {
	expect(placeBullets(REFERENCE, 1120)).toMatchObject({ length: 'long', below: [] });
	const narrow = placeBullets(REFERENCE, 280);
	expect(narrow.length).not.toBe('long');
	expect(narrow.below.join(' ')).toContain('pas cherché');
});

test('any amounts, any kinds of nothing: labels are whole and apart', () => {
	const cents = fc.oneof(fc.integer({ min: -2e9, max: 1e13 }), fc.integer({ min: -500, max: 2000 }));
	const value = fc.oneof(
		cents.chain((amount) => fc.constantFrom(voted(amount), billed(amount), spent(amount))),
		fc
			.constantFrom('absent', 'non_publie', 'sans_objet', 'non_importe')
			.map((statut) => nothing(statut as 'absent'))
	);
	const drawn = fc.record({
		prevu: value,
		depense: value,
		couverture: fc.constantFrom('complete' as const, 'partielle' as const),
		concurrentes: fc.boolean(),
		taux: fc.option(fc.record({ depense: fc.nat(1e12), vote: fc.integer({ min: 1, max: 1e12 }) }))
	});
	fc.assert(
		fc.property(
			fc.array(drawn, { minLength: 1, maxLength: 15 }),
			fc.constantFrom(...LARGEURS_BULLETS),
			fc.boolean(),
			(items, width, avecTaux) => {
				const annees = items.map((item, index) => ({ ...item, exercice: 2005 + index, sansTaux: null }));
				const ruptures = REFERENCE.ruptures.map((item) => ({ ...item, avant: 2007, apres: 2008 }));
				const data = figure(annees, { avecTaux, ruptures, partielle: 'Couverture partielle' });
				expect(inEachLanguage(() => faults(placeBullets(data, width)))).toEqual([]);
				if (width < 480) expect(inEachLanguage(() => faults(placeBullets(data, width, true)))).toEqual([]);
			}
		)
	);
});

test('a rate is said as it is: a zero, a normal one, one out of all measure', () => {
	const rate = (depense: number, vote: number) =>
		rateWords(year(2016, voted(vote), spent(depense))).replaceAll('\u00A0', ' ');
	expect([rate(0, 5), rate(312_388_700, 498_396_000), rate(700, 10)]).toEqual(['0 %', '62,7 %', '> 999 %']);
});

test('a year is read in one sentence, by the eye and by the ear', () => {
	const [, , y2016] = REFERENCE.annees;
	if (!y2016) throw new Error('no year');
	const { seen, said } = readBullet(REFERENCE, y2016);
	expect(seen.replaceAll('\u00A0', ' ')).toBe(
		'2016 : prévu (LFI) 4 983 960 € ; exécuté 3 123 887 €, taux 62,7 %.'
	);
	expect(said).toContain('4,98 millions d’euros');
	expect(describeBullets(REFERENCE)).toContain('pas cherché');
	expect(describeBullets(figure([]))).toBe('Aucune année à montrer.');
});

describe('in English', () => {
	const english = <T>(work: () => T) => inLanguage('en', work);
	const NAMED = { ...REFERENCE, noms: { depense: 'Spent', prevu: 'Planned' }, ruptures: [], partielle: null };

	test('a year is read in one sentence', () => {
		expect(english(() => NAMED.annees.map((item) => readBullet(NAMED, item).seen))).toEqual([
			'2011: planned not searched for; spent €2,287,976.',
			'2013: planned (LFI) €2,096,453; spent not published.',
			'2016: planned (LFI) €4,983,960; spent €3,123,887, rate 62.7%.',
			'2017: planned (LFI) €6,827,945; spent €2,757,776, rate 40.4%. Other values are published.',
			'2019: planned (PLF) €4,604,878; spent not published.',
			'2020: planned (PLF) at least €1,188,000; spent not applicable.'
		]);
		expect(english(() => describeBullets({ ...NAMED, annees: [] }))).toBe('No year to show.');
		expect(english(() => describeBullets(NAMED))).toContain(
			'One row per year, from 2011 to 2020: planned as an outline, spent inside.'
		);
	});

	test('words that are shortened are spelled below', () => {
		const below = english(() => placeBullets(NAMED, 280).below.join(' '));
		expect(below).toContain('not searched for');
		expect(below).not.toMatch(/\u00A0[:;]/);
		expect(english(() => rateWords(year(2016, voted(10), spent(0))))).toBe('0%');
	});
});
