/** A page of the site, as the masthead and the foot name it. */
export interface SitePage {
	readonly href: string;
	readonly label: string;
}

/** The pages of the masthead, from the answer to its proofs; the others are in the map of the foot. */
export const MASTHEAD: readonly SitePage[] = [
	{ href: '/', label: 'Vue d’ensemble' },
	{ href: '/annees', label: 'Années' },
	{ href: '/comparer', label: 'Comparer' },
	{ href: '/transparence', label: 'Transparence' },
	{ href: '/lignes', label: 'Lignes' },
	{ href: '/sources', label: 'Sources' },
	{ href: '/methode', label: 'Méthode' }
];

/** Every page, by what one comes to do. */
export const SITE_MAP: readonly { readonly usage: string; readonly pages: readonly SitePage[] }[] = [
	{
		usage: 'Lire les montants',
		pages: [
			{ href: '/', label: 'Vue d’ensemble' },
			{ href: '/annees', label: 'Année par année' },
			{ href: '/formes', label: 'Formes de traite' },
			{ href: '/dispositifs', label: 'Dispositifs' },
			{ href: '/beneficiaires', label: 'Bénéficiaires' }
		]
	},
	{
		usage: 'Comparer et vérifier',
		pages: [
			{ href: '/comparer', label: 'Comparer' },
			{ href: '/transparence', label: 'Ce qui est publié' },
			{ href: '/lignes', label: 'Toutes les lignes' },
			{ href: '/sources', label: 'Sources et licences' },
			{ href: '/controles', label: 'Contrôles et désaccords' },
			{ href: '/versions', label: 'Versions et corrections' }
		]
	},
	{
		usage: 'Comprendre',
		pages: [
			{ href: '/methode', label: 'Règles de calcul' },
			{ href: '/methode/glossaire', label: 'Glossaire' },
			{ href: '/methode/nomenclature', label: 'Table de passage' },
			{ href: '/methode/charte', label: 'Charte graphique' },
			{ href: '/accessibilite', label: 'Accessibilité' }
		]
	},
	{
		usage: 'Réutiliser',
		pages: [
			{ href: '/integrer', label: 'Intégrer une figure' },
			{ href: '/api/v1/allocation?groupe=exercice,forme', label: 'Données en JSON' },
			{ href: '/versions.atom', label: 'Fil des versions' }
		]
	}
];

/** Whether an address is the page shown, or one under it. */
export const isUnder = (href: string, pathname: string): boolean =>
	href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);

/** Where to report an error of the page shown. */
export const reportAddress = ({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string =>
	pathname === '/signaler' ? '/signaler' : `/signaler?page=${encodeURIComponent(pathname + search)}`;
