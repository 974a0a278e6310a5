import { language, type Langue } from '#lib/domain/language.ts';
import { glossary } from './glossary.ts';
import type { GlossaryEntry } from './entry.ts';

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

/** How prose writes a word: with any kind of space or apostrophe; a plain word may begin a sentence. */
function patternOf(forme: string): string {
	const body = forme
		.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
		.replace(/ /g, '[ \\u00A0]')
		.replace(/['’]/g, "['’]")
		.replace(/#/g, '\\d{4}');
	const [first = ''] = body;
	return /\p{Ll}/u.test(first) ? `[${first}${first.toUpperCase()}]${body.slice(1)}` : body;
}

interface Marker {
	readonly formes: readonly { readonly forme: string; readonly entry: GlossaryEntry }[];
	/** One group for each of `formes`. */
	readonly any: RegExp;
}

// eslint-disable-next-line no-restricted-syntax -- one entry for each language
const markers = new Map<Langue, Marker>();

/** Every way to write every word in the language of the moment, the longest first, so that « crédits de paiement (CP) » is one word. */
function marker(): Marker {
	const langue = language();
	const known = markers.get(langue);
	if (known) return known;
	const formes = glossary()
		.flatMap(({ entries }) => entries)
		.flatMap((entry) => entry.formes.map((forme) => ({ forme, entry })))
		.sort((a, b) => b.forme.length - a.forme.length);
	const any = new RegExp(
		`(?<![\\p{L}\\p{N}-])(?:${formes.map(({ forme }) => `(${patternOf(forme)})`).join('|')})(?![\\p{L}\\p{N}])`,
		'gu'
	);
	const built = { formes, any };
	markers.set(langue, built);
	return built;
}

const TOUCHING_BEFORE = /[^ \n]*$/;
const TOUCHING_AFTER = /^[^ \n]*/;

/**
 * Cuts a text at the first place of each word of the glossary; the pieces together are the text, unchanged. What touches a
 * word goes with it.
 */
export function markTerms(written: string | readonly Written[]): MarkedPiece[] {
	const runs = typeof written === 'string' ? [{ text: written, strong: false }] : written;
	const { formes, any } = marker();
	const met = new Set<string>();
	return runs.flatMap(({ text, strong }) => {
		const pieces: MarkedPiece[] = [];
		const plain = (said: string) => {
			if (said !== '') pieces.push({ avant: '', text: said, apres: '', strong, entry: null });
		};
		let from = 0;
		for (const match of text.matchAll(any)) {
			const found = formes[match.slice(1).findIndex((group) => group !== undefined)];
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
