import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { WordAnswer, WordJob } from './word-job.ts';

/** The thread runs as the commands do, from the sources: what is bundled for the server has no file of its own for it. */
const WORKER = createRequire(import.meta.url).resolve('#lib/export/docx/dossier/word-worker.ts');
/** Megabytes that a file may take to be written, and milliseconds: a dossier takes a tenth of them. */
const MOST_MEMORY = 384;
const MOST_TIME = 30_000;

/** Nothing came of what a thread was asked: it took too long, too much memory, or could not read what it was given. */
export class NotWritten extends Error {
	constructor(cause: unknown) {
		super('word file not written', { cause });
		this.name = 'NotWritten';
	}
}

/**
 * Writes a Word file in a thread of its own, so that nobody else waits: laying out its pages takes a second of a processor.
 * The thread starts while `job` is still being prepared. Throws `NotWritten` where it comes to nothing.
 */
export async function inWordThread(job: Promise<WordJob>): Promise<WordAnswer> {
	const worker = new Worker(WORKER, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY } });
	let timer: NodeJS.Timeout | undefined;
	const answer = new Promise<WordAnswer>((done, failed) => {
		const fail = (cause: unknown) => failed(new NotWritten(cause));
		worker.once('message', done);
		worker.once('error', fail);
		worker.once('exit', fail);
		void job.then(
			() => (timer = setTimeout(fail, MOST_TIME, 'too long')),
			() => undefined
		);
	});
	// Heard of below, once the job is known.
	answer.catch(() => undefined);
	try {
		worker.postMessage(await job);
		return await answer;
	} finally {
		clearTimeout(timer);
		await worker.terminate();
	}
}
