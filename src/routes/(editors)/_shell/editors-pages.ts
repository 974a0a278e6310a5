import { tr } from '#lib/domain/language.ts';
import type { Role } from '#lib/server/accounts/editeur.ts';

/** Pages that the program has: the masthead names no other. */
const BUILT = new Set(
	Object.keys(import.meta.glob('../*/+page.svelte')).map((path) =>
		path.replace(/^\.\.(\/.*)\/\+page\.svelte$/, '$1')
	)
);

const page = (href: string, fr: string, en: string, role: Role = 'editeur') => ({
	href,
	role,
	get label() {
		return tr(fr, en);
	}
});

const PAGES = [
	page('/importer', 'Importer', 'Import'),
	page('/quarantaine', 'Quarantaine', 'Quarantine'),
	page('/vocabulaire', 'Vocabulaire', 'Vocabulary'),
	page('/arbitrages', 'Arbitrages', 'Arbitrations'),
	page('/couverture', 'Couverture', 'Coverage'),
	page('/relances', 'Relances', 'Reminders'),
	page('/journal', 'Journal', 'Journal'),
	page('/comptes', 'Comptes', 'Accounts', 'administrateur'),
	page('/compte', 'Mon compte', 'My account')
];

/** The pages of the masthead that somebody may open. */
export const pagesOf = (role: Role) =>
	PAGES.filter((one) => BUILT.has(one.href) && (one.role === 'editeur' || role === 'administrateur'));

/** Where one comes once signed in. */
export const firstPage = (): string => PAGES.find((one) => BUILT.has(one.href))?.href ?? '/compte';
