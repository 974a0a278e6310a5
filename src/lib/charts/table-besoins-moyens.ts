import type { BesoinsMoyensData } from './besoins-moyens.ts';
import { BASES, stagesOf } from './besoins-moyens-words.ts';
import type { FigureTable, TableCell } from './figure-table.ts';
import { statusWords } from './words.ts';

/** The exact data of `besoins-moyens`, a row per year and forms: respondents stand on every row that counts victims. */
export function tableBesoinsMoyens({ titre, panneaux }: BesoinsMoyensData): FigureTable {
	return {
		legende: titre,
		colonnes: [
			{ cle: 'exercice', titre: 'Exercice', genre: 'texte' },
			{ cle: 'forme', titre: 'Forme', genre: 'texte', enTete: true },
			{ cle: 'code', titre: 'Code', genre: 'texte' },
			{ cle: 'enquete', titre: 'Enquête', genre: 'texte' },
			{ cle: 'repondants', titre: 'Associations répondantes', genre: 'entier' },
			{ cle: 'victimes', titre: 'Victimes', genre: 'texte' },
			{ cle: 'part_des_victimes', titre: 'Part des victimes', genre: 'pourcent' },
			{ cle: 'nombre_de_victimes', titre: 'Nombre de victimes', genre: 'entier' },
			{ cle: 'montant', titre: 'Montant', genre: 'euros' },
			{ cle: 'au_moins', titre: 'Au moins', genre: 'euros' },
			{ cle: 'au_plus', titre: 'Au plus', genre: 'euros' },
			{ cle: 'etapes', titre: 'Étapes', genre: 'texte' },
			{ cle: 'remarque', titre: 'Remarque', genre: 'texte' }
		],
		lignes: panneaux.flatMap((panel) =>
			panel.lignes.map(({ cle, nom, victimes, montant, bornes }): TableCell[] => {
				const { enquete, moyens } = panel;
				const asked = victimes === null ? null : enquete;
				const nothing = moyens.total === null ? statusWords(moyens.statut) : 'aucun montant identifié';
				const remarks = [
					enquete === null ? panel.sansEnquete : null,
					montant === null ? nothing : moyens.partiel ? 'couverture partielle' : null
				];
				return [
					String(panel.exercice),
					nom,
					cle,
					asked?.nom ?? '',
					asked?.repondants ?? null,
					asked ? BASES[asked.base] : '',
					victimes?.part == null ? null : Math.round(victimes.part / 10),
					victimes?.effectif ?? null,
					montant,
					cle === 'NV' ? null : bornes.bas,
					cle === 'NV' ? null : bornes.haut,
					stagesOf(panel),
					remarks.filter((remark) => remark !== null).join('\u00A0; ')
				];
			})
		)
	};
}
