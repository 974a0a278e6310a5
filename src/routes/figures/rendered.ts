import { createHash } from 'node:crypto';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { nothingToShow } from '#lib/words/nothing-to-show.ts';
import { BoundedCache } from '#lib/server/store/bounded-cache.ts';
import { TooBusy } from '#lib/server/fair-line.ts';
import { GivenUp, Turns } from '#lib/server/turns.ts';
import { refusalOf } from '../ask.ts';

/** What was made is kept for who asks it again. */
const files = new BoundedCache<Uint8Array>(64_000_000);

/**
 * Pictures are drawn one at a time in each line: 4800 px take seconds of a processor and 300 MB, previews a tenth of a
 * second, a Word file one or two. A full line sends the next away, and who waits longer than `MOST_WAIT` is told to come back.
 * Who asks many large ones makes nobody wait for the others; tables and drawings wait for none.
 */
const LINES = {
	apercu: new Turns({ atOnce: 1, waiting: 24 }),
	image: new Turns({ atOnce: 1, waiting: 24 }),
	grande: new Turns({ atOnce: 1, waiting: 8 }),
	document: new Turns({ atOnce: 1, waiting: 2 })
};
export type Line = keyof typeof LINES;

/** Milliseconds after which one is told to come back, rather than left before an empty window. */
const MOST_WAIT = 4000;

const OPEN = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/** A refusal in one sentence, for a file that cannot be. */
export const plain = (status: number, message: string, headers: Record<string, string> = {}) =>
	new Response(`${message}\n`, {
		status,
		headers: { 'content-type': 'text/plain; charset=utf-8', ...OPEN, ...headers }
	});

interface Rendered {
	/** Names the bytes: the figure, its filters, its version, its language and its size. */
	readonly key: string;
	readonly make: () => Promise<Uint8Array>;
	/** Whether who asked has left. */
	readonly visitor: AbortSignal;
	/** Where it waits for its turn; without, it is made at once. */
	readonly line: Line | null;
	readonly type: string;
	/** Whether the address names a version: then the file never changes. */
	readonly frozen: boolean;
	/** How it is called when it is saved. */
	readonly name: string;
	readonly shown: boolean;
}

/** Does a piece of work when its line is free, if its visitor is still there. Throws `TooBusy` and `GivenUp` as turns do. */
export const inLine = <T>(line: Line, work: () => Promise<T>, visitor: AbortSignal): Promise<T> =>
	LINES[line].take(work, () => !visitor.aborted);

/** A file is still being made: it is kept for who comes back. */
export class StillMaking extends Error {
	constructor() {
		super('still making');
		this.name = 'StillMaking';
	}
}

/** What is made, if it is in time. Throws `StillMaking` after it, whatever becomes of what is made. */
async function inTime<T>(made: Promise<T>, milliseconds: number): Promise<T> {
	let told: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, refuse) => {
		told = setTimeout(() => refuse(new StillMaking()), milliseconds);
	});
	try {
		return await Promise.race([made, late]);
	} finally {
		clearTimeout(told);
	}
}

/** Answers with a file made once, with its ETag; one of a version is kept for a year. */
export async function rendered(file: Rendered): Promise<Response> {
	const { line, make, visitor } = file;
	const bytes = await inTime(
		files.getLater(file.key, (wanted) => (line === null ? make() : LINES[line].take(make, wanted)), visitor),
		MOST_WAIT
	);
	const etag = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`;
	return new Response(bytes as Uint8Array<ArrayBuffer>, {
		headers: {
			...OPEN,
			etag,
			...(file.frozen && { 'cache-control': 'public, max-age=31536000, immutable' }),
			'content-type': file.type,
			'content-disposition': `${file.shown ? 'inline' : 'attachment'}; filename="${file.name}"`,
			// A picture that a browser opens by itself runs nothing and fetches nothing.
			'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors *"
		}
	});
}

/** Nothing of the choice can be drawn. */
export class NothingToDraw extends Error {
	constructor() {
		super('nothing to draw');
		this.name = 'NothingToDraw';
	}
}

/** The answer to what may go wrong with a file: nothing to draw, an address that says nothing, or too many at once. */
export function fileRefusal(cause: unknown): Response {
	if (cause instanceof TooBusy)
		return plain(
			503,
			tr(
				fr`Trop d'images ou de documents sont demandés en même temps. Recommencez dans quelques secondes.`,
				'Too many images or documents are being requested at once. Try again in a few seconds.'
			),
			{ 'retry-after': '5' }
		);
	if (cause instanceof StillMaking)
		return plain(
			503,
			tr(
				fr`Ce fichier se prépare encore. Recommencez dans quelques secondes.`,
				'This file is still being prepared. Try again in a few seconds.'
			),
			// A browser asks again by itself.
			{ 'retry-after': '3', refresh: '3' }
		);
	// Nobody receives it.
	if (cause instanceof GivenUp) return plain(499, '');
	if (cause instanceof NothingToDraw) return plain(404, nothingToShow());
	const { status, message } = refusalOf(cause);
	return plain(status, message);
}
