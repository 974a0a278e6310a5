import { round } from './shape-paths.ts';

// What XML 1.0 cannot hold: control characters, halves of a surrogate pair, U+FFFE and U+FFFF.
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;'
};

/** What most texts have nothing of. */
const CHANGED = /[&<>"'\uD800-\uDFFF\uFFFE\uFFFF\p{Cc}]/u;

/** A text without the characters that XML has no place for, even escaped. */
export const heldByXml = (text: string): string => text.replace(FORBIDDEN, '');

/** A text as XML takes it: what it would run is escaped, what it cannot hold is dropped. */
export function escapeXml(text: string): string {
	if (!CHANGED.test(text)) return text;
	return heldByXml(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** The attributes of an element: numbers are in tenths of a pixel. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; `undefined` leaves an attribute out. `content` is XML already. */
export function element(name: string, attributes: Attributes, content = ''): string {
	let written = '';
	for (const key in attributes) {
		const value = attributes[key];
		if (value === undefined) continue;
		written += ` ${key}="${typeof value === 'number' ? String(round(value)) : escapeXml(value)}"`;
	}
	return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}
