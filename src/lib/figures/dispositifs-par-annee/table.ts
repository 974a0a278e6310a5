import { tr } from '#lib/domain/language.ts';
import type { DispositifsParAnneeData } from './data.ts';
import { dispositifColumn } from '#lib/figures/shell/code-columns.ts';
import type { FigureTable } from '#lib/figures/shell/figure-table.ts';
import { tableFormesParAnnee } from '#lib/figures/formes-par-annee/table.ts';

/** The figure `dispositifs-par-annee` as a table: one dispositif and one exercice per row, one form per column. */
export function tableDispositifsParAnnee(data: DispositifsParAnneeData): FigureTable {
	const rows = data.series.flatMap((serie) => serie.annees.map((annee) => ({ serie, annee })));
	const { libelles } = data;
	// Every year of every dispositif in one table has the same columns; sorting by year keeps the order of dispositifs.
	const forms = tableFormesParAnnee({
		titre: data.titre,
		annees: rows.map(({ annee }, index) => ({ ...annee, exercice: index })),
		...(libelles ? { libelles } : {})
	});
	const [, ...columns] = forms.colonnes;
	return {
		legende: forms.legende,
		colonnes: [
			dispositifColumn(Object.fromEntries(data.series.map(({ id, nom }) => [id, nom]))),
			{ id: 'precision', titre: tr('Précision', 'Detail'), genre: 'texte', avecNoms: true },
			{ id: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier', enTete: true },
			...columns
		],
		lignes: forms.lignes.map(([, ...cells], index) => [
			rows[index]?.serie.id ?? '',
			rows[index]?.serie.precision ?? '',
			rows[index]?.annee.exercice ?? null,
			...cells
		]),
		identites: rows.map(({ serie, annee }) => ({ dispositif: serie.id, exercice: annee.exercice })),
		liens: rows.map(({ serie }) => serie.lien)
	};
}
