import { fail, redirect } from '@sveltejs/kit';
import { giveCode, pendingUser } from '#lib/server/accounts/sign-in.ts';
import { setCookies } from '../../../set-cookies.ts';
import { accountsOf, alike, localAddress, textOf, waitSentence } from '../../../signed-in.ts';
import { firstPage } from '../../_shell/editors-pages.ts';
import { wrongCodeSentence } from '../wrong-sentence.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, request, url }) => {
	const retour = localAddress(url.searchParams.get('retour') ?? '', url.origin) ?? '';
	if (locals.editeur) redirect(303, retour || alike(url, firstPage()));
	if (!(await pendingUser(accountsOf(locals), request.headers))) redirect(303, alike(url, '/connexion'));
	return { retour, secours: url.searchParams.has('secours') };
};

export const actions: Actions = {
	default: async ({ cookies, getClientAddress, locals, request, setHeaders, url }) => {
		const accounts = accountsOf(locals);
		const form = await request.formData();
		const secours = textOf(form, 'secours') !== '';
		const done = await giveCode(
			accounts,
			{ code: textOf(form, 'code'), kind: secours ? 'secours' : 'telephone' },
			{ headers: request.headers, address: getClientAddress() }
		);
		if (done.kind === 'attente') {
			setHeaders({ 'retry-after': String(done.secondes) });
			return fail(429, { refus: waitSentence(done.secondes) });
		}
		if (done.kind === 'refuse') return fail(401, { refus: wrongCodeSentence() });
		setCookies(cookies, accounts.origin, done.cookies);
		redirect(303, localAddress(textOf(form, 'retour'), url.origin) ?? alike(url, firstPage()));
	}
};
