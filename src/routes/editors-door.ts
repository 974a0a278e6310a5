import type { RequestEvent } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { readingOf } from '#lib/domain/carry-links.ts';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { reconcileJournal } from '#lib/server/accounts/journal-pages.ts';
import type { Accounts } from '#lib/server/accounts/open-accounts.ts';
import { explainFailure } from '#lib/server/import/serving/storage-failure.ts';
import { writeLog } from '#lib/server/log.ts';
import { LENGTHLESS, refusalPage, type Unanswerable } from '#lib/server/refusal-page.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readSettings } from '#lib/server/settings.ts';

/** Whether a route is of those who tend the data. */
export const ofEditors = (route: string | null): boolean => route?.startsWith('/(editors)/') === true;

/** Where one comes before one is anybody. */
const BEFORE = /^\/\(editors\)\/(?:connexion|invitation)(?:\/|$)/;
/** Where an administrator without a second factor may go: to set one up, or away. */
const WITHOUT_FACTOR = /^\/\(editors\)\/(?:compte\/second-facteur|deconnexion)(?:\/|$)/;
/** Routes that receive files, and say themselves how large they may be. */
const OF_FILES = /^\/\(editors\)\/importer\//;

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What a form before one is anybody, and any other form of editors, may hold. In bytes. */
const LARGEST = { before: 16_000, form: 256_000 } as const;

/** Why a request is not let in. */
type Refusal = Omit<Unanswerable, 'headers'>;

const FOREIGN: Refusal = {
	status: 403,
	titre: () => tr('Cette demande vient d’ailleurs', 'This request comes from elsewhere'),
	phrase: () =>
		tr(
			fr`Ce qui change les données ne s'envoie que depuis les pages de ce site. Rien n'a été modifié.`,
			'What changes the data can only be sent from the pages of this site. Nothing was changed.'
		)
};
const NOBODY: Refusal = {
	status: 401,
	titre: () => tr('Il faut être connecté', 'You need to be signed in'),
	phrase: () =>
		tr(
			fr`Votre session est fermée ou a expiré. Rien n'a été modifié : reconnectez-vous, puis recommencez.`,
			'Your session is closed or has expired. Nothing was changed: sign in again, then start over.'
		)
};
const FACTOR_FIRST: Refusal = {
	status: 403,
	titre: () => tr('Il manque votre second facteur', 'Your second factor is missing'),
	phrase: () =>
		tr(
			fr`Un administrateur met en place son second facteur avant toute autre chose. Rien n'a été modifié.`,
			'An administrator sets up a second factor before anything else. Nothing was changed.'
		)
};
const TOO_LONG: Refusal = {
	status: 413,
	titre: () => tr('Ce qui est envoyé est trop long', 'What is sent is too long'),
	phrase: () =>
		tr(fr`Rien n'a été lu, et rien n'a été modifié.`, 'Nothing was read, and nothing was changed.')
};
const ADDRESSLESS: Refusal = {
	status: 503,
	titre: () => tr('Les comptes ne sont pas ouverts', 'Accounts are not open'),
	phrase: () =>
		tr(
			fr`Le serveur ne connaît pas l'adresse de ce site : qui l'a installé doit donner ORIGIN.`,
			'The server does not know the address of this site: whoever installed it must give ORIGIN.'
		)
};

const UNREADABLE_ACCOUNTS: Refusal = {
	status: 503,
	titre: () => tr('Les comptes sont momentanément illisibles', 'Accounts cannot be read for now'),
	phrase: () =>
		tr(
			fr`Le serveur ne peut pas se servir du fichier des comptes : son journal dit pourquoi. Rien n'a été modifié, et le site public reste ouvert.`,
			'The server cannot use the file of accounts: its log says why. Nothing was changed, and the public site stays open.'
		)
};

/** Whether who asks reads pages, rather than a program of one. */
const readsPages = ({ request }: RequestEvent) => /\btext\/html\b/.test(request.headers.get('accept') ?? '');

function say(event: RequestEvent, refusal: Refusal): Response {
	if (readsPages(event)) return refusalPage({ ...refusal, headers: {} });
	return Response.json({ message: refusal.phrase() }, { status: refusal.status });
}

const moved = (event: RequestEvent, path: string) =>
	new Response(null, {
		status: 303,
		headers: { location: readingOf(event.url).langue === 'en' ? `/en${path}` : path }
	});

let opening: Promise<Accounts> | undefined;

/** The accounts, opened once, when somebody first comes: who only reads the site never needs them. */
async function accountsOf(origin: string, base: Database): Promise<Accounts> {
	opening ??= openKept(origin, base);
	try {
		return await opening;
	} catch (error) {
		// A full disk may have room again.
		opening = undefined;
		throw error;
	}
}

async function openKept(origin: string, base: Database): Promise<Accounts> {
	const { accountsPath, accountsSecret } = readSettings(process.env);
	const { openAccounts } = await import('#lib/server/accounts/open-accounts.ts');
	const accounts = await openAccounts(accountsPath, origin, accountsSecret);
	// This server has begun nothing yet: what is open was left by one that stopped.
	reconcileJournal(accounts.db, base);
	return accounts;
}

export const closeAccounts = async () => (await opening?.catch(() => undefined))?.close();

/** Why what a request sends is not read: it comes from another site, or is longer than a form. */
function refusalOfWriting({ request, route, url }: RequestEvent): Refusal | null {
	// Browsers name the page that sends, whatever the method and the kind of what is sent.
	if (request.headers.get('origin') !== url.origin) return FOREIGN;
	if (OF_FILES.test(route.id ?? '')) return null;
	const length = request.headers.get('content-length');
	if (length === null) return LENGTHLESS;
	return Number(length) > (BEFORE.test(route.id ?? '') ? LARGEST.before : LARGEST.form) ? TOO_LONG : null;
}

/**
 * Lets a request in to a page of editors, and says who asks; or answers in its place. Nobody is let in that is not known:
 * a page leads to where one signs in, anything else is refused in words.
 */
export async function atTheDoor(event: RequestEvent): Promise<Response | null> {
	const { locals, request, url } = event;
	const route = event.route.id ?? '';
	const origin = readSettings(process.env).origin ?? (dev ? url.origin : null);
	if (origin === null) return say(event, ADDRESSLESS);
	const writing = !READING.has(request.method);
	const refused = writing ? refusalOfWriting(event) : null;
	if (refused) return say(event, refused);
	try {
		const accounts = await accountsOf(origin, locals.db);
		locals.accounts = accounts;
		const { currentSession } = await import('#lib/server/accounts/sessions.ts');
		locals.editeur = (await currentSession(accounts, request.headers))?.editeur ?? null;
	} catch (error) {
		// What is wrong with the accounts is not wrong with the base that readers are served.
		const phrase = explainFailure(error);
		writeLog('erreur', 'comptes-illisibles', { ...(phrase === null ? {} : { phrase }), error });
		return say(event, UNREADABLE_ACCOUNTS);
	}
	if (BEFORE.test(route)) return null;
	if (!locals.editeur)
		return !writing && readsPages(event)
			? moved(event, `/connexion?retour=${encodeURIComponent(url.pathname + url.search)}`)
			: say(event, NOBODY);
	if (
		locals.editeur.role === 'administrateur' &&
		!locals.editeur.secondFacteur &&
		!WITHOUT_FACTOR.test(route)
	)
		return !writing && readsPages(event) ? moved(event, '/compte/second-facteur') : say(event, FACTOR_FIRST);
	return null;
}
