import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import { setText } from '#lib/drawing/drawing.ts';
import { CASES } from '#lib/figures/stacked-years/figures.fixture.ts';
import type { FormesParAnneeData } from '#lib/figures/stacked-years/data.ts';
import { formEntries, signEntries } from '#lib/figures/stacked-years/key.ts';
import { MOTIFS } from '#lib/drawing/palette.ts';
import { placeStackedBars } from '#lib/figures/formes-par-annee/place.ts';
import { readFigure } from '#lib/figures/stacked-years/read-figure.ts';
import { writeFigureSvg, type ImageOptions } from './document.ts';
import { hatchBox, hatchRibbon } from '#lib/drawing/hatch.ts';
import { writeText } from '#lib/drawing/draw.ts';
import { fileInk } from '#lib/drawing/ink.ts';
import { escapeXml } from '#lib/drawing/xml.ts';
import { sentence } from '#lib/words/scope.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const OPTIONS: ImageOptions = { variante: 'complet', theme: 'clair', police: 'systeme' };

function picture(data: FormesParAnneeData, width: number, options = OPTIONS): string {
	const figure = readFigure(data);
	const sizes = { titre: 26, sousTitre: 16, cle: 15, note: 14 };
	return writeFigureSvg(
		{
			...data,
			desc: data.sousTitre,
			place: (room) => placeStackedBars(data, room),
			legende: (drawing) => formEntries(figure, drawing),
			signes: (drawing) => signEntries(figure, drawing),
			pied: ['Sans filtre.', 'Version 1, empreinte 0a1b2c3d'],
			adresse: 'https://lignes.example/figures/formes-par-annee?v=1',
			lang: 'fr'
		},
		{ width: width + 48, height: Infinity, margin: 24, sizes },
		options
	);
}

/** Throws when the file is not well-formed XML, or not SVG. */
const sizeOf = (svg: string) => {
	const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false } });
	return { width, height };
};

