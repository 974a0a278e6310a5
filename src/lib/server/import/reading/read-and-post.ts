import { isUtf8 } from 'node:buffer';
import { parentPort } from 'node:worker_threads';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { piecesOf } from '#lib/server/import/disk-source.ts';
import { AHEAD, buffersOf, weightOf, type Order, type ReaderRequest } from './reader-thread.ts';
import { readWatched } from './read-watched.ts';

/** Reads one file in a thread of its own and posts what it finds, never too far ahead of who takes it. */
const port = parentPort;
if (!port) throw new Error('not in a thread');

let ahead = 0;
let wake: (() => void) | null = null;
const file = Promise.withResolvers<ReaderRequest>();
const reference = Promise.withResolvers<Reference>();
port.on('message', (order: Order) => {
	if (order.kind === 'file') return file.resolve(order.request);
	if (order.kind === 'reference') return reference.resolve(order.reference);
	ahead -= order.weight;
	wake?.();
});

const { path, name, size, options } = await file.promise;

async function* pieces(): AsyncGenerator<Uint8Array> {
	for await (const piece of piecesOf(path)) {
		yield piece;
		port?.postMessage({ kind: 'progress', bytes: piece.byteLength });
	}
}

for await (const read of readWatched({ name, size, open: pieces, isUtf8 }, reference.promise, options)) {
	// What is posted changes hands with all the memory that it lies in: of a piece, only what it fills.
	const part = read.kind === 'piece' ? { ...read, bytes: new Uint8Array(read.bytes) } : read;
	const weight = weightOf(part);
	while (ahead > 0 && ahead + weight > AHEAD) await new Promise<void>((resolve) => (wake = resolve));
	ahead += weight;
	port.postMessage(part, buffersOf(part));
}
port.close();
