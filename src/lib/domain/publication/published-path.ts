import { grammar } from '#lib/domain/query.ts';

/** What an answer is once it is a file: a page is the index of its folder, a file has an ending. */
export interface Answered {
	readonly page: boolean;
	/** The name under which it is saved, where the answer gives one. */
	readonly nom: string | null;
}

/** Names in the order in which an address writes them; those that are not of the grammar come last, by name. */
const ORDER = Object.keys(grammar([]).shape);
const rank = (name: string) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

const ENGLISH = /^\/en(?=\/|$)/;
/** What the address of a report says of where it was written is for the eye of its reader alone. */
const PREFILLED = /^(?:\/en)?\/signaler$/;

/**
 * The one form of an address of the site, path and search, without its place in the page: names in one order, nothing
 * empty, no language that goes without saying. `null` for an address of another site.
 */
export function oneForm(address: string, base: string): string | null {
	const url = URL.parse(address, base);
	if (url === null || url.origin !== new URL(base).origin) return null;
	const path = url.pathname.replace(/(?<=.)\/$/, '');
	if (PREFILLED.test(path)) return path;
	const given = [...url.searchParams].filter(
		([name, value]) => value !== '' && !(name === 'lang' && value === 'fr')
	);
	given.sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
	const search = new URLSearchParams(given).toString().replaceAll('%2C', ',');
	return search === '' ? path : `${path}?${search}`;
}

/** Whether an address chooses nothing: its language aside, it has no search. */
export const isPlain = (address: string): boolean => /^[^?]*(?:\?lang=en)?$/.test(address);

/** FNV-1a, 32 bits: names what a path could not carry. */
function mark(text: string): string {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
	return (hash >>> 0).toString(36).padStart(7, '0');
}

const LONGEST = 100;
/** Names that some file system keeps for itself. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A part of a path that every file system and every server takes as it is written: what it cannot carry (spaces, accents,
 * slashes, marks of direction, dots that climb) goes, and a mark of the whole keeps it apart from its neighbours.
 */
export function safePart(text: string): string {
	const plain = /^[A-Za-z0-9_][\w.,~-]*$/.test(text) && !/\.$|\.\./.test(text);
	if (plain && text.length <= LONGEST && !RESERVED.test(text)) return text;
	const kept = text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[^\w.,~-]+/g, '-')
		.replace(/\.{2,}/g, '.')
		.replace(/^[.~,-]+|[.~,-]+$/g, '');
	const [, stem = kept, ending = ''] = /^(.*?)(\.[a-z0-9]{1,5})$/.exec(kept) ?? [];
	return `${stem.slice(0, LONGEST - 20) || 'x'}-${mark(text)}${ending}`;
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

const ENDING = /\.og\.png$|\.[a-z0-9]+$/;

/** What is chosen, as one part of a path: `forme-SEX_de-2018`. */
const stateOf = (params: URLSearchParams) =>
	[...params].map(([name, value]) => safePart(`${name}-${value}`)).join('_');

const join = (...parts: readonly string[]) => `/${parts.filter((part) => part !== '').join('/')}`;

/**
 * Where the answer to an address (in its one form) stands in a published copy, from its root. A page ends with a slash. What
 * is chosen is a part of the path; a file frozen at a version stands apart, as it never changes.
 */
export function publishedPath(address: string, { page, nom }: Answered, origin: string): string {
	const url = new URL(address, origin);
	const params = url.searchParams;
	if (url.pathname === '/oembed') return oembedPath(params, origin);
	const english = ENGLISH.test(url.pathname) || params.get('lang') === 'en' ? 'en' : '';
	params.delete('lang');
	const parts = url.pathname
		.replace(ENGLISH, '')
		.split('/')
		.filter(Boolean)
		.map((part) => safePart(decoded(part)));
	if (page) return `${join(english, ...parts, stateOf(params))}/`.replace(/^\/\/$/, '/');
	const v = params.get('v');
	params.delete('v');
	const frozen = v === null ? [] : ['fige', safePart(v)];
	const last = parts.pop() ?? 'index';
	const state = stateOf(params);
	if (nom?.endsWith('.html') === true && ENDING.exec(last)?.[0] === '.html')
		return join(
			english,
			...frozen,
			'hors-ligne',
			[...parts, last.replace(/\.html$/, ''), state].filter(Boolean).join('-') + '.html'
		);
	const ending = ENDING.exec(last)?.[0] ?? '';
	// A file that has no ending takes that of the name under which it is saved, or of what it is.
	if (ending === '')
		return nom === null
			? join(english, ...frozen, ...parts, last, state)
			: join(english, ...frozen, ...parts, last, state, safePart(nom));
	const stem = last.slice(0, -ending.length);
	return state === ''
		? join(english, ...frozen, ...parts, last)
		: join(english, ...frozen, ...parts, stem, `${state}${ending}`);
}

/** The whole address of a page of the site as it is in a published copy. */
export function pageInCopy(address: string): string {
	const { origin } = new URL(address);
	return origin + publishedPath(oneForm(address, origin) ?? '/', { page: true, nom: null }, origin);
}

/** Seven digits of base 36 for 32 bits: the first is 0 or 1. */
const MARKED = /-[01][\da-z]{6}(?=$|[._])/;
const BETWEEN = new RegExp(`_(?=(?:${ORDER.join('|')})-)`);

/**
 * The address of the page that stands at a path of a copy, in its one form. `null` where the path does not say it: what it
 * could not carry is only marked in it.
 */
export function addressAt(path: string, origin: string): string | null {
	const parts = path.split('/').filter(Boolean);
	if (parts.some((part) => MARKED.test(part))) return null;
	const chosen = (parts.at(-1) ?? '')
		.split(BETWEEN)
		.map((one) => /^([^-]+)-(.+)$/.exec(one)?.slice(1) ?? [one]);
	const isState = chosen.every(([name = '', value]) => value !== undefined && ORDER.includes(name));
	if (isState) parts.pop();
	const search = isState ? `?${new URLSearchParams(chosen as [string, string][])}` : '';
	const address = oneForm(`/${parts.join('/')}${search}`, origin);
	const known = address !== null && publishedPath(address, { page: true, nom: null }, origin) === path;
	return known ? address : null;
}

/** The answer for a figure stands beside the others under the path of its page. */
function oembedPath(params: URLSearchParams, origin: string): string {
	const about = oneForm(params.get('url') ?? '', origin) ?? '/';
	const path = publishedPath(about, { page: true, nom: null }, origin).replace(/\/$/, '');
	const [, english = '', rest = ''] = /^(\/en)?(?:\/figures|\/embed)?(\/.*)?$/.exec(path) ?? [];
	return `${english}/oembed${rest}.json`;
}
