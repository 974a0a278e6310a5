import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Statut } from '#lib/domain/vocabulary.ts';
import { placeBands } from '#lib/drawing/bands.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import { bring, csv, queryOf, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { askSuiviPoste } from './ask.server.ts';
import { readBoard } from './board.ts';
import { LEAST } from './frame.ts';
import { anyLines } from './any-base.fixture.ts';
import { LARGEURS, placeBoard, placeBoardLow } from './place.ts';
import { runsOfNothing, wordsWithin } from './place-states.ts';
import { plannedOf, spentOf } from './stages.ts';
import { fc } from '../../../../tests/property-seed.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const WIDTHS = [288, 320, 360, 480, 560, 640, 720, 800, 896, 1024, 1120, 1366, 1600, 1920];
const board = (address = '') => readBoard(askSuiviPoste(db, queryOf(db, address)));

describe.for(WIDTHS)('at %i px', (width) => {
	test('no label is cut, small or on another', () => {
		for (const address of [
			'',
			'de=2016&a=2016',
			'dispositif=agrasc',
			'nature=np',
			'perimetre=contexte&dispositif=p137-autres'
		])
			expect([address, inEachLanguage(() => labelFaults(placeBoard(board(address), width)))]).toEqual([
				address,
				[]
			]);
	});

	test('what is planned and what is spent are on one scale in all the panels, and nothing spent vanishes', () => {
		const found = board();
		const drawing = placeBoard(found, width);
		const lies = drawing.layout === 'colonnes' ? ('height' as const) : ('width' as const);
		const years = found.tracks.flatMap(({ dispositif, annees }) =>
			annees.map((year) => ({
				key: `${dispositif}-${year.exercice}`,
				planned: plannedOf(year.valeurs),
				spent: spentOf(year.valeurs)
			}))
		);
		const inks = drawing.bars.filter(({ fond }) => fond === 'encre');
		const scales = years.flatMap(({ key, planned, spent }) => {
			const [part, ink] = [drawing.parts.find((one) => one.key === key), inks.find((one) => one.key === key)];
			expect([key, part?.centimes ?? 0, ink?.centimes ?? 0]).toEqual([
				key,
				planned?.centimes ?? 0,
				spent?.centimes ?? 0
			]);
			if (ink) expect(ink[lies]).toBeGreaterThanOrEqual(LEAST);
			const whole = part ? part[lies] + (ink ? ink[lies] + 1.5 : 0) : (ink?.[lies] ?? 0);
			return whole > 0 ? [whole / ((planned ?? spent)?.centimes ?? 1)] : [];
		});
		expect(Math.max(...scales) / Math.min(...scales)).toBeCloseTo(1, 6);
	});

	test('every year has a room for the pointer and the keys', () => {
		const drawing = placeBoard(board(), width);
		const wholes = drawing.zones.filter(({ part }) => part === -1).map(({ id }) => Number(id));
		expect(wholes).toEqual(board().exercices);
	});
});

test('a published zero is boxed, and has no bar that would be read as spending', () => {
	const drawing = placeBoard(board(), 1120);
	expect(drawing.rules.filter(({ key }) => key.startsWith('zero-'))).toHaveLength(1);
	expect(drawing.bars.some(({ key }) => key === 'bop137-2016')).toBe(false);
	expect(drawing.caps.some(({ key }) => key.startsWith('bop137-2016'))).toBe(false);
});

test('what is no longer isolated fades by its dashes alone', () => {
	const drawing = placeBoard(board(), 1120);
	const dashes = (exercice: number) =>
		drawing.rules.filter(({ key }) => key.startsWith(`reste-bop137-${exercice}`)).length;
	const counts = [2020, 2021, 2022, 2023, 2024, 2025].map(dashes);
	// The first year is as the contour of the whole was: one line of its dashes on either side.
	const [first, ...later] = counts;
	expect(first).toBe(2);
	expect([...later].sort((a, b) => b - a)).toEqual(later);
	expect(later[0]).toBeGreaterThan((later.at(-1) ?? 0) * 1.5);
	expect(dashes(2019)).toBe(0);
	expect(drawing.texts.filter(({ lines }) => lines[0] === '?')).toHaveLength(6);
});

test('neighbours of one nothing share a frame, never across a break', () => {
	const states: (Statut | null)[] = ['absent', 'absent', 'non_trouve', 'non_trouve', null, 'non_trouve'];
	const bands = placeBands(6, [2], 0, 600);
	expect(runsOfNothing(states, { bands }).map(({ statut, first, last }) => [statut, first, last])).toEqual([
		['absent', 0, 1],
		['non_trouve', 2, 2],
		['non_trouve', 3, 3],
		['non_trouve', 5, 5]
	]);
});

test('words are shortened before they are parted', () => {
	const plain = (room: number) =>
		wordsWithin('non_trouve', room).map((line) => line.replaceAll('\u00A0', ' '));
	expect(plain(300)).toEqual(['cherché, non trouvé par nous']);
	expect(plain(100)).toEqual(['non trouvé']);
	expect(plain(55)).toEqual(['non', 'trouvé']);
	expect(wordsWithin('absent', 200)).toEqual(['absent de nos sources']);
});

test('years go down where they have no room side by side', () => {
	expect(LARGEURS.map((width) => placeBoard(board(), width).layout)).toEqual([
		'lignes',
		'lignes',
		'colonnes',
		'colonnes'
	]);
	expect(placeBoard(board('de=2017&a=2018'), 480).layout).toBe('colonnes');
});

test('any lines, where height is wanting: labels are whole and apart, and every amount is said', async () => {
	await fc.assert(
		fc.asyncProperty(anyLines, fc.constantFrom(280, 320, 448), async (lines, width) => {
			const base = await vocabulariesOnly();
			try {
				await bring(base, csv(lines), { allowRejects: true });
				const found = readBoard(askSuiviPoste(base, queryOf(base, '')));
				const low = placeBoardLow(found, width, 300);
				expect(inEachLanguage(() => labelFaults(placeBoardLow(found, width, 300)))).toEqual([]);
				expect(low.height).toBeLessThanOrEqual(placeBoard(found, width).height);
				const amounts = (drawing: typeof low) =>
					[...drawing.parts, ...drawing.bars].map(({ centimes }) => centimes);
				expect(amounts(low)).toEqual(amounts(placeBoard(found, width)));
			} finally {
				base.close();
			}
		}),
		{ numRuns: 25 }
	);
});

test('where height is wanting, neighbours that are the same nothing share a frame or a line', () => {
	const low = placeBoardLow(board(), 280, 300);
	expect(low.slots.length).toBeLessThan(placeBoard(board(), 280).slots.length);
	expect(low.texts.flatMap(({ lines }) => lines).some((line) => /^\d{4}–\d{2}$/.test(line))).toBe(true);
});
