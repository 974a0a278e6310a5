import { language, tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';

/** A request that no page can answer. */
export interface Unanswerable {
	readonly status: number;
	readonly titre: () => string;
	readonly phrase: () => string;
	readonly headers: Readonly<Record<string, string>>;
}

const ILLEGIBLE: Unanswerable = {
	status: 400,
	titre: () => tr('Cette adresse ne se lit pas', 'This address cannot be read'),
	phrase: () =>
		tr(
			fr`Elle contient un signe « % » qui n'annonce aucun caractère. Elle a sans doute été mal copiée.`,
			'It contains a “%” sign that announces no character. It was probably copied wrongly.'
		),
	headers: {}
};

const ONLY_READ: Unanswerable = {
	status: 405,
	titre: () => tr('Ce site ne fait que se lire', 'This site can only be read'),
	phrase: () =>
		tr(fr`Rien ne s'y envoie, et rien n'a été modifié.`, 'Nothing is sent to it, and nothing was changed.'),
	headers: { allow: 'GET, HEAD, OPTIONS' }
};

/** What is sent without its size would be read without end. */
export const LENGTHLESS: Unanswerable = {
	status: 411,
	titre: () => tr('Cette demande ne dit pas sa taille', 'This request does not say its size'),
	phrase: () =>
		tr(fr`Elle n'a pas été lue, et rien n'a été modifié.`, 'It was not read, and nothing was changed.'),
	headers: {}
};

/** The base cannot be read for now: what was answered before still is. */
export const UNREADABLE: Unanswerable = {
	status: 503,
	titre: () => tr('Les données sont momentanément illisibles', 'The data cannot be read for now'),
	phrase: () =>
		tr(
			fr`Rien n'est perdu de ce qui a été sauvegardé, et rien n'a été modifié. Revenez dans quelques minutes.`,
			'Nothing that was backed up is lost, and nothing was changed. Come back in a few minutes.'
		),
	headers: { 'retry-after': '60', 'cache-control': 'no-store' }
};

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

function legible(pathname: string): boolean {
	try {
		// What is decoded is read: a bundler drops the call otherwise, and its refusal with it.
		return decodeURI(pathname) !== '';
	} catch (cause) {
		if (cause instanceof URIError) return false;
		throw cause;
	}
}

/**
 * Why a request cannot be answered, whatever it asks for; `null` when it can. `filling`: it sends a document to be filled, which
 * is given back and written nowhere. `writing`: its route receives what is sent, by the methods that it has.
 */
export function unanswerable(
	method: string,
	pathname: string,
	filling = false,
	writing = false
): Unanswerable | null {
	if (!READING.has(method) && !writing && !(filling && method === 'POST')) return ONLY_READ;
	return legible(pathname) ? null : ILLEGIBLE;
}

/** The page of such a request: a sentence and a way back. It asks nothing of the base. */
export function refusalPage({ status, titre, phrase, headers }: Unanswerable): Response {
	const page = `<!doctype html>
<html lang="${language()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>${titre()} · Lignes claires</title>
<style>body{max-width:40em;margin:3em auto;padding:0 1em;font:17px/1.5 'Segoe UI',Roboto,Arial,sans-serif}</style></head>
<body><main><h1>${titre()}</h1><p>${phrase()}</p>
<p><a href="${tr('/', '/en')}">${tr('Revenir à la vue d’ensemble', 'Back to the overview')}</a></p></main></body></html>
`;
	return new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
}
