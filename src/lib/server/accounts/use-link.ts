import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { record } from './journal.ts';
import { consumeLink, readLink, type LinkState } from './links.ts';
import type { Accounts } from './open-accounts.ts';
import { passwordFault } from './password.ts';
import { addAccount, AccountRefused } from './people.ts';

/** What a link opens, and for whom. */
export async function openLink({ context, db }: Accounts, token: string) {
	const state = readLink(db, token);
	if (state.kind !== 'valide') return { state, user: null };
	const user = state.userId === null ? null : await context.internalAdapter.findUserById(state.userId);
	// The account was removed meanwhile.
	if (state.userId !== null && !user) return { state: { kind: 'expire' } as LinkState, user: null };
	return { state, user };
}

export type LinkUsed =
	| { readonly kind: 'fait' }
	| { readonly kind: 'ferme'; readonly state: LinkState }
	| { readonly kind: 'faute'; readonly phrase: string };

/** Uses a link: sets the password of its account, whose sessions end; the first link makes the first administrator. */
export async function useLink(
	accounts: Accounts,
	token: string,
	given: { readonly motDePasse: string; readonly nom: string; readonly courriel: string }
): Promise<LinkUsed> {
	const { context, db } = accounts;
	const { state, user } = await openLink(accounts, token);
	if (state.kind !== 'valide') return { kind: 'ferme', state };
	const who = user ? { nom: user.name, courriel: user.email } : given;
	const phrase = await passwordFault(given.motDePasse, who);
	if (phrase !== null) return { kind: 'faute', phrase };
	const hash = await context.password.hash(given.motDePasse);
	try {
		// Made before the link is used up: a name that is refused leaves it open.
		const userId = user?.id ?? (await addAccount(accounts, { ...given, role: 'administrateur' }));
		if (!consumeLink(db, token)) {
			if (!user) await context.internalAdapter.deleteUser(userId);
			return { kind: 'ferme', state: readLink(db, token) };
		}
		await setPassword(accounts, userId, hash);
		record({ id: userId, nom: who.nom.trim() }, 'mot-de-passe', 'choisi par un lien à usage unique');
		return { kind: 'fait' };
	} catch (cause) {
		if (cause instanceof AccountRefused) return { kind: 'faute', phrase: cause.phrase() };
		throw cause;
	}
}

async function setPassword({ context }: Accounts, userId: string, hash: string): Promise<void> {
	const { internalAdapter } = context;
	if (await internalAdapter.findCredentialAccount(userId)) await internalAdapter.updatePassword(userId, hash);
	else
		await internalAdapter.linkAccount({
			userId,
			providerId: 'credential',
			accountId: userId,
			password: hash
		});
	await internalAdapter.deleteUserSessions(userId);
}

/** Why a link opens nothing. */
export function closedLinkSentence({ kind }: LinkState): string {
	if (kind === 'servi')
		return tr(
			fr`Ce lien a déjà servi. Connectez-vous ; si vous n'avez pas de mot de passe, demandez un autre lien à un administrateur.`,
			'This link has already been used. Sign in; if you have no password, ask an administrator for another link.'
		);
	if (kind === 'expire')
		return tr(
			fr`Ce lien ne s'ouvre plus : il ne vaut que 72 heures, et un lien plus récent le remplace. Demandez-en un autre à un administrateur.`,
			'This link no longer opens: it is valid for 72 hours only, and a newer link replaces it. Ask an administrator for another one.'
		);
	return tr(
		fr`Ce lien n'est pas un lien d'invitation. Vérifiez qu'il a été copié en entier.`,
		'This is not an invitation link. Check that it was copied whole.'
	);
}
