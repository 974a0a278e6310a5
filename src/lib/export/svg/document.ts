import { leadingOf, setText, type Drawing, type Tone } from '#lib/drawing/drawing.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import { fileInk, type Ink } from '#lib/drawing/ink.ts';
import type { Theme } from '#lib/drawing/palette.ts';
import { noteInWords, type Note } from '#lib/figures/shell/figure-view.ts';
import { textWidth, wrapText, type Graisse } from '#lib/drawing/text-metrics.ts';
import { placeKey, writeKey } from '#lib/drawing/draw-key.ts';
import { writeDiamond, writeDrawing, writeText } from '#lib/drawing/draw.ts';
import { element, escapeXml } from '#lib/drawing/xml.ts';

/** A figure as one picture: its drawing at one width, and the words that must never leave it. */
export interface FigureImage {
	readonly titre: string;
	readonly sousTitre: string;
	readonly desc: string;
	readonly drawing: Drawing;
	/** The key above the drawing, then the one under it. */
	readonly cles: readonly [avant: readonly KeyEntry[], apres: readonly KeyEntry[]];
	/** Patterns beside colours. */
	readonly patterned: boolean;
	readonly notes: readonly Note[];
	readonly sources: string;
	/** Filters, version, empreinte and address: how to check the picture years later. */
	readonly pied: readonly string[];
	readonly lang: 'fr' | 'en';
}

export interface ImageOptions {
	/** `sans-titre` leaves the title to the document that holds the picture. */
	readonly variante: 'complet' | 'sans-titre';
	readonly theme: Theme;
	/** `systeme`: what every machine has. `projet`: the faces of the project, for pictures drawn here. */
	readonly police: 'systeme' | 'projet';
}

const MARGIN = 24;
const STACKS = {
	systeme: "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif",
	projet: "'Source Sans 3', 'DejaVu Sans'"
} as const;

interface ParagraphStyle {
	readonly tone?: Tone;
	readonly weight?: Graisse;
	readonly indent?: number;
	/** Words at the start, in bold. */
	readonly lead?: string;
}

/** Writes paragraphs under one another, and says where they end. */
class Column {
	readonly #width: number;
	readonly #at: Ink;
	#written = '';
	y: number;

	constructor(top: number, width: number, at: Ink) {
		this.#width = width;
		this.#at = at;
		this.y = top;
	}

	paragraph(text: string, size: number, after: number, style: ParagraphStyle = {}): void {
		if (text === '') return;
		const { tone = 'encre2', weight = 400, indent = 0, lead = '' } = style;
		const led = text.startsWith(lead) ? lead : '';
		// Words in bold are wider than those that the line was broken for.
		const bolder = textWidth(led, size, 600) - textWidth(led, size);
		const lines = wrapText(text, this.#width - indent - bolder, size, weight);
		// Breaking the text may have glued a number to its word.
		const head = lines[0]?.slice(0, led.length) ?? '';
		const whole = head.replaceAll('\u00A0', ' ') === led.replaceAll('\u00A0', ' ') ? head : '';
		const x = MARGIN + indent;
		const set = setText({ key: 'ligne', lines, x, top: this.y, size, weight, tone, lead: whole });
		this.#written += writeText(set, this.#at);
		this.y += lines.length * leadingOf(size) + after;
	}

	/** A note; each sentence that starts with the sign of several values is apart, and its sign drawn, for few fonts have it. */
	notes(note: Note): void {
		const lead = typeof note === 'string' ? '' : `${note.titre}.`;
		for (const part of noteInWords(note).split(/\s+(?=◇)/)) this.#note(part, lead);
	}

	#note(text: string, lead: string): void {
		if (!text.startsWith('◇')) return this.paragraph(text, 14, 5, { lead });
		const diamond = { x: MARGIN + 5, y: this.y + 9.5, size: 5, full: false };
		this.add(writeDiamond(diamond, this.#at), 0);
		this.paragraph(text.slice(1).trimStart(), 14, 5, { indent: 18 });
	}

	add(content: string, height: number): void {
		this.#written += content;
		this.y += height;
	}

	get written(): string {
		return this.#written;
	}
}

/**
 * Writes a figure as an SVG file that needs nothing: presentation attributes, fonts that machines have, an opaque ground,
 * `title` and `desc`. Texts are broken where the widest of those fonts needs it.
 */
export function writeFigureSvg(image: FigureImage, options: ImageOptions): string {
	const { drawing, cles } = image;
	const at = fileInk(options.theme, image.patterned);
	const inner = drawing.width;
	const width = inner + 2 * MARGIN;
	const column = new Column(MARGIN, inner, at);
	const whole = options.variante === 'complet';
	if (whole) {
		column.paragraph(image.titre, inner < 480 ? 20 : 26, 8, { tone: 'encre', weight: 600 });
		column.paragraph(image.sousTitre, inner < 480 ? 15 : 16, 16);
	}
	const key = (entries: readonly KeyEntry[], gap: number) => {
		const placed = placeKey(entries, MARGIN, column.y, inner);
		if (placed.height > 0) column.add(writeKey(placed, at), placed.height + gap);
	};
	key(cles[0], 12);
	const chart = element('g', { transform: `translate(${MARGIN} ${column.y})` }, writeDrawing(drawing, at));
	column.add(chart, drawing.height + 14);
	key(cles[1], 8);
	for (const note of [...drawing.below, ...image.notes]) column.notes(note);
	column.add(
		element('path', {
			d: `M${MARGIN} ${column.y + 6}H${width - MARGIN}`,
			stroke: at.colour('filet'),
			'stroke-width': 1,
			fill: 'none'
		}),
		16
	);
	if (!whole) column.paragraph(image.sousTitre, 13, 4);
	column.paragraph(image.sources, 13.5, 4);
	for (const line of image.pied) column.paragraph(line, 13, 2);
	const height = Math.ceil(column.y + MARGIN - 6);
	return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			role: 'img',
			'aria-labelledby': 'titre desc',
			'xml:lang': image.lang,
			'font-family': STACKS[options.police]
		},
		element('title', { id: 'titre' }, escapeXml(image.titre)) +
			element('desc', { id: 'desc' }, escapeXml(image.desc)) +
			element('rect', { width, height, fill: at.colour('papier') }) +
			column.written
	)}\n`;
}
