import { tr } from '#lib/domain/language.ts';
import type { BesoinsMoyensData, NeedsLine, NeedsPanel } from './data.ts';
import { baseWords, shareOfMeans } from './readings.ts';
import {
	codeList,
	couvertureColumn,
	etapeCell,
	etapeColumn,
	formeColumn,
	preuveColumn,
	statutOfFormColumn
} from '#lib/figures/shell/code-columns.ts';
import type { FigureTable, TableCell } from '#lib/figures/shell/figure-table.ts';
import { noAmountFound, semicolon, statusTogether } from '#lib/figures/shell/words.ts';

/** A group of forms is named as the survey counts them. */
const namesOf = (panneaux: BesoinsMoyensData['panneaux']) =>
	Object.fromEntries(panneaux.flatMap(({ lignes }) => lignes.map(({ id, nom }) => [id, nom])));

/** The share of a row in the money of its year, in tenths of a percent; none where that would say nothing, or all, wrongly (R15). */
function tenthsOfMeans(line: NeedsLine, { moyens }: NeedsPanel): number | null {
	const share = shareOfMeans(line, moyens);
	if (share === null || share[1] <= 0) return null;
	const [part, whole] = share;
	const tenths = Math.round((part * 1000) / whole);
	return (tenths === 0 && part !== 0) || (tenths === 1000 && part !== whole) ? null : tenths;
}

const NO_LINE: NeedsLine = {
	id: '',
	nom: '',
	marque: 'NV',
	victimes: null,
	parts: [],
	statut: 'absent',
	preuves: [],
	montant: null,
	bornes: { bas: null, haut: null },
	parPersonne: null
};

/** A survey that counts none of the forms asked stands in a row of its own: who answered it is told. */
const rowsOf = ({ lignes, enquete }: NeedsPanel): readonly NeedsLine[] =>
	lignes.length > 0 || enquete === null ? lignes : [NO_LINE];

/** The exact data of `besoins-moyens`, a row per year and forms: the survey and who answered it stand on every row. */
export function tableBesoinsMoyens({ titre, panneaux }: BesoinsMoyensData): FigureTable {
	return {
		legende: titre,
		colonnes: [
			{ id: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier' },
			{ ...formeColumn(undefined), libelles: namesOf(panneaux), enTete: true },
			{ id: 'enquete', titre: tr('Enquête', 'Survey'), genre: 'texte', enFrancais: true },
			{
				id: 'repondants',
				titre: tr('Associations répondantes', 'Responding organisations'),
				genre: 'entier'
			},
			{ id: 'victimes', titre: tr('Victimes', 'Victims'), genre: 'texte' },
			{
				id: 'part_des_victimes',
				titre: tr('Part des victimes (%)', 'Share of victims (%)'),
				genre: 'pourcent'
			},
			{ id: 'nombre_de_victimes', titre: tr('Nombre de victimes', 'Number of victims'), genre: 'entier' },
			{ id: 'montant', titre: tr('Montant', 'Amount'), genre: 'euros', etat: 'statut' },
			{ id: 'part_du_montant', titre: tr('Part de l’argent (%)', 'Share of money (%)'), genre: 'pourcent' },
			{ id: 'au_moins', titre: tr('Au moins', 'At least'), genre: 'euros' },
			{ id: 'au_plus', titre: tr('Au plus', 'At most'), genre: 'euros' },
			etapeColumn(),
			statutOfFormColumn(),
			preuveColumn(),
			couvertureColumn(),
			{ id: 'remarque', titre: tr('Remarque', 'Remark'), genre: 'texte' }
		],
		lignes: panneaux.flatMap((panel) =>
			rowsOf(panel).map((line): TableCell[] => {
				const { id, victimes, montant, bornes, statut, preuves } = line;
				const { enquete, moyens } = panel;
				const nothing = moyens.total === null ? statusTogether(moyens.statut) : noAmountFound();
				const remarks = [
					enquete === null ? panel.sansEnquete : null,
					montant === null ? nothing : moyens.partiel ? tr('couverture partielle', 'partial coverage') : null
				];
				return [
					panel.exercice,
					id,
					enquete?.nom ?? '',
					enquete?.repondants ?? null,
					enquete ? baseWords(enquete.base) : '',
					victimes?.part == null ? null : victimes.part / 10,
					victimes?.effectif ?? null,
					montant,
					tenthsOfMeans(line, panel),
					id === 'NV' ? null : bornes.bas,
					id === 'NV' ? null : bornes.haut,
					etapeCell(moyens.etapes),
					statut,
					codeList(preuves),
					moyens.couverture,
					remarks.filter((remark) => remark !== null).join(`${semicolon()} `)
				];
			})
		),
		identites: panneaux.flatMap((panel) =>
			rowsOf(panel).map(({ id }) => ({ exercice: panel.exercice, forme: id }))
		)
	};
}
