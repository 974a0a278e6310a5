import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { language } from '#lib/domain/language.ts';
import { LetterheadRefused } from '#lib/export/docx/letterhead/open-letterhead.ts';
import type { WordDossier } from './word-dossier.ts';
import type { WordAnswer, WordMessage, WordOrder } from './word-job.ts';

/** The thread runs as the commands do, from the sources: what is bundled for the server has no file of its own for it. */
const WORKER = createRequire(import.meta.url).resolve('#lib/export/docx/dossier/word-worker.ts');
/** Megabytes that a file may take to be written, of which those of what lives a moment; and milliseconds of each step. */
const MEMORY = { maxOldGenerationSizeMb: 384, maxYoungGenerationSizeMb: 64 };
const MOST_TIME = 30_000;
/** Milliseconds that a thread waits for another file. */
const KEPT_FOR = 30_000;

/** Nothing came of what a thread was asked: it took too long, too much memory, or could not read what it was given. */
export class NotWritten extends Error {
	constructor(cause: unknown) {
		super('word file not written', { cause });
		this.name = 'NotWritten';
	}
}

/** What a thread says next. */
async function nextOf(worker: Worker): Promise<WordMessage> {
	const ended = new AbortController();
	const end = () => ended.abort();
	worker.once('exit', end);
	try {
		const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(MOST_TIME)]);
		const [message] = (await once(worker, 'message', { signal })) as [WordMessage];
		if ('refus' in message) throw new LetterheadRefused(message.refus);
		return message;
	} catch (cause) {
		throw cause instanceof LetterheadRefused ? cause : new NotWritten(cause);
	} finally {
		worker.off('exit', end);
	}
}

/** A thread that has written waits for the next file: one started anew takes twice as long. */
let kept: { readonly worker: Worker; readonly ending: NodeJS.Timeout } | null = null;

function takeThread(): Worker {
	if (kept !== null) {
		const { worker, ending } = kept;
		kept = null;
		clearTimeout(ending);
		worker.ref();
		return worker;
	}
	const worker = new Worker(WORKER, { resourceLimits: MEMORY });
	// Told by the message that does not come; nobody else may fall with it.
	worker.on('error', () => undefined);
	worker.once('exit', () => {
		if (kept?.worker === worker) kept = null;
	});
	return worker;
}

/** Lets a thread wait for a while for the next file, after which its memory goes with it; one at most. */
function keepThread(worker: Worker): void {
	if (kept !== null) return void worker.terminate();
	worker.unref();
	// Nobody may take a thread that ends.
	const end = () => {
		kept = null;
		void worker.terminate();
	};
	kept = { worker, ending: setTimeout(end, KEPT_FOR).unref() };
}

/**
 * Writes a Word file in a thread of its own, so that nobody else waits: laying out its pages takes a second of a processor.
 * `prepare` makes the dossier while the thread starts, or once a letterhead is read, of which nothing is kept. Throws
 * `LetterheadRefused` with a sentence for a letterhead that cannot be filled, `NotWritten` where it comes to nothing.
 */
export async function inWordThread(
	prepare: () => WordDossier,
	modele: Uint8Array | null = null
): Promise<WordAnswer> {
	const worker = takeThread();
	let written = false;
	try {
		worker.postMessage({ langue: language(), modele } satisfies WordOrder);
		const ready = nextOf(worker);
		if (modele !== null) await ready;
		const [dossier] = await Promise.all([Promise.resolve().then(prepare), ready]);
		worker.postMessage(dossier);
		const message = await nextOf(worker);
		if (!('octets' in message)) throw new NotWritten('nothing written');
		written = true;
		return message;
	} finally {
		if (written && modele === null) keepThread(worker);
		else await worker.terminate();
	}
}
