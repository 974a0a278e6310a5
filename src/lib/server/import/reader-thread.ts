import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Reference } from '#lib/domain/reference-tables.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import type { FileReader } from './import-file.ts';
import { readWatched, type WatchedPart } from './read-watched.ts';

/** Parts that a thread may have read before the first is taken. */
export const AHEAD = 8;

const YOUNG_MEGABYTES = 12;

/** Which file a thread reads, and how. */
export interface ReaderRequest {
	readonly path: string;
	readonly name: string;
	readonly size: number;
	readonly options: ReadOptions;
}

/** What a thread is told: the vocabularies, once they are known, then each time that a part has been taken. */
export type Order =
	{ readonly kind: 'reference'; readonly reference: Reference } | { readonly kind: 'taken' };

type Message = WatchedPart | { readonly kind: 'progress'; readonly bytes: number };

/** Memory of a part that can change hands instead of being copied. */
export function buffersOf(part: WatchedPart): ArrayBuffer[] {
	if (part.kind !== 'lines') return [];
	const arrays = [part.ligne, part.exercice, part.centimes, part.arrondi, ...Object.values(part.coded)];
	return arrays.map((array) => array.buffer as ArrayBuffer);
}

/**
 * Reads and checks a file in another thread, so that parsing and writing overlap. It starts at once: what needs no
 * vocabulary is done by the time that `parts` gives it one.
 */
export class ReaderThread {
	readonly #worker: Worker;
	readonly #waiting: WatchedPart[] = [];
	#ended = false;
	#failure: unknown = null;
	#wake: (() => void) | null = null;

	/** `onProgress` is told the bytes read: the file is read twice, once to decide its encoding. */
	constructor(request: ReaderRequest, onProgress?: (bytes: number) => void) {
		const cache = getCompileCacheDir();
		this.#worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
			// Node names a folder of its own version inside the one that it is given.
			workerData: { ...request, compileCache: cache === undefined ? undefined : dirname(cache) },
			// Rows live for a moment: without a limit the thread keeps many megabytes of them before it looks.
			resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
		});
		this.#worker.on('message', (message: Message) => {
			if (message.kind === 'progress') onProgress?.(message.bytes);
			else this.#waiting.push(message);
			this.#wake?.();
		});
		this.#worker.on('error', (error) => {
			this.#failure = error;
			this.#wake?.();
		});
		this.#worker.on('exit', () => {
			this.#ended = true;
			this.#wake?.();
		});
	}

	/** What the file holds; a part is only good until the next is asked for. To be asked for once. */
	parts(reference: Reference): AsyncGenerator<WatchedPart> {
		this.#tell({ kind: 'reference', reference });
		return this.#taken();
	}

	async *#taken(): AsyncGenerator<WatchedPart> {
		try {
			for (;;) {
				const part = this.#waiting.shift();
				if (part) {
					this.#tell({ kind: 'taken' });
					yield part;
					// Given back now: the collector does not see how much they weigh, and would let them pile up.
					for (const buffer of buffersOf(part)) buffer.transfer(0);
				} else if (this.#failure) throw this.#failure;
				else if (this.#ended) return;
				else await new Promise<void>((resolve) => (this.#wake = resolve));
			}
		} finally {
			await this.#worker.terminate();
		}
	}

	#tell(order: Order): void {
		this.#worker.postMessage(order);
	}
}

/** Bytes below which a thread takes longer to start than the file to be read: a folder of small files would wait for each. */
const WORTH_A_THREAD = 1 << 20;

/** Reads large files in threads that `start` gives, the first before it is asked for, and small ones where it is called. */
export function readByThreads(
	[first]: readonly ByteSource[],
	start: (source: ByteSource) => Pick<ReaderThread, 'parts'>
): FileReader {
	const isLarge = ({ size }: ByteSource) => size >= WORTH_A_THREAD;
	// The first file is read while the base is opened.
	const started = first && isLarge(first) ? start(first) : null;
	return (source, reference, options) => {
		if (!isLarge(source)) return readWatched(source, reference, options);
		return (started && source === first ? started : start(source)).parts(reference);
	};
}
