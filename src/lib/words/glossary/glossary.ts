import { language, tr, type Langue } from '#lib/domain/language.ts';
import { lowerFirst, typeset } from '#lib/domain/typography.ts';
import { BUDGET_EN } from './budget.en.ts';
import { BUDGET } from './budget.ts';
import { ORGANISMES_EN } from './organismes.en.ts';
import { ORGANISMES } from './organismes.ts';
import { OUTIL_EN } from './outil.en.ts';
import { OUTIL } from './outil.ts';
import type { EnglishEntry, GlossaryEntry, WrittenEntry } from './entry.ts';

/** The parts of the glossary, in reading order. */
export const GLOSSARY_PARTS = ['budget', 'organismes', 'outil'] as const;
export type GlossaryPart = (typeof GLOSSARY_PARTS)[number];

/** The title of a part. */
export const partTitle = (part: GlossaryPart): string =>
	tr(
		{
			budget: 'Les mots du budget de l’État',
			organismes: 'Les organismes et les dispositifs',
			outil: 'Les mots de cet outil'
		},
		{
			budget: 'The words of the State budget',
			organismes: 'Bodies and schemes',
			outil: 'The words of this tool'
		}
	)[part];

interface WrittenPart {
	readonly fr: readonly WrittenEntry[];
	readonly en: Readonly<Record<string, EnglishEntry>>;
}

const WRITTEN: Readonly<Record<GlossaryPart, WrittenPart>> = {
	budget: { fr: BUDGET, en: BUDGET_EN },
	organismes: { fr: ORGANISMES, en: ORGANISMES_EN },
	outil: { fr: OUTIL, en: OUTIL_EN }
};

const complete = (entry: WrittenEntry): GlossaryEntry => ({
	adresse: null,
	formes: [],
	francais: null,
	...entry,
	developpe: entry.developpe ?? null,
	definition: typeset(entry.definition),
	reference: typeset(entry.reference)
});

/** The English entry of a word; a French word without English is shown in French rather than left out. */
function english(entry: WrittenEntry, written: EnglishEntry | undefined): GlossaryEntry {
	if (!written) return complete(entry);
	const francais = entry.developpe ?? lowerFirst(entry.terme);
	const { terme } = written;
	return {
		id: entry.id,
		adresse: entry.adresse ?? null,
		developpe: null,
		formes: [],
		...written,
		francais: francais === lowerFirst(terme) || francais === terme ? null : francais
	};
}

/** A part of the glossary with its words. */
export interface WrittenGlossaryPart {
	readonly part: GlossaryPart;
	readonly entries: readonly GlossaryEntry[];
}

// eslint-disable-next-line no-restricted-syntax -- one entry for each language
const made = new Map<Langue, readonly WrittenGlossaryPart[]>();

/** Every word explained in the language of the moment, part by part: the only place where a definition is written. */
export function glossary(): readonly WrittenGlossaryPart[] {
	const langue = language();
	const known = made.get(langue);
	if (known) return known;
	const parts = GLOSSARY_PARTS.map((part) => {
		const { fr, en } = WRITTEN[part];
		return {
			part,
			entries: fr.map((entry) => (langue === 'en' ? english(entry, en[entry.id]) : complete(entry)))
		};
	});
	made.set(langue, parts);
	return parts;
}

/** The entry of an id; `null` when the glossary does not have it. */
export const glossaryEntry = (id: string): GlossaryEntry | null =>
	glossary()
		.flatMap(({ entries }) => entries)
		.find((entry) => entry.id === id) ?? null;

/**
 * Context of a page that other sites frame: its definitions are one link away, in a window of their own, since the site
 * itself cannot be framed and such a page has to stay light.
 */
export const GLOSSARY_BY_LINK = 'glossaire-par-lien';

/** Address of a word in the glossary. */
export const glossaryAddress = (id: string): string => `/methode/glossaire#${id}`;
