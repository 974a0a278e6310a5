import { parseSetCookieHeader } from 'better-auth/cookies';
import { APIError } from 'better-auth/api';

/** A cookie to set; one without age ends with the browser, one of age 0 at once. */
export interface Cookie {
	readonly name: string;
	readonly value: string;
	readonly maxAge: number | undefined;
}

/** The cookies that the library sets, ready to be set again by who answers. */
export function cookiesOf(headers: Headers): Cookie[] {
	return headers
		.getSetCookie()
		.flatMap((line) => [...parseSetCookieHeader(line)])
		.map(([name, said]) => ({
			name,
			value: decodeURIComponent(said.value),
			maxAge: said['max-age'] === undefined ? undefined : Number(said['max-age'])
		}));
}

/** The value of a cookie that a request carries. */
export function cookieOf(headers: Headers, name: string): string | null {
	for (const part of (headers.get('cookie') ?? '').split(';')) {
		const [key = '', ...value] = part.trim().split('=');
		if (key === name) return value.join('=');
	}
	return null;
}

/** What the library needs of a request, and nothing that its sender could mislead it with: one cookie, the browser. */
export function onlyCookie(headers: Headers, name: string): Headers {
	const value = cookieOf(headers, name);
	return new Headers({
		...(value === null ? {} : { cookie: `${name}=${value}` }),
		'user-agent': (headers.get('user-agent') ?? '').slice(0, 300)
	});
}

/** The library said no, whatever its words: a fault of ours goes on. */
export function refused(cause: unknown): boolean {
	return cause instanceof APIError && cause.statusCode >= 400 && cause.statusCode < 500;
}
