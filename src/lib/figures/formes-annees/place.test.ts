import { beforeAll, describe, expect, test } from 'vitest';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import { askFormesAnnees } from './ask.server.ts';
import { anyGrid } from './any-grid.fixture.ts';
import type { FormesAnneesData } from './data.ts';
import { readGrid } from './grid.ts';
import { areaEntries, signsOf } from './key.ts';
import { madeForms } from './made-forms.fixture.ts';
import { LARGEURS, placeGrid } from './place.ts';
import { fc, SEED } from '../../../../tests/property-seed.ts';

let shipped: FormesAnneesData;
let made: FormesAnneesData;
let alone: FormesAnneesData;
let spent: FormesAnneesData;
let later: FormesAnneesData;
beforeAll(async () => {
	const db = await shippedBase();
	await bring(db, csv(madeForms()), { allowRejects: true });
	shipped = askFormesAnnees(db, queryOf(db, 'v=1'));
	made = askFormesAnnees(db, queryOf(db, ''));
	spent = askFormesAnnees(db, queryOf(db, 'v=1&etape=execution'));
	alone = askFormesAnnees(db, queryOf(db, 'v=1&forme=TRAV'));
	later = askFormesAnnees(db, queryOf(db, 'v=1&de=2021&a=2021'));
	db.close();
});

const WIDTHS = [288, 320, 360, 480, 560, 640, 720, 800, 896, 1024, 1120, 1366, 1600, 1920];
const placed = (data: FormesAnneesData, width: number) => placeGrid(readGrid(data), width);
const sum = (parts: readonly { readonly centimes: number }[]) =>
	parts.reduce((total, { centimes }) => total + centimes, 0);
const panelsOf = (data: FormesAnneesData) => [...data.panneaux, data.ouvert];
const counted = (data: FormesAnneesData) =>
	sum(panelsOf(data).flatMap(({ annees }) => annees.flatMap(({ barre }) => barre.parts)));

describe('at every width', () => {
	test.for(WIDTHS)('no label is cut, small or on another: %i px', (width) => {
		for (const data of [shipped, made])
			expect(inEachLanguage(() => labelFaults(placed(data, width)))).toEqual([]);
	});

	test.for(WIDTHS)(
		'every counted cent is drawn once, and what is told again is no part of it: %i px',
		(width) => {
			for (const data of [shipped, made]) {
				const { parts, bands } = placed(data, width);
				expect(sum(parts)).toBe(counted(data));
				expect(parts.some(({ marque }) => marque === 'ECHO')).toBe(false);
				expect(new Set(bands.map(({ marque }) => marque))).toEqual(new Set(['ECHO']));
			}
		}
	);

	test.for(LARGEURS)('one scale for all the panels, the pale money as the full: %i px', (width) => {
		const grid = readGrid(made);
		const { parts, bands } = placeGrid(grid, width);
		const perCent = (height: number, cents: number) => height / cents;
		const [first] = parts;
		const scale = perCent(first?.height ?? 0, first?.centimes ?? 1);
		for (const part of parts) expect(perCent(part.height, part.centimes) / scale).toBeCloseTo(1, 6);
		for (const band of bands) {
			const row = grid.rows.find(({ part }) => part === band.part);
			const year = row?.years.find(({ year: own }) => String(own.exercice) === band.id);
			expect(perCent(band.height, year?.echo ?? 1) / scale).toBeCloseTo(1, 6);
		}
	});

	test.for(LARGEURS)('a year is one zone through all the panels: %i px', (width) => {
		const { zones, height } = placed(shipped, width);
		const years = zones.filter(({ part }) => part === -1);
		expect(years.map(({ id }) => Number(id))).toEqual(
			shipped.ouvert.annees.map(({ barre }) => barre.exercice)
		);
		for (const zone of years) expect(zone.y + zone.height).toBeCloseTo(height);
		const links = zones.flatMap(({ lien }) => lien?.href ?? []);
		expect(links).toEqual(['SEX', 'TRAV', 'DOM', 'MEND', 'DELIT'].map((code) => `/formes/${code}?v=1`));
	});

	test.for(LARGEURS)('the labels that a page writes anew have room for every year: %i px', (width) => {
		const grid = readGrid(shipped);
		const { texts } = placeGrid(grid, width);
		const labels = texts.filter(({ lu }) => lu !== undefined);
		expect(labels.length).toBeGreaterThanOrEqual(1 + grid.rows.length);
		for (const index of grid.exercices.keys()) {
			const read = { ...shipped, lue: grid.exercices[index] ?? null };
			expect(labelFaults(placed(read, width))).toEqual([]);
		}
	});
});

test('each of several forms is told apart without its colour', () => {
	const { swatches } = placed(made, 1120);
	expect(swatches.map(({ marque }) => marque)).toEqual(['SEX', 'TRAV', 'DOM', 'MEND', 'DELIT', 'NV']);
});

