import { tr } from '#lib/domain/language.ts';
import type { BesoinsMoyensData } from './besoins-moyens.ts';
import { baseWords, noAmountFound } from './besoins-moyens-words.ts';
import {
	codeList,
	couvertureColumn,
	etapeCell,
	etapeColumn,
	formeColumn,
	preuveColumn,
	statutOfFormColumn
} from './code-columns.ts';
import type { FigureTable, TableCell } from './figure-table.ts';
import { semicolon, statusTogether } from './words.ts';

/** A group of forms is named as the survey counts them. */
const namesOf = (panneaux: BesoinsMoyensData['panneaux']) =>
	Object.fromEntries(panneaux.flatMap(({ lignes }) => lignes.map(({ cle, nom }) => [cle, nom])));

/** The exact data of `besoins-moyens`, a row per year and forms: respondents stand on every row that counts victims. */
export function tableBesoinsMoyens({ titre, panneaux }: BesoinsMoyensData): FigureTable {
	return {
		legende: titre,
		colonnes: [
			{ cle: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier' },
			{ ...formeColumn(undefined), libelles: namesOf(panneaux), enTete: true },
			{ cle: 'enquete', titre: tr('Enquête', 'Survey'), genre: 'texte', enFrancais: true },
			{
				cle: 'repondants',
				titre: tr('Associations répondantes', 'Responding organisations'),
				genre: 'entier'
			},
			{ cle: 'victimes', titre: tr('Victimes', 'Victims'), genre: 'texte' },
			{
				cle: 'part_des_victimes',
				titre: tr('Part des victimes (%)', 'Share of victims (%)'),
				genre: 'pourcent'
			},
			{ cle: 'nombre_de_victimes', titre: tr('Nombre de victimes', 'Number of victims'), genre: 'entier' },
			{ cle: 'montant', titre: tr('Montant', 'Amount'), genre: 'euros', etat: 'statut' },
			{ cle: 'au_moins', titre: tr('Au moins', 'At least'), genre: 'euros' },
			{ cle: 'au_plus', titre: tr('Au plus', 'At most'), genre: 'euros' },
			etapeColumn(),
			statutOfFormColumn(),
			preuveColumn(),
			couvertureColumn(),
			{ cle: 'remarque', titre: tr('Remarque', 'Remark'), genre: 'texte' }
		],
		lignes: panneaux.flatMap((panel) =>
			panel.lignes.map(({ cle, victimes, montant, bornes, statut, preuves }): TableCell[] => {
				const { enquete, moyens } = panel;
				const asked = victimes === null ? null : enquete;
				const nothing = moyens.total === null ? statusTogether(moyens.statut) : noAmountFound();
				const remarks = [
					enquete === null ? panel.sansEnquete : null,
					montant === null ? nothing : moyens.partiel ? tr('couverture partielle', 'partial coverage') : null
				];
				return [
					panel.exercice,
					cle,
					asked?.nom ?? '',
					asked?.repondants ?? null,
					asked ? baseWords(asked.base) : '',
					victimes?.part == null ? null : Math.round(victimes.part / 10),
					victimes?.effectif ?? null,
					montant,
					cle === 'NV' ? null : bornes.bas,
					cle === 'NV' ? null : bornes.haut,
					etapeCell(moyens.etapes),
					statut,
					codeList(preuves),
					moyens.couverture,
					remarks.filter((remark) => remark !== null).join(`${semicolon()} `)
				];
			})
		),
		identites: panneaux.flatMap(({ exercice, lignes }) => lignes.map(({ cle }) => ({ exercice, forme: cle })))
	};
}
