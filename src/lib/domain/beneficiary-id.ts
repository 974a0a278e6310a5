import { fold } from './fold.ts';

const PERSON = /^(?:m|mr|mme|mlle|mm|monsieur|madame|mademoiselle)\.? +\S/;

/**
 * Whether a name is that of a private person, as files write them: after a title, and without the number that every
 * organisation has. Private persons are never shown.
 */
export function isPrivatePerson(name: string | null, siren: string | null): boolean {
	return siren === null && name !== null && PERSON.test(fold(name));
}

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
