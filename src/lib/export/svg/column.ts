import { leadingOf, setText, type Tone } from '#lib/drawing/drawing.ts';
import { placeKey, writeKey } from '#lib/drawing/draw-key.ts';
import { writeDiamond, writeText } from '#lib/drawing/draw.ts';
import type { Ink } from '#lib/drawing/ink.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import { textWidth, wrapWhole, type Graisse } from '#lib/drawing/text-metrics.ts';
import { noteInWords, type Note } from '#lib/figures/shell/figure-view.ts';

interface ParagraphStyle {
	readonly tone?: Tone;
	readonly weight?: Graisse;
	readonly indent?: number;
	/** Words at the start, in bold. */
	readonly lead?: string;
}

/** How much narrower letters are than the widest of machines, which lines are broken for, by their weight. */
export type Narrower = Readonly<Record<Graisse, number>>;

interface ColumnRoom {
	readonly left: number;
	readonly top: number;
	readonly width: number;
	readonly narrower: Narrower;
}

/** Writes paragraphs under one another, and says where they end. */
export class Column {
	readonly #left: number;
	readonly #width: number;
	readonly #narrower: Narrower;
	readonly #at: Ink;
	#written = '';
	y: number;

	constructor(room: ColumnRoom, at: Ink) {
		this.#left = room.left;
		this.#width = room.width;
		this.#narrower = room.narrower;
		this.#at = at;
		this.y = room.top;
	}

	paragraph(text: string, size: number, after: number, style: ParagraphStyle = {}): void {
		if (text === '') return;
		const { tone = 'encre2', weight = 400, indent = 0, lead = '' } = style;
		const led = text.startsWith(lead) ? lead : '';
		// Words in bold are wider than those that the line was broken for.
		const bolder = textWidth(led, size, 600) - textWidth(led, size);
		const lines = wrapWhole(text, (this.#width - indent - bolder) * this.#narrower[weight], size, weight);
		// Breaking the text may have glued a number to its word.
		const head = lines[0]?.slice(0, led.length) ?? '';
		const whole = head.replaceAll('\u00A0', ' ') === led.replaceAll('\u00A0', ' ') ? head : '';
		const x = this.#left + indent;
		const set = setText({ key: 'ligne', lines, x, top: this.y, size, weight, tone, lead: whole });
		this.#written += writeText(set, this.#at);
		this.y += lines.length * leadingOf(size) + after;
	}

	/** A note; each sentence that starts with the sign of several values is apart, and its sign drawn, for few fonts have it. */
	note(note: Note, size: number): void {
		const lead = typeof note === 'string' ? '' : `${note.titre}.`;
		for (const part of noteInWords(note).split(/\s+(?=◇)/)) this.#part(part, size, lead);
	}

	#part(text: string, size: number, lead: string): void {
		if (!text.startsWith('◇')) return this.paragraph(text, size, 5, { lead });
		const diamond = { x: this.#left + 5, y: this.y + size * 0.68, size: 5, full: false };
		this.add(writeDiamond(diamond, this.#at), 0);
		this.paragraph(text.slice(1).trimStart(), size, 5, { indent: 18 });
	}

	/** A key, and the white under it; nothing where it is empty. */
	key(entries: readonly KeyEntry[], size: number, gap: number): void {
		const placed = placeKey(entries, this.#left, this.y, this.#width, size, this.#narrower[400]);
		if (placed.height > 0) this.add(writeKey(placed, this.#at), placed.height + gap);
	}

	add(content: string, height: number): void {
		this.#written += content;
		this.y += height;
	}

	/** The same place, nothing written: to see whether something has room. */
	copy(): Column {
		return new Column(
			{ left: this.#left, top: this.y, width: this.#width, narrower: this.#narrower },
			this.#at
		);
	}

	get written(): string {
		return this.#written;
	}
}
