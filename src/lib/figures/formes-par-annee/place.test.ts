import { describe, expect, test } from 'vitest';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import { CASES, anyFigure } from '#lib/figures/stacked-years/figures.fixture.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import type { FormesParAnneeData } from '#lib/figures/stacked-years/data.ts';
import { LARGEURS, placeStackedBars } from './place.ts';
import { REFERENCE, makeYear } from '#lib/figures/stacked-years/reference-figure.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const cents = (data: FormesParAnneeData) => data.annees.flatMap((annee) => annee.parts);
const sum = (parts: readonly { centimes: number }[]) =>
	parts.reduce((total, part) => total + part.centimes, 0);
const at = (data: FormesParAnneeData, width: number) => placeStackedBars(data, width);

describe.for(Object.entries(CASES))('%s', ([, data]) => {
	test.for(LARGEURS)('has no cut or overlapping label at %i px', (width) => {
		expect(inEachLanguage(() => labelFaults(at(data, width)))).toEqual([]);
	});

	test('draws every counted cent (R14)', () => {
		if (data.mesure === 'montant')
			for (const width of LARGEURS) expect(sum(at(data, width).parts)).toBe(sum(cents(data)));
	});

	test('leaves no year without a shape', () => {
		for (const width of LARGEURS) {
			const { zones, texts } = at(data, width);
			expect(zones.map((zone) => Number(zone.id))).toEqual(data.annees.map((annee) => annee.exercice));
			for (const annee of data.annees)
				expect(texts.some((text) => text.key === `annee-${annee.exercice}`)).toBe(true);
		}
	});
});

test('any figure: labels are whole and apart, and the segments add up to what is counted', () => {
	fc.assert(
		fc.property(anyFigure, fc.constantFrom(...LARGEURS), (data, width) => {
			const drawing = at(data, width);
			expect(inEachLanguage(() => labelFaults(at(data, width)))).toEqual([]);
			if (data.mesure === 'montant') expect(sum(drawing.parts)).toBe(sum(cents(data)));
		}),
		{ numRuns: 400 }
	);
});

test('any figure: a segment is as long as its amount, on one scale', () => {
	fc.assert(
		fc.property(anyFigure, fc.constantFrom(...LARGEURS), (data, width) => {
			const { parts, layout } = at({ ...data, mesure: 'montant' }, width);
			const length = layout === 'colonnes' ? 'height' : 'width';
			const total = sum(parts.map((part) => ({ centimes: Math.abs(part.centimes) })));
			const drawn = parts.reduce((all, part) => all + part[length], 0);
			for (const part of parts)
				expect(part[length] * total).toBeCloseTo(Math.abs(part.centimes) * drawn, -Math.log10(total * 0.01));
		})
	);
});

test('columns where every label has its room, rows else', () => {
	expect(LARGEURS.map((width) => at(REFERENCE, width).layout)).toEqual([
		'lignes',
		'lignes',
		'lignes',
		'lignes',
		'colonnes',
		'colonnes'
	]);
	expect(at(CASES['one year'] ?? REFERENCE, 560).layout).toBe('colonnes');
	expect(at(CASES['twenty-five years'] ?? REFERENCE, 1120).layout).toBe('lignes');
});

test('2018 stacks the vote, its cap, then what was only announced', () => {
	const { parts, caps } = at(REFERENCE, 1120);
	const own = parts.filter((part) => part.id === '2018');
	expect(own.map(({ marque, annonce, centimes }) => [marque, annonce, centimes])).toEqual([
		['SEX', false, 237_600_000],
		['NV', false, 264_487_800],
		['NV', true, 44_900_000]
	]);
	const cap = caps.find((item) => item.key === '2018-lfi');
	expect(cap?.y1).toBeCloseTo(own[1]?.y ?? NaN);
	expect(caps.some((item) => item.key.includes('annonce'))).toBe(false);
});

test('several forms of two stages: a form is not cut in two, and each stage ends where that of its neighbour starts', () => {
	const annees = [
		makeYear(2018, [
			['TRAV', 'plf', 2_000_000],
			['SEX', 'plf', 1_000_000],
			['SEX', 'lfi', 3_000_000],
			['TRAV', 'lfi', 1_500_000],
			['NV', 'lfi', 500_000]
		])
	];
	const { parts, caps } = at({ ...REFERENCE, ruptures: [], annees }, 1120);
	const stacked = [...parts].sort((a, b) => b.y - a.y);
	expect(stacked.map(({ key }) => key)).toEqual([
		'2018-SEX-lfi',
		'2018-SEX-plf',
		'2018-TRAV-lfi',
		'2018-TRAV-plf',
		'2018-NV-lfi'
	]);
	expect(caps.map(({ etape }) => etape)).toEqual(['lfi', 'plf', 'lfi', 'plf', 'lfi']);
	expect(new Set(caps.map(({ key }) => key)).size).toBe(caps.length);
	for (const [index, cap] of caps.entries()) expect(cap.y1).toBeCloseTo(stacked[index]?.y ?? NaN);
});

test('more than two breaks are numbered over their lines, and told in order under the chart', () => {
	const { below, texts, rules } = at(REFERENCE, 1120);
	const told = below.filter((sentence) => /^\d\. /.test(sentence));
	expect(told.map((sentence) => sentence[0])).toEqual(['1', '2', '3']);
	expect(rules.filter(({ kind }) => kind === 'rupture')).toHaveLength(3);
	expect(texts.some(({ key }) => /^rupture-\d+-texte$/.test(key))).toBe(false);
	const two = at({ ...REFERENCE, ruptures: REFERENCE.ruptures.slice(0, 2) }, 1120);
	expect(two.texts.filter(({ key }) => /^rupture-\d+-texte$/.test(key))).toHaveLength(2);
});

