import { keepReading } from '#lib/domain/carry-links.ts';
import type { Langue } from '#lib/domain/language.ts';
import {
	choicesLink,
	chooseAlive,
	copyLine,
	copyLink,
	filtersTold,
	formTold
} from '#lib/words/publication.ts';
import { tr } from '#lib/domain/language.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { aboutPath, choicesPath, type Copy, type Links } from './links.ts';
import {
	eachAddress,
	eachData,
	eachPath,
	eachStyleAddress,
	eachWhole,
	escaped,
	unescaped
} from './markup.ts';
import { TEXT, type Answer } from './read-site.ts';

/** Where the script of a copy stands. */
export const SCRIPT = '/copie.js';

const FILTERS = /<form class="phrase[\s\S]*?<\/form>\s*(?:<p class="phrase-imprimee[^"]*">([\s\S]*?)<\/p>)?/g;
const FORM = /<form\b[\s\S]*?<\/form>/g;
const STYLE = /(<style[^>]*>)([\s\S]*?)(<\/style>)/g;
/** What a head says of another address than that of its page. */
const TOLD = /<link\b[^>]*\brel="(?:alternate|canonical)"[^>]*>/g;
const PICTURE = /<meta property="og:image" content="([^"]*)"\s*\/?>/;
const PICTURE_TOLD = /<meta property="og:image[^>]*>/g;

const host = (address: string) => address.replace(/^https?:\/\//, '');

/** A link to the live site, at the same place. */
const alive = (address: string, words: string) => `<a href="${escaped(address)}" data-vivant>${words}</a>`;

/** What a page says in the place of its filters: the choice that it shows, and where others are. */
function filtersPlace(copy: Copy, links: Links, address: string, choice: string): string {
	const family = links.familyOf(address);
	const [path = ''] = address.split('?');
	const known = links.families.has(family);
	const lead = [
		filtersTold(),
		known ? `<a href="${choicesPath(family)}">${choicesLink()}</a>` : '',
		copy.vivant === null ? '' : alive(copy.vivant + path, chooseAlive())
	].filter(Boolean);
	return `${choice === '' ? '' : `<p>${choice}</p>`}<p class="discret">${lead.join(' ')}</p>`;
}

/** The line that a page carries: which version it copies, and where its choices are told. */
function copyTold(copy: Copy, links: Links, address: string): string {
	const family = links.familyOf(address);
	const choices = links.families.has(family) ? choicesPath(family) : '';
	const { version, date, vivant } = copy;
	const site =
		vivant === null
			? ''
			: ` ${tr('Le site vivant\u00A0:', 'The live site:')} <a href="${escaped(vivant)}">${escaped(host(vivant))}</a>.`;
	return `<p data-publiee data-version="${version}" data-date="${date}"${vivant === null ? '' : ` data-vivant="${escaped(vivant)}"`} data-choix="${choices}">${copyLine(copy)} <span data-age></span>${site} <a href="${aboutPath(address)}">${copyLink()}</a></p>`;
}

/** A page as it stands in a copy: its links lead to paths, its forms say what they need, its foot says what it is. */
export function rewritePage(
	copy: Copy,
	links: Links,
	{ address, site = true }: { readonly address: string; readonly site?: boolean },
	html: string
): string {
	const langue: Langue = /<html lang="en"/.test(html) ? 'en' : 'fr';
	const base = copy.origin + address;
	const lead = (one: string) => (one.startsWith(copy.origin) ? one : links.to(one, base));
	const published = (one: string) => links.find(unescaped(one), base) !== null;
	return inLanguage(langue, () => {
		let page = html.replace(FILTERS, (_, choice = '') =>
			filtersPlace(copy, links, address, String(choice).trim())
		);
		page = page.replace(FORM, () => {
			const [path = ''] = address.split('?');
			return `<p class="discret">${formTold(copy.vivant)}${copy.vivant === null ? '' : ` ${alive(copy.vivant + path, escaped(host(copy.vivant + path)))}`}</p>`;
		});
		page = page.replace(TOLD, (tag) => {
			const href = /href="([^"]*)"/.exec(tag)?.[1];
			return href === undefined || published(href) ? tag : '';
		});
		const picture = PICTURE.exec(page)?.[1];
		if (picture !== undefined && !published(picture))
			page = page.replace(PICTURE_TOLD, '').replace('content="summary_large_image"', 'content="summary"');
		page = eachAddress(page, lead);
		page = page.replace(
			STYLE,
			(_, open: string, style: string, close: string) => open + eachStyleAddress(style, lead) + close
		);
		page = eachData(page, (data) => eachPath(data, (path) => lead(keepReading(path, { v: null, langue }))));
		page = rewriteText(copy, links, base, page);
		if (!site) return page;
		return page
			.replace('<p class="signaler', () => `${copyTold(copy, links, address)} <p class="signaler`)
			.replace('</head>', `<script src="${SCRIPT}" defer></script></head>`);
	});
}

/** The whole addresses that a text gives. */
const rewriteText = (copy: Copy, links: Links, base: string, text: string): string =>
	eachWhole(text, copy.origin, (address) => {
		const to = links.to(address, base);
		return to.startsWith('/') ? copy.origin + to : to;
	});

/** An oEmbed answer without the picture that is not published. */
function withoutLostPicture(links: Links, base: string, json: string): string {
	const told = JSON.parse(json) as Record<string, unknown>;
	const picture = told['thumbnail_url'];
	if (typeof picture !== 'string' || links.find(picture, base) !== null) return json;
	return JSON.stringify(
		Object.fromEntries(Object.entries(told).filter(([name]) => !name.startsWith('thumbnail_')))
	);
}

/** The bytes of an answer as they stand in a copy. What was handed over by others (original files, tables) is never touched. */
export function rewriteAnswer(copy: Copy, links: Links, answer: Answer): Uint8Array | string {
	const body = answer.body();
	const { address, type } = answer;
	if (!TEXT.test(type)) return body;
	const base = copy.origin + address;
	const lead = (one: string) => (one.startsWith(copy.origin) ? one : links.to(one, base));
	if (answer.page)
		return rewritePage(
			copy,
			links,
			{ address, site: !answer.path.match(/^(\/en)?\/embed\//) },
			body.toString()
		);
	if (/^text\/html|xml/.test(type)) {
		const text = /svg/.test(type) ? eachAddress(body.toString(), lead) : body.toString();
		return rewriteText(copy, links, base, text);
	}
	if (/^text\/css/.test(type)) return eachStyleAddress(body.toString(), lead);
	if (/json/.test(type)) {
		const text = body.toString();
		const json = address.startsWith('/oembed') ? withoutLostPicture(links, base, text) : text;
		return rewriteText(copy, links, base, json);
	}
	return body;
}
