import { isPlain, oneForm } from '#lib/domain/publication/published-path.ts';
import { LIVE_ONLY, NEVER } from './presets.ts';
import type { Answer, SiteRead } from './read-site.ts';

/** What a copy is of, and what it was made from. */
export interface Copy {
	readonly origin: string;
	readonly vivant: string | null;
	readonly version: number;
	/** The day on which it is made. */
	readonly date: string;
	readonly site: SiteRead;
}

/** Where the links of a copy lead. */
export interface Links {
	/** The published answer of an address, through what leads to another. */
	readonly find: (address: string, base: string) => Answer | null;
	/** The address in the copy of an address of the site, whatever stands there; what is of another site stays. */
	readonly to: (address: string, base: string) => string;
	/** The page whose choices an address makes, in its one form. */
	readonly familyOf: (address: string) => string;
	/** The pages with choices: each has a page that tells which of them are published. */
	readonly families: ReadonlySet<string>;
}

const english = (address: string) => /^\/en(?=\/|$|\?)/.test(address) || /[?&]lang=en(?=&|$)/.test(address);

/** The path of the page that tells what the copy is. */
export const aboutPath = (address: string): string => (english(address) ? '/en/copie/' : '/copie/');

/** The path of the page of the combinations of a page. */
export const choicesPath = (family: string): string => `${family === '/' ? '' : family}/autres-filtres/`;

/** What an address chooses, in the order of names, its language aside: as the script of a copy reads it. */
export function stateOf(address: string): string {
	const params = [...new URLSearchParams(address.replace(/^[^?]*\??/, ''))].filter(
		([name]) => name !== 'lang'
	);
	params.sort(([a], [b]) => (a < b ? -1 : 1));
	return new URLSearchParams(params).toString().replaceAll('%2C', ',');
}

export function linksOf({ origin, vivant, site }: Copy): Links {
	const published = (address: string): Answer | null => {
		for (let one: string | undefined = address, steps = 0; one !== undefined && steps < 5; steps += 1) {
			const found = site.answers.get(one);
			if (found) return found;
			one = site.moved.get(one);
		}
		return null;
	};
	const find = (address: string, base: string) => {
		const one = oneForm(address, base);
		return one === null ? null : published(one);
	};
	const familyOf = (address: string): string => {
		const prefix = english(address) ? '/en' : '';
		const path = new URL(address, origin).pathname.replace(/^\/en(?=\/|$)/, '');
		const figure = /^\/(?:figures|embed)\/([a-z-]+)/.exec(path)?.[1];
		const own = figure === undefined ? path.replace(/\.[a-z]+$/, '') : `/figures/${figure}`;
		return `${prefix}${own === '/' && prefix !== '' ? '' : own}`;
	};
	const answers = [...site.answers.values()].filter(({ page }) => page);
	const chosen = answers.filter(({ address, filters }) => filters || !isPlain(address));
	const families = new Set(
		chosen.map(({ address }) => familyOf(address)).filter((family) => site.answers.get(family)?.page === true)
	);
	return {
		find,
		familyOf,
		families,
		to(address, base) {
			const one = oneForm(address, base);
			if (one === null || address.startsWith('#')) return address;
			const hash = address.includes('#') ? address.slice(address.indexOf('#')) : '';
			const found = published(one);
			if (found) return `${found.path}${hash}`;
			if (NEVER.test(one) || LIVE_ONLY.test(one))
				return vivant === null ? `${aboutPath(one)}#vivant` : `${vivant}${one}${hash}`;
			const family = familyOf(one);
			if (isPlain(one) || !families.has(family)) return `${aboutPath(one)}#vivant`;
			const state = stateOf(one);
			return `${choicesPath(family)}${state === '' ? '' : `#${state}`}`;
		}
	};
}
