import { isFigure, type FigureId } from '#lib/figures/figures.ts';
import { pastedCode } from '#lib/export/embed-code.ts';
import { tr, type Langue } from '#lib/domain/language.ts';
import { frameHeight } from '#lib/export/figure-height.ts';
import { nothingToShow } from '#lib/words/nothing-to-show.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readQuery, refusalOf } from '../ask.ts';
import { readingOf, withoutLanguage } from '#lib/domain/carry-links.ts';
import { figureOf, outsideQuery } from '../figures/figure-of.ts';
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

/** The address of an embed in its low shape. */
const withFormat = (query: string) => `${query}${query === '' ? '?' : '&'}format=paysage`;

/** The figure that an address of this site shows, whatever its page. */
function figureIn(address: string, origin: string): { readonly id: string; readonly url: URL } | null {
	if (!URL.canParse(address)) return null;
	const url = new URL(address);
	const match = /^\/(?:figures|embed)\/([a-z-]+)\/?$/.exec(withoutLanguage(url.pathname));
	return url.origin === origin && match?.[1] !== undefined ? { id: match[1], url } : null;
}

/** The frame of a figure, told in the language of the address asked. */
function frameOf(db: Database, id: FigureId, asked: URL, url: URL): Response {
	const { origin } = url;
	try {
		const query = readQuery(db, asked);
		const found = figureOf(db, id, query, origin);
		if (found === null) return refuse(404, nothingToShow());
		const { view, notice } = found;
		const [maxWidth, maxHeight] = [bound(url, 'maxwidth'), bound(url, 'maxheight')];
		const width = Math.min(WIDTH, maxWidth);
		const room = Math.max(NARROWEST, width);
		// The whole figure where it has its height, else its low shape.
		const whole = frameHeight(view, room);
		const compact = whole > maxHeight;
		const height = Math.min(compact ? frameHeight(view, room, true) : whole, maxHeight);
		const filters = outsideQuery(query, query.v);
		const src = `${origin}/embed/${id}${compact ? withFormat(filters) : filters}`;
		const [pictureWidth, pictureHeight] = [1200, 630];
		const thumbnail =
			pictureWidth <= maxWidth && pictureHeight <= maxHeight
				? {
						thumbnail_url: `${origin}/figures/${id}.og.png${filters}`,
						thumbnail_width: pictureWidth,
						thumbnail_height: pictureHeight
					}
				: {};
		const page = query.v === undefined ? notice.adresse : notice.adresseFigee;
		const words = `${view.sousTitre} ${view.sources}`;
		return Response.json(
			{
				type: 'rich',
				version: '1.0',
				title: view.titre,
				provider_name: 'Lignes claires',
				provider_url: origin,
				cache_age: 3600,
				width,
				height,
				html: pastedCode({ src, titre: view.titre, height }, { page, words }),
				...thumbnail
			},
			{ headers: OPEN }
		);
	} catch (cause) {
		const { message } = refusalOf(cause);
		return refuse(404, message);
	}
}

/** The language of a refusal: English when the request or the address asked about is in it. */
function languageOf(url: URL): Langue {
	const about = url.searchParams.get('url') ?? '';
	const { langue } = readingOf(url);
	return langue === 'fr' && URL.canParse(about) ? readingOf(new URL(about)).langue : langue;
}

/** oEmbed 1.0, `rich`: a figure in words, then its frame, that needs no script (https://oembed.com). */
export const GET: RequestHandler = ({ locals, url }) =>
	inLanguage(languageOf(url), () => {
		const format = url.searchParams.get('format') ?? 'json';
		if (format !== 'json')
			return refuse(501, tr('Seul le format json est servi.', 'Only the json format is served.'));
		const asked = figureIn(url.searchParams.get('url') ?? '', url.origin);
		if (asked === null || !isFigure(asked.id))
			return refuse(
				404,
				tr('Aucune figure de ce site n’a cette adresse.', 'No figure of this site has this address.')
			);
		const { id, url: figure } = asked;
		return inLanguage(readingOf(figure).langue, () => frameOf(locals.db, id, figure, url));
	});
