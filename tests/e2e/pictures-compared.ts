import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const resolve = createRequire(import.meta.url).resolve;

/** Reduced to this width, two drawings are compared as a reader of a column of text sees them. */
const COMPARED_WIDTH = 600;
/** Two points of the same picture may differ by so much of 255 in luminance: edges of letters are smoothed differently. */
const SMOOTHED = 48;
/** Side of the squares that are also compared one by one: about the height of a bar. */
const SQUARE = 15;

/** The files of one family, upright, by weight. */
export interface Face {
	readonly file: string;
	readonly weight: number;
}

/** The faces a picture is set in, by the names it asks for. */
export type Faces = Readonly<Record<string, readonly Face[]>>;

const DEJAVU: readonly Face[] = [
	{ file: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf', weight: 400 },
	{ file: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf', weight: 700 }
];
const SOURCE: readonly Face[] = [
	{ file: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf', weight: 400 },
	{ file: '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf', weight: 600 }
];
const ABSENT = ['Arial', 'Helvetica', 'Liberation Sans'];

/** A machine that has DejaVu Sans alone: the widest face that the files name. */
export const DEJAVU_ALONE: Faces = Object.fromEntries(
	[...ABSENT, 'DejaVu Sans'].map((family) => [family, DEJAVU])
);
/** A machine whose Arial is the face of the project, which has it by its name too, as PNG files ask. */
export const PROJECT: Faces = {
	Arial: SOURCE,
	Helvetica: DEJAVU,
	'Source Sans 3': SOURCE,
	'DejaVu Sans': DEJAVU
};

/** Where a page asks for the files of faces. */
const FACES = 'http://faces.example/';

function fontFaces(faces: Faces): string {
	return Object.entries(faces)
		.flatMap(([family, files]) =>
			files.map(
				({ file, weight }) =>
					`@font-face{font-family:'${family}';font-weight:${weight};src:url(${FACES}${file})}`
			)
		)
		.join('');
}

/** Opens an SVG file in the browser, read as XML, with the faces given, and photographs it at its own size. */
export async function photograph(page: Page, svg: string, faces: Faces): Promise<Buffer> {
	// A page loads the faces that its words are set in, and no other.
	await page.route(`${FACES}**`, (route) =>
		route.fulfill({
			path: resolve(route.request().url().slice(FACES.length)),
			headers: { 'access-control-allow-origin': '*' }
		})
	);
	await page.setContent(`<!doctype html><style>${fontFaces(faces)}body{margin:0}svg{display:block}</style>`);
	const size = await page.evaluate(async (text) => {
		const read = new DOMParser().parseFromString(text, 'image/svg+xml');
		document.body.append(document.importNode(read.documentElement, true));
		const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		const stand = (status: string) => [...document.fonts].some((face) => face.status === status);
		// One that lacks a sign has the next one read, once the words are set.
		do {
			await document.fonts.ready;
			await frame();
			await frame();
		} while (stand('loading') || !(stand('loaded') || stand('error')));
		if (stand('error')) throw new Error('a face of the picture is not read');
		const { width, height } = document.querySelector('svg')?.getBoundingClientRect() ?? new DOMRect();
		return { width, height };
	}, svg);
	await page.setViewportSize({ width: Math.ceil(size.width), height: Math.ceil(size.height) });
	return page.screenshot({ scale: 'device' });
}

/** How far two pictures of one thing are from one another, in shares between 0 and 1. */
export interface Difference {
	/** Of all the points, those that are not the same. */
	readonly whole: number;
	/** The same in the square of the picture that differs most: a lost mark empties a square. */
	readonly worstSquare: number;
}

/** Reduces two pictures to one width and compares them point by point, in luminance. */
export async function difference(page: Page, one: Uint8Array, other: Uint8Array): Promise<Difference> {
	await page.setContent('<!doctype html>');
	const pictures = [one, other].map((png) => `data:image/png;base64,${Buffer.from(png).toString('base64')}`);
	return page.evaluate(
		async ({ pictures, width, smoothed, side }) => {
			const images = await Promise.all(
				pictures.map(async (src) => {
					const image = new Image();
					image.src = src;
					await image.decode();
					return image;
				})
			);
			const reducedHeight = (image: HTMLImageElement) => (width * image.naturalHeight) / image.naturalWidth;
			const height = Math.ceil(Math.max(...images.map(reducedHeight)));
			const [first = [], second = []] = images.map((image) => {
				const context = new OffscreenCanvas(width, height).getContext('2d');
				if (!context) return [];
				context.imageSmoothingQuality = 'high';
				context.drawImage(image, 0, 0, width, reducedHeight(image));
				const { data } = context.getImageData(0, 0, width, height);
				const at = (index: number) => data[index] ?? 0;
				return Array.from(
					{ length: width * height },
					(_, point) => 0.2126 * at(4 * point) + 0.7152 * at(4 * point + 1) + 0.0722 * at(4 * point + 2)
				);
			});
			const columns = Math.ceil(width / side);
			const squares = new Map<number, number>();
			let differing = 0;
			first.forEach((value, point) => {
				if (Math.abs(value - (second[point] ?? 0)) <= smoothed) return;
				const row = Math.floor(point / width / side);
				const square = row * columns + Math.floor((point % width) / side);
				squares.set(square, (squares.get(square) ?? 0) + 1);
				differing += 1;
			});
			return {
				whole: differing / (width * height),
				worstSquare: Math.max(0, ...squares.values()) / side ** 2
			};
		},
		{ pictures, width: COMPARED_WIDTH, smoothed: SMOOTHED, side: SQUARE }
	);
}
