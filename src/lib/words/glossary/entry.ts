/** One word that a reader may not know. */
export interface GlossaryEntry {
	/** Its anchor in the glossary. */
	readonly id: string;
	/** As pages write it. */
	readonly terme: string;
	/** An acronym spelled out; `null` for plain words. */
	readonly developpe: string | null;
	/** What French sources call it, for who reads another language; `null` in French and where the word is the same. */
	readonly francais: string | null;
	/** What it means, in one sentence. */
	readonly definition: string;
	/** The law, the publisher or the rule that says so. */
	readonly reference: string;
	/** A page of the site that says more. */
	readonly adresse: string | null;
	/**
	 * How prose writes it: alternatives, longest first, where `#` is any year; empty for a word too common to be marked
	 * where it stands.
	 */
	readonly formes: readonly string[];
}

/** What an entry says in one language: what it does not say is nothing. */
export type EntryWords = Pick<GlossaryEntry, 'terme' | 'definition' | 'reference'> &
	Partial<Pick<GlossaryEntry, 'developpe' | 'formes'>>;

/** An entry as it is written, both languages side by side. */
export interface WrittenEntry extends Pick<GlossaryEntry, 'id'>, Partial<Pick<GlossaryEntry, 'adresse'>> {
	readonly fr: EntryWords;
	/** Absent where the word has no English: it is shown in French rather than left out. */
	readonly en?: EntryWords;
}
