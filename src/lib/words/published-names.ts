import { language } from '#lib/domain/language.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';

/** Name of the context that gives the French names of a page, as a function that reads them. */
export const PUBLISHED_NAMES = 'noms-publies';
export type PublishedNames = () => readonly string[];

/** A piece of a sentence; a name stands in French, as it is published. */
export interface NamedPiece {
	readonly text: string;
	readonly publie: boolean;
}

/** What English sentences quote in French: the publishers of sources and the ministries. A French page marks nothing. */
export function publishedNames({ sources, dispositifs }: Reference): string[] {
	if (language() === 'fr') return [];
	const names = [...sources.map((row) => row.editeur), ...dispositifs.map((row) => row.ministere)];
	return [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '');
}

/** An item or a recipient that a sentence names between quotes, as its source does; the words that a search asked. */
const QUOTED = '(?<=\\b(?:item |recipient |words asked: (?:“[^”]*”, )*)“)[^”]+(?=”)';

const literal = (name: string) =>
	name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[ \u00A0]/g, '[ \\u00A0]');

/** Cuts an English text around the French names that stand in it, the longest first; the pieces together are the text. */
export function splitNames(text: string, names: readonly string[]): NamedPiece[] {
	if (language() === 'fr') return [{ text, publie: false }];
	const known = [...names].sort((a, b) => b.length - a.length).map(literal);
	const whole = known.length === 0 ? [] : [`(?<![\\p{L}\\p{N}])(?:${known.join('|')})(?![\\p{L}\\p{N}])`];
	return text
		.split(new RegExp(`(${[QUOTED, ...whole].join('|')})`, 'u'))
		.map((piece, index) => ({ text: piece, publie: index % 2 === 1 }))
		.filter((piece) => piece.text !== '');
}
