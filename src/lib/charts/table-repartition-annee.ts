import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { FigureTable, TableCell, TableColumn } from './figure-table.ts';
import { MARQUES } from './palette.ts';
import type { BornesData, PayeursData, RepartitionData } from './repartition-annee.ts';
import { nameOf, type Libelles } from './words.ts';

const forme = (libelles: Libelles): TableColumn => ({
	cle: 'forme',
	titre: 'Forme',
	genre: 'code',
	libelles: Object.fromEntries(MARQUES.map((marque) => [marque, nameOf(marque, libelles)]))
});

const BORNES_DE_CLE: readonly TableColumn[] = [
	{ cle: 'cle_bas', titre: 'Par clé, au moins', genre: 'euros' },
	{ cle: 'cle_central', titre: 'Par clé, central', genre: 'euros' },
	{ cle: 'cle_haut', titre: 'Par clé, au plus', genre: 'euros' }
];

/** Who pays: one row per poste and form. What a key supposes has rows of its own, with its range. */
function payersTable({ titre, exercice, dispositifs, muets, libelles }: PayeursData): FigureTable {
	const rows = dispositifs.flatMap((item) =>
		item.postes.flatMap((poste) =>
			poste.parts.map((part): TableCell[] => [
				item.nom,
				exercice,
				item.etape,
				poste.nom,
				part.marque,
				part.centimes,
				...(part.cle ? [part.cle.bas, part.centimes, part.cle.haut] : [null, null, null]),
				part.centimes === 0 ? 'zero' : 'publie',
				item.couverture
			])
		)
	);
	const silent = muets.map(({ nom, statut, sansIndice }): TableCell[] => [
		nom,
		exercice,
		'',
		'',
		'',
		null,
		null,
		null,
		null,
		sansIndice ? 'sans_indice' : statut,
		''
	]);
	return {
		legende: `${titre}. Montants exacts, en euros.`,
		colonnes: [
			{ cle: 'dispositif', titre: 'Dispositif', genre: 'texte', enTete: true },
			{ cle: 'exercice', titre: 'Exercice', genre: 'entier' },
			{ cle: 'etape', titre: 'Étape', genre: 'code', libelles: LIBELLES.etapeCourte },
			{ cle: 'poste', titre: 'Poste', genre: 'texte', enTete: true },
			forme(libelles),
			{ cle: 'montant', titre: 'Montant', genre: 'euros' },
			...BORNES_DE_CLE,
			{
				cle: 'statut',
				titre: 'Statut',
				genre: 'code',
				libelles: { ...LIBELLES.statut, sans_indice: 'sans indice des prix' }
			},
			{
				cle: 'couverture',
				titre: 'Couverture',
				genre: 'code',
				libelles: { ...LIBELLES.couverture, partielle: 'partielle\u00A0: au moins' }
			}
		],
		lignes: [...rows, ...silent]
	};
}

/** The bounds: one row per form, those that the drawing merges too. */
function boundsTable({ titre, exercice, formes, libelles }: BornesData): FigureTable {
	return {
		legende: `${titre}. Montants exacts, en euros. Les maximums sont le même argent\u00A0: ils ne s’additionnent pas.`,
		colonnes: [
			{ ...forme(libelles), enTete: true },
			{ cle: 'exercice', titre: 'Exercice', genre: 'entier' },
			{ cle: 'bas', titre: 'Au moins', genre: 'euros' },
			{ cle: 'haut', titre: 'Au plus', genre: 'euros' },
			{ cle: 'maximum', titre: 'Maximum', genre: 'texte' },
			...BORNES_DE_CLE
		],
		lignes: formes.flatMap(({ formes: codes, bas, haut, parCle }) =>
			codes.map((code): TableCell[] => [
				code,
				exercice,
				bas,
				haut,
				haut === null ? 'inconnu' : 'connu',
				...(parCle ? [parCle.bas, parCle.central, parCle.haut] : [null, null, null])
			])
		)
	};
}

/** The exact data of the figure `repartition-annee`, in either grouping. Columns of keys only where keys are used. */
export function tableRepartitionAnnee(data: RepartitionData): FigureTable {
	const table = data.groupe === 'dispositif' ? payersTable(data) : boundsTable(data);
	const keyed = (index: number) => table.colonnes[index]?.cle.startsWith('cle_') ?? false;
	if (table.lignes.some((row) => row.some((cell, index) => keyed(index) && cell !== null))) return table;
	return {
		...table,
		colonnes: table.colonnes.filter((_, index) => !keyed(index)),
		lignes: table.lignes.map((row) => row.filter((_, index) => !keyed(index)))
	};
}
