import { isUtf8 } from 'node:buffer';
import { parentPort, workerData } from 'node:worker_threads';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { piecesOf } from './disk-source.ts';
import { AHEAD, buffersOf, type Order, type ReaderRequest } from './reader-thread.ts';
import { readWatched } from './read-watched.ts';

/** Reads one file in a thread of its own and posts what it finds, never more than a few parts ahead. */
const { path, name, size, options } = workerData as ReaderRequest;
const port = parentPort;
if (!port) throw new Error('not in a thread');

let room = AHEAD;
let wake: (() => void) | null = null;
const reference = new Promise<Reference>((resolve) => {
	port.on('message', (order: Order) => {
		if (order.kind === 'reference') return resolve(order.reference);
		room += 1;
		wake?.();
	});
});

async function* pieces(): AsyncGenerator<Uint8Array> {
	for await (const piece of piecesOf(path)) {
		yield piece;
		port?.postMessage({ kind: 'progress', bytes: piece.byteLength });
	}
}

for await (const part of readWatched({ name, size, open: pieces, isUtf8 }, reference, options)) {
	while (room === 0) await new Promise<void>((resolve) => (wake = resolve));
	room -= 1;
	port.postMessage(part, buffersOf(part));
}
port.close();
