import { typeset } from '#lib/domain/typography.ts';
import { BUDGET } from './glossary-budget.ts';
import { ORGANISMES } from './glossary-organismes.ts';
import { OUTIL } from './glossary-outil.ts';

/** One word that a reader may not know. */
export interface GlossaryEntry {
	/** Its anchor in the glossary. */
	readonly id: string;
	/** As pages write it. */
	readonly terme: string;
	/** An acronym spelled out; `null` for plain words. */
	readonly developpe: string | null;
	/** What it means, in one sentence. */
	readonly definition: string;
	/** The law, the publisher or the rule that says so. */
	readonly reference: string;
	/** A page of the site that says more. */
	readonly adresse: string | null;
	/** How prose writes it: alternatives, longest first; empty for a word too common to be marked where it stands. */
	readonly formes: readonly string[];
}

/** The parts of the glossary, in reading order. */
export const GLOSSARY_PARTS = ['budget', 'organismes', 'outil'] as const;
export type GlossaryPart = (typeof GLOSSARY_PARTS)[number];

export const PART_TITLES: Readonly<Record<GlossaryPart, string>> = {
	budget: 'Les mots du budget de l’État',
	organismes: 'Les organismes et les dispositifs',
	outil: 'Les mots de cet outil'
};

/** An entry as it is written: what it does not say is nothing. */
export type WrittenEntry = Omit<GlossaryEntry, 'developpe' | 'adresse' | 'formes'> & Partial<GlossaryEntry>;

const WRITTEN: Readonly<Record<GlossaryPart, readonly WrittenEntry[]>> = {
	budget: BUDGET,
	organismes: ORGANISMES,
	outil: OUTIL
};

const complete = (entry: WrittenEntry): GlossaryEntry => ({
	adresse: null,
	formes: [],
	...entry,
	developpe: entry.developpe ?? null,
	definition: typeset(entry.definition),
	reference: typeset(entry.reference)
});

/** Every word explained, part by part: the only place where a definition is written. */
export const GLOSSARY: readonly {
	readonly part: GlossaryPart;
	readonly entries: readonly GlossaryEntry[];
}[] = GLOSSARY_PARTS.map((part) => ({ part, entries: WRITTEN[part].map(complete) }));

const BY_ID = new Map(GLOSSARY.flatMap(({ entries }) => entries).map((entry) => [entry.id, entry]));

/** The entry of an id; `null` when the glossary does not have it. */
export const glossaryEntry = (id: string): GlossaryEntry | null => BY_ID.get(id) ?? null;

/**
 * Context of a page that other sites frame: its definitions are one link away, in a window of their own, since the site
 * itself cannot be framed and such a page has to stay light.
 */
export const GLOSSARY_BY_LINK = 'glossaire-par-lien';

/** Address of a word in the glossary. */
export const glossaryAddress = (id: string): string => `/methode/glossaire#${id}`;
