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

/** The pages of the masthead, from the answer to its proofs; the others are in the map of the foot. */
export const MASTHEAD: readonly SitePage[] = [
	page('/', 'Vue d’ensemble', 'Overview'),
	page('/formes', 'Formes', 'Forms'),
	page('/annees', 'Années', 'Years'),
	page('/comparer', 'Comparer', 'Compare'),
	page('/transparence', 'Transparence', 'Transparency'),
	page('/lignes', 'Lignes', 'Lines'),
	page('/sources', 'Sources', 'Sources'),
	page('/methode', 'Méthode', 'Method')
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
			page('/transparence', 'Ce qui est publié', 'What is published'),
			page('/lignes', 'Toutes les lignes', 'All lines'),
			page('/sources', 'Sources et licences', 'Sources and licences'),
			page('/controles', 'Contrôles et désaccords', 'Checks and disagreements'),
			page('/versions', 'Versions et corrections', 'Versions and corrections')
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
