import type { FilterLine } from '#lib/i18n/filters.ts';

/** What goes with a figure wherever it travels: what it says, of what, from whom, and how to check it. */
export interface FigureNotice {
	/** Id of the figure in addresses: `formes-par-annee`. */
	readonly figure: string;
	/** The finding, a sentence. */
	readonly titre: string;
	/** What is measured: stage, nature of credits, euros, perimeter. */
	readonly sousTitre: string;
	readonly notes: readonly string[];
	/** The source line. */
	readonly sources: string;
	/** The filters as understood, in the order of the address. */
	readonly filtres: readonly FilterLine[];
	readonly version: number;
	/** Day of the version, `2026-11-22`. */
	readonly date: string;
	readonly empreinte: string;
	/** Address of the figure with its filters, always the current version. */
	readonly adresse: string;
	/** Address of the figure at this version, which never changes. */
	readonly adresseFigee: string;
}

/** The notice as the lines of a « Lisez-moi ». */
export function noticeLines(notice: FigureNotice): readonly (readonly [string, string])[] {
	return [
		['Figure', notice.titre],
		['Ce qui est mesuré', notice.sousTitre],
		...notice.filtres.map(({ nom, valeur }) => [`Filtre : ${nom}`, valeur] as const),
		...notice.notes.map((note) => ['Note', note] as const),
		['Sources', notice.sources],
		['Version des données', `${notice.version} (${notice.date})`],
		['Empreinte des données', notice.empreinte],
		['Adresse (à jour)', notice.adresse],
		['Adresse (figée)', notice.adresseFigee],
		['Méthode', new URL('/methode', notice.adresse).href],
		[
			'Valeurs absentes',
			'Une cellule vide n’est pas un zéro : la colonne « Statut » dit si le montant est absent de nos sources, cherché et non publié, sans objet ou en quarantaine.'
		],
		['Licence', 'Données de l’État : Licence Ouverte 2.0. Mentionner « Lignes claires » et la version.']
	];
}
