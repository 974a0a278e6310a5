import { tr } from '#lib/domain/language.ts';
import type { FigureTable, TableCell, TableColumn } from '#lib/figures/shell/figure-table.ts';
import {
	codeList,
	couvertureColumn,
	dispositifColumn,
	etapeColumn,
	preuveColumn,
	statutColumn
} from '#lib/figures/shell/code-columns.ts';
import { scale } from '#lib/domain/money.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { VariationData, VariationRow, VariationSide } from './data.ts';
import { absentFromSources, exactAmounts, semicolon } from '#lib/figures/shell/words.ts';

/** The change in tenths of a percent; nothing where that would say none, or all, of a change that is not (R15). */
function tenths({ part }: VariationRow): number | null {
	if (part === null) return null;
	const rounded = scale(part.ecart, 1000, part.avant);
	return rounded === 0 || (rounded === -1000 && part.ecart !== -part.avant) ? null : rounded;
}

const sourceKey = ({ sources }: VariationRow) => sources.map(({ id }) => id).join('|');
const titles = ({ sources }: VariationRow) =>
	sources.map(({ titre }) => tr(titre, `“${titre}”`)).join(`${semicolon()} `);

/** The figure `variation-annuelle` as a table: one poste or dispositif per row, both years and the difference. */
export function tableVariationAnnuelle(data: VariationData): FigureTable {
	const [before, after] = data.colonnes;
	const sides = [
		['avant', before],
		['apres', after]
	] as const;
	const columnsOf = ([id, titre]: readonly [string, string], exercice: string): TableColumn[] => [
		{ id: `${id}_exercice`, titre: exercice, genre: 'entier' },
		{ id, titre, genre: 'euros', etat: `${id}_statut` },
		{ ...statutColumn([id, titre]), libelles: { ...LIBELLES.statut, absent: absentFromSources() } },
		preuveColumn([id, titre]),
		etapeColumn([id, titre]),
		couvertureColumn([id, titre])
	];
	const cellsOf = (side: VariationSide, exercice: number): TableCell[] => [
		exercice,
		side.centimes,
		side.statut,
		codeList(side.preuves),
		side.etape ?? '',
		side.couverture ?? ''
	];
	return {
		legende: `${data.titre}. ${exactAmounts()}`,
		colonnes: [
			{ ...dispositifColumn(data.noms), enTete: false },
			{ id: 'poste', titre: tr('Poste', 'Item'), genre: 'texte', enTete: true },
			...columnsOf(sides[0], tr('Première année', 'First year')),
			...columnsOf(sides[1], tr('Seconde année', 'Second year')),
			{ id: 'ecart', titre: tr('Écart', 'Change'), genre: 'euros' },
			{ id: 'variation', titre: tr('Écart (%)', 'Change (%)'), genre: 'pourcent' },
			{ id: 'pourquoi', titre: tr('Pourquoi', 'Why'), genre: 'texte', avecNoms: true },
			{
				id: 'source_du_motif',
				titre: tr('Source du motif', 'Source of the reason'),
				genre: 'code',
				enFrancais: true,
				libelles: Object.fromEntries(data.lignes.map((row) => [sourceKey(row), titles(row)]))
			},
			{ id: 'non_compare', titre: tr('Non comparé', 'Not compared'), genre: 'texte' }
		],
		lignes: data.lignes.map((row): TableCell[] => [
			row.identite.dispositif ?? '',
			row.nom,
			...cellsOf(row.avant, data.annees[0]),
			...cellsOf(row.apres, data.annees[1]),
			row.ecart,
			tenths(row),
			row.pourquoi,
			sourceKey(row),
			row.nonCompare
		]),
		identites: data.lignes.map((row) => row.identite),
		ensembles: data.lignes.flatMap((row, index) => (row.ensemble ? [index] : []))
	};
}
