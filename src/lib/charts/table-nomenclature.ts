import type { FigureTable, TableCell } from './figure-table.ts';
import type { NomenclatureData } from './nomenclature.ts';

/** The crosswalk as a table: one entry of the vocabulary per row. */
export function tableNomenclature(data: NomenclatureData): FigureTable {
	return {
		legende: data.sousTitre,
		colonnes: [
			{ cle: 'dispositif', titre: 'Dispositif', genre: 'code', libelles: data.noms, enTete: true },
			{ cle: 'programme', titre: 'Programme', genre: 'texte' },
			{ cle: 'action', titre: 'Action', genre: 'texte' },
			{ cle: 'de', titre: 'De', genre: 'entier' },
			{ cle: 'a', titre: 'À', genre: 'code', libelles: { '': 'en cours' } },
			{
				cle: 'comparable',
				titre: 'Comparable à avant',
				genre: 'code',
				libelles: { oui: 'oui', non: 'non', '': 'non dit' }
			},
			{ cle: 'note', titre: 'Note', genre: 'texte' }
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
		liens: data.exact.map((row) => `/dispositifs/${row.dispositif}`)
	};
}
