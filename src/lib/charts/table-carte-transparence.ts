import { tr } from '#lib/domain/language.ts';
import type { CarteTransparenceData } from './carte-transparence.ts';
import type { FigureTable, TableCell, TableColumn } from './figure-table.ts';
import { exactAmounts } from './words.ts';

const otherValue = () => tr('Autre valeur publiée', 'Other published value');

/** The figure `carte-transparence` as a table: one (dispositif, poste, étape, exercice) per row. */
export function tableCarteTransparence(data: CarteTransparenceData): FigureTable {
	const ranks = [...Array(Math.max(0, ...data.exact.map((row) => row.autres.length))).keys()];
	const texte = (cle: string, titre: string, enTete = false): TableColumn => ({
		cle,
		titre,
		genre: 'texte',
		enTete
	});
	return {
		legende: `${data.titre}. ${exactAmounts()}`,
		colonnes: [
			texte('dispositif', tr('Dispositif', 'Scheme'), true),
			{ ...texte('poste', tr('Poste', 'Item')), enFrancais: true },
			texte('etape', tr('Étape', 'Stage')),
			{ cle: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier' },
			{ cle: 'montant', titre: tr('Montant', 'Amount'), genre: 'euros', etat: 'statut' },
			texte('statut', tr('Statut', 'Status')),
			texte('preuve', tr('Preuve', 'Evidence')),
			...ranks.map((rank): TableColumn => ({
				cle: `autre_valeur_${rank + 1}`,
				titre: `${otherValue()}${ranks.length > 1 ? `\u00A0${rank + 1}` : ''}`,
				genre: 'euros',
				liste: otherValue()
			})),
			{ ...texte('recherche', tr('Recherche', 'Search')), avecNoms: true }
		],
		lignes: data.exact.map((row): TableCell[] => [
			row.dispositif,
			row.poste,
			row.etape,
			row.exercice,
			row.centimes,
			row.statut,
			row.preuves,
			...ranks.map((rank) => row.autres[rank] ?? null),
			row.recherche
		]),
		identites: data.exact.map((row) => ({
			dispositif: row.code,
			poste: row.poste,
			etape: row.etape,
			exercice: row.exercice
		}))
	};
}
