import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import type { Resvg as Drawer, ResvgRenderOptions } from '@resvg/resvg-js';

const require = createRequire(import.meta.url);
const FACES = [
	'@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
	'@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
	'@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
	// What the text face lacks (≥, ≠, →).
	'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
	'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'
];

/** Width in metres at which a picture is inserted in a document. */
export const INSERTED_WIDTH = 0.16;
/** Signature of a PNG, then its IHDR chunk. */
const HEADER_LENGTH = 8 + 25;

/** Says how many pixels make a metre, so that a word processor inserts the picture that wide (PNG, chunk pHYs). */
function withInsertedWidth(png: Uint8Array, widthPx: number, metres: number): Uint8Array {
	const chunk = Buffer.alloc(21);
	const perMetre = Math.round(widthPx / metres);
	chunk.writeUInt32BE(9, 0);
	chunk.write('pHYs', 4, 'latin1');
	chunk.writeUInt32BE(perMetre, 8);
	chunk.writeUInt32BE(perMetre, 12);
	chunk.writeUInt8(1, 16);
	chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
	return Buffer.concat([png.subarray(0, HEADER_LENGTH), chunk, png.subarray(HEADER_LENGTH)]);
}

/** What the thread of a picture runs: plain JavaScript, the same wherever the site was built. */
const DRAW = `
const { parentPort, workerData } = require('node:worker_threads');
const { Resvg } = require(workerData.resvg);
const png = new Uint8Array(new Resvg(workerData.svg, workerData.options).render().asPng());
parentPort.postMessage(png, [png.buffer]);
`;

/** Draws in a thread of its own: nobody else waits meanwhile, and its memory goes with it. */
function draw(svg: string, options: ResvgRenderOptions): Promise<Uint8Array> {
	return new Promise((done, failed) => {
		const worker = new Worker(DRAW, {
			eval: true,
			workerData: { svg, options, resvg: require.resolve('@resvg/resvg-js') }
		});
		worker.once('message', done);
		worker.once('error', failed);
		worker.once('exit', (code) => failed(new Error(`picture not drawn: exit ${code}`)));
	});
}

/** How it is drawn: with the project's own faces, whatever the machine has. */
const optionsOf = (width: number): ResvgRenderOptions => ({
	fitTo: { mode: 'width', value: width },
	font: {
		loadSystemFonts: false,
		fontFiles: FACES.map((face) => require.resolve(face)),
		defaultFontFamily: 'Source Sans 3',
		sansSerifFamily: 'DejaVu Sans'
	}
});

/** Draws an SVG `width` pixels wide, for a document in which it is `metres` wide. */
export const renderPng = async (svg: string, width: number, metres = INSERTED_WIDTH): Promise<Uint8Array> =>
	withInsertedWidth(await draw(svg, optionsOf(width)), width, metres);

/** The same picture, drawn where it is asked: for a thread that nobody waits for. */
export function renderPngHere(svg: string, width: number): Uint8Array {
	// Loaded here alone: the thread that answers everybody draws nothing.
	const { Resvg } = require('@resvg/resvg-js') as { readonly Resvg: typeof Drawer };
	return withInsertedWidth(new Resvg(svg, optionsOf(width)).render().asPng(), width, INSERTED_WIDTH);
}
