import { isFigure } from '#lib/domain/figure.ts';
import { iframeCode } from '#lib/export/embed-code.ts';
import { frameHeight } from '#lib/export/figure-height.ts';
import { readQuery, refusalOf } from '../ask.ts';
import { figureOf, figureQuery } from '../figures/figure-of.ts';
import type { RequestHandler } from './$types';

const WIDTH = 720;
const NARROWEST = 280;
const OPEN = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

const refuse = (status: number, message: string) => Response.json({ message }, { status, headers: OPEN });

/** A bound of the request; what is not a whole number of pixels bounds nothing. */
function bound(url: URL, name: string): number {
	const text = url.searchParams.get(name) ?? '';
	return /^\d{1,5}$/.test(text) ? Number(text) : Infinity;
}

/** The figure that an address of this site shows, whatever its page. */
function figureIn(address: string, origin: string): { readonly id: string; readonly url: URL } | null {
	if (!URL.canParse(address)) return null;
	const url = new URL(address);
	const match = /^\/(?:figures|embed)\/([a-z-]+)\/?$/.exec(url.pathname);
	return url.origin === origin && match?.[1] !== undefined ? { id: match[1], url } : null;
}

/** oEmbed 1.0, `rich`: one frame that needs no script (https://oembed.com). */
export const GET: RequestHandler = ({ locals, url }) => {
	const format = url.searchParams.get('format') ?? 'json';
	if (format !== 'json') return refuse(501, 'Seul le format json est servi.');
	const asked = figureIn(url.searchParams.get('url') ?? '', url.origin);
	if (asked === null || !isFigure(asked.id))
		return refuse(404, 'Aucune figure de ce site n’a cette adresse.');
	try {
		const query = readQuery(locals.db, asked.url);
		const found = figureOf(locals.db, asked.id, query, url.origin);
		if (found === null) return refuse(404, 'Aucun montant dans nos sources pour ce choix.');
		const { view, notice } = found;
		const [maxWidth, maxHeight] = [bound(url, 'maxwidth'), bound(url, 'maxheight')];
		const width = Math.min(WIDTH, maxWidth);
		const height = Math.min(frameHeight(view, notice, Math.max(NARROWEST, width)), maxHeight);
		const filters = figureQuery(query, query.v);
		const src = `${url.origin}/embed/${asked.id}${filters}`;
		const [pictureWidth, pictureHeight] = [1200, 630];
		const thumbnail =
			pictureWidth <= maxWidth && pictureHeight <= maxHeight
				? {
						thumbnail_url: `${url.origin}/figures/${asked.id}.og.png${filters}`,
						thumbnail_width: pictureWidth,
						thumbnail_height: pictureHeight
					}
				: {};
		return Response.json(
			{
				type: 'rich',
				version: '1.0',
				title: view.titre,
				provider_name: 'Lignes claires',
				provider_url: url.origin,
				cache_age: 3600,
				width,
				height,
				html: iframeCode({ src, titre: view.titre, width, height }),
				...thumbnail
			},
			{ headers: { ...OPEN, 'cache-control': 'no-cache' } }
		);
	} catch (cause) {
		const { message } = refusalOf(cause);
		return refuse(404, message);
	}
};
