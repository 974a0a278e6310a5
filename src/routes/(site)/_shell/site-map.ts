import { tr } from '#lib/domain/language.ts';
import { withoutLanguage } from '#lib/domain/carry-links.ts';

/** A page of the site, as the masthead and the foot name it. */
export interface SitePage {
	readonly href: string;
	readonly label: string;
}

/** A page by its names; both are read at use, in the language of the moment. */
const page = (href: string, fr: string, en: string): SitePage => ({
	href,
	get label() {
		return tr(fr, en);
	}
});

/** A page of the masthead, and those that one reads beside it: they stand under it, on any of them. */
export interface Section extends SitePage {
	readonly pages: readonly SitePage[];
}

const section = (own: SitePage, ...pages: SitePage[]): Section => ({
	href: own.href,
	get label() {
		return own.label;
	},
	pages
});

/** The pages of the masthead, from the answer to its proofs; the others are in the map of the foot. */
export const MASTHEAD: readonly Section[] = [
	section(page('/', 'Vue d’ensemble', 'Overview')),
	section(page('/formes', 'Formes', 'Forms')),
	section(page('/annees', 'Années', 'Years')),
	section(page('/comparer', 'Comparer', 'Compare')),
	section(page('/transparence', 'Ce qui manque', 'What is missing')),
	section(
		page('/lignes', 'Données', 'Data'),
		page('/lignes', 'Lignes', 'Lines'),
		page('/sources', 'Sources', 'Sources'),
		page('/dispositifs', 'Dispositifs', 'Schemes'),
		page('/beneficiaires', 'Bénéficiaires', 'Recipients'),
		page('/verifier', 'Vérifier', 'Check')
	),
	section(
		page('/figures', 'Réutiliser', 'Reuse'),
		page('/figures', 'Figures', 'Figures'),
		page('/integrer', 'Intégrer', 'Embed'),
		page('/methode/fichiers', 'Fichiers et schémas', 'Files and schemas')
	),
	section(
		page('/methode', 'Méthode', 'Method'),
		page('/methode', 'Règles', 'Rules'),
		page('/methode/glossaire', 'Glossaire', 'Glossary'),
		page('/methode/nomenclature', 'Table de passage', 'Crosswalk'),
		page('/methode/charte', 'Charte graphique', 'Style guide')
	)
];

/** Every page, by what one comes to do. */
export const SITE_MAP: readonly { readonly usage: string; readonly pages: readonly SitePage[] }[] = [
	{
		get usage() {
			return tr('Lire les montants', 'Reading the amounts');
		},
		pages: [
			page('/', 'Vue d’ensemble', 'Overview'),
			page('/annees', 'Année par année', 'Year by year'),
			page('/formes', 'Formes de traite', 'Forms of trafficking'),
			page('/dispositifs', 'Dispositifs', 'Schemes'),
			page('/beneficiaires', 'Bénéficiaires', 'Recipients')
		]
	},
	{
		get usage() {
			return tr('Comparer et vérifier', 'Comparing and checking');
		},
		pages: [
			page('/comparer', 'Comparer', 'Compare'),
			page('/transparence', 'Ce qui manque', 'What is missing'),
			page('/lignes', 'Toutes les lignes', 'All lines'),
			page('/sources', 'Sources et licences', 'Sources and licences'),
			page('/verifier', 'Contrôles et versions', 'Checks and versions')
		]
	},
	{
		get usage() {
			return tr('Comprendre', 'Understanding');
		},
		pages: [
			page('/methode', 'Règles de calcul', 'Calculation rules'),
			page('/methode/glossaire', 'Glossaire', 'Glossary'),
			page('/methode/nomenclature', 'Table de passage', 'Crosswalk'),
			page('/methode/charte', 'Charte graphique', 'Style guide'),
			page('/aide', 'Aide', 'Help'),
			page('/accessibilite', 'Accessibilité', 'Accessibility')
		]
	},
	{
		get usage() {
			return tr('Réutiliser', 'Reusing');
		},
		pages: [
			page('/figures', 'Toutes les figures', 'All figures'),
			page('/integrer', 'Intégrer une figure', 'Embed a figure'),
			page('/methode/fichiers', 'Fichiers et schémas', 'Files and schemas'),
			page('/api/v1/allocation?groupe=exercice,forme', 'Données en JSON', 'Data as JSON'),
			{
				get href() {
					return tr('/versions.atom', '/versions.atom?lang=en');
				},
				get label() {
					return tr('Fil des versions', 'Feed of versions');
				}
			}
		]
	}
];

/** Whether an address is the page shown, or one under it. */
export const isUnder = (href: string, pathname: string): boolean =>
	href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);

/** Where to report an error of the page shown. */
export const reportAddress = ({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string =>
	withoutLanguage(pathname) === '/signaler'
		? '/signaler'
		: `/signaler?page=${encodeURIComponent(pathname + search)}`;

/** Of some pages, the one shown or that the page shown is under: the one whose address says most of its own. */
export function currentOf<P extends SitePage>(pages: readonly P[], pathname: string): P | null {
	const under = pages.filter(({ href }) => isUnder(href, pathname));
	return under.sort((a, b) => b.href.length - a.href.length)[0] ?? null;
}

/** The page of the masthead that a page belongs to, by itself or by one that stands beside it. */
export function sectionOf(pathname: string): Section | null {
	// A version is told where checks are.
	const path = isUnder('/versions', pathname) ? '/verifier' : pathname;
	const all = MASTHEAD.flatMap((section) =>
		[section, ...section.pages].map(({ href, label }) => ({ href, label, section }))
	);
	return currentOf(all, path)?.section ?? null;
}
