/** The languages of the site. French is the one of the sources, and of what names no language. */
export const LANGUES = ['fr', 'en'] as const;
export type Langue = (typeof LANGUES)[number];

let source: () => Langue = () => 'fr';

/** Tells where the language of the moment is found: the request that a server answers, the page that a browser shows. */
export function findLanguage(found: () => Langue): void {
	source = found;
}

/** The language of the moment. */
export const language = (): Langue => source();

/** The text in the language of the moment. Both stand side by side, so that neither is forgotten. */
export function tr<T>(fr: T, en: T): T {
	return source() === 'en' ? en : fr;
}

/** Words by code in both languages: read at use, each is in the language of the moment. */
export function inBoth<T extends object>(fr: T, en: T): T {
	return new Proxy(fr, { get: (_, key): unknown => Reflect.get(tr(fr, en), key) });
}
