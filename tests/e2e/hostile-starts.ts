import { REFERENCE_NAMES } from '#lib/domain/reference-tables.ts';
import { FIGURE_IDS } from '#lib/figures/figures.ts';

const LANGUAGES = ['', '/en'] as const;

/** What no link of a page leads to, or what is read whole whatever else is: one address of each kind of file. */
export const publicStarts = (origin: string): readonly string[] => [
	...LANGUAGES.flatMap((language) =>
		['/', '/sources', '/beneficiaires', '/figures', '/annees/2018/reunion', '/integrer'].map((path) =>
			(language + path).replace(/(.)\/$/, '$1')
		)
	),
	...['', '?lang=en'].flatMap((language) => [
		`/versions.atom${language}`,
		`/annees/2018.html${language}`,
		`/annees/2018.docx${language}`,
		`/lignes.csv?csv=excel${language.replace('?', '&')}`,
		...['svg', 'csv', 'xlsx', 'json'].map((ending) => `/figures/${FIGURE_IDS[0]}.${ending}${language}`)
	]),
	...['/sitemap.xml', '/robots.txt', '/datapackage.json', '/version.json', '/lignes.csv', '/sante'],
	...['/annees/2018/gabarit.docx', '/annees/2018/relances/bop137.docx', '/annees/2018/relances/bop137.txt'],
	...[
		'lignes?q=window',
		'versions',
		'versions/3',
		'concurrentes',
		'controles',
		'allocation',
		'openapi.json'
	].map((path) => `/api/v1/${path}`),
	...REFERENCE_NAMES.map((table) => `/vocabulaires/${table}.csv`),
	...FIGURE_IDS.flatMap((id, at) => [
		`/figures/${id}.zip${at % 2 === 0 ? '' : '?lang=en'}`,
		`/embed/${id}`,
		`/oembed?url=${encodeURIComponent(`${origin}/figures/${id}`)}`
	])
];

/** The pages of editors, and their files. */
export const EDITOR_STARTS: readonly string[] = [
	...['/importer', '/importer/recus', '/importer/recu/3', '/importer/recu/5', '/importer/vocabulaires.json'],
	...[
		'/importer/corrections/5.csv',
		'/quarantaine',
		'/journal',
		'/journal.csv',
		'/arbitrages',
		'/couverture'
	],
	...['/relances', '/comptes', '/compte', '/vocabulaire', '/vocabulaire/sources', '/vocabulaire/synonymes']
];

/** Nothing of ours there is stored, or the archive of its figure holds it. */
export const NOT_READ =
	/^\/_app\/|\.(?:png|js|webp|ico)$|^\/(?:en\/)?figures\/[\w-]+\.(?:svg|csv|xlsx|json|zip)$|^\/versions\/fichiers\//;

/** Not a page of editors. */
export const NOT_EDITED =
	/^\/(?!quarantaine|vocabulaire|importer|arbitrages|couverture|relances|compte|journal)/;

/** How the addresses begin that a walk must have met. */
export const KINDS = [
	'/lignes/',
	'/en/lignes/',
	'/beneficiaires/',
	'/formes/',
	'/en/formes/',
	'/dispositifs/',
	'/versions/'
];

/** Pages that a browser opens: their scripts build some of what they show. */
export const OPENED = [
	...['/', '/sources', '/lignes', '/beneficiaires', '/dispositifs/bop137', '/formes/TRAV', '/annees/2018'],
	...['/annees/2018/reunion', '/annees/2018.html', '/transparence', '/integrer', '/versions', '/embed/flux'],
	...['/importer', '/importer/recu/5', '/quarantaine', '/journal', '/vocabulaire/sources', '/relances']
];
