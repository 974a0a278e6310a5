import { tr } from '#lib/domain/language.ts';
import {
	codeList,
	couvertureColumn,
	deduitColumn,
	dispositifColumn,
	etapeColumn,
	formeColumn,
	preuveColumn,
	statutColumn
} from '#lib/figures/shell/code-columns.ts';
import type { FigureTable, RowIdentity, TableCell } from '#lib/figures/shell/figure-table.ts';
import { exactAmounts } from '#lib/figures/shell/words.ts';
import type { PassageData } from './data.ts';

/** The figure `passage` as a table: each action with its title, then what can be isolated in it, one row a form. */
export function tablePassage(data: PassageData): FigureTable {
	const rows = data.colonnes.flatMap(({ exercice, actions, lien }) =>
		actions.flatMap((action) => {
			const { etape, intitule, isole, avant, variation } = action;
			const parts = action.parts.filter(({ forme }) => forme !== null);
			const row = (cells: readonly TableCell[], identity: RowIdentity, whole: boolean) => ({
				whole,
				lien: whole ? lien : null,
				cells: [exercice, data.programme, action.action, ...cells],
				identity: { exercice, ...identity }
			});
			return [
				row(
					[
						...[
							intitule,
							action.dispositif,
							action.poste,
							'',
							action.centimes,
							isole,
							action.deduit,
							avant,
							variation
						],
						...[etape, action.statut, codeList(action.preuves), action.couverture]
					],
					{ dispositif: action.dispositif, poste: `action ${action.action}`, part: 'action' },
					true
				),
				...parts.map((part) =>
					row(
						[
							...[intitule, data.suivi, part.poste, part.forme, part.centimes, null, part.deduit, null, null],
							...[etape, part.statut, codeList(part.preuves), action.suivi]
						],
						{ dispositif: data.suivi, poste: part.poste, forme: part.id, part: 'isole' },
						false
					)
				)
			];
		})
	);
	return {
		legende: `${data.titre}. ${exactAmounts()}`,
		colonnes: [
			{ id: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier', enTete: true },
			{ id: 'programme', titre: 'Programme', genre: 'texte' },
			{ id: 'action', titre: 'Action', genre: 'texte', enTete: true },
			{
				id: 'intitule',
				titre: tr('Intitulé de l’action', 'Title of the action'),
				genre: 'texte',
				enFrancais: true
			},
			{ ...dispositifColumn(data.noms), enTete: false },
			{ id: 'poste', titre: tr('Poste', 'Item'), genre: 'texte', enFrancais: true },
			formeColumn(data.libelles),
			{ id: 'montant', titre: tr('Montant', 'Amount'), genre: 'euros', etat: 'statut' },
			{ id: 'isole', titre: tr('Dont isolé', 'Of which isolated'), genre: 'euros' },
			deduitColumn(),
			{
				id: 'avant',
				titre: tr('Même action, année montrée avant', 'Same action, year shown before'),
				genre: 'euros'
			},
			{
				id: 'variation',
				titre: tr('Depuis lors (%)', 'Since then (%)'),
				genre: 'pourcent'
			},
			etapeColumn(),
			statutColumn(),
			preuveColumn(),
			couvertureColumn()
		],
		lignes: rows.map(({ cells }) => cells),
		identites: rows.map(({ identity }) => identity),
		// A whole action holds what is isolated in it.
		ensembles: rows.flatMap(({ whole }, index) => (whole && rows[index + 1]?.whole === false ? [index] : [])),
		liens: rows.map(({ lien }) => lien)
	};
}
