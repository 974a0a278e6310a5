import type { CarteTransparenceData } from './carte-transparence.ts';
import type { FigureTable, TableCell, TableColumn } from './figure-table.ts';

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
		legende: `${data.titre}. Montants exacts, en euros.`,
		colonnes: [
			texte('dispositif', 'Dispositif', true),
			texte('poste', 'Poste'),
			texte('etape', 'Étape'),
			{ cle: 'exercice', titre: 'Exercice', genre: 'entier' },
			{ cle: 'montant', titre: 'Montant', genre: 'euros' },
			texte('statut', 'Statut'),
			texte('preuve', 'Preuve'),
			...ranks.map((rank): TableColumn => ({
				cle: `autre_valeur_${rank + 1}`,
				titre: `Autre valeur publiée${ranks.length > 1 ? `\u00A0${rank + 1}` : ''}`,
				genre: 'euros'
			})),
			texte('recherche', 'Recherche')
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
		])
	};
}
