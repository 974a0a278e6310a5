import { LANGUES } from '#lib/domain/language.ts';
import { inLanguage } from './request-language.ts';

/** What a work finds in French, then in English: labels that fit in one language must fit in the other. */
export const inEachLanguage = <T>(work: () => readonly T[]): T[] =>
	LANGUES.flatMap((langue) => inLanguage(langue, work));
