import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CannotWithdraw } from '#lib/server/store/withdraw.ts';
import { Turns } from '#lib/server/turns.ts';
import { TRIALS } from '#lib/server/tending/uploads.ts';
import type { Job, Outcome } from './job.ts';

/** The thread runs as the commands do, from the sources: what is bundled for the server has no file of its own for it. */
const WORKER = createRequire(import.meta.url).resolve('#lib/server/tending/carry/carry-worker.ts');
/** Megabytes that a piece of work may take, of which those of what lives a moment; and milliseconds. */
const MEMORY = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 };
const MOST_TIME = 10 * 60_000;

/** Codes of a disk that is full, or refuses to write. */
export const NO_ROOM =
	/^(?:SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)|(?:ENOSPC|EDQUOT|EFBIG|EROFS|EACCES|EIO)$)/;

const stopped = new AbortController();
/** Ends what is under way, and whatever comes after: the server stops, and none of it is kept. */
export const stopCarrying = (): void => stopped.abort();

/** One at a time: a base has one writer, and a small machine few processors. */
const turns = new Turns({ atOnce: 1, waiting: 8 });

/** Work came to nothing and changed nothing. */
export class NotCarriedOut extends Error {
	readonly motif: 'temps' | 'memoire' | 'place' | 'occupee' | 'fichier' | 'panne';
	constructor(motif: NotCarriedOut['motif'], cause: unknown) {
		super(`not carried out: ${motif}`, { cause });
		this.name = 'NotCarriedOut';
		this.motif = motif;
	}
}

/**
 * Carries work out in a thread of its own when its turn comes, if whoever asked is still there. Throws `NotCarriedOut`,
 * `TooBusy`, `GivenUp`, or `CannotWithdraw`: nothing has changed then.
 */
export const carryOutInThread = (
	job: Omit<Job, 'essais'>,
	place: string,
	wanted: () => boolean = () => true,
	mostTime = MOST_TIME
): Promise<Outcome> => turns.take(() => inThread(job, place, mostTime), wanted);

async function inThread(job: Omit<Job, 'essais'>, place: string, mostTime: number): Promise<Outcome> {
	const essais = join(place, TRIALS, randomUUID());
	mkdirSync(essais, { recursive: true, mode: 0o700 });
	const worker = new Worker(WORKER, {
		workerData: { ...job, essais } satisfies Job,
		resourceLimits: MEMORY
	});
	const ended = new AbortController();
	const late = AbortSignal.timeout(mostTime);
	if (stopped.signal.aborted) ended.abort();
	worker.once('exit', () => ended.abort());
	try {
		const signal = AbortSignal.any([ended.signal, late, stopped.signal]);
		const [outcome] = (await once(worker, 'message', { signal })) as [Outcome];
		return outcome;
	} catch (cause) {
		throw failureOf(job, late.aborted ? 'temps' : cause);
	} finally {
		await worker.terminate();
		rmSync(essais, { recursive: true, force: true });
	}
}

const CODES: readonly (readonly [RegExp, NotCarriedOut['motif']])[] = [
	[/^ERR_WORKER_OUT_OF_MEMORY$/, 'memoire'],
	[NO_ROOM, 'place'],
	[/^SQLITE_BUSY/, 'occupee'],
	[/^ENOENT$/, 'fichier']
];

/** What another thread threw is told by its name and its code: its class stays there. */
function failureOf({ work }: Omit<Job, 'essais'>, cause: unknown): Error {
	if (cause === 'temps') return new NotCarriedOut('temps', cause);
	const { name, code } = cause as { readonly name?: string; readonly code?: string };
	if (name === 'CannotWithdraw' && work.quoi === 'retrait') return new CannotWithdraw(work.version);
	if (name === 'FileChanged') return new NotCarriedOut('fichier', cause);
	return new NotCarriedOut(CODES.find(([pattern]) => pattern.test(code ?? ''))?.[1] ?? 'panne', cause);
}
