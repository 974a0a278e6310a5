import { strFromU8, strToU8, unzipSync } from 'fflate';
import { heldByXml } from '#lib/drawing/xml.ts';
import { archive } from '#lib/export/archive.ts';

/** The names that the library draws by chance, of links and of parts. */
const DRAWN_NAME = /(?<=Id="rId)[a-z0-9_-]{21}(?=")/g;
/** The numbers that it counts on from one file to the next: of drawings, and of places, by which contents call theirs. */
const COUNTED = [
	/(?<=<wp:docPr id=")\d+/g,
	/(?<=<w:bookmark(?:Start|End)\b[^>]* w:id="|(?:w:name|w:anchor)="_Toc|PAGEREF _Toc)\d+/g
];

/** Gives what a pattern finds its rank, the same wherever it stands again. */
function byRank(pattern: RegExp): (text: string) => string {
	const ranks = new Map<string, number>();
	return (text) =>
		text.replace(pattern, (found) => {
			const rank = ranks.get(found) ?? ranks.size + 1;
			ranks.set(found, rank);
			return String(rank);
		});
}

/**
 * The same Word file whenever and wherever it is packed: dated of its version, its links, drawings and places named by
 * their rank, and without U+202F, which old fonts draw as a box, and what XML cannot hold, which no program would open.
 */
export function sameBytes(packed: Uint8Array, versionDate: string): Uint8Array {
	const parts = Object.entries(unzipSync(packed));
	const isText = (name: string) => /\.(xml|rels)$/.test(name);
	const drawn = new Set(
		parts.flatMap(([name, bytes]) =>
			name.endsWith('.rels') ? (strFromU8(bytes).match(DRAWN_NAME) ?? []) : []
		)
	);
	const names = new Map([...drawn].map((name, index) => [name, `Link${index + 1}`]));
	const date = new Date(versionDate).toISOString().replace(/\.\d+Z$/, 'Z');
	const counted = COUNTED.map(byRank);
	const settled = (text: string) =>
		counted
			.reduce((said, rank) => rank(said), heldByXml(text))
			.replaceAll('\u202F', '\u00A0')
			.replace(/rId([a-z0-9_-]{21})(?=")/g, (whole, name: string) => `rId${names.get(name) ?? name}`)
			.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}`);
	return archive(
		Object.fromEntries(
			parts.map(([name, bytes]) => [
				name,
				isText(name)
					? strToU8(settled(strFromU8(bytes)))
					: // The workbook of a chart is a file of the same kind.
						name.endsWith('.xlsx')
						? sameBytes(bytes, versionDate)
						: bytes
			])
		)
	);
}
