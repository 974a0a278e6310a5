import { withoutLanguage } from '#lib/domain/carry-links.ts';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { refusalPage, type Unanswerable } from '#lib/server/refusal-page.ts';
import { OPEN } from './api/v1/answer.ts';

const OF_THE_API = /^\/api(?:\/|$)/;
/** What pages of other sites may read: the API, figures as files, lines and their words. */
const OPEN_TO_ALL =
	/^\/(?:api(?:\/|$)|oembed$|lignes\.csv$|datapackage\.json$|figures\/[^/]+\.[a-z.]+$|(?:schemas|vocabulaires)\/)/;

const PREFLIGHT = {
	...OPEN,
	allow: 'GET, HEAD, OPTIONS',
	'access-control-allow-methods': 'GET, HEAD',
	'access-control-allow-headers': '*',
	'access-control-max-age': '86400'
};

/** What a browser asks before it lets a page of another site read something here; `null` when that is not asked. */
export function preflight(method: string, url: URL): Response | null {
	if (method !== 'OPTIONS' || !OPEN_TO_ALL.test(withoutLanguage(url.pathname))) return null;
	return new Response(null, { status: 204, headers: PREFLIGHT });
}

/** Why a request is not answered, as whoever asks reads it: a page, or what programs read. */
export function refused(url: URL, why: Unanswerable): Response {
	if (!OF_THE_API.test(withoutLanguage(url.pathname))) return refusalPage(why);
	const message = `${why.titre()}. ${why.phrase()}`;
	return Response.json(
		{ message, problemes: [] },
		{ status: why.status, headers: { ...OPEN, ...why.headers } }
	);
}

/** Too many answers wait to be worked out. */
export const BUSY: Unanswerable = {
	status: 503,
	titre: () => tr('Trop de pages sont demandées en même temps', 'Too many pages are being requested at once'),
	phrase: () =>
		tr(
			fr`Celle-ci n'a pas été préparée. Recommencez dans quelques secondes.`,
			'This one was not prepared. Try again in a few seconds.'
		),
	headers: { 'retry-after': '5', 'cache-control': 'no-store' }
};
