import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Reference } from '#lib/domain/reference-tables.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import type { WatchedPart } from './read-watched.ts';

/** Weight of the parts that a thread may have read before the first is taken, in bytes: of lines, eight parts. */
export const AHEAD = 24 << 20;

const YOUNG_MEGABYTES = 12;

const WORTH_A_THREAD = 1 << 20;

/** Whether a file takes longer to read than a thread takes to start: a folder of small files would wait for each. */
export const isWorthAThread = (bytes: number): boolean => bytes >= WORTH_A_THREAD;

/** Which file a thread reads, and how. */
export interface ReaderRequest {
	readonly path: string;
	readonly name: string;
	readonly size: number;
	readonly options: ReadOptions;
}

/** What a thread is told: its file, the vocabularies, once they are known, then the weight of each part that has been taken. */
export type Order =
	| { readonly kind: 'file'; readonly request: ReaderRequest }
	| { readonly kind: 'reference'; readonly reference: Reference }
	| { readonly kind: 'taken'; readonly weight: number };

type Message = WatchedPart | { readonly kind: 'progress'; readonly bytes: number };

/** What a part counts for until it is taken: pieces wait while the lines that were read are indexed. */
export const weightOf = (part: WatchedPart): number =>
	part.kind === 'piece' ? part.bytes.byteLength : AHEAD / 8;

/** Memory of a part that can change hands instead of being copied. */
export function buffersOf(part: WatchedPart): ArrayBuffer[] {
	if (part.kind === 'piece') return [part.bytes.buffer as ArrayBuffer];
	if (part.kind !== 'lines') return [];
	const arrays = [part.ligne, part.exercice, part.centimes, part.arrondi, ...Object.values(part.coded)];
	return arrays.map((array) => array.buffer as ArrayBuffer);
}

/**
 * Reads and checks a file in another thread, so that parsing and writing overlap. It may be started before its file is known,
 * and reads before it is asked for a part: what needs no vocabulary is done by the time that `parts` gives it one.
 */
export class ReaderThread {
	readonly #worker: Worker;
	readonly #waiting: WatchedPart[] = [];
	#onProgress: ((bytes: number) => void) | undefined;
	#ended = false;
	#failure: unknown = null;
	#wake: (() => void) | null = null;

	/** A thread that has nothing to read holds no program open. */
	constructor() {
		const cache = getCompileCacheDir();
		this.#worker = new Worker(new URL('./reader-worker.ts', import.meta.url), {
			// Node names a folder of its own version inside the one that it is given.
			workerData: { compileCache: cache === undefined ? undefined : dirname(cache) },
			// Rows live for a moment: without a limit the thread keeps many megabytes of them before it looks.
			resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
		});
		this.#worker.on('message', (message: Message) => {
			if (message.kind === 'progress') this.#onProgress?.(message.bytes);
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
		this.#worker.unref();
	}

	/** Begins to read a file; `onProgress` is told the bytes read. To be called once. */
	read(request: ReaderRequest, onProgress?: (bytes: number) => void): this {
		this.#onProgress = onProgress;
		this.#worker.ref();
		this.#tell({ kind: 'file', request });
		return this;
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
					this.#tell({ kind: 'taken', weight: weightOf(part) });
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
