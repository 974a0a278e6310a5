import { describe, expect, test } from 'vitest';
import { CASES } from '#lib/figures/stacked-years/figures.fixture.ts';
import { placeStackedBars } from '#lib/figures/formes-par-annee/place.ts';
import { writeDrawing } from './draw.ts';
import { marksOf, setText } from './drawing.ts';
import { isSolid } from './palette.ts';
import { fileInk, pageInk, writePatterns } from './ink.ts';

const numbersOf = (svg: string) =>
	[...svg.matchAll(/<(?:text|line) [^>]*/g)].map(([tag]) => tag.replace(/ (fill|stroke)="[^"]*"/g, ''));

describe.each(Object.entries(CASES))('%s in two inks', (_, data) => {
	const drawing = placeStackedBars(data, 560);
	const [page, still, file] = [
		writeDrawing(drawing, pageInk('m', true, true)),
		writeDrawing(drawing, pageInk('m', true)),
		writeDrawing(drawing, fileInk('clair', true))
	];

	test('a page takes its colours from its style sheet, a file from nothing but itself', () => {
		expect(page).not.toMatch(/="#/);
		expect(file).not.toMatch(/var\(|url\(|class=|style=|data-/);
	});

	test('words and lines stand at the same places', () => {
		expect(numbersOf(page)).toEqual(numbersOf(file));
	});

	test('every pattern that a page uses is one of its figure', () => {
		const written = writePatterns('m', marksOf(drawing));
		for (const [, id] of page.matchAll(/url\(#([^)]+)\)/g)) expect(written).toContain(`id="${id}"`);
	});

	test('a mark with no stroke is its colour, never tiles of it, which print with seams', () => {
		const solid = marksOf(drawing).filter(isSolid);
		for (const patterned of [true, false])
			for (const marque of solid)
				expect(writeDrawing(drawing, pageInk('m', patterned)), marque).not.toContain(`#m-${marque}`);
		for (const marque of solid) expect(writePatterns('m', solid)).not.toContain(`m-${marque}`);
	});

	test('an explored page bears the key of each area, a still one none', () => {
		const keys = new Set([...page.matchAll(/data-cle="([^"]*)"/g)].map(([, id]) => id));
		expect(keys).toEqual(new Set([...drawing.zones, ...drawing.parts, ...drawing.bars].map(({ id }) => id)));
		expect(still).not.toContain('data-');
	});
});

test('a hostile word stays a word in a page, in a text as in a key', () => {
	const [data] = Object.values(CASES);
	if (!data) throw new Error('no case');
	const hostile = '"><img src=x onerror="alert(1)"><svg onload=alert(1)>';
	const drawing = placeStackedBars(data, 560);
	const text = setText({ key: 'a', lines: [hostile, hostile], x: 0, top: 0, size: 14, lead: hostile });
	const zone = { id: hostile, part: -1, x: 0, y: 0, width: 1, height: 1 };
	const svg = writeDrawing({ ...drawing, texts: [text], zones: [zone] }, pageInk('m', false, true));
	expect(svg).not.toMatch(/<img|<svg|"[^"=]*onerror=/);
});
