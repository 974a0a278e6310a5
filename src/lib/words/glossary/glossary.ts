import { language, tr, type Langue } from '#lib/domain/language.ts';
import { lowerFirst, typeset } from '#lib/domain/typography.ts';
import { BUDGET } from './budget.ts';
import { ORGANISMES } from './organismes.ts';
import { CONNAISSANCE } from './connaissance.ts';
import { MONTANTS } from './montants.ts';
import type { GlossaryEntry, WrittenEntry } from './entry.ts';

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

const WRITTEN: Readonly<Record<GlossaryPart, readonly WrittenEntry[]>> = {
	budget: BUDGET,
	organismes: ORGANISMES,
	outil: [...MONTANTS, ...CONNAISSANCE]
};

function french({ id, adresse = null, fr }: WrittenEntry): GlossaryEntry {
	const [definition, reference] = [typeset(fr.definition), typeset(fr.reference)];
	return { id, adresse, francais: null, developpe: null, formes: [], ...fr, definition, reference };
}

/** The English entry of a word; a French word without English is shown in French rather than left out. */
function english(entry: WrittenEntry): GlossaryEntry {
	const { id, adresse = null, fr, en } = entry;
	if (!en) return french(entry);
	const francais = fr.developpe ?? lowerFirst(fr.terme);
	const same = francais === lowerFirst(en.terme) || francais === en.terme;
	return { id, adresse, developpe: null, formes: [], ...en, francais: same ? null : francais };
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
	const entryOf = langue === 'en' ? english : french;
	const parts = GLOSSARY_PARTS.map((part) => ({ part, entries: WRITTEN[part].map(entryOf) }));
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
