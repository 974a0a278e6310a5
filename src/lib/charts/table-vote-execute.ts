import { tr } from '#lib/domain/language.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { scale } from '#lib/domain/money.ts';
import type { FigureTable, TableCell, TableColumn } from './figure-table.ts';
import { statusColumn } from './status-column.ts';
import type { VoteExecuteData } from './vote-execute.ts';
import { colon, exactAmounts, partialMeans } from './words.ts';

/** The figure `vote-execute` as a table: one exercice per row, both sides with their stage and status. */
export function tableVoteExecute(data: VoteExecuteData): FigureTable {
	const { noms } = data;
	const rates: TableColumn[] = data.avecTaux
		? [
				{ cle: 'taux', titre: tr('Taux (%)', 'Rate (%)'), genre: 'pourcent' },
				{ cle: 'sans_taux', titre: tr('Pourquoi', 'Why'), genre: 'texte' }
			]
		: [];
	const etape = (cle: string, nom: string): TableColumn => ({
		cle,
		titre: `${nom}${colon()} ${tr('étape', 'stage')}`,
		genre: 'code',
		libelles: LIBELLES.etapeCourte
	});
	return {
		legende: `${data.titre}. ${exactAmounts()}`,
		colonnes: [
			{ cle: 'exercice', titre: tr('Exercice', 'Year'), genre: 'entier', enTete: true },
			{ cle: 'depense', titre: noms.depense, genre: 'euros', etat: 'depense_statut' },
			statusColumn('depense_statut', `${noms.depense}${colon()} ${tr('statut', 'status')}`),
			etape('depense_etape', noms.depense),
			{ cle: 'prevu', titre: noms.prevu, genre: 'euros', etat: 'prevu_statut' },
			statusColumn('prevu_statut', `${noms.prevu}${colon()} ${tr('statut', 'status')}`),
			etape('prevu_etape', noms.prevu),
			...rates,
			{
				cle: 'couverture',
				titre: tr('Couverture', 'Coverage'),
				genre: 'code',
				libelles: { ...LIBELLES.couverture, partielle: partialMeans() }
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
		]),
		identites: data.annees.map(({ exercice }) => ({ dispositif: data.dispositif, exercice }))
	};
}
