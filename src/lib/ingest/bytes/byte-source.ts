/** Something that can be read from its first byte as often as needed. */
export interface ByteSource {
	readonly name: string;
	readonly size: number;
	/** Pieces in order; one is only good until the next is asked for. */
	open(): AsyncIterable<Uint8Array>;
	/** Where the sheets of a workbook that is read several times are kept, by the name asked for. */
	readonly sheets?: Map<string, unknown> | undefined;
	/** Called between pieces of what was made of a workbook, with their bytes, so that a long reading is told and can be left. */
	readonly watch?: ((bytes: number) => Promise<void>) | undefined;
	/** Whether bytes are sound UTF-8, where the machine can tell at once. */
	readonly isUtf8?: ((bytes: Uint8Array) => boolean) | undefined;
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
		async *open() {
			for (let start = 0; start < blob.size; start += chunkBytes) {
				yield new Uint8Array(await blob.slice(start, start + chunkBytes).arrayBuffer());
			}
		}
	};
}
