import type { WrittenEntry } from './entry.ts';

/** Bodies and schemes that pages name by their initials. */
export const ORGANISMES: readonly WrittenEntry[] = [
	{
		id: 'afis',
		fr: {
			terme: 'AFIS',
			developpe: 'aide financière à l’insertion sociale et professionnelle',
			definition:
				'Une allocation mensuelle versée aux personnes engagées dans un parcours de sortie de la prostitution.',
			reference: 'Loi n° 2016-444 du 13 avril 2016 ; code de l’action sociale et des familles, art. L. 121-9',
			formes: ['AFIS']
		},
		en: {
			terme: 'AFIS',
			developpe: 'financial aid for social and professional integration',
			definition: 'A monthly allowance paid to people who have entered a pathway out of prostitution.',
			reference: 'Act No. 2016-444 of 13 April 2016; Code of Social Action and Families, art. L. 121-9',
			formes: ['AFIS']
		}
	},
	{
		id: 'agrasc',
		fr: {
			terme: 'AGRASC',
			developpe: 'Agence de gestion et de recouvrement des avoirs saisis et confisqués',
			definition:
				'L’établissement public qui gère les biens confisqués par la justice et en reverse une part à des actions contre la prostitution et la traite.',
			reference: 'Code de procédure pénale, art. 706-159 et suivants',
			formes: ['AGRASC']
		},
		en: {
			terme: 'AGRASC',
			developpe: 'Agency for the Management and Recovery of Seized and Confiscated Assets',
			definition:
				'The public body that manages assets confiscated by the courts and passes part of them on to action against prostitution and trafficking.',
			reference: 'Code of Criminal Procedure, art. 706-159 and following',
			formes: ['AGRASC']
		}
	},
	{
		id: 'dgcs',
		fr: {
			terme: 'DGCS',
			developpe: 'Direction générale de la cohésion sociale',
			definition: 'L’administration centrale qui gère le programme 137.',
			reference: 'Documents budgétaires du programme 137',
			formes: ['DGCS']
		},
		en: {
			terme: 'DGCS',
			developpe: 'Directorate General for Social Cohesion',
			definition: 'The central administration that manages programme 137.',
			reference: 'Budget documents of programme 137',
			formes: ['DGCS']
		}
	},
	{
		id: 'miprof',
		fr: {
			terme: 'MIPROF',
			developpe:
				'Mission interministérielle pour la protection des femmes contre les violences et la lutte contre la traite des êtres humains',
			definition:
				'Le service de l’État qui coordonne la lutte contre la traite et interroge les associations sur les victimes qu’elles accompagnent.',
			reference: 'Décret n° 2013-7 du 3 janvier 2013',
			formes: ['MIPROF']
		},
		en: {
			terme: 'MIPROF',
			developpe:
				'Interministerial Mission for the Protection of Women against Violence and the Fight against Trafficking in Human Beings',
			definition:
				'The State service that coordinates the fight against trafficking and surveys associations about the victims they assist.',
			reference: 'Decree No. 2013-7 of 3 January 2013',
			formes: ['MIPROF']
		}
	},
	{
		id: 'ac-se',
		adresse: '/methode#R5',
		fr: {
			terme: 'Ac.Sé',
			developpe: 'accueil sécurisant',
			definition:
				'Le dispositif national qui héberge, loin du danger, des victimes de la traite ; son argent est déjà compris dans le BOP 137.',
			reference: 'Règle R5 ; rapports du Département d’État des États-Unis',
			formes: ['Ac.Sé']
		},
		en: {
			terme: 'Ac.Sé',
			developpe: 'protected shelter',
			definition:
				'The national scheme that shelters victims of trafficking away from danger; its money is already included in BOP 137.',
			reference: 'Rule R5; reports of the United States Department of State',
			formes: ['Ac.Sé']
		}
	}
];
