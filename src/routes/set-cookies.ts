import type { Cookies } from '@sveltejs/kit';
import type { Cookie } from '#lib/server/accounts/asked.ts';

/** Sets the cookies of accounts: no script reads them, and over https they belong to this host alone. */
export function setCookies(cookies: Cookies, origin: string, set: readonly Cookie[]): void {
	const secure = origin.startsWith('https://');
	for (const { name, value, maxAge } of set)
		cookies.set(name, value, {
			path: '/',
			httpOnly: true,
			secure,
			sameSite: 'lax',
			...(maxAge === undefined ? {} : { maxAge })
		});
}
