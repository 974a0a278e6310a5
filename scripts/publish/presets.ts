/**
 * What a published copy holds, in one place. Every address without a choice that the site leads to is published; so is each
 * combination that such a page links to (the lines behind a number, a year, a frozen figure); so is each figure with one
 * choice alone of those below, as its own filters offer it. Any other combination is told as not published.
 */
export const FIGURE_PRESETS = ['forme', 'dispositif', 'etape', 'euros'] as const;
export type FigurePreset = (typeof FIGURE_PRESETS)[number];

/** The files of a figure with one choice. */
export const PRESET_FILES = ['svg', 'png', 'csv', 'xlsx', 'json'] as const;

/** Routes of editors, and what tells how the server is: no reader is led there. */
export const NEVER =
	/^\/(?:en\/)?(?:connexion|deconnexion|importer|quarantaine|vocabulaire|arbitrages|couverture|relances|journal|comptes?|invitation|sante|metrics|api\/auth)(?:\/|$)/;

/**
 * What only a server can answer: a dossier filled with a letterhead, letters whose delays count from the day, the description
 * of an API that takes questions.
 */
export const LIVE_ONLY =
	/^\/(?:en\/)?(?:annees\/\d{4}\/(?:dossier|relances|gabarit\.docx)(?:\/|$)|api\/v1\/openapi\.json$)/;

/** What stands in the site though no page links to it. */
export const UNLINKED = [
	'/sitemap.xml',
	'/versions.atom',
	'/versions.atom?lang=en',
	'/datapackage.json',
	'/embed.js',
	'/embed-hauteur.js',
	'/favicon.ico',
	'/favicon.svg',
	'/apple-touch-icon.png',
	'/apercu.png'
] as const;
