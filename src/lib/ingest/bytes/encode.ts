import type { Encoding } from '#lib/ingest/lines/batch.ts';

const CHARS_1252 = [
	...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
];
const BYTE_1252 = new Map(CHARS_1252.map((char, byte) => [char, byte]));
/** How characters that Windows-1252 lacks are written in it. */
const NEAR_1252: Readonly<Record<string, string>> = {
	'\u2212': '-',
	'\u202F': '\u00A0',
	'\u2009': ' ',
	'⏎': '/',
	'≤': '<=',
	'≠': '<>'
};

function encode1252(text: string): Uint8Array {
	const bytes: number[] = [];
	for (const char of text) {
		const byte = BYTE_1252.get(char);
		if (byte !== undefined) bytes.push(byte);
		else for (const near of NEAR_1252[char] ?? '?') bytes.push(BYTE_1252.get(near) ?? 63);
	}
	return Uint8Array.from(bytes);
}

function encode16(text: string, littleEndian: boolean): Uint8Array {
	const view = new DataView(new ArrayBuffer(text.length * 2));
	for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
	return new Uint8Array(view.buffer);
}

/** Writes text in an encoding; what Windows-1252 lacks is written by its nearest. The mark is the caller's to add. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
	switch (encoding) {
		case 'utf-8':
			return new TextEncoder().encode(text);
		case 'windows-1252':
			return encode1252(text);
		case 'utf-16le':
			return encode16(text, true);
		case 'utf-16be':
			return encode16(text, false);
	}
}
