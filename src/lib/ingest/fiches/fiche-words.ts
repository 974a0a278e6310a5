import { LISTES_DE_MOTS, type Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { said, told, type Check } from '#lib/ingest/cells/reading.ts';
import { wordKey } from '#lib/ingest/cells/synonyms.ts';
import { checksOf } from '#lib/ingest/lines/line-checks.ts';
import type { PlanOptions } from '#lib/ingest/lines/plan-options.ts';
import { issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { OUTSIDE, type Fiche, type Words } from './fiche.ts';

/** The vocabularies, with the words of a reading sheet for those that are part of a cell: « prostitution, travail ». */
export function withWords(reference: Reference, { id, words }: Fiche): Reference {
	const own = LISTES_DE_MOTS.flatMap((vocabulaire) =>
		[...(words.get(vocabulaire) ?? [])].map(([mot, code]) => ({
			mot,
			vocabulaire,
			code,
			source: id,
			liste: 'lectures.csv'
		}))
	);
	const others = reference.synonymes.filter(
		({ mot, vocabulaire }) => !words.get(vocabulaire)?.has(wordKey(mot))
	);
	return { ...reference, synonymes: [...others, ...own] };
}

/** A check for which a whole cell that the reading sheet knows stands for its code. */
function reading(champ: string, check: Check, words: Words, id: string): Check {
	return (cell) => {
		const code = words.get(wordKey(cell));
		if (code === undefined) return check(cell);
		const found = code === OUTSIDE && champ === 'programme' ? said(OUTSIDE) : check(code);
		if (found.issue || found.value === null) return found;
		if (wordKey(cell) === wordKey(code)) return said(found.value);
		const word = cell.trim() === '' ? fr`une case vide est lue` : fr`${quoted(cell.trim())} est lu`;
		const read = found.value === OUTSIDE ? fr`hors périmètre` : found.value;
		const phrase = fr`${word} ${read}, d'après lectures.csv (${id}).`;
		return told(found.value, issue('synonyme', 'info', phrase));
	};
}

/** The checks of the fields for which a reading sheet gives words. */
export function checksWithWords(reference: Reference, { id, words }: Fiche): PlanOptions['checks'] {
	const checks: Partial<Record<string, Check>> = checksOf(reference);
	return Object.fromEntries(
		[...words].flatMap(([champ, own]) => {
			const check = checks[champ];
			return check ? [[champ, reading(champ, check, own, id)]] : [];
		})
	);
}