test('what is unknown is one frame for neighbours, and no break lies under it', () => {
	const { slots } = placed(shipped, 1120);
	const own = slots.filter(({ key }) => key.startsWith('TRAV'));
	expect(own.map(({ key, kind }) => [key, kind])).toEqual([
		['TRAV-inconnu-2020', 'inconnu'],
		['TRAV-inconnu-2024', 'inconnu']
	]);
	expect(slots.filter(({ key }) => key.startsWith('SEX'))).toEqual([]);
});

test('the hump has its name and its stage over it', () => {
	for (const width of LARGEURS) {
		const { texts, parts } = placed(shipped, width);
		const name = texts.find(({ key }) => key === 'NV-bosse-2022' || key.startsWith('NV-bosse-'));
		expect(name?.lines).toEqual(['AGRASC']);
		const hump = parts.find(({ id, marque }) => id === '2023' && marque === 'NV');
		expect((name?.box.y ?? 0) + (name?.box.height ?? 0)).toBeLessThanOrEqual(hump?.y ?? 0);
	}
});

test('a share that is of several forms says so, whichever of them have a panel', () => {
	const words = (data: FormesAnneesData, width: number) =>
		placed(data, width)
			.texts.filter(({ key }) => /^(part|ensemble)-/.test(key))
			.map(({ lines }) => lines.join(' '));
	expect(words(shipped, 1120).filter((text) => text === 'ensemble')).toHaveLength(1);
	expect(words(shipped, 288).filter((text) => text === 'à elles deux')).toHaveLength(2);
	for (const width of LARGEURS) {
		expect(words(alone, width).join(' ')).toMatch(/^17\u00A0% avec la servitude domestique$/);
		// The survey of 2021 counts 1 % of « une autre forme », which shares its panel with forms that it does not name.
		expect(words(later, width).join(' ')).toContain('1\u00A0% une autre forme');
		expect(
			inEachLanguage(() => [...labelFaults(placed(alone, width)), ...labelFaults(placed(later, width))])
		).toEqual([]);
	}
});

test('money that names some forms is told in their panels alone, and the key does not say that it is everywhere', async () => {
	const db = await vocabulariesOnly();
	const named = { forme: 'TRAV|DOM', attribution: 'publiee', preuve: 'A' } as const;
	await bring(db, csv([row(900, named), row(100, { poste: 'x', preuve: 'A' })]), { allowRejects: true });
	const data = askFormesAnnees(db, queryOf(db, ''));
	expect(data.panneaux.map(({ annees }) => annees[0]?.echo)).toEqual([
		10_000, 100_000, 100_000, 10_000, 10_000, 10_000
	]);
	expect(data.ouvert).toMatchObject({ id: 'MULTI|NV', annees: [{ barre: { total: 100_000 } }] });
	const grid = readGrid(data);
	const words = areaEntries(grid, placeGrid(grid, 1120)).map(({ text }) => text);
	expect(words.join()).toContain('répété d’un panneau à l’autre');
	expect(words.join()).not.toContain('le même partout');
	db.close();
});

test('what was spent: a published zero is in the key, and a deduced one leaves the forms unknown', () => {
	const grid = readGrid(spent);
	const drawing = placeGrid(grid, 1120);
	expect(signsOf(grid, drawing).map(({ text }) => text)).toContain('zéro publié');
	expect(drawing.texts.find(({ key }) => key === 'SEX-2016-valeur')?.lines).toEqual(['0']);
	const trav = spent.panneaux.find(({ id }) => id === 'TRAV')?.annees;
	expect(trav?.find(({ barre }) => barre.exercice === 2018)?.genre).toBe('inconnu');
});

test('the years stand under amounts taken back', () => {
	const [first, ...others] = shipped.ouvert.annees;
	const taken = [
		{ forme: 'NV', etape: 'lfi', centimes: -400_000_000, deduit: 0, nonDetaille: false } as const
	];
	const barre = first && { ...first.barre, parts: taken, total: -400_000_000 };
	const annees = first && barre ? [{ ...first, barre }, ...others] : others;
	for (const width of LARGEURS)
		expect(labelFaults(placed({ ...shipped, ouvert: { ...shipped.ouvert, annees } }, width))).toEqual([]);
});

test('the key tells the pale from the full, and only what occurs', () => {
	const grid = readGrid(shipped);
	const drawing = placeGrid(grid, 1120);
	expect(areaEntries(grid, drawing).map(({ key }) => key)).toEqual(['rattache', 'deduit', 'ECHO', 'inconnu']);
	expect(signsOf(grid, drawing).map(({ key }) => key)).toEqual([
		'tiges',
		'lfi',
		'plf',
		'annonce',
		'NON_DETAILLE',
		'losange'
	]);
});

test('any grid: labels are whole and apart, and the parts add up to what is counted', () => {
	fc.assert(
		fc.property(anyGrid, fc.constantFrom(...LARGEURS), (data, width) => {
			expect(inEachLanguage(() => labelFaults(placed(data, width)))).toEqual([]);
			expect(sum(placed(data, width).parts)).toBe(counted(data));
		}),
		{ seed: SEED, numRuns: 250 }
	);
});
