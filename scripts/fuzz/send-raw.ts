import { connect } from 'node:net';

/** What came back: the status line's number, 0 of a connection closed without one, and the bytes. */
export interface RawAnswer {
	readonly status: number;
	/** Head and body as they came; of a long file, its beginning. */
	readonly text: string;
	readonly seconds: number;
	readonly hung: boolean;
}

const KEPT = 300_000;

/** Sends bytes to a server of this machine as they are, and reads what comes until it ends or `hangSeconds` have gone. */
export function sendRaw(port: number, bytes: Buffer, hangSeconds: number): Promise<RawAnswer> {
	return new Promise((resolve) => {
		const from = performance.now();
		const pieces: Buffer[] = [];
		let size = 0;
		const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
		const finish = (hung: boolean) => {
			clearTimeout(timer);
			socket.destroy();
			const text = Buffer.concat(pieces)
				.toString('latin1')
				// What says « go on » is no answer yet.
				.replace(/^(?:HTTP\/1\.1 1\d\d [^\r]*\r\n\r\n)+/, '');
			const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
			resolve({ status, text, hung, seconds: (performance.now() - from) / 1000 });
		};
		const timer = setTimeout(() => finish(true), hangSeconds * 1000);
		socket.on('data', (piece: Buffer) => {
			if (size < KEPT) pieces.push(piece);
			size += piece.length;
		});
		socket.on('close', () => finish(false));
		// What was sent after an answer that refused it: the answer was read.
		socket.on('error', () => undefined);
	});
}
