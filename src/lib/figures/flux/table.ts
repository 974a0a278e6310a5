import { tr } from '#lib/domain/language.ts';
import {
	codeList,
	couvertureColumn,
	dispositifColumn,
	etapeColumn,
	formeColumn,
	preuveColumn,
	statutColumn
} from '#lib/figures/shell/code-columns.ts';
import type { FigureTable, TableCell } from '#lib/figures/shell/figure-table.ts';
import type { FluxData } from './data.ts';
import { exactAmounts } from '#lib/figures/shell/words.ts';

/** The figure `flux` as a table: every counted amount of the year, zeros and what is taken back included. */
export function tableFlux(data: FluxData): FigureTable {
	return {
		legende: `${data.titre}. ${exactAmounts()}`,
		colonnes: [
			{ id: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier' },
			dispositifColumn(data.noms),
			{ id: 'poste', titre: tr('Poste', 'Item'), genre: 'texte', enFrancais: true },
			formeColumn(data.libelles, data.portee.perimetre === 'contexte'),
			etapeColumn(),
			{ id: 'montant', titre: tr('Montant', 'Amount'), genre: 'euros', etat: 'statut' },
			statutColumn(),
			preuveColumn(),
			couvertureColumn(),
			{ id: 'precision', titre: tr('Précision', 'Detail'), genre: 'texte' }
		],
		lignes: data.exact.map((row): TableCell[] => [
			data.exercice,
			row.dispositif,
			row.poste,
			row.forme,
			row.etape,
			row.centimes,
			row.statut,
			codeList(row.preuves),
			row.couverture,
			row.precision
		]),
		identites: data.exact.map(({ dispositif, poste, forme, etape, part }) => ({
			exercice: data.exercice,
			dispositif,
			poste,
			forme,
			etape,
			part
		}))
	};
}
