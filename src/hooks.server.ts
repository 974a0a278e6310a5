import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { building, dev } from '$app/environment';
import { tr } from '#lib/domain/language.ts';
import { answerOnce } from '#lib/server/answer-once.ts';
import { forClient } from '#lib/server/client.ts';
import { watchAnswers } from '#lib/server/every-answer.ts';
import { TooBusy } from '#lib/server/fair-line.ts';
import { Starts } from '#lib/server/starts.ts';
import { campaignStamp } from '#lib/server/campaign-files.ts';
import { codingFor, compress, compressWhole } from '#lib/server/compress.ts';
import { ServedBase } from '#lib/server/import/serving/served-base.ts';
import { writeLog } from '#lib/server/log.ts';
import { Metrics } from '#lib/server/metrics.ts';
import { LENGTHLESS, unanswerable, UNREADABLE } from '#lib/server/refusal-page.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { named } from '#lib/server/revalidate.ts';
import { readSettings } from '#lib/server/settings.ts';
import type { Database } from '#lib/server/store/database.ts';
import { stopCarrying } from '#lib/server/tending/carry/carry-thread.ts';
import { atOneVersion, currentVersion, listVersions, versionStamp } from '#lib/server/store/versions.ts';
import { atTheDoor, closeAccounts, ofEditors } from './routes/editors-door.ts';
import { BUSY, preflight, refused } from './routes/open-to-all.ts';
import { unreadableForm } from './routes/sent-form.ts';
import { withCard } from './routes/page-card.ts';
import { keepLinks, readingOf } from '#lib/domain/carry-links.ts';
import { oneSearch } from './routes/one-address.ts';

type Resolve = Parameters<Handle>[0]['resolve'];

let served: ServedBase | undefined;
let data = '';
const metrics = new Metrics();
/** The address that the site says is its own, whatever a request claims; in development, the one that is asked. */
let own = new URL(`http://localhost:${process.env['PORT'] || 3000}`);
/** Pages and small files worked out wait here, all clients in turn: at most as many as are made in some seconds. */
const starts = new Starts(100);

export const init: ServerInit = async () => {
	if (building) return;
	const { databasePath, dataFolder, origin } = readSettings(process.env);
	data = dataFolder;
	if (origin !== null) own = new URL(origin);
	else if (!dev)
		writeLog('avertissement', 'origine-absente', {
			phrase: `ORIGIN n’est pas donné : les liens, les cadres à copier et le fil disent ${own.origin}. Écrivez ORIGIN=https://… pour qu’ils disent l’adresse du site.`
		});
	watchAnswers(origin);
	served = await ServedBase.open(databasePath, dataFolder, new Date().toISOString());
	if (served.obstacle !== null)
		writeLog('avertissement', 'donnees-refusees', {
			phrase: served.obstacle,
			version: currentVersion(served.db)
		});
	const [last] = listVersions(served.db);
	if (last && last.createdAt > new Date().toISOString())
		writeLog('avertissement', 'horloge', {
			phrase: `La version ${last.id} est datée du ${last.createdAt}, après l’heure de ce serveur : une horloge a reculé, ou avançait. Les versions gardent l’ordre de leurs numéros.`,
			version: last.id
		});
	process.once('sveltekit:shutdown', () => {
		served?.close();
		void closeAccounts();
		stopCarrying();
	});
};

/** What runs nothing, when it has no policy of its own: pages have that of `svelte.config.js`. */
const CLOSED = {
	'content-security-policy':
		"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
};
/** Pages are opened by nobody else's script and read into nobody else's page. */
const APART = {
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin'
};

/** Embeds can be framed anywhere; they run our one script and fetch nothing from anyone. */
const FRAMABLE = {
	'content-security-policy':
		"frame-ancestors *; default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
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
	return inLanguage(readingOf(event.url).langue, () => refused(event.url, UNREADABLE));
};

async function handled(event: RequestEvent, resolve: Resolve, served: ServedBase): Promise<Response> {
	if (!dev) takeAddress(event.url);
	// What a page is made from is asked by a framework alone, and no page has one.
	if (event.isDataRequest) return new Response(null, { status: 404 });
	Object.assign(event.locals, { served, metrics, today: PARIS.format(), editeur: null });
	if (OF_HEALTH.has(event.route.id)) return answer(event, resolve);
	const base = served.db;
	event.locals.db = base;
	const asked = preflight(event.request.method, event.url);
	if (asked) return asked;
	return forClient(clientOf(event), () =>
		ofEditors(event.route.id)
			? inTurn(event, () => answerEditors(event, resolve, base))
			: answerReaders(event, resolve, base)
	);
}

/** Makes an address one of the site's own, whatever the request says that it is called. */
function takeAddress(url: URL): void {
	const { protocol, hostname, port } = own;
	Object.assign(url, { protocol, hostname, port, username: '', password: '' });
}

/** Who asks, as far as fairness goes: an address. Behind a proxy, the one that it hands on, if that is set and said. */
function clientOf(event: RequestEvent): string {
	try {
		return event.getClientAddress();
	} catch {
		// A request that did not come through the proxy, and says nothing of whom it is for.
		return '';
	}
}

/** Works out an answer once it is its turn. */
async function inTurn(event: RequestEvent, make: () => Promise<Response>): Promise<Response> {
	try {
		await starts.turn();
	} catch (cause) {
		if (!(cause instanceof TooBusy)) throw cause;
		const response = inLanguage(readingOf(event.url).langue, () => refused(event.url, BUSY));
		protect(response, CLOSED);
		return response;
	}
	// Nobody waits for the answer any more: it is not worked out.
	return event.request.signal.aborted ? new Response(null, { status: GIVEN_UP }) : make();
}

function answerReaders(event: RequestEvent, resolve: Resolve, base: Database): Promise<Response> {
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
			make: () => inTurn(event, () => answer(event, resolve)),
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
	const why = lengthless
		? LENGTHLESS
		: (unanswerable(method, event.url.pathname, filling, editing) ?? unreadableForm(event));
	const { params, url } = event;
	const route = event.route.id ?? '';
	const pages: string[] = [];
	const resolved = await inLanguage(reading.langue, () =>
		why
			? refused(event.url, why)
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
	// Without ORIGIN the addresses are those of this machine: no proxy is to hand them on.
	return named(event.request, response, Boolean(process.env['ORIGIN']));
}

/** Gives an answer the headers that it does not have of its own. */
function protect({ headers: said }: Response, headers: Readonly<Record<string, string>>): void {
	for (const [name, value] of Object.entries(headers)) if (!said.has(name)) said.set(name, value);
	// No answer is sent in parts: whoever resumes a download starts again.
	said.set('accept-ranges', 'none');
	// Who may frame an answer is said once, by its policy: the older header only repeats it.
	if (said.get('content-security-policy')?.includes('frame-ancestors *') === true) return;
	said.set('x-frame-options', 'DENY');
	if (said.get('content-type')?.startsWith('text/html') === true)
		for (const [name, value] of Object.entries(APART)) said.set(name, value);
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
