/** Pictures of the help, taken from the site itself by `npm run help-pictures`. */
export const PICTURES = [
	'connexion',
	'importer-choisir',
	'importer-lire',
	'importer-controler',
	'importer-effet',
	'importer-recu',
	'arbitrer',
	'citer',
	'integrer',
	'reunion'
] as const;
export type Picture = (typeof PICTURES)[number];

/** A chapter of the help: what one wants to do, how, and what one then sees. */
export interface Chapter {
	readonly id: string;
	readonly titre: string;
	readonly chapeau: string;
	readonly gestes: readonly string[];
	readonly image: { readonly nom: Picture; readonly dit: string } | null;
	/** Where it is done. */
	readonly lien: { readonly href: string; readonly label: string } | null;
	/** For those who may write: the others read. */
	readonly editeurs: boolean;
}

/** Where something is done. */
export const link = (href: string, label: string) => ({ href, label });
