import { addressesOf } from '../../scripts/publish/addresses-of.ts';

/** How many pages of one kind are read: the rest are made the same way. */
const OF_A_KIND = 4;
const kindOf = (path: string) =>
	path.replace(/\?.*/, '').replace(/\/(?:[\w-]*\d[\w-]*|[A-Z]+|hostile-\w+)(?=$|[/.])/g, '/N');

/**
 * Reads page after page from `starts` on, by the links that they have, those of `passed` left out; gives the addresses met.
 * `read` is handed each answer, and gives back the markup whose links are to be followed.
 */
export async function walkSite(
	origin: string,
	starts: readonly string[],
	passed: RegExp,
	read: (path: string, response: Response) => Promise<string>
): Promise<ReadonlySet<string>> {
	const seen = new Set(starts);
	const waiting = [...starts];
	const kinds = new Map<string, number>();
	for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
		const kind = kindOf(path);
		const times = (kinds.get(kind) ?? 0) + 1;
		kinds.set(kind, times);
		if (times > OF_A_KIND && !starts.includes(path)) continue;
		const markup = await read(path, await fetch(origin + path));
		for (const address of addressesOf(markup)) {
			const url = URL.parse(address, origin + path);
			if (url?.origin !== origin || passed.test(url.pathname)) continue;
			const next = url.pathname + url.search;
			if (!seen.has(next)) waiting.push(next);
			seen.add(next);
		}
	}
	return seen;
}
