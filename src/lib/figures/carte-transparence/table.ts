import { tr } from '#lib/domain/language.ts';
import type { CarteTransparenceData } from './data.ts';
import {
	codeList,
	couvertureColumn,
	dispositifColumn,
	etapeColumn,
	preuveColumn,
	statutColumn
} from '#lib/figures/shell/code-columns.ts';
import type { FigureTable, TableCell, TableColumn } from '#lib/figures/shell/figure-table.ts';
import { exactAmounts } from '#lib/figures/shell/words.ts';

const otherValue = () => tr('Autre valeur publiée', 'Other published value');

/** The figure `carte-transparence` as a table: one (dispositif, poste, étape, exercice) per row. */
export function tableCarteTransparence(
	data: Pick<CarteTransparenceData, 'titre' | 'exact' | 'noms'>
): FigureTable {
	const ranks = [...Array(Math.max(0, ...data.exact.map((row) => row.autres.length))).keys()];
	return {
		legende: `${data.titre}. ${exactAmounts()}`,
		colonnes: [
			dispositifColumn(data.noms),
			{ id: 'poste', titre: tr('Poste', 'Item'), genre: 'texte', enFrancais: true },
			etapeColumn(),
			{ id: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier' },
			{ id: 'montant', titre: tr('Montant', 'Amount'), genre: 'euros', etat: 'statut' },
			statutColumn(),
			preuveColumn(),
			couvertureColumn(),
			...ranks.map((rank): TableColumn => ({
				id: `autre_valeur_${rank + 1}`,
				titre: `${otherValue()}${ranks.length > 1 ? `\u00A0${rank + 1}` : ''}`,
				genre: 'euros',
				liste: otherValue()
			})),
			{ id: 'recherche', titre: tr('Recherche', 'Search'), genre: 'texte', avecNoms: true }
		],
		lignes: data.exact.map((row): TableCell[] => [
			row.dispositif,
			row.poste,
			row.etape,
			row.exercice,
			row.centimes,
			row.statut,
			codeList(row.preuves),
			row.couverture,
			...ranks.map((rank) => row.autres[rank] ?? null),
			row.recherche
		]),
		identites: data.exact.map(({ dispositif, poste, etape, exercice }) => ({
			...{ dispositif, poste, etape, exercice }
		}))
	};
}
