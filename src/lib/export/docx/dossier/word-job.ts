import type { Langue } from '#lib/domain/language.ts';
import type { LetterheadMade } from '#lib/export/docx/letterhead/fill-letterhead.ts';

/** What a thread is first told: its language, and the letterhead to fill where there is one. */
export interface WordOrder {
	readonly langue: Langue;
	readonly modele: Uint8Array | null;
}

/** What is written: bytes, and what became of the placeholders of a letterhead. */
export type WordAnswer = { readonly octets: Uint8Array } & Partial<Omit<LetterheadMade, 'octets'>>;

/** What it says: that it waits for the dossier, why a letterhead cannot be filled, in a sentence, or what it wrote. */
export type WordMessage = { readonly pret: true } | { readonly refus: string } | WordAnswer;
