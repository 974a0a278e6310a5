import type { WrittenEntry } from './entry.ts';

const LOLF = 'LOLF (loi organique n° 2001-692 du 1er août 2001)';
const LOLF_EN = 'LOLF (Organic Law No. 2001-692 of 1 August 2001)';

/** The words of the State’s budget, with the law that defines them. */
export const BUDGET: readonly WrittenEntry[] = [
	{
		id: 'ae',
		fr: {
			terme: 'AE',
			developpe: 'autorisations d’engagement',
			definition:
				"La limite de ce que l'État peut s'engager à payer dans l'année, même si le paiement vient plus tard.",
			reference: `${LOLF}, art. 8`,
			formes: ["autorisations d'engagement (AE)", "autorisations d'engagement", 'AE']
		},
		en: {
			terme: 'AE',
			developpe: 'commitment authorisations',
			definition:
				'The most that the State may commit itself to pay in the year, even if the payment comes later.',
			reference: `${LOLF_EN}, art. 8`,
			formes: ['commitment authorisations (AE)', 'commitment authorisations', 'AE']
		}
	},
	{
		id: 'cp',
		fr: {
			terme: 'CP',
			developpe: 'crédits de paiement',
			definition:
				"La limite de ce que l'État peut payer dans l'année, pour des engagements pris cette année ou avant.",
			reference: `${LOLF}, art. 8`,
			formes: ['crédits de paiement (CP)', 'crédits de paiement', 'CP']
		},
		en: {
			terme: 'CP',
			developpe: 'payment appropriations',
			definition: 'The most that the State may pay in the year, for commitments made that year or before.',
			reference: `${LOLF_EN}, art. 8`,
			formes: ['payment appropriations (CP)', 'payment appropriations', 'CP']
		}
	},
	{
		id: 'engagement',
		fr: {
			terme: 'Engagement',
			definition:
				"L'acte par lequel l'État se lie à payer, par exemple une convention signée ; le paiement peut s'étaler sur plusieurs années.",
			reference: `${LOLF}, art. 8`
		},
		en: {
			terme: 'Commitment',
			definition:
				'The act by which the State binds itself to pay, a signed agreement for example; payment may be spread over several years.',
			reference: `${LOLF_EN}, art. 8`
		}
	},
	{
		id: 'plf',
		fr: {
			terme: 'PLF',
			developpe: 'projet de loi de finances',
			definition:
				"Le budget de l'année suivante tel que le gouvernement le propose au Parlement, à l'automne.",
			reference: `${LOLF}, art. 39`,
			formes: ['projet de loi de finances (PLF)', 'projet de loi de finances', 'projet de loi (PLF)', 'PLF']
		},
		en: {
			terme: 'PLF',
			developpe: 'budget bill',
			definition:
				'The budget of the following year as the government proposes it to Parliament in the autumn.',
			reference: `${LOLF_EN}, art. 39`,
			formes: ['budget bill (PLF)', 'budget bills', 'budget bill', 'PLF']
		}
	},
	{
		id: 'lfi',
		fr: {
			terme: 'LFI',
			developpe: 'loi de finances initiale',
			definition:
				"Le budget de l'année tel que le Parlement l'a voté, avant tout changement en cours d'année.",
			reference: `${LOLF}, art. 1er et 34`,
			formes: ['loi de finances initiale (LFI)', 'loi de finances initiale', 'LFI']
		},
		en: {
			terme: 'LFI',
			developpe: 'initial budget act',
			definition: 'The budget of the year as Parliament voted it, before any change during the year.',
			reference: `${LOLF_EN}, art. 1 and 34`,
			formes: ['initial budget act (LFI)', 'initial budget acts', 'initial budget act', 'LFI']
		}
	},
	{
		id: 'lfr',
		fr: {
			terme: 'LFR',
			developpe: 'loi de finances rectificative',
			definition: "La loi qui modifie, en cours d'année, le budget voté.",
			reference: `${LOLF}, art. 1er et 35`,
			formes: ['loi de finances rectificative (LFR)', 'loi de finances rectificative', 'LFR']
		},
		en: {
			terme: 'LFR',
			developpe: 'amending budget act',
			definition: 'The act that changes, during the year, the budget that was voted.',
			reference: `${LOLF_EN}, art. 1 and 35`,
			formes: ['amending budget act (LFR)', 'amending budget acts', 'amending budget act', 'LFR']
		}
	},
	{
		id: 'execution',
		fr: {
			terme: 'Exécution',
			definition: "Ce qui a été réellement dépensé, connu après la fin de l'année.",
			reference: `${LOLF}, art. 37 et 54`,
			formes: ['exécution', 'exécutés', 'exécutée', 'exécuté']
		},
		en: {
			terme: 'Executed',
			definition: 'What was actually spent, known after the end of the year.',
			reference: `${LOLF_EN}, art. 37 and 54`,
			formes: ['execution', 'executed']
		}
	},
	{
		id: 'ouverts',
		fr: {
			terme: 'Crédits ouverts',
			definition:
				"Les crédits disponibles au cours de l'année, une fois comptés les changements postérieurs au vote.",
			reference: `${LOLF}, art. 7`,
			formes: ['crédits ouverts']
		},
		en: {
			terme: 'Available appropriations',
			definition:
				'The appropriations available during the year, once the changes made after the vote are counted.',
			reference: `${LOLF_EN}, art. 7`,
			formes: ['available appropriations', 'available funding']
		}
	},
	{
		id: 'pap',
		fr: {
			terme: 'PAP',
			developpe: 'projet annuel de performances',
			definition:
				'Le document annexé au projet de loi de finances qui justifie, programme par programme, les crédits demandés.',
			reference: `${LOLF}, art. 51`,
			formes: ['projet annuel de performances', 'projets annuels de performances', 'PAP']
		},
		en: {
			terme: 'PAP',
			developpe: 'annual performance plan',
			definition:
				'The document annexed to the budget bill that justifies, programme by programme, the appropriations requested.',
			reference: `${LOLF_EN}, art. 51`,
			formes: ['annual performance plans', 'annual performance plan', 'PAP']
		}
	},
	{
		id: 'rap',
		fr: {
			terme: 'RAP',
			developpe: 'rapport annuel de performances',
			definition:
				"Le document qui rend compte, programme par programme, de ce qui a été dépensé dans l'année écoulée.",
			reference: `${LOLF}, art. 54`,
			formes: ['rapport annuel de performances', 'rapports annuels de performances', 'RAP']
		},
		en: {
			terme: 'RAP',
			developpe: 'annual performance report',
			definition: 'The document that accounts, programme by programme, for what was spent in the past year.',
			reference: `${LOLF_EN}, art. 54`,
			formes: ['annual performance reports', 'annual performance report', 'RAP']
		}
	},
	{
		id: 'jaune',
		fr: {
			terme: 'Annexe jaune',
			definition:
				'Une annexe du projet de loi de finances ; celle sur les associations liste chaque versement, programme par programme.',
			reference: 'Direction du budget, « Effort financier de l’État en faveur des associations »',
			formes: ['annexe jaune']
		},
		en: {
			terme: 'Yellow annex',
			definition:
				'An annex to the budget bill; the one on associations lists each payment, programme by programme.',
			reference: 'Budget Directorate, “Effort financier de l’État en faveur des associations”',
			formes: ['yellow annex']
		}
	},
	{
		id: 'programme',
		fr: {
			terme: 'Mission, programme, action',
			definition:
				"Les trois étages du budget : le Parlement vote par mission, les crédits sont limités par programme, et leur partage entre actions n'est qu'indicatif.",
			reference: `${LOLF}, art. 7`
		},
		en: {
			terme: 'Mission, programme, action',
			definition:
				'The three levels of the budget: Parliament votes by mission, appropriations are capped by programme, and their split between actions is only indicative.',
			reference: `${LOLF_EN}, art. 7`
		}
	},
	{
		id: 'bop',
		fr: {
			terme: 'BOP',
			developpe: 'budget opérationnel de programme',
			definition:
				"La part d'un programme confiée à un service ou à un territoire ; ici « BOP 137 » n'est pas tout le programme 137, mais son argent contre la prostitution et la traite : l'action 15 de 2014 à 2018, une part des actions 21 puis 25 depuis.",
			reference: 'Décret du 7 novembre 2012 relatif à la gestion budgétaire et comptable publique',
			formes: ['BOP 137', 'BOP']
		},
		en: {
			terme: 'BOP',
			developpe: 'operational programme budget',
			definition:
				'The share of a programme entrusted to a service or a territory; here “BOP 137” is not the whole of programme 137, but its money against prostitution and trafficking: action 15 from 2014 to 2018, a part of actions 21 then 25 since.',
			reference: 'Decree of 7 November 2012 on public budgetary and accounting management',
			formes: ['BOP 137', 'BOP']
		}
	},
	{
		id: 'deconcentre',
		fr: {
			terme: 'Crédits déconcentrés',
			definition:
				"Les crédits dépensés par les services de l'État dans les territoires ; les crédits nationaux, ou centraux, le sont par le ministère.",
			reference: 'Vocabulaire budgétaire ; rapport du Sénat sur le PLF 2019 (l18-147)',
			formes: ['crédits déconcentrés']
		},
		en: {
			terme: 'Appropriations of local services',
			definition:
				'Appropriations spent by the State’s local services; national, or central, appropriations are spent by the ministry.',
			reference: 'Budget vocabulary; Senate report on the 2019 budget bill (l18-147)',
			formes: ['local services']
		}
	},
	{
		id: 'euros-constants',
		adresse: '/methode#R12',
		fr: {
			terme: 'Euros constants',
			definition:
				"Des euros corrigés de la hausse des prix, pour comparer deux années ; les euros courants sont ceux de l'époque.",
			reference: 'Règle R12 ; indice des prix à la consommation de l’Insee',
			formes: ['euros constants']
		},
		en: {
			terme: 'Constant euros',
			definition:
				'Euros corrected for the rise in prices, to compare two years; current euros are those of the time.',
			reference: 'Rule R12; consumer price index of Insee',
			formes: ['constant # euros', 'constant euros']
		}
	},
	{
		id: 'siren',
		fr: {
			terme: 'SIREN',
			developpe: 'système d’identification du répertoire des entreprises',
			definition:
				'Le numéro à neuf chiffres qui désigne un organisme, association comprise, sans le confondre avec un autre.',
			reference: 'Insee, répertoire Sirene',
			formes: ['SIREN']
		},
		en: {
			terme: 'SIREN',
			developpe: 'identification system of the business register',
			definition:
				'The nine-digit number that designates an organisation, associations included, so that it is not mistaken for another.',
			reference: 'Insee, Sirene register',
			formes: ['SIREN']
		}
	}
];
