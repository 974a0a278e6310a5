import type { EnglishEntry } from './entry.ts';

/** Bodies and schemes that pages name by their initials, in English. */
export const ORGANISMES_EN: Readonly<Record<string, EnglishEntry>> = {
	afis: {
		terme: 'AFIS',
		developpe: 'financial aid for social and professional integration',
		definition: 'A monthly allowance paid to people who have entered a pathway out of prostitution.',
		reference: 'Act No. 2016-444 of 13 April 2016; Code of Social Action and Families, art. L. 121-9',
		formes: ['AFIS']
	},
	agrasc: {
		terme: 'AGRASC',
		developpe: 'Agency for the Management and Recovery of Seized and Confiscated Assets',
		definition:
			'The public body that manages assets confiscated by the courts and passes part of them on to action against prostitution and trafficking.',
		reference: 'Code of Criminal Procedure, art. 706-159 and following',
		formes: ['AGRASC']
	},
	dgcs: {
		terme: 'DGCS',
		developpe: 'Directorate General for Social Cohesion',
		definition: 'The central administration that manages programme 137.',
		reference: 'Budget documents of programme 137',
		formes: ['DGCS']
	},
	miprof: {
		terme: 'MIPROF',
		developpe:
			'Interministerial Mission for the Protection of Women against Violence and the Fight against Trafficking in Human Beings',
		definition:
			'The State service that coordinates the fight against trafficking and surveys associations about the victims they assist.',
		reference: 'Decree No. 2013-7 of 3 January 2013',
		formes: ['MIPROF']
	},
	'ac-se': {
		terme: 'Ac.Sé',
		developpe: 'protected shelter',
		definition:
			'The national scheme that shelters victims of trafficking away from danger; its money is already included in BOP 137.',
		reference: 'Rule R5; reports of the United States Department of State',
		formes: ['Ac.Sé']
	}
};
