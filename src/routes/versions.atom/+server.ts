import { language, tr } from '#lib/domain/language.ts';
import { element, escapeXml } from '#lib/drawing/xml.ts';
import { feedEntry } from '#lib/pages/versions/feed-entry.server.ts';
import { feedId } from '#lib/pages/versions/feed-ids.server.ts';
import { listVersions } from '#lib/server/store/versions.ts';
import type { RequestHandler } from './$types';

const MOST = 50;

const later = (one: string, other: string) => (one > other ? one : other);

/** Every version as a feed (RFC 4287): who cites a figure learns which of its amounts have moved, and by how much. */
export const GET: RequestHandler = ({ locals, url }) => {
	const pages = `${url.origin}${tr('', '/en')}`;
	const feedAddress = `${url.origin}/versions.atom${tr('', '?lang=en')}`;
	const all = listVersions(locals.db);
	const first = all.at(-1) ?? { createdAt: '' };
	const versions = all.slice(0, MOST);
	// A clock that was set back dates a version before the one that it follows: what moved last is still the feed.
	const updated = versions.map(({ createdAt }) => createdAt).reduce(later, '1970-01-01T00:00:00Z');
	const text = (name: string, content: string) => element(name, {}, escapeXml(content));
	const entries = versions.map((version) => {
		const { id, createdAt } = version;
		const { titre, resume } = feedEntry(locals.db, version);
		return element(
			'entry',
			{},
			[
				text('title', titre),
				element('link', { href: `${pages}/versions/${id}` }),
				text('id', feedId(first, id)),
				text('updated', createdAt),
				text('summary', resume)
			].join('')
		);
	});
	const feed = element(
		'feed',
		{ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language() },
		[
			text('title', tr('Lignes claires\u00A0: versions des données', 'Lignes claires: versions of the data')),
			text('id', feedId(first)),
			element('link', { rel: 'self', href: feedAddress }),
			element('link', { href: `${pages}/versions` }),
			text('updated', updated),
			element('author', {}, text('name', 'Lignes claires')),
			...entries
		].join('')
	);
	return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${feed}\n`, {
		headers: { 'content-type': 'application/atom+xml; charset=utf-8' }
	});
};
