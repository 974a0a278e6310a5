import { fail } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { changePassword, removeFactor, renewCodes } from '#lib/server/accounts/own-account.ts';
import { passwordFault, passwordRule } from '#lib/server/accounts/password.ts';
import { closeSessions, openSessions } from '#lib/server/accounts/sessions.ts';
import { momentInParis } from '../../moment-in-paris.ts';
import { setCookies } from '../../set-cookies.ts';
import { accountsOf, askingOf, editeurOf, passwordRefusal, textOf } from '../../signed-in.ts';
import { browserName } from './browser-name.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const editeur = editeurOf(locals);
	const sessions = await openSessions(accountsOf(locals), editeur.id);
	return {
		nom: editeur.nom,
		courriel: editeur.courriel,
		administrateur: editeur.role === 'administrateur',
		secondFacteur: editeur.secondFacteur,
		facteurMis: url.searchParams.has('facteur'),
		regle: passwordRule(),
		sessions: sessions.map(({ id, depuis, jusque, navigateur }) => ({
			id,
			ici: id === editeur.session,
			depuis: momentInParis(depuis),
			jusque: momentInParis(jusque),
			navigateur: browserName(navigateur)
		}))
	};
};

export const actions: Actions = {
	passe: async (event) => {
		const accounts = accountsOf(event.locals);
		const editeur = editeurOf(event.locals);
		const form = await event.request.formData();
		const nouveau = textOf(form, 'nouveau');
		const phrase = await passwordFault(nouveau, editeur);
		if (phrase !== null) return fail(422, { refus: phrase });
		const asked = { actuel: textOf(form, 'actuel'), nouveau };
		const done = await changePassword(accounts, editeur, asked, askingOf(event));
		if (done.kind !== 'fait') return passwordRefusal(event, done);
		setCookies(event.cookies, accounts.origin, done.cookies);
		return {
			fait: tr(
				fr`Votre mot de passe est changé, et vos autres sessions sont fermées.`,
				'Your password is changed, and your other sessions are closed.'
			)
		};
	},
	codes: async (event) => {
		const form = await event.request.formData();
		const editeur = editeurOf(event.locals);
		const done = await renewCodes(
			accountsOf(event.locals),
			editeur,
			textOf(form, 'mot-de-passe'),
			askingOf(event)
		);
		if (done.kind !== 'fait') return passwordRefusal(event, done);
		return { codes: done.codes };
	},
	'retirer-facteur': async (event) => {
		const accounts = accountsOf(event.locals);
		const form = await event.request.formData();
		const done = await removeFactor(
			accounts,
			editeurOf(event.locals),
			textOf(form, 'mot-de-passe'),
			askingOf(event)
		);
		if (done.kind !== 'fait') return passwordRefusal(event, done);
		setCookies(event.cookies, accounts.origin, done.cookies);
		return { fait: tr('Votre second facteur est retiré.', 'Your second factor is removed.') };
	},
	fermer: async ({ locals, request }) => {
		const editeur = editeurOf(locals);
		const only = textOf(await request.formData(), 'session');
		const which = only === '' ? { but: editeur.session } : { only };
		const closed = await closeSessions(accountsOf(locals), editeur, which);
		return {
			fait: tr(
				closed > 1 ? `${closed} sessions fermées.` : `${closed} session fermée.`,
				closed === 1 ? '1 session closed.' : `${closed} sessions closed.`
			)
		};
	}
};
