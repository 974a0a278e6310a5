import type { Langue } from './language.ts';

/** How a page is read: at which version when its address names one, and in which language. */
export interface Reading {
	readonly v: string | null;
	readonly langue: Langue;
}

/** Addresses whose answer neither a version nor a language changes. */
const APART =
	/^\/(versions\/fichiers|versions\.atom|schemas|api\/v1\/(versions|openapi\.json)|_app|embed\.js)(\/|$|\?)/;
/** Addresses that take their language as a parameter: what is seen outside the site. */
const OUTSIDE = /^\/(embed\/|api\/|oembed|lignes\.csv|figures\/[a-z-]+\.)/;
const ENGLISH = /^\/en(?=\/|$)/;

/** The path of a page without its language. */
export const withoutLanguage = (pathname: string) => pathname.replace(ENGLISH, '') || '/';

/** How the page of an address is read. */
export function readingOf(url: URL): Reading {
	const v = url.searchParams.get('v');
	const english = ENGLISH.test(url.pathname) || url.searchParams.get('lang') === 'en';
	return { v: v !== null && /^[1-9]\d{0,8}$/.test(v) ? v : null, langue: english ? 'en' : 'fr' };
}

/** The address of a page in each language: the same filters, the same version. */
export function inEachLanguage({
	pathname,
	search
}: Pick<URL, 'pathname' | 'search'>): Record<Langue, string> {
	const asked = search.replace(/^\?/, '').split('&');
	const kept = asked.filter((one) => one !== '' && !/^lang(=|$)/.test(one)).join('&');
	const query = kept === '' ? '' : `?${kept}`;
	const path = withoutLanguage(pathname);
	return { fr: `${path}${query}`, en: `/en${path === '/' ? '' : path}${query}` };
}

const names = (path: string, parameter: string) => new RegExp(`[?&]${parameter}=`).test(path);

function withParameter(path: string, name: string, value: string): string {
	return names(path, name) ? path : `${path}${path.includes('?') ? '&' : '?'}${name}=${value}`;
}

/**
 * The address of a link of the site, so that who reads an older version stays in it (R13) and who reads English does too.
 * Links that name a version or a language, and those to what neither changes, stay as they are.
 */
export function keepReading(href: string, { v, langue }: Reading): string {
	if (!href.startsWith('/') || href.startsWith('//') || APART.test(href)) return href;
	const [address = ''] = href.split('#');
	const hash = href.slice(address.length);
	let path = v === null ? address : withParameter(address, 'v', v);
	if (langue === 'en' && !names(address, 'lang'))
		path = OUTSIDE.test(path)
			? withParameter(path, 'lang', 'en')
			: ENGLISH.test(path)
				? path
				: `/en${path.replace(/^\/(?=$|\?)/, '')}`;
	return `${path}${hash}`;
}

/** A tag with its attributes: a value between quotes may hold a « > ». What a page says in text or in data has no « < ». */
const LINK = /<(?:a|form|iframe)(?=[\s>])(?:"[^"]*"|'[^']*'|[^>"'])*>/g;
/** Each attribute in turn, so that none is looked for inside the value of another. */
const ATTRIBUTE = /\s([^\s=>"']+)(?:=(?:"([^"]*)"|'[^']*'))?/g;
const ADDRESSES = new Set(['href', 'action', 'src']);
/** A form sends its own fields: a version in its address would be lost. */
const VERSIONLESS = /^<form|\sdata-version-actuelle\b/;
/** A link to the page in a language names it. */
const OF_A_LANGUAGE = /\shreflang=/;

/** The links of a page as it is sent: without script they keep the version and the language too. */
export function keepLinks(html: string, reading: Reading): string {
	if (reading.v === null && reading.langue === 'fr') return html;
	return html.replace(LINK, (link) =>
		OF_A_LANGUAGE.test(link)
			? link
			: link.replace(ATTRIBUTE, (whole, name: string, href: string | undefined) => {
					if (href === undefined || !ADDRESSES.has(name)) return whole;
					const own = VERSIONLESS.test(link) ? { ...reading, v: null } : reading;
					const kept = keepReading(href.replaceAll('&amp;', '&'), own);
					return ` ${name}="${kept.replaceAll('&', '&amp;')}"`;
				})
	);
}
