import { element, escapeXml } from '#lib/drawing/xml.ts';
import { FIGURE_IDS } from '#lib/figures/figures.ts';
import { yearsWithData } from '#lib/pages/year/years-with-data.server.ts';
import { currentVersion, readVersion } from '#lib/server/store/versions.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { SITE_MAP } from '../(site)/_shell/site-map.ts';
import type { RequestHandler } from './$types';

/** Every page worth finding, in both languages (sitemaps.org), for those who index the site. */
export const GET: RequestHandler = ({ locals, url }) => {
	const { db } = locals;
	const version = currentVersion(db);
	const { formes, dispositifs } = readReference(db, version);
	const date = readVersion(db, version)?.createdAt.slice(0, 10) ?? '';
	const paths = [
		...SITE_MAP.flatMap(({ pages }) => pages.map(({ href }) => href)).filter((href) => !/[.?]/.test(href)),
		...formes.map(({ code }) => `/formes/${code}`),
		...yearsWithData(db, version).map((year) => `/annees/${year}`),
		...dispositifs.map(({ id }) => `/dispositifs/${id}`),
		...FIGURE_IDS.map((id) => `/figures/${id}`)
	];
	const inLanguage = (path: string, langue: 'fr' | 'en') =>
		`${url.origin}${langue === 'fr' ? path : `/en${path === '/' ? '' : path}`}`;
	const urls = paths.flatMap((path) =>
		(['fr', 'en'] as const).map((own) =>
			element(
				'url',
				{},
				[
					element('loc', {}, escapeXml(inLanguage(path, own))),
					element('lastmod', {}, date),
					...(['fr', 'en'] as const).map((hreflang) =>
						element('xhtml:link', { rel: 'alternate', hreflang, href: inLanguage(path, hreflang) })
					)
				].join('')
			)
		)
	);
	const map = element(
		'urlset',
		{ xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9', 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' },
		urls.join('')
	);
	return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${map}`, {
		headers: { 'content-type': 'application/xml; charset=utf-8' }
	});
};
