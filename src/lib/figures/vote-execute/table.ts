import { tr } from '#lib/domain/language.ts';
import { scale } from '#lib/domain/money.ts';
import type { FigureTable, TableCell, TableColumn } from '#lib/figures/shell/figure-table.ts';
import {
	codeList,
	couvertureColumn,
	dispositifColumn,
	etapeColumn,
	preuveColumn,
	statutColumn
} from '#lib/figures/shell/code-columns.ts';
import type { VoteExecuteData } from './data.ts';
import { exactAmounts } from '#lib/figures/shell/words.ts';

/** The figure `vote-execute` as a table: one exercice per row, both sides with their stage and status. */
export function tableVoteExecute(data: VoteExecuteData): FigureTable {
	const { noms } = data;
	const rates: TableColumn[] = data.avecTaux
		? [
				{ id: 'taux', titre: tr('Taux (%)', 'Rate (%)'), genre: 'pourcent' },
				{ id: 'sans_taux', titre: tr('Pourquoi', 'Why'), genre: 'texte' }
			]
		: [];
	const depense = ['depense', noms.depense] as const;
	const prevu = ['prevu', noms.prevu] as const;
	return {
		legende: `${data.titre}. ${exactAmounts()}`,
		colonnes: [
			{ ...dispositifColumn({ [data.dispositif]: data.nom }), enTete: false },
			{ id: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier', enTete: true },
			{ id: 'prevu', titre: noms.prevu, genre: 'euros', etat: 'prevu_statut' },
			statutColumn(prevu),
			preuveColumn(prevu),
			etapeColumn(prevu),
			{ id: 'depense', titre: noms.depense, genre: 'euros', etat: 'depense_statut' },
			statutColumn(depense),
			preuveColumn(depense),
			etapeColumn(depense),
			...rates,
			couvertureColumn()
		],
		lignes: data.annees.map((year): TableCell[] => [
			data.dispositif,
			year.exercice,
			year.prevu.centimes,
			year.prevu.statut,
			codeList(year.prevu.preuves),
			year.prevu.etape ?? '',
			year.depense.centimes,
			year.depense.statut,
			codeList(year.depense.preuves),
			year.depense.etape ?? '',
			...(data.avecTaux
				? [year.taux ? scale(year.taux.depense, 1000, year.taux.vote) : null, year.sansTaux ?? '']
				: []),
			year.couverture
		]),
		identites: data.annees.map(({ exercice }) => ({ dispositif: data.dispositif, exercice }))
	};
}
