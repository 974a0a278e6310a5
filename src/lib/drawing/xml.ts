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

/** A text as XML takes it: what it would run is escaped, what it cannot hold is dropped. */
export function escapeXml(text: string): string {
	return text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');
}

/** The attributes of an element: numbers are in tenths of a pixel. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; `undefined` leaves an attribute out. `content` is XML already. */
export function element(name: string, attributes: Attributes, content = ''): string {
	const written = Object.entries(attributes)
		.filter(([, value]) => value !== undefined)
		.map(
			([key, value]) =>
				` ${key}="${typeof value === 'number' ? String(round(value)) : escapeXml(value ?? '')}"`
		)
		.join('');
	return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}
