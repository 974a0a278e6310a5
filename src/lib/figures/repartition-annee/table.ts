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
	{ id: 'cle_bas', titre: tr('Par clé, au moins', 'By key, at least'), genre: 'euros' },
	{ id: 'cle_central', titre: tr('Par clé, central', 'By key, central'), genre: 'euros' },
	{ id: 'cle_haut', titre: tr('Par clé, au plus', 'By key, at most'), genre: 'euros' }
];

/** Who pays: one row per poste and form. What a key supposes has rows of its own, with its range. */
function payersTable({ titre, exercice, dispositifs, muets, libelles, portee }: PayeursData): FigureTable {
	const rows = dispositifs.flatMap((item) =>
		item.postes.flatMap((poste) =>
			poste.parts.map((part): TableCell[] => [
				item.id,
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
	const silent = muets.map(({ id, statut, couverture }): TableCell[] => [
		id,
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
			dispositifColumn(Object.fromEntries([...dispositifs, ...muets].map(({ id, nom }) => [id, nom]))),
			{ id: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier' },
			etapeColumn(),
			{ id: 'poste', titre: tr('Poste', 'Item'), genre: 'texte', enTete: true, enFrancais: true },
			formeColumn(libelles, portee.perimetre === 'contexte'),
			{ id: 'montant', titre: tr('Montant', 'Amount'), genre: 'euros', etat: 'statut' },
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
						dispositif: item.id,
						poste: poste.nom,
						forme: formeCode(part.marque),
						etape: item.etape,
						part: part.cle ? 'cle' : ''
					}))
				)
			),
			...muets.map(({ id }) => ({ exercice, dispositif: id }))
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
			{ id: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier' },
			{ id: 'bas', titre: tr('Au moins', 'At least'), genre: 'euros' },
			{ id: 'haut', titre: tr('Au plus', 'At most'), genre: 'euros', etat: 'maximum' },
			{ id: 'maximum', titre: 'Maximum', genre: 'texte' },
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
	const keyed = (index: number) => table.colonnes[index]?.id.startsWith('cle_') ?? false;
	if (table.lignes.some((row) => row.some((cell, index) => keyed(index) && cell !== null))) return table;
	return {
		...table,
		colonnes: table.colonnes.filter((_, index) => !keyed(index)),
		lignes: table.lignes.map((row) => row.filter((_, index) => !keyed(index)))
	};
}
