import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { scale } from '#lib/domain/money.ts';
import type { FigureTable, TableCell, TableColumn } from './figure-table.ts';
import type { VoteExecuteData } from './vote-execute.ts';

/** The figure `vote-execute` as a table: one exercice per row, both sides with their stage and status. */
export function tableVoteExecute(data: VoteExecuteData): FigureTable {
	const { noms } = data;
	const rates: TableColumn[] = data.avecTaux
		? [
				{ cle: 'taux', titre: 'Taux (%)', genre: 'pourcent' },
				{ cle: 'sans_taux', titre: 'Pourquoi', genre: 'texte' }
			]
		: [];
	const statut = (cle: string, titre: string): TableColumn => ({
		cle,
		titre,
		genre: 'code',
		libelles: LIBELLES.statut
	});
	const etape = (cle: string): TableColumn => ({
		cle,
		titre: 'Étape',
		genre: 'code',
		libelles: LIBELLES.etapeCourte
	});
	return {
		legende: `${data.titre}. Montants exacts, en euros.`,
		colonnes: [
			{ cle: 'exercice', titre: 'Exercice', genre: 'entier', enTete: true },
			{ cle: 'depense', titre: noms.depense, genre: 'euros' },
			statut('depense_statut', `${noms.depense}\u00A0: statut`),
			etape('depense_etape'),
			{ cle: 'prevu', titre: noms.prevu, genre: 'euros' },
			statut('prevu_statut', `${noms.prevu}\u00A0: statut`),
			etape('prevu_etape'),
			...rates,
			{
				cle: 'couverture',
				titre: 'Couverture',
				genre: 'code',
				libelles: { ...LIBELLES.couverture, partielle: 'partielle\u00A0: au moins' }
			}
		],
		lignes: data.annees.map((year): TableCell[] => [
			year.exercice,
			year.depense.centimes,
			year.depense.statut,
			year.depense.etape ?? '',
			year.prevu.centimes,
			year.prevu.statut,
			year.prevu.etape ?? '',
			...(data.avecTaux
				? [year.taux ? scale(year.taux.depense, 1000, year.taux.vote) : null, year.sansTaux ?? '']
				: []),
			year.couverture
		])
	};
}
