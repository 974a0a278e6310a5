import { patiently } from '../patiently.ts';

const sheetsOf = /^((?:\/en)?\/figures\/[\w-]+)\/.*/;

/** What pages that are made the same way have in common. */
const kindOf = (path: string) =>
	path.replace(/\?.*/, '').replace(/\/(?:[\w-]*\d[\w-]*|[A-Z]+|hostile-\w+)(?=$|[/.])/g, '/N');
/** The same, all the sheets of points of a figure being of one kind. */
const broadKindOf = (path: string) => kindOf(path.replace(/\?.*/, '').replace(sheetsOf, '$1/0'));

/**
 * Reads page after page from `starts` on, by the links that they have, those of `passed` left out; gives the addresses met.
 * `read` is handed each answer, and gives back the addresses that it leads to. `ofAKind`: how many pages of one
 * kind are read, the rest being made the same way; `broad`: sheets of points are one kind for each figure. `headers` are
 * those of each request.
 */
export async function walkSite(
	origin: string,
	starts: readonly string[],
	passed: RegExp,
	read: (path: string, response: Response) => Promise<readonly string[]>,
	{
		ofAKind = 4,
		broad = false,
		headers = {}
	}: { readonly ofAKind?: number; readonly broad?: boolean; readonly headers?: HeadersInit } = {}
): Promise<ReadonlySet<string>> {
	const seen = new Set(starts);
	const waiting = [...starts];
	const kinds = new Map<string, number>();
	for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
		const kind = (broad ? broadKindOf : kindOf)(path);
		const times = (kinds.get(kind) ?? 0) + 1;
		kinds.set(kind, times);
		if (times > ofAKind && !starts.includes(path)) continue;
		const answer = await patiently(() => fetch(origin + path, { headers }));
		for (const address of await read(path, answer)) {
			const url = URL.parse(address, origin + path);
			if (url?.origin !== origin || passed.test(url.pathname)) continue;
			const next = url.pathname + url.search;
			if (!seen.has(next)) waiting.push(next);
			seen.add(next);
		}
	}
	return seen;
}
