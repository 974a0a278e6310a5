import { getContext } from 'svelte';
import { tr } from '#lib/domain/language.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import { LIBELLES, type Etape, type Nature } from '#lib/domain/vocabulary.ts';

/** What the steps name: the dispositifs, the documents and the forms that the base knows. */
export type Vocabulary = Pick<Reference, 'dispositifs' | 'sources' | 'formes'>;

export const VOCABULARY = 'vocabulaire';

/** The vocabularies of the base; `null` when the site does not answer: no file can be read without them. */
export async function loadVocabulary(): Promise<Reference | null> {
	try {
		const answer = await fetch('/importer/vocabulaires.json');
		if (!answer.ok) return null;
		const { vocabulaires } = (await answer.json()) as { readonly vocabulaires: Reference };
		return vocabulaires;
	} catch {
		return null;
	}
}

/** The vocabularies of the page; asked in a component, as it starts. */
export const vocabularyHere = (): (() => Vocabulary) => getContext<() => Vocabulary>(VOCABULARY);

const labelled = (row: { readonly libelle_fr: string; readonly libelle_en: string } | undefined) =>
	row && tr(row.libelle_fr, row.libelle_en);

export const dispositifName = ({ dispositifs }: Vocabulary, id: string): string =>
	labelled(dispositifs.find((row) => row.id === id)) ?? id;

export const formeName = ({ formes }: Vocabulary, code: string): string => {
	if (code === 'NV' || code === 'MULTI') return tr('non attribué', 'not attributed');
	const row: ReferenceRow<'formes'> | undefined = formes.find((one) => one.code === code);
	return labelled(row) ?? code;
};

export const sourceName = ({ sources }: Vocabulary, id: string): string =>
	sources.find((row) => row.id === id)?.titre ?? id;

export const stageName = (etape: Etape | null): string =>
	etape === null ? tr('étape à dire', 'stage to be said') : LIBELLES.etape[etape];

/** The nature of credits, when the file says it. */
export const natureName = (nature: Nature | null): string =>
	nature === null || nature === 'np' ? '' : nature.toUpperCase();
