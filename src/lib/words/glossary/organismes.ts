import type { WrittenEntry } from './entry.ts';

/** Bodies and schemes that pages name by their initials. */
export const ORGANISMES: readonly WrittenEntry[] = [
	{
		id: 'afis',
		terme: 'AFIS',
		developpe: 'aide financière à l’insertion sociale et professionnelle',
		definition:
			'Une allocation mensuelle versée aux personnes engagées dans un parcours de sortie de la prostitution.',
		reference: 'Loi n° 2016-444 du 13 avril 2016 ; code de l’action sociale et des familles, art. L. 121-9',
		formes: ['AFIS']
	},
	{
		id: 'agrasc',
		terme: 'AGRASC',
		developpe: 'Agence de gestion et de recouvrement des avoirs saisis et confisqués',
		definition:
			'L’établissement public qui gère les biens confisqués par la justice et en reverse une part à des actions contre la prostitution et la traite.',
		reference: 'Code de procédure pénale, art. 706-159 et suivants',
		formes: ['AGRASC']
	},
	{
		id: 'dgcs',
		terme: 'DGCS',
		developpe: 'Direction générale de la cohésion sociale',
		definition: 'L’administration centrale qui gère le programme 137.',
		reference: 'Documents budgétaires du programme 137',
		formes: ['DGCS']
	},
	{
		id: 'miprof',
		terme: 'MIPROF',
		developpe:
			'Mission interministérielle pour la protection des femmes contre les violences et la lutte contre la traite des êtres humains',
		definition:
			'Le service de l’État qui coordonne la lutte contre la traite et interroge les associations sur les victimes qu’elles accompagnent.',
		reference: 'Décret n° 2013-7 du 3 janvier 2013',
		formes: ['MIPROF']
	},
	{
		id: 'ac-se',
		terme: 'Ac.Sé',
		developpe: 'accueil sécurisant',
		definition:
			'Le dispositif national qui héberge, loin du danger, des victimes de la traite ; son argent est déjà compris dans le BOP 137.',
		reference: 'Règle R5 ; rapports du Département d’État des États-Unis',
		adresse: '/methode#R5',
		formes: ['Ac.Sé']
	}
];
