import { element, escapeXml } from '#lib/export/svg/xml.ts';
import { listVersions } from '#lib/server/store/versions.ts';
import type { RequestHandler } from './$types';

const MOST = 50;

/** Every version as a feed (RFC 4287): who cites a figure learns that its data have moved. */
export const GET: RequestHandler = ({ locals, url }) => {
	const versions = listVersions(locals.db).slice(0, MOST);
	const text = (name: string, content: string) => element(name, {}, escapeXml(content));
	const entries = versions.map(({ id, createdAt, summary }) =>
		element(
			'entry',
			{},
			[
				text('title', `Version ${id}\u00A0: ${summary}`),
				element('link', { href: `${url.origin}/versions/${id}` }),
				text('id', `${url.origin}/versions/${id}`),
				text('updated', createdAt),
				text('summary', `Ce que la version ${id} a changé, en euros, par dispositif et par année.`)
			].join('')
		)
	);
	const feed = element(
		'feed',
		{ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'fr' },
		[
			text('title', 'Lignes claires\u00A0: versions des données'),
			text('id', `${url.origin}/versions`),
			element('link', { rel: 'self', href: `${url.origin}/versions.atom` }),
			element('link', { href: `${url.origin}/versions` }),
			text('updated', versions[0]?.createdAt ?? '1970-01-01T00:00:00Z'),
			element('author', {}, text('name', 'Lignes claires')),
			...entries
		].join('')
	);
	return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${feed}\n`, {
		headers: { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'no-cache' }
	});
};
