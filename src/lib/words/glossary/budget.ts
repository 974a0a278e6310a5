import type { WrittenEntry } from './entry.ts';

const LOLF = 'LOLF (loi organique n° 2001-692 du 1er août 2001)';

/** The words of the State’s budget, with the law that defines them. */
export const BUDGET: readonly WrittenEntry[] = [
	{
		id: 'ae',
		terme: 'AE',
		developpe: 'autorisations d’engagement',
		definition:
			"La limite de ce que l'État peut s'engager à payer dans l'année, même si le paiement vient plus tard.",
		reference: `${LOLF}, art. 8`,
		formes: ["autorisations d'engagement (AE)", "autorisations d'engagement", 'AE']
	},
	{
		id: 'cp',
		terme: 'CP',
		developpe: 'crédits de paiement',
		definition:
			"La limite de ce que l'État peut payer dans l'année, pour des engagements pris cette année ou avant.",
		reference: `${LOLF}, art. 8`,
		formes: ['crédits de paiement (CP)', 'crédits de paiement', 'CP']
	},
	{
		id: 'engagement',
		terme: 'Engagement',
		definition:
			"L'acte par lequel l'État se lie à payer, par exemple une convention signée ; le paiement peut s'étaler sur plusieurs années.",
		reference: `${LOLF}, art. 8`
	},
	{
		id: 'plf',
		terme: 'PLF',
		developpe: 'projet de loi de finances',
		definition: "Le budget de l'année suivante tel que le gouvernement le propose au Parlement, à l'automne.",
		reference: `${LOLF}, art. 39`,
		formes: ['projet de loi de finances (PLF)', 'projet de loi de finances', 'projet de loi (PLF)', 'PLF']
	},
	{
		id: 'lfi',
		terme: 'LFI',
		developpe: 'loi de finances initiale',
		definition: "Le budget de l'année tel que le Parlement l'a voté, avant tout changement en cours d'année.",
		reference: `${LOLF}, art. 1er et 34`,
		formes: ['loi de finances initiale (LFI)', 'loi de finances initiale', 'LFI']
	},
	{
		id: 'lfr',
		terme: 'LFR',
		developpe: 'loi de finances rectificative',
		definition: "La loi qui modifie, en cours d'année, le budget voté.",
		reference: `${LOLF}, art. 1er et 35`,
		formes: ['loi de finances rectificative (LFR)', 'loi de finances rectificative', 'LFR']
	},
	{
		id: 'execution',
		terme: 'Exécution',
		definition: "Ce qui a été réellement dépensé, connu après la fin de l'année.",
		reference: `${LOLF}, art. 37 et 54`,
		formes: ['exécution', 'exécutés', 'exécutée', 'exécuté']
	},
	{
		id: 'ouverts',
		terme: 'Crédits ouverts',
		definition:
			"Les crédits disponibles au cours de l'année, une fois comptés les changements postérieurs au vote.",
		reference: `${LOLF}, art. 7`,
		formes: ['crédits ouverts']
	},
	{
		id: 'pap',
		terme: 'PAP',
		developpe: 'projet annuel de performances',
		definition:
			'Le document annexé au projet de loi de finances qui justifie, programme par programme, les crédits demandés.',
		reference: `${LOLF}, art. 51`,
		formes: ['projet annuel de performances', 'projets annuels de performances', 'PAP']
	},
	{
		id: 'rap',
		terme: 'RAP',
		developpe: 'rapport annuel de performances',
		definition:
			"Le document qui rend compte, programme par programme, de ce qui a été dépensé dans l'année écoulée.",
		reference: `${LOLF}, art. 54`,
		formes: ['rapport annuel de performances', 'rapports annuels de performances', 'RAP']
	},
	{
		id: 'jaune',
		terme: 'Annexe jaune',
		definition:
			'Une annexe du projet de loi de finances ; celle sur les associations liste chaque versement, programme par programme.',
		reference: 'Direction du budget, « Effort financier de l’État en faveur des associations »',
		formes: ['annexe jaune']
	},
	{
		id: 'programme',
		terme: 'Mission, programme, action',
		definition:
			"Les trois étages du budget : le Parlement vote par mission, les crédits sont limités par programme, et leur partage entre actions n'est qu'indicatif.",
		reference: `${LOLF}, art. 7`
	},
	{
		id: 'bop',
		terme: 'BOP',
		developpe: 'budget opérationnel de programme',
		definition:
			"La part d'un programme confiée à un service ou à un territoire ; ici « BOP 137 » n'est pas tout le programme 137, mais son argent contre la prostitution et la traite : l'action 15 de 2014 à 2018, une part des actions 21 puis 25 depuis.",
		reference: 'Décret du 7 novembre 2012 relatif à la gestion budgétaire et comptable publique',
		formes: ['BOP 137', 'BOP']
	},
	{
		id: 'deconcentre',
		terme: 'Crédits déconcentrés',
		definition:
			"Les crédits dépensés par les services de l'État dans les territoires ; les crédits nationaux, ou centraux, le sont par le ministère.",
		reference: 'Vocabulaire budgétaire ; rapport du Sénat sur le PLF 2019 (l18-147)',
		formes: ['crédits déconcentrés']
	},
	{
		id: 'euros-constants',
		terme: 'Euros constants',
		definition:
			"Des euros corrigés de la hausse des prix, pour comparer deux années ; les euros courants sont ceux de l'époque.",
		reference: 'Règle R12 ; indice des prix à la consommation de l’Insee',
		adresse: '/methode#R12',
		formes: ['euros constants']
	},
	{
		id: 'siren',
		terme: 'SIREN',
		developpe: 'système d’identification du répertoire des entreprises',
		definition:
			'Le numéro à neuf chiffres qui désigne un organisme, association comprise, sans le confondre avec un autre.',
		reference: 'Insee, répertoire Sirene',
		formes: ['SIREN']
	}
];
