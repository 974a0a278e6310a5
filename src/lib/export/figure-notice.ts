import { tr } from '#lib/domain/language.ts';
import type { FilterLine } from '#lib/words/filters.ts';

/** What goes with a figure wherever it travels: what it says, of what, from whom, and how to check it. */
export interface FigureNotice {
	/** Id of the figure in addresses: `formes-par-annee`. */
	readonly figure: string;
	/** The finding, a sentence. */
	readonly titre: string;
	/** What is measured: stage, nature of appropriations, euros, perimeter. */
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
	/** Address of the page that says how figures are made. */
	readonly methode: string;
}

/** The notice as the lines of a « Lisez-moi », in the language of the moment. */
export function noticeLines(notice: FigureNotice): readonly (readonly [string, string])[] {
	return [
		['Figure', notice.titre],
		[tr('Ce qui est mesuré', 'What is measured'), notice.sousTitre],
		...notice.filtres.map(({ nom, valeur }) => [tr(`Filtre : ${nom}`, `Filter: ${nom}`), valeur] as const),
		...notice.notes.map((note) => ['Note', note] as const),
		['Sources', notice.sources],
		[tr('Version des données', 'Version of the data'), `${notice.version} (${notice.date})`],
		[tr('Empreinte des données', 'Fingerprint of the data'), notice.empreinte],
		[tr('Adresse (à jour)', 'Address (up to date)'), notice.adresse],
		[tr('Adresse (figée)', 'Address (frozen)'), notice.adresseFigee],
		[tr('Méthode', 'Method'), notice.methode],
		[
			tr('Valeurs absentes', 'Missing values'),
			tr(
				'Une cellule vide n’est pas un zéro : la colonne « Statut » dit si le montant n’a pas été cherché, a été cherché sans être trouvé par nous, n’est pas publié, est sans objet, attend en quarantaine ou n’a pas d’indice des prix.',
				'An empty cell is not a zero: the column “Status” says whether the amount was not searched for, was searched for and not found by us, is not published, is not applicable, waits in quarantine or has no price index.'
			)
		],
		[
			'Licence',
			tr(
				'Données de l’État : Licence Ouverte 2.0. Mentionner « Lignes claires » et la version.',
				'Data of the French State: Licence Ouverte 2.0. Mention “Lignes claires” and the version.'
			)
		]
	];
}
