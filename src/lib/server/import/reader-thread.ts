import { Worker } from 'node:worker_threads';
import type { Reference } from '#lib/domain/reference-tables.ts';
import type { ReadOptions } from '#lib/ingest/batch.ts';
import type { FilePart } from '#lib/ingest/read-file.ts';

/** Parts that a thread may have read before the first is taken. */
export const AHEAD = 4;

const YOUNG_MEGABYTES = 12;

/** Which file a thread reads. */
export interface ReaderRequest {
	readonly path: string;
	readonly name: string;
	readonly size: number;
}

type Message = FilePart | { readonly kind: 'progress'; readonly bytes: number };

/** Memory of a part that can change hands instead of being copied. */
export function buffersOf(part: FilePart): ArrayBuffer[] {
	if (part.kind !== 'lines') return [];
	const arrays = [part.ligne, part.exercice, part.centimes, part.arrondi, ...Object.values(part.coded)];
	return arrays.map((array) => array.buffer as ArrayBuffer);
}

/**
 * Reads and checks a file in another thread, which starts at once, so that parsing and writing overlap. `onProgress` is
 * told the bytes read: the file is read twice, once to decide its encoding. A part is only good until the next is asked for.
 */
export function readInThread(
	request: ReaderRequest,
	reference: Reference,
	options: ReadOptions,
	onProgress?: (bytes: number) => void
): AsyncIterable<FilePart> {
	const worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
		workerData: { ...request, reference, options: { ...options } },
		// Rows live for a moment: without a limit the thread keeps many megabytes of them before it looks.
		resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
	});
	const waiting: FilePart[] = [];
	let ended = false;
	let failure: unknown = null;
	let wake: (() => void) | null = null;
	const signal = () => wake?.();
	worker.on('message', (message: Message) => {
		if (message.kind === 'progress') onProgress?.(message.bytes);
		else waiting.push(message);
		signal();
	});
	worker.on('error', (error) => {
		failure = error;
		signal();
	});
	worker.on('exit', () => {
		ended = true;
		signal();
	});
	return (async function* () {
		try {
			for (;;) {
				const part = waiting.shift();
				if (part) {
					worker.postMessage('taken');
					yield part;
					// Given back now: the collector does not see how much they weigh, and would let them pile up.
					for (const buffer of buffersOf(part)) buffer.transfer(0);
				} else if (failure) throw failure;
				else if (ended) return;
				else await new Promise<void>((resolve) => (wake = resolve));
			}
		} finally {
			await worker.terminate();
		}
	})();
}
