import { LineRuleType, ImageRun, Paragraph, TextRun, type FileChild } from 'docx';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { renderPngHere } from '#lib/export/png.ts';
import { caption, small, under } from './captions.ts';
import { link, type Numbers } from './numbers.ts';
import { PNG_WIDTH, type DrawnFigure } from './word-dossier.ts';

/** 16 cm in points of a screen, of which an inch has 96: as wide as a picture is inserted. */
export const FIGURE_WIDTH = Math.round((16 / 2.54) * 96);
const SMALL = 18;

/** A picture with its caption, where it comes from and where it is for ever, then its notes. `claim`: whether to say what it shows. */
export function wordFigure(
	drawn: DrawnFigure,
	numbers: Numbers,
	version: number,
	claim: boolean
): FileChild[] {
	const { titre, sousTitre, sources, notes, empreinte, adresse, taille, desc } = drawn;
	const transformation = {
		width: FIGURE_WIDTH,
		height: Math.round((FIGURE_WIDTH * taille.height) / taille.width)
	};
	return [
		...(claim
			? [
					new Paragraph({
						keepNext: true,
						keepLines: true,
						children: [new TextRun({ text: `${titre}.`, bold: true })]
					})
				]
			: []),
		new Paragraph({
			keepNext: true,
			spacing: { before: 120, after: 0, line: 240, lineRule: LineRuleType.AUTO },
			children: [
				new ImageRun({
					type: 'svg',
					data: new TextEncoder().encode(drawn.svg),
					fallback: { type: 'png', data: renderPngHere(drawn.svgProjet, PNG_WIDTH) },
					transformation,
					altText: { name: drawn.figure, title: titre, description: desc }
				})
			]
		}),
		caption({ sequence: 'Figure', numbers, text: sousTitre, held: true }),
		under(
			[
				small(
					`${sources} ${tr(
						fr`Lignes claires, version ${version}, empreinte ${empreinte} : `,
						`Lignes claires, version ${version}, fingerprint ${empreinte}: `
					)}`
				),
				link(adresse, SMALL)
			],
			notes.length === 0
		),
		...notes.map((note, index) => under([small(note)], index === notes.length - 1, { held: false }))
	];
}