test('a hump bears its name under the bracket of the partial years, which it does not name', () => {
	const bosses = [{ nom: 'AGRASC', exercices: [2022, 2023] }];
	for (const width of LARGEURS) {
		const { texts, rules, below } = at({ ...REFERENCE, bosses }, width);
		const names = texts.filter(({ lines }) => lines[0] === 'AGRASC');
		const brackets = rules.filter(({ kind }) => kind === 'accolade').flatMap(({ points }) => points);
		for (const { box } of names)
			for (const [, y] of width >= 560 ? brackets : []) expect(box.y + 0.01).toBeGreaterThan(y);
		expect(names.length > 0 || below.some((sentence) => sentence.includes('AGRASC'))).toBe(true);
	}
});

test('2017 puts what is not itemised on top and marks the two other totals', () => {
	const { parts, rules, diamonds } = at(REFERENCE, 1120);
	const own = parts.filter((part) => part.id === '2017');
	expect(own.map((part) => part.marque)).toEqual(['SEX', 'NV', 'NON_DETAILLE']);
	expect(own[2]?.centimes).toBe(19_950_000);
	expect(rules.filter((rule) => rule.kind === 'ecartee' && rule.key.startsWith('2017'))).toHaveLength(2);
	expect(diamonds.map((diamond) => diamond.key)).toEqual(['2017', '2023']);
});

test('a partial year says at least, with stems and a bracket that share its sentence', () => {
	const { texts, rules } = at(REFERENCE, 1120);
	expect(texts.find((text) => text.key === '2020-valeur')?.lines).toEqual(['≥\u00A01,19']);
	expect(rules.filter((rule) => rule.kind === 'tige')).toHaveLength(12);
	expect(rules.filter((rule) => rule.kind === 'accolade')).toHaveLength(1);
	expect(texts.some((text) => text.key === 'partielle')).toBe(true);
});

test('a break opens a gap of 36 px that no rule of the grid and no baseline crosses', () => {
	const { rules, zones } = at(REFERENCE, 1120);
	const [before, after] = [2018, 2019].map((exercice) => zones.find((zone) => zone.id === String(exercice)));
	expect((after?.x ?? 0) - ((before?.x ?? 0) + (before?.width ?? 0))).toBeCloseTo(36);
	const middle = (after?.x ?? 0) - 18;
	const across = rules.filter(
		(rule) =>
			(rule.kind === 'grille' || rule.kind === 'base') &&
			Math.min(...rule.points.map(([x]) => x)) < middle &&
			Math.max(...rule.points.map(([x]) => x)) > middle
	);
	expect(across).toEqual([]);
	expect(rules.filter((rule) => rule.kind === 'rupture')).toHaveLength(3);
});

test('a published zero is a 0 over an end on the baseline, and nothing published is a named frame', () => {
	const zero = { ...makeYear(2016, []), statut: 'zero' as const, etapes: ['execution' as const] };
	const absent = { ...makeYear(2017, []), statut: 'non_publie' as const, total: null };
	const figure = { ...REFERENCE, ruptures: [], annees: [...REFERENCE.annees.slice(0, 3), zero, absent] };
	const { texts, caps, slots, parts } = at(figure, 1120);
	expect(texts.find((text) => text.key === '2016-valeur')).toMatchObject({ lines: ['0'], weight: 600 });
	expect(caps.filter((cap) => cap.key.startsWith('2016'))).toHaveLength(1);
	expect(parts.some((part) => Number(part.id) >= 2016)).toBe(false);
	expect(slots).toMatchObject([{ kind: 'non_publie', height: 40 }]);
	expect(texts.find((text) => text.key === 'vide-2017')?.lines.join(' ')).toBe('non publié');
});

test('amounts taken back hang below the zero line', () => {
	const { parts, rules } = at(CASES['amounts taken back'] ?? REFERENCE, 1120);
	const zero = rules.find((rule) => rule.kind === 'base')?.points[0]?.[1] ?? NaN;
	for (const part of parts)
		if (part.centimes < 0) expect(part.y).toBeGreaterThanOrEqual(zero - 0.01);
		else expect(part.y + part.height).toBeLessThanOrEqual(zero + 0.01);
});

test('amounts that must not be added up are drawn without a total', () => {
	const annees = REFERENCE.annees.map((annee) => ({ ...annee, total: null }));
	const { parts, texts } = at({ ...REFERENCE, annees }, 1120);
	expect(parts).toHaveLength(at(REFERENCE, 1120).parts.length);
	expect(texts.find((text) => text.key === '2018-valeur')?.lines).toEqual(['']);
});

test('shares are not drawn where coverage is partial', () => {
	const { parts, slots } = at({ ...REFERENCE, mesure: 'part' }, 1120);
	expect(Math.max(...parts.map((part) => Number(part.id)))).toBe(2019);
	expect(slots.map((slot) => slot.kind)).toEqual(['non-calcule', 'non-calcule']);
	const whole = parts.filter((part) => part.id === '2018').reduce((all, part) => all + part.height, 0);
	expect(whole).toBeCloseTo(300);
});
