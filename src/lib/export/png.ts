import { createRequire } from 'node:module';
import { crc32 } from 'node:zlib';
import { renderAsync } from '@resvg/resvg-js';

const resolve = createRequire(import.meta.url).resolve;
const FACES = [
	'@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
	'@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
	'@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
	// What the text face lacks (≥, ≠, →).
	'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
	'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'
];

/** Width in metres at which a picture is inserted in a document. */
const INSERTED_WIDTH = 0.16;
/** Signature of a PNG, then its IHDR chunk. */
const HEADER_LENGTH = 8 + 25;

/** Says how many pixels make a metre, so that a word processor inserts the picture 16 cm wide (PNG, chunk pHYs). */
export function withInsertedWidth(png: Uint8Array, widthPx: number): Uint8Array {
	const chunk = Buffer.alloc(21);
	const perMetre = Math.round(widthPx / INSERTED_WIDTH);
	chunk.writeUInt32BE(9, 0);
	chunk.write('pHYs', 4, 'latin1');
	chunk.writeUInt32BE(perMetre, 8);
	chunk.writeUInt32BE(perMetre, 12);
	chunk.writeUInt8(1, 16);
	chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
	return Buffer.concat([png.subarray(0, HEADER_LENGTH), chunk, png.subarray(HEADER_LENGTH)]);
}

/** Draws an SVG `widthPx` wide, with the project's own faces whatever the machine has. */
export async function renderPng(svg: string, widthPx: number): Promise<Uint8Array> {
	const image = await renderAsync(svg, {
		fitTo: { mode: 'width', value: widthPx },
		font: {
			loadSystemFonts: false,
			fontFiles: FACES.map((face) => resolve(face)),
			defaultFontFamily: 'Source Sans 3',
			sansSerifFamily: 'DejaVu Sans'
		}
	});
	return withInsertedWidth(image.asPng(), widthPx);
}
