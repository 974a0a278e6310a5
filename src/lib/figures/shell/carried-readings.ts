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
/** The labels of a reading follow its id. */
type Named = string | readonly [id: string, ...labels: string[]];
type Stop = readonly [named: Named, lien: string | null, whole: Words, ...parts: Words[]];

const shorten = ({ seen, said }: ReadOut): Words => (seen === said ? seen : [seen, said]);
const lengthen = (words: Words): ReadOut =>
	typeof words === 'string' ? { seen: words, said: words } : { seen: words[0], said: words[1] };

/** As an element of a page: data, in which no tag can open. */
export function carryReadings({ readings, axe, touches }: Exploration): string {
	const stops = readings.map(({ id, lien, whole, parts, etiquettes }): Stop => [
		etiquettes ? [id, ...etiquettes] : id,
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
	const readings = stops.map(([named, lien, whole, ...parts]): Reading => {
		const [id, ...etiquettes] = typeof named === 'string' ? ([named] as const) : named;
		const read = { id, lien, whole: lengthen(whole), parts: parts.map(lengthen) };
		return typeof named === 'string' ? read : { ...read, etiquettes };
	});
	return { readings, axe, touches };
}
