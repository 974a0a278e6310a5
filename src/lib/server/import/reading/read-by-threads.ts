import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import type { FileReader } from '#lib/server/import/import-file.ts';
import { readWatched } from './read-watched.ts';
import { isWorthAThread, type ReaderThread } from './reader-thread.ts';

/** Reads large files in threads that `start` gives, the first before it is asked for, and small ones where it is called. */
export function readByThreads(
	[first]: readonly ByteSource[],
	start: (source: ByteSource) => Pick<ReaderThread, 'parts'>
): FileReader {
	// The first file is read while the base is opened.
	const started = first && isWorthAThread(first.size) ? start(first) : null;
	return (source, reference, options) => {
		if (!isWorthAThread(source.size)) return readWatched(source, reference, options);
		return (started && source === first ? started : start(source)).parts(reference);
	};
}
