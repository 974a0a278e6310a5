import { fail, redirect } from '@sveltejs/kit';
import { signIn } from '#lib/server/accounts/sign-in.ts';
import { setCookies } from '../../set-cookies.ts';
import { accountsOf, alike, localAddress, textOf, waitSentence } from '../../signed-in.ts';
import { firstPage } from '../_shell/editors-pages.ts';
import { wrongSentence } from './wrong-sentence.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	const retour = localAddress(url.searchParams.get('retour') ?? '', url.origin) ?? '';
	if (locals.editeur) redirect(303, retour || alike(url, firstPage()));
	return {
		retour,
		sorti: url.searchParams.has('sorti'),
		pret: url.searchParams.has('pret')
	};
};

export const actions: Actions = {
	default: async ({ cookies, getClientAddress, locals, request, setHeaders, url }) => {
		const accounts = accountsOf(locals);
		const form = await request.formData();
		const courriel = textOf(form, 'courriel');
		const retour = localAddress(textOf(form, 'retour'), url.origin) ?? '';
		const done = await signIn(
			accounts,
			{ courriel, motDePasse: textOf(form, 'mot-de-passe') },
			{ headers: request.headers, address: getClientAddress() }
		);
		if (done.kind === 'attente') {
			setHeaders({ 'retry-after': String(done.secondes) });
			return fail(429, { courriel, retour, refus: waitSentence(done.secondes) });
		}
		if (done.kind === 'refuse') return fail(401, { courriel, retour, refus: wrongSentence() });
		setCookies(cookies, accounts.origin, done.cookies);
		const next = `?retour=${encodeURIComponent(retour)}`;
		if (done.kind === 'second-facteur')
			redirect(303, alike(url, `/connexion/code${retour === '' ? '' : next}`));
		redirect(303, retour || alike(url, firstPage()));
	}
};
