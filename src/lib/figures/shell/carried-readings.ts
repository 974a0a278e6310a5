import type { MainAxis, Reading, ReadOut } from './explore.ts';

/** What a page carries of a figure for who explores it. */
export interface Exploration {
	readonly readings: readonly Reading[];
	/** The arrows that go from reading to reading. */
	readonly axe: MainAxis;
	/** What the keys do: « Graphique : flèches haut et bas, les années ». */
	readonly touches: string;
}

/** The same words for the eye and the ear are written once. */
type Words = string | readonly [seen: string, said: string];
type Stop = readonly [id: string, lien: string | null, whole: Words, ...parts: Words[]];

const shorten = ({ seen, said }: ReadOut): Words => (seen === said ? seen : [seen, said]);
const lengthen = (words: Words): ReadOut =>
	typeof words === 'string' ? { seen: words, said: words } : { seen: words[0], said: words[1] };

/** As an element of a page: data, in which no tag can open. */
export function carryReadings({ readings, axe, touches }: Exploration): string {
	const stops = readings.map(({ id, lien, whole, parts }): Stop => [
		id,
		lien,
		shorten(whole),
		...parts.map(shorten)
	]);
	const data = JSON.stringify([touches, axe, ...stops]).replaceAll('<', '\\u003c');
	return `<script type="application/json">${data}</script>`;
}

/** What `carryReadings` wrote, between its tags. */
export function carriedReadings(text: string): Exploration {
	const [touches, axe, ...stops] = JSON.parse(text) as [string, MainAxis, ...Stop[]];
	const readings = stops.map(([id, lien, whole, ...parts]) => ({
		id,
		lien,
		whole: lengthen(whole),
		parts: parts.map(lengthen)
	}));
	return { readings, axe, touches };
}
