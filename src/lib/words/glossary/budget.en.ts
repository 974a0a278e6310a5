import type { EnglishEntry } from './entry.ts';

const LOLF = 'LOLF (Organic Law No. 2001-692 of 1 August 2001)';

/** The words of the State’s budget, in English; French initials stay, since the sources use them. */
export const BUDGET_EN: Readonly<Record<string, EnglishEntry>> = {
	ae: {
		terme: 'AE',
		developpe: 'commitment authorisations',
		definition:
			'The most that the State may commit itself to pay in the year, even if the payment comes later.',
		reference: `${LOLF}, art. 8`,
		formes: ['commitment authorisations (AE)', 'commitment authorisations', 'AE']
	},
	cp: {
		terme: 'CP',
		developpe: 'payment appropriations',
		definition: 'The most that the State may pay in the year, for commitments made that year or before.',
		reference: `${LOLF}, art. 8`,
		formes: ['payment appropriations (CP)', 'payment appropriations', 'CP']
	},
	engagement: {
		terme: 'Commitment',
		definition:
			'The act by which the State binds itself to pay, a signed agreement for example; payment may be spread over several years.',
		reference: `${LOLF}, art. 8`
	},
	plf: {
		terme: 'PLF',
		developpe: 'budget bill',
		definition: 'The budget of the following year as the government proposes it to Parliament in the autumn.',
		reference: `${LOLF}, art. 39`,
		formes: ['budget bill (PLF)', 'budget bills', 'budget bill', 'PLF']
	},
	lfi: {
		terme: 'LFI',
		developpe: 'initial budget act',
		definition: 'The budget of the year as Parliament voted it, before any change during the year.',
		reference: `${LOLF}, art. 1 and 34`,
		formes: ['initial budget act (LFI)', 'initial budget acts', 'initial budget act', 'LFI']
	},
	lfr: {
		terme: 'LFR',
		developpe: 'amending budget act',
		definition: 'The act that changes, during the year, the budget that was voted.',
		reference: `${LOLF}, art. 1 and 35`,
		formes: ['amending budget act (LFR)', 'amending budget acts', 'amending budget act', 'LFR']
	},
	execution: {
		terme: 'Executed',
		definition: 'What was actually spent, known after the end of the year.',
		reference: `${LOLF}, art. 37 and 54`,
		formes: ['execution', 'executed']
	},
	ouverts: {
		terme: 'Available appropriations',
		definition:
			'The appropriations available during the year, once the changes made after the vote are counted.',
		reference: `${LOLF}, art. 7`,
		formes: ['available appropriations', 'available funding']
	},
	pap: {
		terme: 'PAP',
		developpe: 'annual performance plan',
		definition:
			'The document annexed to the budget bill that justifies, programme by programme, the appropriations requested.',
		reference: `${LOLF}, art. 51`,
		formes: ['annual performance plans', 'annual performance plan', 'PAP']
	},
	rap: {
		terme: 'RAP',
		developpe: 'annual performance report',
		definition: 'The document that accounts, programme by programme, for what was spent in the past year.',
		reference: `${LOLF}, art. 54`,
		formes: ['annual performance reports', 'annual performance report', 'RAP']
	},
	jaune: {
		terme: 'Yellow annex',
		definition:
			'An annex to the budget bill; the one on associations lists each payment, programme by programme.',
		reference: 'Budget Directorate, “Effort financier de l’État en faveur des associations”',
		formes: ['yellow annex']
	},
	programme: {
		terme: 'Mission, programme, action',
		definition:
			'The three levels of the budget: Parliament votes by mission, appropriations are capped by programme, and their split between actions is only indicative.',
		reference: `${LOLF}, art. 7`
	},
	bop: {
		terme: 'BOP',
		developpe: 'operational programme budget',
		definition:
			'The share of a programme entrusted to a service or a territory; here “BOP 137” is not the whole of programme 137, but its money against prostitution and trafficking: action 15 from 2014 to 2018, a part of actions 21 then 25 since.',
		reference: 'Decree of 7 November 2012 on public budgetary and accounting management',
		formes: ['BOP 137', 'BOP']
	},
	deconcentre: {
		terme: 'Appropriations of local services',
		definition:
			'Appropriations spent by the State’s local services; national, or central, appropriations are spent by the ministry.',
		reference: 'Budget vocabulary; Senate report on the 2019 budget bill (l18-147)',
		formes: ['local services']
	},
	'euros-constants': {
		terme: 'Constant euros',
		definition:
			'Euros corrected for the rise in prices, to compare two years; current euros are those of the time.',
		reference: 'Rule R12; consumer price index of Insee',
		formes: ['constant # euros', 'constant euros']
	},
	siren: {
		terme: 'SIREN',
		developpe: 'identification system of the business register',
		definition:
			'The nine-digit number that designates an organisation, associations included, so that it is not mistaken for another.',
		reference: 'Insee, Sirene register',
		formes: ['SIREN']
	}
};
