import { damaged, tooHeavy } from './zip.ts';

/** The longest text or tag that a sound part has, with room to spare. */
const MAX_TOKEN_CHARS = 1 << 20;
/** More than the cells of the largest sheet that is read: blank ones weigh little and take as long. */
const MAX_ELEMENTS = 24 << 20;

/** What is done with the elements of a part as they come. Names have no prefix. */
export interface Elements {
	/** `tag` is what stands between `<` and `>`, for `attribute`. An empty element opens and closes. */
	open(name: string, tag: string): void;
	close(name: string): void;
	text(text: string): void;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** A text without references; one that a document would define is left as it is: none is ever expanded. */
function dereferenced(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name) => {
		if (name !== undefined) return ENTITIES[name] ?? whole;
		const code = decimal === undefined ? parseInt(hex, 16) : Number(decimal);
		return code > 0x10ffff ? whole : String.fromCodePoint(code);
	});
}

/** The value of an attribute, `null` when the element has none of that name. */
export function attribute(tag: string, name: string): string | null {
	const key = `${name}=`;
	for (let at = tag.indexOf(key); at !== -1; at = tag.indexOf(key, at + 1)) {
		const quote = tag.charAt(at + key.length);
		if (!/\s/.test(tag.charAt(at - 1)) || (quote !== '"' && quote !== "'")) continue;
		const start = at + key.length + 1;
		return dereferenced(tag.slice(start, tag.indexOf(quote, start)));
	}
	return null;
}

/** A whole number that an attribute gives, `otherwise` when it gives none. */
export function wholeAttribute(tag: string, name: string, otherwise: number): number {
	const text = attribute(tag, name);
	return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : otherwise;
}

/** Where a tag that opens at `from` ends: a `>` between quotes is part of a value. -1 when that is further on. */
function tagEnd(text: string, from: number): number {
	let quote = 0;
	for (let at = from + 1; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (quote !== 0) {
			if (code === quote) quote = 0;
		} else if (code === 62) return at;
		else if (code === 34 || code === 39) quote = code;
	}
	return -1;
}

/** Cuts the text of a part into elements, whatever pieces it comes in. */
class Cutter {
	#rest = '';
	#count = 0;
	readonly #elements: Elements;

	constructor(elements: Elements) {
		this.#elements = elements;
	}

	add(piece: string): void {
		const text = this.#rest + piece;
		let at = 0;
		for (;;) {
			const open = text.indexOf('<', at);
			if (open === -1) break;
			if (open > at) this.#elements.text(dereferenced(text.slice(at, open)));
			at = open;
			const end = this.#markup(text, open);
			if (end === -1) break;
			at = end;
		}
		this.#rest = text.slice(at);
		if (this.#rest.length > MAX_TOKEN_CHARS) throw damaged();
	}

	/** Where what opens with `<` ends, -1 when that is further on. */
	#markup(text: string, open: number): number {
		const second = text.charCodeAt(open + 1);
		if (second === 33) return this.#special(text, open);
		const end = second === 63 ? text.indexOf('?>', open) + 1 || -1 : tagEnd(text, open);
		if (end === -1) return -1;
		if (second === 47) this.#elements.close(localName(text, open + 2, end));
		else if (second !== 63) {
			this.#count += 1;
			if (this.#count > MAX_ELEMENTS) throw tooHeavy();
			const empty = text.charCodeAt(end - 1) === 47;
			const name = localName(text, open + 1, empty ? end - 1 : end);
			this.#elements.open(name, text.slice(open + 1, end));
			if (empty) this.#elements.close(name);
		}
		return end + 1;
	}

	/** A comment is passed over, bare text is text; a document that defines its own words is none of a spreadsheet. */
	#special(text: string, open: number): number {
		const [start, stop] = text.startsWith('<!--', open) ? ['<!--', '-->'] : ['<![CDATA[', ']]>'];
		if (!text.startsWith(start, open)) {
			if (text.length - open > start.length) throw damaged();
			return -1;
		}
		const end = text.indexOf(stop, open + start.length);
		if (end === -1) return -1;
		if (stop === ']]>') this.#elements.text(text.slice(open + start.length, end));
		return end + stop.length;
	}
}

function localName(text: string, from: number, end: number): string {
	let start = from;
	for (let at = from; at < end; at += 1) {
		const code = text.charCodeAt(at);
		if (code === 58) start = at + 1;
		else if (code <= 32) return text.slice(start, at);
	}
	return text.slice(start, end);
}

/** Reads a part to its end, and rests after each piece. */
export async function* readXml(pieces: AsyncIterable<Uint8Array>, elements: Elements): AsyncGenerator<void> {
	let decoder: TextDecoder | null = null;
	const cutter = new Cutter(elements);
	for await (const bytes of pieces) {
		const [a, b] = bytes;
		decoder ??= new TextDecoder(
			a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8'
		);
		cutter.add(decoder.decode(bytes, { stream: true }));
		yield;
	}
}

/** Reads a short part. */
export async function readWholeXml(pieces: AsyncIterable<Uint8Array>, elements: Elements): Promise<void> {
	const reading = readXml(pieces, elements);
	while (!(await reading.next()).done) continue;
}
