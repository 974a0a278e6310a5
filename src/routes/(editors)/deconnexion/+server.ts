import { redirect } from '@sveltejs/kit';
import { signOut } from '#lib/server/accounts/sessions.ts';
import { setCookies } from '../../set-cookies.ts';
import { accountsOf, alike } from '../../signed-in.ts';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ cookies, locals, request, url }) => {
	const accounts = accountsOf(locals);
	setCookies(cookies, accounts.origin, await signOut(accounts, request.headers));
	redirect(303, alike(url, '/connexion?sorti=1'));
};
