import { fr } from '#lib/domain/typography.ts';
import { learnt, type ByteSource } from './byte-source.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';

/** A code page that Excel offers and that a file does not name. */
interface CodePage {
	/** As Excel calls it in its list of formats. */
	readonly format: string;
	/** Its French letters by their byte, none of which is a letter in Windows-1252. */
	readonly letters: ReadonlyMap<number, string>;
}

const page = (format: string, letters: Readonly<Record<string, number>>): CodePage => ({
	format,
	letters: new Map(Object.entries(letters).map(([letter, byte]) => [byte, letter]))
});

/** Code pages 850 and Macintosh: é alone is one accent in two of French text. */
const PAGES = [
	page('CSV (MS-DOS)', {
		...{ é: 0x82, è: 0x8a, à: 0x85, ê: 0x88, ç: 0x87, ô: 0x93, û: 0x96, î: 0x8c, ù: 0x97 },
		...{ â: 0x83, ë: 0x89, ï: 0x8b, É: 0x90 }
	}),
	page('CSV (Macintosh)', {
		...{ é: 0x8e, è: 0x8f, à: 0x88, ê: 0x90, ç: 0x8d, ô: 0x99, û: 0x9e, î: 0x94, ù: 0x9d },
		...{ â: 0x89, ë: 0x91, ï: 0x95, É: 0x83 }
	})
] as const;

const isLetter = (byte: number) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
const isSmallLetter = (byte: number) => byte >= 0x61 && byte <= 0x7a;
const isAccent = (byte: number) => byte >= 0xc0 && byte !== 0xd7 && byte !== 0xf7;

/** What of some code pages stands inside words, and what of Windows-1252. */
interface Accents {
	readonly pages: readonly number[];
	readonly windows: number;
	/** The first word that shows one of a code page. */
	readonly word: readonly number[];
	readonly ligne: number;
}

/** Longer than any word: what goes on without an end is no text, and is judged in pieces. */
const LONGEST_WORD = 100;

async function accentsIn(source: ByteSource): Promise<Accents> {
	const pages = PAGES.map(() => 0);
	let [windows, ligne] = [0, 1];
	let first: Pick<Accents, 'word' | 'ligne'> = { word: [], ligne: 0 };
	let word: number[] = [];
	const judge = () => {
		// A capital after it: « CŒUR », a name that is not French.
		const inside = word.filter(
			(byte, at) => byte >= 0x80 && isLetter(word[at - 1] ?? 0) && isSmallLetter(word[at + 1] ?? 0)
		);
		windows += inside.filter(isAccent).length;
		for (const [index, { letters }] of PAGES.entries()) {
			const own = inside.filter((byte) => letters.has(byte)).length;
			pages[index] = (pages[index] ?? 0) + own;
			if (own > 0 && first.ligne === 0) first = { word, ligne };
		}
		word = [];
	};
	for await (const piece of source.open())
		for (const byte of piece) {
			if (byte >= 0x80 || isLetter(byte)) word.push(byte);
			else if (word.length > 0) judge();
			if (word.length >= LONGEST_WORD) judge();
			if (byte === 0x0a) ligne += 1;
		}
	judge();
	return { pages, windows, ...first };
}

/**
 * Refuses a file that is taken for Windows-1252 while its accents are those of another code page that Excel offers: read so,
 * its words would be spoilt in silence. Reads the bytes once more, of such files only.
 */
export async function refuseOtherCodePage(source: ByteSource, log: ProblemLog): Promise<void> {
	const { pages, windows, word, ligne } = await learnt(source, 'accents', () => accentsIn(source));
	const most = Math.max(...pages);
	const found = PAGES[pages.indexOf(most)];
	if (most <= windows || found === undefined) return;
	const spoilt = new TextDecoder('windows-1252').decode(Uint8Array.from(word));
	const meant = word.map((byte) => found.letters.get(byte) ?? String.fromCharCode(byte)).join('');
	log.refuse(
		'encoding-error',
		fr`Ce fichier a été enregistré au format « ${found.format} » d'Excel : ses accents seraient faux (ligne ${ligne} : « ${spoilt} » au lieu de « ${meant} »). Dans Excel, choisissez Enregistrer sous, puis « CSV UTF-8 (délimité par des virgules) ».`,
		'le format « CSV UTF-8 »'
	);
}
