import { fold } from './fold.ts';

const TITLE =
	'(?:mr|mrs|ms|mmes?|mlles?|mm|m|messieurs|monsieur|mesdames|madame|mademoiselle|docteure?|dr|ma[iî]tre|me|professeure?|pr|veuve|vve)';
/** « Mme Dupont », « M.Dupont », « M. et Mme Dupont »; then « Dupont Jean (M.) », « Dupont, Mme ». */
const TITLED = new RegExp(`^(?:${TITLE}\\.? +(?:et|ou|&) +)?${TITLE}(?:\\.|\\.?\\s+)\\s*(?=\\p{L})`, 'iu');
const TITLED_AFTER = new RegExp(`(?<=\\S)(?:,\\s*|\\s*\\()${TITLE}\\.?\\)?$`, 'iu');

/** The name under which the base holds a private person, or a recipient whose name was erased; its group is a number. */
export const NEUTRAL_NAME = /^(?:particulier|effacé) (\d+)(?:-\d+)?$/;
export const neutralName = (rank: number): string => `particulier ${rank}`;

/**
 * Whether a name is that of a private person, as files write them: with a title, and without the number that every
 * organisation has. Private persons are never shown.
 */
export function isPrivatePerson(name: string | null, siren: string | null): boolean {
	if (siren !== null || name === null) return false;
	const text = name.trim();
	return TITLED.test(text) || TITLED_AFTER.test(text);
}

/** Whether a recipient is one that is counted and never listed: a private person, whatever the name it is given. */
export const isUnlisted = (name: string | null, siren: string | null): boolean =>
	isPrivatePerson(name, siren) || (siren === null && name !== null && NEUTRAL_NAME.test(name));

/** The name of a person without its title: « Jean Dupont » of « M. Jean Dupont ». */
export const withoutTitle = (name: string): string =>
	name.trim().replace(TITLED, '').replace(TITLED_AFTER, '').trim();

/** A name as an address: its letters and digits, folded; `sans-nom` when it has none. */
export function slugOf(name: string): string {
	const slug = fold(name)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	if (slug === '') return 'sans-nom';
	// Nine digits are the number of another.
	return /^\d{9}$/.test(slug) ? `nom-${slug}` : slug;
}

/**
 * Who received money, the same whatever the spelling: the SIREN when a line gives it, else the name without case, accents
 * or signs.
 */
export function beneficiaryId(name: string | null, siren: string | null): string {
	return siren ?? slugOf(name ?? '');
}