describe.each(Object.entries(CASES))('the picture of %s', (_, data) => {
	test.each([288, 560, 1120])('%i px wide is a file of its own', (width) => {
		const svg = picture(data, width);
		expect(sizeOf(svg).width).toBe(width + 48);
		expect(svg).not.toMatch(/NaN|undefined|Infinity|var\(--|class=|style=|<style|foreignObject|href/);
	});
});

const HOSTILE = [
	'<script>alert(1)</script>',
	'A & B "C" \'D\' ]]>',
	'\u0000\u0008\u000B\uFFFE\uD800 contrôle',
	'مكافحة الاتجار بالبشر',
	'Très '.repeat(40),
	'&amp; &#0; <![CDATA[x'
];

test.each(HOSTILE)('a hostile label stays a text: %j', (label) => {
	const [data] = Object.values(CASES);
	if (!data) throw new Error('no case');
	const svg = picture(
		{
			...data,
			titre: sentence(label),
			sousTitre: sentence(label),
			notes: [label, `◇ ${label}`],
			sources: label
		},
		384
	);
	expect(sizeOf(svg).width).toBe(432);
	expect(svg).not.toContain('<script');
});

test('the sign of several values is drawn, never written, wherever it stands in a note', () => {
	const [data] = Object.values(CASES);
	if (!data) throw new Error('no case');
	const svg = picture({ ...data, notes: ['En 2019, une part. ◇ 2018 : 234 000 ; aussi 220 000.'] }, 560);
	const written = svg.replace(/<desc.*?<\/desc>/s, '');
	expect(written).not.toContain('◇');
	expect(written).toContain('>En 2019, une part.</text>');
	expect(written).toContain('>2018 : 234 000 ; aussi 220 000.</text>');
});

test('words set in bold keep apart from those that follow, in LibreOffice too', () => {
	const lines = ['Rupture L’action 15', 'est fondue'];
	const text = setText({ key: 'a', lines, x: 0, top: 0, size: 14, lead: 'Rupture' });
	expect(writeText(text, fileInk('clair', false))).toContain('>Rupture</tspan>\u00A0L’action 15<tspan');
});

test('whatever the text, it reads back from XML as it was, less what XML cannot hold', () => {
	const BACK: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (text) => {
			const read = escapeXml(text).replace(/&([a-z#0-9]+);/g, (_, name: string) => BACK[name] ?? '?');
			expect(read).toBe(text);
		})
	);
});

test('a picture without its title still says what is measured, its sources and its version', () => {
	const [data] = Object.values(CASES);
	if (!data) throw new Error('no case');
	const svg = picture(data, 1120, { ...OPTIONS, variante: 'sans-titre' });
	const shown = svg.replace(/<(title|desc)[^>]*>.*?<\/\1>/g, '').replace(/<[^>]+>/g, '|');
	expect(shown).not.toContain(data.titre.slice(0, 20));
	expect(shown).toContain(data.sousTitre.slice(0, 20));
	expect(shown).toContain('empreinte 0a1b2c3d');
});

test('the strokes of a pattern stay inside their area', () => {
	const side = fc.double({ min: 1, max: 300, noNaN: true });
	const box = fc.record({ x: side, y: side, width: side, height: side });
	fc.assert(
		fc.property(box, fc.constantFrom(...Object.values(MOTIFS)), (area, motif) => {
			const d = hatchBox(area, motif)?.d ?? '';
			for (const [, x, y] of d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) {
				expect(Number(x)).toBeGreaterThanOrEqual(area.x - 0.01);
				expect(Number(x)).toBeLessThanOrEqual(area.x + area.width + 0.01);
				expect(Number(y)).toBeGreaterThanOrEqual(area.y - 0.01);
				expect(Number(y)).toBeLessThanOrEqual(area.y + area.height + 0.01);
			}
		}),
		{ numRuns: 500 }
	);
});

test('the strokes of a pattern run in a flow as in a box, and stay inside it', () => {
	const curve = (dy: number) =>
		[
			[0, dy],
			[50, dy],
			[50, 120 + dy],
			[100, 120 + dy]
		] as const;
	const told = {
		id: 'a',
		part: 0,
		key: 'k',
		marque: 'NV',
		annonce: false,
		centimes: 1,
		parCle: false
	} as const;
	const motif = MOTIFS.NV;
	const ribbon = { ...told, upper: curve(0), lower: curve(40) };
	const strokes = [
		...(hatchRibbon(ribbon, motif)?.d ?? '').matchAll(/M([\d.-]+) ([\d.-]+)L([\d.-]+) ([\d.-]+)/g)
	];
	expect(strokes.length).toBeGreaterThan(10);
	const slopes = strokes.map(([, x1, y1, x2, y2]) => (Number(y2) - Number(y1)) / (Number(x2) - Number(x1)));
	const angle = motif.type === 'lignes' ? Math.tan((motif.angle * Math.PI) / 180) : NaN;
	// Ends are rounded to a hundredth: the shortest strokes lean a little.
	for (const slope of slopes) expect(Math.abs(slope - angle)).toBeLessThan(0.1);
	for (const [, ...ends] of strokes)
		for (const [x, y] of [ends.slice(0, 2), ends.slice(2)].map((end) => end.map(Number))) {
			const [t = 0] = Array.from({ length: 401 }, (_, index) => index / 400).sort(
				(a, b) =>
					Math.abs(100 * (1.5 * a * (1 - a) ** 2 + 1.5 * a * a * (1 - a) + a ** 3) - (x ?? 0)) -
					Math.abs(100 * (1.5 * b * (1 - b) ** 2 + 1.5 * b * b * (1 - b) + b ** 3) - (x ?? 0))
			);
			const edge = 120 * (3 * t * t * (1 - t) + t ** 3);
			expect(y).toBeGreaterThanOrEqual(edge - 1.5);
			expect(y).toBeLessThanOrEqual(edge + 41.5);
		}
});
