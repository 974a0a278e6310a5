import { error, fail, type RequestEvent } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { roleOf } from '#lib/server/accounts/editeur.ts';
import { record } from '#lib/server/accounts/journal.ts';
import { makeLink } from '#lib/server/accounts/links.ts';
import { confirmPassword } from '#lib/server/accounts/own-account.ts';
import {
	AccountRefused,
	addAccount,
	changeRole,
	listAccounts,
	removeAccount,
	resetFactor,
	type Compte
} from '#lib/server/accounts/people.ts';
import { momentInParis } from '../../moment-in-paris.ts';
import { accountsOf, administrateurOf, askingOf, passwordRefusal, textOf } from '../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { id } = administrateurOf(locals);
	return {
		moi: id,
		comptes: listAccounts(accountsOf(locals).db).map(({ lienJusque, ...compte }) => ({
			...compte,
			lien: lienJusque === null ? null : momentInParis(lienJusque)
		}))
	};
};

/** The account that a form names, when it is not one's own. */
function another(locals: App.Locals, form: FormData): Compte {
	const { id } = administrateurOf(locals);
	const found = listAccounts(accountsOf(locals).db).find((compte) => compte.id === textOf(form, 'compte'));
	if (!found) error(404, tr('Ce compte n’existe plus.', 'This account no longer exists.'));
	if (found.id === id)
		error(
			403,
			tr(fr`Le vôtre se change sur la page « Mon compte ».`, 'Yours is changed on the page “My account”.')
		);
	return found;
}

/** Does what may be refused in words. */
async function done<T>(act: () => Promise<T>, ecrit?: ReturnType<typeof writtenIn>) {
	try {
		return await act();
	} catch (cause) {
		if (!(cause instanceof AccountRefused)) throw cause;
		return fail(422, { refus: cause.phrase(), ecrit });
	}
}

const writtenIn = (form: FormData) => ({
	nom: textOf(form, 'nom').trim(),
	courriel: textOf(form, 'courriel'),
	role: roleOf(textOf(form, 'role'))
});

/** What changes who may do what, once the password was given again. */
const sure =
	<T>(act: (event: RequestEvent, form: FormData) => Promise<T>) =>
	async (event: RequestEvent) => {
		const [moi, form] = [administrateurOf(event.locals), await event.request.formData()];
		const given = textOf(form, 'mot-de-passe');
		const done = await confirmPassword(accountsOf(event.locals), moi, given, askingOf(event));
		return done.kind === 'fait' ? act(event, form) : passwordRefusal(event, done, { ecrit: writtenIn(form) });
	};

const linkOf = (url: URL, token: string) => `${url.origin}/invitation/${token}`;

export const actions: Actions = {
	inviter: sure(async ({ locals, url }, form) => {
		const moi = administrateurOf(locals);
		const accounts = accountsOf(locals);
		const asked = writtenIn(form);
		return done(async () => {
			const id = await addAccount(accounts, asked);
			record(moi, 'invitation', `${asked.nom}, ${asked.role === 'editeur' ? 'éditeur' : 'administrateur'}`);
			return { pour: asked.nom, lien: linkOf(url, makeLink(accounts.db, id)) };
		}, asked);
	}),
	lien: sure(async ({ locals, url }, form) => {
		const compte = another(locals, form);
		record(administrateurOf(locals), 'lien', compte.nom);
		return { pour: compte.nom, lien: linkOf(url, makeLink(accountsOf(locals).db, compte.id)) };
	}),
	facteur: sure(async ({ locals }, form) => {
		const compte = another(locals, form);
		await resetFactor(accountsOf(locals), compte);
		record(administrateurOf(locals), 'second-facteur', `retiré à ${compte.nom}`);
		return {
			fait: tr(
				fr`Le second facteur de ${compte.nom} est retiré, et ses sessions sont fermées.`,
				`The second factor of ${compte.nom} is removed, and their sessions are closed.`
			)
		};
	}),
	role: sure(async ({ locals }, form) => {
		const moi = administrateurOf(locals);
		const compte = another(locals, form);
		const role = compte.role === 'administrateur' ? 'editeur' : 'administrateur';
		return done(async () => {
			await changeRole(accountsOf(locals), compte, role);
			record(moi, 'role', `${compte.nom} : ${role === 'editeur' ? 'éditeur' : 'administrateur'}`);
			return {
				fait:
					role === 'administrateur'
						? tr(`${compte.nom} est administrateur.`, `${compte.nom} is an administrator.`)
						: tr(`${compte.nom} est éditeur.`, `${compte.nom} is an editor.`)
			};
		});
	}),
	retirer: sure(async ({ locals }, form) => {
		const moi = administrateurOf(locals);
		const compte = another(locals, form);
		return done(async () => {
			await removeAccount(accountsOf(locals), compte);
			record(moi, 'retrait-compte', compte.nom);
			return {
				fait: tr(
					fr`Le compte de ${compte.nom} est retiré. Le journal garde ce qui a été fait.`,
					`The account of ${compte.nom} is removed. The journal keeps what was done.`
				)
			};
		});
	})
};
