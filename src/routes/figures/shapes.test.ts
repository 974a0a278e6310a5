import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FORMATS_IMAGE, type ImageFormat } from '#lib/domain/query.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { textWidth } from '#lib/drawing/text-metrics.ts';
import { imageOf, sheetOf, writePicture, type PictureChoice } from '#lib/export/figure-image.ts';
import { layFigure } from '#lib/export/svg/document.ts';
import { FIGURE_IDS, type FigureId } from '#lib/figures/figures.ts';
import { madeForms } from '#lib/figures/formes-annees/made-forms.fixture.ts';
import { bring, csv, queryOf, row, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { FORMES } from '#lib/domain/vocabulary.ts';
import { figureOf } from './figure-of.ts';

const ORIGIN = 'https://lignes-claires.example';
const CHOICE: Omit<PictureChoice, 'format'> = {
	variante: 'complet',
	theme: 'clair',
	police: 'systeme',
	largeur: 2400
};
/** Most centimetres of height at 16 cm of width. */
const MOST: Readonly<Record<ImageFormat, number>> = { paysage: 12, carre: 16, portrait: 24.7 };
/** Points of one pixel of a picture so wide, at 16 cm. */
const points = (widthPx: number) => ((16 / 2.54) * 72) / widthPx;

/** Many dispositifs and forms in every year: more than one picture can hold. */
const manyRows = () =>
	[2014, 2015, 2016, 2017, 2018, 2019, 2020].flatMap((exercice) =>
		['bop137', 'p101', 'mae', 'agrasc'].flatMap((dispositif, at) =>
			FORMES.filter((forme) => forme !== 'NV').flatMap((forme, rank) => [
				...['lfi', 'execution'].map((etape) =>
					row(100_000 + 7_000 * rank + 31_000 * at + exercice, {
						...{
							exercice,
							dispositif,
							forme,
							etape,
							poste: `un poste au nom assez long, numéro ${rank + 1}`
						},
						...{ attribution: 'publiee', preuve: 'A', source: 'essai' }
					})
				)
			])
		)
	);

let bases: Readonly<Record<'livrées' | 'de cinq formes' | 'de beaucoup de lignes', Database>>;
beforeAll(async () => {
	const [shipped, five, many] = [await shippedBase(), await shippedBase(), await vocabulariesOnly()];
	await bring(five, csv(madeForms()), { allowRejects: true });
	await bring(many, csv(manyRows()), { allowRejects: true });
	bases = { livrées: shipped, 'de cinq formes': five, 'de beaucoup de lignes': many };
});
afterAll(() => Object.values(bases).forEach((db) => db.close()));

/** The texts of a picture, where they start and end across, and their sizes. */
function textsOf(svg: string) {
	const shift = (at: number) => {
		const opened = [
			...svg.slice(0, at).matchAll(/<g transform="translate\(([-\d.]+) ([-\d.]+)\)">|<g\b|<\/g>/g)
		];
		const stack: (readonly [number, number])[] = [];
		for (const [tag, x, y] of opened)
			if (tag === '</g>') stack.pop();
			else stack.push([Number(x ?? 0), Number(y ?? 0)]);
		return stack.reduce(([a, b], [x, y]) => [a + x, b + y] as const, [0, 0] as const);
	};
	return [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/gs)].map(
		({ index, 1: attributes = '', 2: content = '' }) => {
			const read = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1];
			const size = Number(read('font-size'));
			const [right, down] = shift(index);
			const bare = content.replace(/<tspan x=/g, '\n$&').replace(/<[^>]+>/g, '');
			const lines = bare.replaceAll('&#39;', "'").replaceAll('&amp;', '&').split('\n');
			const weight = read('font-weight') === '600' ? 600 : 400;
			const width = Math.max(...lines.map((line) => textWidth(line, size, weight)));
			const x = Number(read('x')) + right;
			const anchor = read('text-anchor') ?? 'start';
			const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
			const y = Number(read('y')) + down;
			return { size, left, width, y, upright: read('transform') !== undefined, words: bare };
		}
	);
}

function faultsOf(db: Database, id: FigureId, address: string, format: ImageFormat): string[] {
	const figure = figureOf(db, id, queryOf(db, address), ORIGIN);
	if (figure === null) return [];
	const choice = { ...CHOICE, format };
	const svg = writePicture(figure.view, figure.notice, choice);
	const [width = 0, height = 0] = (/ width="(\d+)" height="(\d+)"/.exec(svg) ?? []).slice(1).map(Number);
	const laid = layFigure(imageOf(figure.view, figure.notice), sheetOf(format, choice.largeur), choice);
	const faults = labelFaults(laid.fitted.drawing);
	const high = (16 * height) / width;
	if (high > MOST[format]) faults.push(`${high.toFixed(2)} cm high`);
	for (const { size, left, width: wide, y, upright, words } of textsOf(svg)) {
		if (size * points(width) < 7) faults.push(`« ${words} » of ${(size * points(width)).toFixed(2)} pt`);
		if (upright) continue;
		if (left < -0.1 || left + wide > width + 0.1 || y < 0 || y > height)
			faults.push(`« ${words} » is outside`);
	}
	if (!svg.includes(figure.notice.adresseFigee.replaceAll('&', '&amp;'))) faults.push('no address');
	return faults;
}

const QUERIES = ['', 'de=2017&a=2018', 'etape=execution', 'forme=TRAV&dispositif=bop137,mae', 'mesure=part'];

describe.for(FIGURE_IDS)('the picture of %s', (id) => {
	test.for(FORMATS_IMAGE)(
		'in %s keeps its shape, its letters and its labels, in both languages',
		(format) => {
			for (const [data, db] of Object.entries(bases))
				for (const address of data === 'livrées' ? QUERIES : [''])
					expect(
						inEachLanguage(() => faultsOf(db, id, address, format)),
						`${data} ${address}`
					).toEqual([]);
		}
	);

	test('holds in 12 cm the whole of what is shipped', () => {
		const cut = inEachLanguage(() => {
			const figure = figureOf(bases.livrées, id, queryOf(bases.livrées, ''), ORIGIN);
			if (figure === null) return ['nothing'];
			const choice = { ...CHOICE, format: 'paysage' } as const;
			const { fitted } = layFigure(imageOf(figure.view, figure.notice), sheetOf('paysage', 2400), choice);
			return fitted.whole ? [] : ['cut'];
		});
		expect(cut).toEqual([]);
	});
});

test('a wider picture has more room, its letters keeping their size', () => {
	const widthOf = (format: ImageFormat, largeur: number) => sheetOf(format, largeur).width;
	expect([600, 2400, 3200, 4800].map((largeur) => widthOf('paysage', largeur))).toEqual([
		840, 840, 1120, 1200
	]);
	expect([600, 1600, 2400, 3200].map((largeur) => widthOf('portrait', largeur))).toEqual([
		480, 560, 840, 1120
	]);
});
