import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { readingOf } from '#lib/domain/carry-links.ts';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Editeur } from '#lib/server/accounts/editeur.ts';
import type { Accounts } from '#lib/server/accounts/open-accounts.ts';

/** The accounts, on a page of editors. */
export function accountsOf({ accounts }: App.Locals): Accounts {
	if (!accounts) throw new Error('accounts not open');
	return accounts;
}

/** Who is signed in, on a page of editors: nobody else comes there. */
export function editeurOf({ editeur }: App.Locals): Editeur {
	if (!editeur) error(401, tr('Il faut être connecté.', 'You need to be signed in.'));
	return editeur;
}

/** The same, when it is an administrator. */
export function administrateurOf(locals: App.Locals): Editeur {
	const editeur = editeurOf(locals);
	if (editeur.role !== 'administrateur')
		error(403, tr('Cette page est celle des administrateurs.', 'This page is for administrators.'));
	return editeur;
}

/** The text of a field of a form, '' when it was not sent. */
export function textOf(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === 'string' ? value : '';
}

/** The address of a page in the language of the one that sends there. */
export const alike = (url: URL, path: string): string =>
	readingOf(url).langue === 'en' ? `/en${path}` : path;

/** An address of this site, and no other, that somebody is to be sent back to. */
export function localAddress(text: string, origin: string): string | null {
	if (!/^\/(?![/\\])[\x20-\x7e]*$/.test(text) || text.includes('\\')) return null;
	const url = URL.parse(text, origin);
	return url?.origin === origin ? `${url.pathname}${url.search}` : null;
}

/** How long to wait, in words. */
export function waitSentence(secondes: number): string {
	const minutes = Math.max(1, Math.ceil(secondes / 60));
	return tr(
		fr`Trop d'essais : recommencez dans ${minutes}\u00A0minute${minutes > 1 ? 's' : ''}.`,
		`Too many attempts: try again in ${minutes} minute${minutes > 1 ? 's' : ''}.`
	);
}

/** What the accounts need of a request that gives a password or a code again. */
export const askingOf = ({ request, getClientAddress }: RequestEvent) => ({
	headers: request.headers,
	address: getClientAddress()
});

/** Why what needs the password was not done; `kept` is what had been written in the form. */
export function passwordRefusal<T extends object>(
	{ setHeaders }: RequestEvent,
	done: { readonly kind: 'refuse' } | { readonly kind: 'attente'; readonly secondes: number },
	kept?: T
) {
	if (done.kind === 'refuse')
		return fail(422, {
			...kept,
			refus: tr(
				fr`Ce n'est pas votre mot de passe. Rien n'a changé.`,
				'This is not your password. Nothing was changed.'
			)
		});
	setHeaders({ 'retry-after': String(done.secondes) });
	return fail(429, { ...kept, refus: waitSentence(done.secondes) });
}
