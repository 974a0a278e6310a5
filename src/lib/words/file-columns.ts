import type { ColonneLigne } from '#lib/domain/funding-line.ts';
import { inBoth } from '#lib/domain/language.ts';
import type { ReferenceTable } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';

/** What each column of a file of lines says. Read at use, never kept. */
export const COLUMN_MEANINGS = inBoth<Readonly<Record<ColonneLigne, string>>>(
	{
		exercice: 'L’année du budget.',
		dispositif:
			'Le dispositif financé, par son identifiant. Se déduit du programme et de l’action quand ils sont donnés.',
		programme: 'Le numéro du programme budgétaire.',
		action: 'Le numéro de l’action dans le programme.',
		sous_action: 'Le numéro de la sous-action.',
		etape: fr`Où en est l’argent : demandé, annoncé, au projet de loi, voté, modifié, ouvert ou dépensé.`,
		nature: fr`Autorisation d’engagement, crédit de paiement, ou non précisée par la source. Vide : non précisée.`,
		montant: fr`Le montant en euros, au centime au plus. Zéro ne s’écrit que si la source publie zéro ; vide, la ligne n’est pas importée.`,
		arrondi: fr`Le pas auquel la source arrondit, en euros : 100000 pour « 4,5 millions ». Vide : montant exact.`,
		niveau: fr`Services centraux ou déconcentrés. Vide : non précisé.`,
		poste: 'Ce que l’argent paie à l’intérieur du dispositif.',
		libelle: 'Le texte de la source.',
		role: fr`Détail, ou total qui contrôle les détails sans s’y ajouter. Vide : détail.`,
		forme: fr`La forme de traite, par son code. Plusieurs avec leurs parts : SEX:60|TRAV:40 ; sans parts : SEX|TRAV. Vide : la source ne la dit pas.`,
		attribution: 'D’où vient la forme. Obligatoire quand une forme est donnée.',
		beneficiaire: 'Qui reçoit l’argent.',
		siren: 'Le numéro SIREN du bénéficiaire, neuf chiffres.',
		payeur: 'Qui paie, quand ce n’est pas le ministère du dispositif.',
		periode: fr`Les mois couverts, quand ce n’est pas une année : le premier et le dernier.`,
		preuve: fr`La force de la preuve. Vide : non dite.`,
		source: fr`Le document d’où vient le montant : son identifiant s’il est déjà connu, sinon son titre.`,
		source_page: 'La page du document.',
		source_url: 'L’adresse web du document.',
		source_date: 'La date du document.',
		note: 'Ce qu’il faut savoir pour lire ce montant.'
	},
	{
		exercice: 'The budget year.',
		dispositif:
			'The scheme that is funded, by its identifier. Worked out from the programme and the action when they are given.',
		programme: 'The number of the budget programme.',
		action: 'The number of the action within the programme.',
		sous_action: 'The number of the sub-action.',
		etape: 'Where the money stands: requested, announced, in the bill, voted, amended, available or spent.',
		nature:
			'Commitment authorisation, payment appropriation, or not stated by the source. Blank: not stated.',
		montant:
			'The amount in euros, to the cent at most. Zero is written only where the source publishes zero; a row left blank is not imported.',
		arrondi: 'The step to which the source rounds, in euros: 100000 for “4.5 million”. Blank: exact amount.',
		niveau: 'Central or local services. Blank: not stated.',
		poste: 'What the money pays for within the scheme.',
		libelle: 'The wording of the source.',
		role: 'Detail, or a total that controls the details and is not added to them. Blank: detail.',
		forme:
			'The form of trafficking, by its code. Several with their shares: SEX:60|TRAV:40; without shares: SEX|TRAV. Blank: the source does not say.',
		attribution: 'Where the form comes from. Required when a form is given.',
		beneficiaire: 'Who receives the money.',
		siren: 'The SIREN number of the recipient, nine digits.',
		payeur: 'Who pays, when it is not the ministry of the scheme.',
		periode: 'The months covered, when they are not one year: the first and the last.',
		preuve: 'How strong the evidence is. Blank: not said.',
		source: 'The document the amount comes from: its identifier if it is already known, otherwise its title.',
		source_page: 'The page of the document.',
		source_url: 'The web address of the document.',
		source_date: 'The date of the document.',
		note: 'What one needs to know to read this amount.'
	}
);

/** A cell of each column as it may be written. */
export const COLUMN_EXAMPLES: Readonly<Record<ColonneLigne, string>> = {
	exercice: '2018',
	dispositif: 'bop137',
	programme: '137',
	action: '15',
	sous_action: '',
	etape: 'lfi',
	nature: 'cp',
	montant: '2376000',
	arrondi: '',
	niveau: 'central',
	poste: 'AFIS',
	libelle: 'Aide financière à l’insertion sociale',
	role: 'detail',
	forme: 'SEX',
	attribution: 'mandat',
	beneficiaire: '',
	siren: '',
	payeur: '',
	periode: '',
	preuve: 'A',
	source: 'Projet annuel de performances 2018, programme 137',
	source_page: 'p. 47',
	source_url: 'https://www.example.org/pap-2018.pdf',
	source_date: '2017-10',
	note: ''
};

/** What each file of the data package holds. Read at use, never kept. */
export const TABLE_TITLES = inBoth<Readonly<Record<ReferenceTable | 'lignes', string>>>(
	{
		lignes: 'Lignes de financement',
		sources: 'Documents d’où viennent les montants',
		dispositifs: 'Dispositifs financés',
		formes: 'Formes de traite',
		nomenclature: 'Où les dispositifs sont inscrits au budget, année après année',
		intitules: 'Intitulés des actions du budget, année après année',
		couverture: 'Ce que nos sources isolent de chaque dispositif, par exercice',
		recherches: 'Recherches de montants que nos sources ne donnent pas, et leur résultat',
		cles: 'Clés de répartition entre formes',
		arbitrages: 'Choix entre des montants publiés qui se contredisent',
		motifs: 'Raisons publiées des variations',
		relances: 'Lettres qui demandent ce qui manque, et leur réponse',
		synonymes: 'Mots que les fichiers emploient pour un code',
		lectures: 'Fiches de lecture\u00A0: comment se lit chaque sorte de tableau',
		victimes: 'Victimes repérées, par forme et par enquête',
		ipc: 'Indice des prix à la consommation'
	},
	{
		lignes: 'Funding lines',
		sources: 'Documents that the amounts come from',
		dispositifs: 'Schemes that are funded',
		formes: 'Forms of trafficking',
		nomenclature: 'Where the schemes are entered in the budget, year after year',
		intitules: 'Titles of the actions of the budget, year after year',
		couverture: 'What our sources isolate of each scheme, by year',
		recherches: 'Searches for amounts that our sources do not give, and their outcome',
		cles: 'Allocation keys between forms',
		arbitrages: 'Choices between published amounts that contradict each other',
		motifs: 'Published reasons for variations',
		relances: 'Letters asking for what is missing, and their answer',
		synonymes: 'Words that files use for a code',
		lectures: 'Reading sheets: how each kind of table is read',
		victimes: 'Victims identified, by form and by survey',
		ipc: 'Consumer price index'
	}
);
