import { fail, redirect } from '@sveltejs/kit';
import { renderSVG } from 'uqr';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { confirmFactor, prepareFactor } from '#lib/server/accounts/own-account.ts';
import { setCookies } from '../../../set-cookies.ts';
import { accountsOf, alike, editeurOf, textOf, waitSentence } from '../../../signed-in.ts';
import { wrongCodeSentence } from '../../connexion/wrong-sentence.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	const { role, secondFacteur } = editeurOf(locals);
	return { demande: role === 'administrateur', dejaMis: secondFacteur };
};

const KEY = /^otpauth:\/\/totp\/[^\s<>"]{1,300}$/;

/** What a telephone reads, drawn and in text. */
function shown(adresse: string, codes: readonly string[]) {
	const key = new URL(adresse).searchParams.get('secret') ?? '';
	return {
		adresse,
		codes,
		dessin: `data:image/svg+xml,${encodeURIComponent(renderSVG(adresse, { border: 2 }))}`,
		cle: key.replace(/(.{4})(?=.)/g, '$1 ')
	};
}

export const actions: Actions = {
	preparer: async ({ getClientAddress, locals, request, setHeaders }) => {
		const form = await request.formData();
		const done = await prepareFactor(accountsOf(locals), editeurOf(locals), textOf(form, 'mot-de-passe'), {
			headers: request.headers,
			address: getClientAddress()
		});
		if (done.kind === 'attente') {
			setHeaders({ 'retry-after': String(done.secondes) });
			return fail(429, { refus: waitSentence(done.secondes), facteur: null });
		}
		if (done.kind === 'refuse')
			return fail(422, {
				refus: tr(fr`Ce n'est pas votre mot de passe.`, 'This is not your password.'),
				facteur: null
			});
		return { refus: null, facteur: shown(done.adresse, done.codes) };
	},
	confirmer: async ({ cookies, getClientAddress, locals, request, setHeaders, url }) => {
		const accounts = accountsOf(locals);
		const form = await request.formData();
		const done = await confirmFactor(accounts, editeurOf(locals), textOf(form, 'code'), {
			headers: request.headers,
			address: getClientAddress()
		});
		if (done.kind === 'fait') {
			setCookies(cookies, accounts.origin, done.cookies);
			redirect(303, alike(url, '/compte?facteur=1'));
		}
		// What was shown comes back as it was sent: the same telephone can be tried again.
		const adresse = textOf(form, 'adresse');
		const codes = textOf(form, 'codes').split(' ').slice(0, 10);
		const facteur = KEY.test(adresse) ? shown(adresse, codes) : null;
		if (done.kind === 'refuse') return fail(422, { refus: wrongCodeSentence(), facteur });
		setHeaders({ 'retry-after': String(done.secondes) });
		return fail(429, { refus: waitSentence(done.secondes), facteur });
	}
};
