/** Something that can be read from its first byte as often as needed. */
export interface ByteSource {
	readonly name: string;
	readonly size: number;
	/** Pieces in order; one is only good until the next is asked for. */
	open(): AsyncIterable<Uint8Array>;
	/** What a reading learns of the bytes, kept by a name of its own for the readings that follow; see `learnt`. */
	readonly kept?: Map<string, unknown> | undefined;
	/** Called between pieces with the part of the whole that each is, so that a long reading is told and can be left. */
	readonly watch?: ((part: number) => Promise<void>) | undefined;
	/** Hears how often the whole will still be gone over, once that is known. */
	readonly ahead?: ((passes: number) => void) | undefined;
	/** Whether bytes are sound UTF-8, where the machine can tell at once. */
	readonly isUtf8?: ((bytes: Uint8Array) => boolean) | undefined;
}

/** What was learnt of the bytes of a source under a name; learnt now when no reading did, or when nothing is kept. */
export async function learnt<T>(source: ByteSource, name: string, learn: () => Promise<T>): Promise<T> {
	if (source.kept?.has(name)) return source.kept.get(name) as T;
	const found = await learn();
	source.kept?.set(name, found);
	return found;
}

/** Whether bytes are sound UTF-8, by the decoder that every machine has. */
export function decodesAsUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}

/** Bytes already in memory, handed out in pieces of `chunkBytes`. */
export function bytesSource(name: string, bytes: Uint8Array, chunkBytes = 1 << 18): ByteSource {
	return {
		name,
		size: bytes.length,
		async *open() {
			for (let start = 0; start < bytes.length; start += chunkBytes) {
				yield bytes.subarray(start, start + chunkBytes);
			}
		}
	};
}

/** A file chosen or dropped in a browser, or any other `Blob`. */
export function blobSource(name: string, blob: Blob, chunkBytes = 1 << 20): ByteSource {
	return {
		name,
		size: blob.size,
		isUtf8: decodesAsUtf8,
		async *open() {
			for (let start = 0; start < blob.size; start += chunkBytes) {
				yield new Uint8Array(await blob.slice(start, start + chunkBytes).arrayBuffer());
			}
		}
	};
}
