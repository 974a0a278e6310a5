import { tr } from '#lib/domain/language.ts';
import type { FigureTable, TableCell } from '#lib/figures/shell/figure-table.ts';
import type { NomenclatureData } from './data.ts';

/** The crosswalk as a table: one entry of the vocabulary per row. */
export function tableNomenclature(data: NomenclatureData): FigureTable {
	return {
		legende: data.sousTitre,
		colonnes: [
			{
				id: 'dispositif',
				titre: tr('Dispositif', 'Scheme'),
				genre: 'code',
				libelles: data.noms,
				enTete: true
			},
			{ id: 'programme', titre: 'Programme', genre: 'texte' },
			{ id: 'action', titre: 'Action', genre: 'texte' },
			{ id: 'de', titre: tr('De', 'From'), genre: 'entier' },
			{ id: 'a', titre: tr('À', 'To'), genre: 'code', libelles: { '': tr('en cours', 'ongoing') } },
			{
				id: 'comparable',
				titre: tr('Comparable à avant', 'Comparable with before'),
				genre: 'code',
				libelles: { oui: tr('oui', 'yes'), non: tr('non', 'no'), '': tr('non dit', 'not stated') }
			},
			{ id: 'note', titre: 'Note', genre: 'texte' }
		],
		lignes: data.exact.map((row): TableCell[] => [
			row.dispositif,
			row.programme,
			row.action,
			row.de,
			row.a === null ? '' : String(row.a),
			row.comparable,
			row.note
		]),
		identites: data.exact.map((row) => ({
			dispositif: row.dispositif,
			poste: `${row.programme} ${row.action}`,
			exercice: row.de
		})),
		liens: data.exact.map((row) => `/dispositifs/${row.dispositif}`)
	};
}
