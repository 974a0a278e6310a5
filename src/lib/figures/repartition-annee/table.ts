import { tr } from '#lib/domain/language.ts';
import {
	codeList,
	couvertureColumn,
	dispositifColumn,
	etapeColumn,
	formeCode,
	formeColumn,
	preuveColumn,
	statutColumn,
	statutOfFormColumn
} from '#lib/figures/shell/code-columns.ts';
import type { FigureTable, TableCell, TableColumn } from '#lib/figures/shell/figure-table.ts';
import type { BornesData, PayeursData, RepartitionData } from './data.ts';
import { exactAmounts } from '#lib/figures/shell/words.ts';

const keyBounds = (): readonly TableColumn[] => [
	{ cle: 'cle_bas', titre: tr('Par clé, au moins', 'By key, at least'), genre: 'euros' },
	{ cle: 'cle_central', titre: tr('Par clé, central', 'By key, central'), genre: 'euros' },
	{ cle: 'cle_haut', titre: tr('Par clé, au plus', 'By key, at most'), genre: 'euros' }
];

/** Who pays: one row per poste and form. What a key supposes has rows of its own, with its range. */
function payersTable({ titre, exercice, dispositifs, muets, libelles, portee }: PayeursData): FigureTable {
	const rows = dispositifs.flatMap((item) =>
		item.postes.flatMap((poste) =>
			poste.parts.map((part): TableCell[] => [
				item.cle,
				exercice,
				item.etape,
				poste.nom,
				formeCode(part.marque),
				part.centimes,
				...(part.cle ? [part.cle.bas, part.centimes, part.cle.haut] : [null, null, null]),
				part.statut,
				codeList(part.preuves),
				item.couverture
			])
		)
	);
	const silent = muets.map(({ cle, statut, couverture }): TableCell[] => [
		cle,
		exercice,
		'',
		'',
		'',
		null,
		null,
		null,
		null,
		statut,
		'',
		couverture
	]);
	return {
		legende: `${titre}. ${exactAmounts()}`,
		colonnes: [
			dispositifColumn(Object.fromEntries([...dispositifs, ...muets].map(({ cle, nom }) => [cle, nom]))),
			{ cle: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier' },
			etapeColumn(),
			{ cle: 'poste', titre: tr('Poste', 'Item'), genre: 'texte', enTete: true, enFrancais: true },
			formeColumn(libelles, portee.perimetre === 'contexte'),
			{ cle: 'montant', titre: tr('Montant', 'Amount'), genre: 'euros', etat: 'statut' },
			...keyBounds(),
			statutColumn(),
			preuveColumn(),
			couvertureColumn()
		],
		lignes: [...rows, ...silent],
		identites: [
			...dispositifs.flatMap((item) =>
				item.postes.flatMap((poste) =>
					poste.parts.map((part) => ({
						exercice,
						dispositif: item.cle,
						poste: poste.nom,
						forme: formeCode(part.marque),
						etape: item.etape,
						part: part.cle ? 'cle' : ''
					}))
				)
			),
			...muets.map(({ cle }) => ({ exercice, dispositif: cle }))
		]
	};
}

/** The bounds: one row per form, those that the drawing merges too. */
function boundsTable({ titre, exercice, formes, libelles }: BornesData): FigureTable {
	const sameMoney = tr(
		'Les maximums sont le même argent\u00A0: ils ne s’additionnent pas.',
		'Maxima are the same money: they do not add up.'
	);
	return {
		legende: `${titre}. ${exactAmounts()} ${sameMoney}`,
		colonnes: [
			{ ...formeColumn(libelles), enTete: true },
			{ cle: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier' },
			{ cle: 'bas', titre: tr('Au moins', 'At least'), genre: 'euros' },
			{ cle: 'haut', titre: tr('Au plus', 'At most'), genre: 'euros', etat: 'maximum' },
			{ cle: 'maximum', titre: 'Maximum', genre: 'texte' },
			statutOfFormColumn(),
			preuveColumn(),
			couvertureColumn(),
			...keyBounds()
		],
		lignes: formes.flatMap(({ formes: codes, bas, haut, parCle, ...stand }) =>
			codes.map((code): TableCell[] => [
				code,
				exercice,
				bas,
				haut,
				haut === null ? tr('inconnu', 'unknown') : tr('connu', 'known'),
				stand.statut,
				codeList(stand.preuves),
				stand.couverture,
				...(parCle ? [parCle.bas, parCle.central, parCle.haut] : [null, null, null])
			])
		),
		identites: formes.flatMap(({ formes: codes }) => codes.map((forme) => ({ exercice, forme })))
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
