import type { Etape, Forme } from '#lib/domain/vocabulary.ts';
import type { FormesParAnneeData, YearBar, YearPart } from './data.ts';
import { scopeWith, sentence } from '#lib/words/scope.fixture.ts';

type Amount = readonly [forme: Forme | 'NON_DETAILLE', etape: Etape, euros: number];

function year(exercice: number, amounts: readonly Amount[], more: Partial<YearBar> = {}): YearBar {
	const parts = amounts.map(([forme, etape, euros]): YearPart => ({
		forme: forme === 'NON_DETAILLE' ? 'NV' : forme,
		etape,
		centimes: euros * 100,
		deduit: 0,
		nonDetaille: forme === 'NON_DETAILLE'
	}));
	return {
		exercice,
		statut: 'publie',
		etapes: [...new Set(parts.map((part) => part.etape))],
		couverture: 'complete',
		enPartie: false,
		preuves: ['A'],
		deduit: 0,
		total: parts.reduce((sum, part) => sum + part.centimes, 0),
		parts,
		concurrentes: [],
		motif: null,
		lien: `/annees/${exercice}`,
		...more
	};
}

const partielle = { couverture: 'partielle', enPartie: true } as const;

/** The published amounts of 2013 to 2025, payment appropriations, as the overview shows them. */
export const REFERENCE: FormesParAnneeData = {
	portee: scopeWith(),
	titre: sentence(
		'Depuis 2013, une seule forme de traite a des crédits identifiables : l’exploitation sexuelle'
	),
	sousTitre: sentence(
		'Crédits prévus par forme de traite, en millions d’euros courants, crédits de paiement. Prévu : loi de finances initiale (LFI), à défaut projet de loi (PLF), à défaut annonce.'
	),
	sources: 'Sources : Direction du budget (PLF 2015 à 2025), Sénat (rapport l18-147). Version 1 des données.',
	notes: [],
	mesure: 'montant',
	partielle:
		'De 2020 à 2025, couverture partielle : seule l’aide financière à l’insertion sociale (AFIS) reste lisible, et encore par déduction',
	enAvant: 2018,
	ruptures: [
		{
			avant: 2018,
			apres: 2019,
			texte: 'L’action 15 est fondue dans l’action 21 ; ancien périmètre donné par la DGCS, comparable',
			comparable: true,
			cause: 'nomenclature'
		},
		{
			avant: 2019,
			apres: 2020,
			texte: 'Seule l’AFIS reste lisible',
			comparable: false,
			cause: 'couverture'
		},
		{
			avant: 2021,
			apres: 2022,
			texte: 'Puis dans l’action 25',
			comparable: true,
			cause: 'nomenclature'
		}
	],
	annees: [
		year(2013, [['NV', 'lfi', 2_096_453]]),
		year(2014, [['NV', 'lfi', 2_411_409]]),
		year(2015, [['NV', 'lfi', 2_237_709]]),
		year(2016, [['NV', 'lfi', 4_983_960]]),
		year(
			2017,
			[
				['NV', 'lfi', 2_843_069],
				['NON_DETAILLE', 'lfi', 199_500],
				['SEX', 'lfi', 3_785_376]
			],
			{ concurrentes: [626_475_500, 662_844_500] }
		),
		year(2018, [
			['SEX', 'lfi', 2_376_000],
			['NV', 'lfi', 520_000],
			['NV', 'lfi', 2_124_878],
			['NV', 'annonce', 149_000],
			['NV', 'annonce', 300_000]
		]),
		year(2019, [
			['SEX', 'plf', 1_980_000],
			['NV', 'plf', 2_624_878]
		]),
		year(2020, [['SEX', 'plf', 1_188_000]], partielle),
		year(2021, [['SEX', 'plf', 1_188_000]], partielle),
		year(
			2022,
			[
				['SEX', 'plf', 1_488_000],
				['NV', 'annonce', 2_600_000]
			],
			partielle
		),
		year(
			2023,
			[
				['SEX', 'plf', 1_638_000],
				['NV', 'annonce', 3_600_000]
			],
			{ ...partielle, concurrentes: [503_800_000] }
		),
		year(2024, [['SEX', 'plf', 1_788_000]], partielle),
		year(2025, [['SEX', 'plf', 2_084_000]], partielle)
	]
};

/** A year for the cases that are not published ones. */
export const makeYear = year;
