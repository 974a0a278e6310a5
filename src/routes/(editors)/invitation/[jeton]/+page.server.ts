import { fail, redirect } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { passwordRule } from '#lib/server/accounts/password.ts';
import { closedLinkSentence, openLink, useLink } from '#lib/server/accounts/use-link.ts';
import { accountsOf, alike, textOf } from '../../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	const { state, user } = await openLink(accountsOf(locals), params.jeton);
	// The address is a key: it is told to no other site, nor to another page.
	setHeaders({ 'referrer-policy': 'no-referrer' });
	if (state.kind !== 'valide') return { ferme: closedLinkSentence(state), pour: null, regle: '' };
	return {
		ferme: null,
		pour: user && { nom: user.name, courriel: user.email },
		regle: passwordRule()
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const form = await request.formData();
		const [nom, courriel] = [textOf(form, 'nom'), textOf(form, 'courriel')];
		const motDePasse = textOf(form, 'mot-de-passe');
		if (motDePasse !== textOf(form, 'encore'))
			return fail(422, {
				nom,
				courriel,
				refus: tr(
					fr`Les deux mots de passe ne sont pas les mêmes. Rien n'a été enregistré.`,
					'The two passwords are not the same. Nothing was saved.'
				)
			});
		const done = await useLink(accountsOf(locals), params.jeton, { motDePasse, nom, courriel });
		if (done.kind === 'faute') return fail(422, { nom, courriel, refus: done.phrase });
		if (done.kind === 'ferme') return fail(410, { nom, courriel, refus: closedLinkSentence(done.state) });
		redirect(303, alike(url, '/connexion?pret=1'));
	}
};
