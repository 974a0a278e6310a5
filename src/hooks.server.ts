import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { building } from '$app/environment';
import { tr } from '#lib/domain/language.ts';
import { answerOnce } from '#lib/server/answer-once.ts';
import { campaignStamp } from '#lib/server/campaign-files.ts';
import { codingFor, compress, compressWhole } from '#lib/server/compress.ts';
import { ServedBase } from '#lib/server/import/serving/served-base.ts';
import { writeLog } from '#lib/server/log.ts';
import { Metrics } from '#lib/server/metrics.ts';
import { nextTurn } from '#lib/server/next-turn.ts';
import { LENGTHLESS, refusalPage, unanswerable, UNREADABLE } from '#lib/server/refusal-page.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { named } from '#lib/server/revalidate.ts';
import { readSettings } from '#lib/server/settings.ts';
import type { Database } from '#lib/server/store/database.ts';
import { atOneVersion, currentVersion, versionStamp } from '#lib/server/store/versions.ts';
import { atTheDoor, closeAccounts, ofEditors } from './routes/editors-door.ts';
import { withCard } from './routes/page-card.ts';
import { keepLinks, readingOf } from '#lib/domain/carry-links.ts';
import { oneSearch } from './routes/one-address.ts';

type Resolve = Parameters<Handle>[0]['resolve'];

let served: ServedBase | undefined;
let data = '';
const metrics = new Metrics();

export const init: ServerInit = async () => {
	if (building) return;
	const { databasePath, dataFolder } = readSettings(process.env);
	data = dataFolder;
	served = await ServedBase.open(databasePath, dataFolder, new Date().toISOString());
	if (served.obstacle !== null)
		writeLog('avertissement', 'donnees-refusees', {
			phrase: served.obstacle,
			version: currentVersion(served.db)
		});
	process.once('sveltekit:shutdown', () => {
		served?.close();
		void closeAccounts();
	});
};

/** What runs nothing, when it has no policy of its own: pages have that of `svelte.config.js`. */
const CLOSED = {
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'strict-origin-when-cross-origin'
};

/** Embeds can be framed anywhere; they run our one script and fetch nothing from anyone. */
const FRAMABLE = {
	'content-security-policy':
		"frame-ancestors *; default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'",
	'cross-origin-resource-policy': 'cross-origin',
	'x-content-type-options': 'nosniff',
	'referrer-policy': 'strict-origin-when-cross-origin'
};

/** Marks, and addresses of the styles that the page already carries: pages are sent without a framework. */
const ONLY_FOR_A_FRAMEWORK = /<!--[^>]*>|\n\t\t<link\b[^>]*\bdisabled\b[^>]*>/g;

/** The day in Paris, year first. */
const PARIS = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' });
/** What counts days from today when the address gives none: kept for that day. */
const OF_THE_DAY = /\/relances\//;
/** Routes whose answers name or show campaigns. */
const ABOUT_YEARS = /^\/(\(site\)\/)?annees\b/;

/** A status that nobody receives: the visitor left. */
const GIVEN_UP = 499;

/** Routes that tell how the site is: they wait for nobody, and need no base that can be read. */
const OF_HEALTH = new Set<string | null>(['/sante', '/metrics']);

export const handle: Handle = async ({ event, resolve }) => {
	if (!served) throw new Error('base not open');
	const [base, from] = [served, performance.now()];
	const response = await handled(event, resolve, base).catch((error: unknown) => {
		base.hear(error);
		if (base.state !== 'base-abimee') throw error;
		return new Response(null, { status: 500 });
	});
	metrics.count(event.route.id, response.status, (performance.now() - from) / 1000);
	if (response.status !== 500 || base.state !== 'base-abimee') return response;
	return inLanguage(readingOf(event.url).langue, () => refusalPage(UNREADABLE));
};

async function handled(event: RequestEvent, resolve: Resolve, served: ServedBase): Promise<Response> {
	// What a page is made from is asked by a framework alone, and no page has one.
	if (event.isDataRequest) return new Response(null, { status: 404 });
	Object.assign(event.locals, { served, metrics, today: PARIS.format(), editeur: null });
	if (OF_HEALTH.has(event.route.id)) return answer(event, resolve);
	await nextTurn();
	// Nobody waits for the answer any more: it is not worked out.
	if (event.request.signal.aborted) return new Response(null, { status: GIVEN_UP });
	const base = served.db;
	event.locals.db = base;
	if (ofEditors(event.route.id)) return answerEditors(event, resolve, base);
	return atOneVersion(base, () => {
		const { request, route, url } = event;
		const accepted = request.headers.get('accept-encoding');
		const whole = route.id !== null && ['GET', 'HEAD'].includes(request.method);
		// One view has one address, whatever a link, a form or a robot adds to it.
		if (whole) url.search = oneSearch(url.searchParams);
		const day = OF_THE_DAY.test(url.pathname) ? event.locals.today : '';
		// Remarks of campaigns are edited while the site runs: what shows them is made again.
		const campaigns = whole && ABOUT_YEARS.test(route.id ?? '') ? campaignStamp(data) : '';
		const key = `${url.origin}${url.pathname}${url.search} ${day} ${codingFor(accepted) ?? ''} ${campaigns}`;
		return answerOnce(request, versionStamp(base), whole ? key : null, {
			make: () => answer(event, resolve),
			code: (response) => compress(response, accepted),
			codeWhole: (response) => compressWhole(response, accepted)
		});
	});
}

