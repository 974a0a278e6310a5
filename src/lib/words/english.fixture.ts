import { expect } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';

const FRENCH =
	/\b(?:le|la|les|des|du|un|une|année|années|crédits|montants?|pas|aucune?|pour|dans|est|sont)\b/iu;
const BROKEN = /undefined|null|NaN|\[object|\u00A0| {2}|^ | $|[«»']| [,.;:!?%)]|[,;:]{2}|\.\.|\( /;
const ONE_AS_MANY =
	/\b(?:1|one|single) (?:years|people|schemes|items|forms|payers|values|totals|organisations|victims)\b/;
const MANY_AS_ONE =
	/\b(?:[2-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|zero) (?:year|person|scheme|item|form|payer|value|total|organisation)\b/;

/** Does the work for a reader of English. */
export const asEnglish = <T>(work: () => T): T => inLanguage('en', work);

/** What the work says in English, after looking for what no English sentence has, whatever the data. */
export function inEnglish(work: () => string | null): string {
	const said = asEnglish(work) ?? '';
	for (const fault of [FRENCH, BROKEN, ONE_AS_MANY, MANY_AS_ONE]) expect(said).not.toMatch(fault);
	return said;
}
