import type { WordDossier } from './word-dossier.ts';

/** What is written in a thread of its own. */
export interface WordJob {
	readonly dossier: WordDossier;
}

/** What the thread answers. */
export interface WordAnswer {
	readonly octets: Uint8Array;
}
