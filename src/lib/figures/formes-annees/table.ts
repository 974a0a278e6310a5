import { tr } from '#lib/domain/language.ts';
import {
	codeList,
	couvertureColumn,
	deduitColumn,
	etapeCell,
	etapeColumn,
	formeColumn,
	preuveColumn,
	statutOfFormColumn
} from '#lib/figures/shell/code-columns.ts';
import { OPEN } from '#lib/figures/shell/data-point.ts';
import type { FigureTable, TableCell } from '#lib/figures/shell/figure-table.ts';
import { exactAmounts } from '#lib/figures/shell/words.ts';
import type { FormesAnneesData, Panel } from './data.ts';

/** The share of victims of a panel and the forms that it is of, which may be those of several; neither for another year. */
const shareOf = (panel: Panel | null): readonly TableCell[] =>
	panel?.victimes?.part == null ? [null, ''] : [panel.victimes.part / 10, codeList(panel.victimes.formes)];

/** The figure `formes-annees` as a table: one row for each year and panel, as the API groups them. */
export function tableFormesAnnees(data: FormesAnneesData): FigureTable {
	const { panneaux, ouvert, contexte, libelles, enquete, lue, titre } = data;
	const panels = [...panneaux, ouvert];
	const rows = ouvert.annees.flatMap(({ barre: { exercice } }, index) =>
		panels.flatMap((panel) => {
			const year = panel.annees[index];
			return year ? [{ ...year, panel, exercice }] : [];
		})
	);
	const shares = enquete !== null && panneaux.some(({ victimes }) => victimes !== null);
	return {
		legende: `${titre}. ${exactAmounts()}`,
		colonnes: [
			{ id: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier', enTete: true },
			{ ...formeColumn(libelles, contexte), enTete: true },
			{ id: 'montant', titre: tr('Montant', 'Amount'), genre: 'euros', etat: 'statut' },
			deduitColumn(),
			{
				id: 'pourrait_revenir',
				titre: tr(
					'Non attribué qui pourrait lui revenir, à ne pas additionner',
					'Not attributed that might be for it, not to be added up'
				),
				genre: 'euros'
			},
			{ id: 'haut', titre: tr('Au plus', 'At most'), genre: 'euros' },
			etapeColumn(),
			statutOfFormColumn(),
			preuveColumn(),
			couvertureColumn(),
			...(shares
				? [
						{
							id: 'part_des_victimes',
							titre: tr(
								`Part des victimes, enquête de ${enquete.annee} (%)`,
								`Share of victims, ${enquete.annee} survey (%)`
							),
							genre: 'pourcent' as const
						},
						{
							...formeColumn(libelles),
							id: 'formes_de_la_part',
							titre: tr('Formes de cette part', 'Forms of this share')
						}
					]
				: [])
		],
		lignes: rows.map(({ barre, echo, haut, genre, panel, exercice }): TableCell[] => [
			exercice,
			panel.id,
			barre.total,
			barre.total === null ? null : barre.deduit,
			panel === ouvert || contexte || genre === 'vide' ? null : echo,
			haut,
			etapeCell(barre.etapes),
			barre.statut,
			codeList(barre.preuves),
			barre.couverture,
			...(shares ? shareOf(exercice === lue ? panel : null) : [])
		]),
		identites: rows.map(({ panel, exercice }) => ({
			exercice,
			forme: panel === ouvert ? codeList(OPEN) : panel.id
		})),
		// A year is told by the link of its first row.
		liens: rows.map(({ barre, panel }) => (panel === panels[0] ? barre.lien : null))
	};
}