/**
 * A page of editors: nothing of it is kept, here or on its way. What changes the base is not held to the version that it found.
 */
async function answerEditors(event: RequestEvent, resolve: Resolve, base: Database): Promise<Response> {
	const { langue } = readingOf(event.url);
	const work = async () => (await atTheDoor(event)) ?? (await answer(event, resolve));
	const response = await inLanguage(langue, () =>
		event.request.method === 'GET' ? atOneVersion(base, work) : work()
	);
	protect(response, CLOSED);
	response.headers.set('cache-control', 'no-store');
	response.headers.set('referrer-policy', 'same-origin');
	response.headers.delete('etag');
	return response;
}

/** A page as an answer of its own: to name it by its text, the framework takes longer than to write half of it. */
function whole({ status, headers: said }: Response, page: string): Response {
	const headers = new Headers(said);
	for (const name of ['etag', 'content-length']) headers.delete(name);
	// Bytes: of a text, the framework would first look whether every sign of it is one.
	return new Response(Buffer.from(page), { status, headers });
}

async function answer(event: RequestEvent, resolve: Resolve): Promise<Response> {
	const reading = readingOf(event.url);
	const framed = event.route.id?.startsWith('/embed/') === true;
	const filling = event.route.id === '/(site)/annees/[annee=annee]/dossier';
	const editing = ofEditors(event.route.id);
	const { method, headers: asked } = event.request;
	const lengthless = filling && method === 'POST' && !asked.has('content-length');
	const refused = lengthless ? LENGTHLESS : unanswerable(method, event.url.pathname, filling, editing);
	const { params, url } = event;
	const route = event.route.id ?? '';
	const pages: string[] = [];
	const resolved = await inLanguage(reading.langue, () =>
		refused
			? refusalPage(refused)
			: resolve(event, {
					transformPageChunk({ html }) {
						const page = keepLinks(html.replace('%lang%', reading.langue), reading);
						const alone = page.replace(ONLY_FOR_A_FRAMEWORK, '');
						pages.push(framed || editing ? alone : withCard(alone, { route, params, url }));
						return '';
					},
					// The text face is seen at once; titles may settle a moment later, and italics are rare.
					preload: ({ type, path }) =>
						type === 'css' || type === 'js' || path.includes('source-sans-3-latin-wght-normal')
				})
	);
	const response = pages.length === 0 ? resolved : whole(resolved, pages.join(''));
	if (framed) response.headers.delete('content-security-policy');
	protect(response, framed ? FRAMABLE : CLOSED);
	if (editing) return response;
	// Without ORIGIN the address of the site is the one that the request names.
	return named(event.request, response, Boolean(process.env['ORIGIN']));
}

/** Gives an answer the headers that it does not have of its own. */
function protect({ headers: said }: Response, headers: Readonly<Record<string, string>>): void {
	for (const [name, value] of Object.entries(headers)) if (!said.has(name)) said.set(name, value);
	// Who may frame an answer is said once, by its policy: the older header only repeats it.
	if (said.get('content-security-policy')?.includes('frame-ancestors *') !== true)
		said.set('x-frame-options', 'DENY');
}

export const handleError: HandleServerError = ({ error, event, status, message }) => {
	const id = crypto.randomUUID().slice(0, 8);
	const say = (fr: string, en: string) => inLanguage(readingOf(event.url).langue, () => tr(fr, en));
	if (status === 404) return { message: say('Cette page n’existe pas.', 'This page does not exist.'), id };
	// Whoever asks wrongly writes nothing in the log.
	if (status < 500)
		return { message: say('Cette demande ne se comprend pas.', 'This request cannot be understood.'), id };
	served?.hear(error);
	const { method } = event.request;
	writeLog('erreur', 'reponse', {
		id,
		methode: method,
		adresse: event.url.pathname,
		etat: status,
		message,
		error
	});
	return {
		message: say(
			'Une erreur est survenue de notre côté. Rien n’a été modifié.',
			'An error occurred on our side. Nothing was changed.'
		),
		id
	};
};
