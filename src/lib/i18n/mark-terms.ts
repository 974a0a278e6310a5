import { GLOSSARY, type GlossaryEntry } from './glossary.ts';

/** A piece of a sentence; one that stands for a word of the glossary bears its entry. */
export interface MarkedPiece {
	/** What touches the word, « ( » or « l’ », and may not be parted from it at the end of a line. */
	readonly avant: string;
	readonly text: string;
	/** What touches it after, a comma for example. */
	readonly apres: string;
	readonly strong: boolean;
	readonly entry: GlossaryEntry | null;
}

interface Written {
	readonly text: string;
	readonly strong: boolean;
}

const ENTRIES = GLOSSARY.flatMap(({ entries }) => entries);

/** How prose writes a word: with any kind of space or apostrophe; a plain word may begin a sentence. */
function patternOf(forme: string): string {
	const body = forme
		.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
		.replace(/ /g, '[ \\u00A0]')
		.replace(/['’]/g, "['’]");
	const [first = ''] = body;
	return /\p{Ll}/u.test(first) ? `[${first}${first.toUpperCase()}]${body.slice(1)}` : body;
}

/** Every way to write every word, the longest first, so that « crédits de paiement (CP) » is one word. */
const FORMES = ENTRIES.flatMap((entry) => entry.formes.map((forme) => ({ forme, entry }))).sort(
	(a, b) => b.forme.length - a.forme.length
);
const ANY = new RegExp(
	`(?<![\\p{L}\\p{N}-])(?:${FORMES.map(({ forme }) => `(${patternOf(forme)})`).join('|')})(?![\\p{L}\\p{N}])`,
	'gu'
);

const TOUCHING_BEFORE = /[^ \n]*$/;
const TOUCHING_AFTER = /^[^ \n]*/;

/**
 * Cuts a text at the first place of each word of the glossary; the pieces together are the text, unchanged. What touches a
 * word goes with it.
 */
export function markTerms(written: string | readonly Written[]): MarkedPiece[] {
	const runs = typeof written === 'string' ? [{ text: written, strong: false }] : written;
	const met = new Set<string>();
	return runs.flatMap(({ text, strong }) => {
		const pieces: MarkedPiece[] = [];
		const plain = (said: string) => {
			if (said !== '') pieces.push({ avant: '', text: said, apres: '', strong, entry: null });
		};
		let from = 0;
		for (const match of text.matchAll(ANY)) {
			const found = FORMES[match.slice(1).findIndex((group) => group !== undefined)];
			if (!found || met.has(found.entry.id) || match.index < from) continue;
			met.add(found.entry.id);
			const before = text.slice(from, match.index);
			const [avant = ''] = TOUCHING_BEFORE.exec(before) ?? [];
			const end = match.index + match[0].length;
			const [apres = ''] = TOUCHING_AFTER.exec(text.slice(end)) ?? [];
			plain(before.slice(0, before.length - avant.length));
			pieces.push({ avant, text: match[0], apres, strong, entry: found.entry });
			from = end + apres.length;
		}
		plain(text.slice(from));
		return pieces;
	});
}
