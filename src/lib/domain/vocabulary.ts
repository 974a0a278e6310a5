/**
 * The closed lists of the French budget as this project reads it. Each is in display order; the codes are the ones
 * written in files, URLs and the API. Open lists (dispositifs, sources) live in `data/`, see `reference-tables.ts`.
 */
import { inBoth } from './language.ts';

/** Stages of a credit, in the order of the budget's life. */
export const ETAPES = ['demande', 'annonce', 'plf', 'lfi', 'lfr', 'ouvert', 'execution'] as const;
export type Etape = (typeof ETAPES)[number];

/** The stages that the composite `prevu` reads, first found first (R2). */
export const ETAPES_PREVU = ['lfi', 'plf', 'annonce'] as const satisfies readonly Etape[];

/** `ae` commitment authority, `cp` payment appropriations, `np` the source does not say. */
export const NATURES = ['ae', 'cp', 'np'] as const;
export type Nature = (typeof NATURES)[number];

/** Who spends: the ministry's central services or the State's services in the territories. */
export const NIVEAUX = ['central', 'deconcentre', 'np'] as const;
export type Niveau = (typeof NIVEAUX)[number];

/** A total controls details and is never added to them (R3). */
export const ROLES = ['detail', 'total'] as const;
export type Role = (typeof ROLES)[number];

/** Forms of trafficking, in display order. `MULTI` and `NV` are together « non attribué ». */
export const FORMES = [
	'SEX',
	'TRAV',
	'DOM',
	'MEND',
	'DELIT',
	'ESCL',
	'ORG',
	'MARI',
	'ADOPT',
	'GPA',
	'AUTRE',
	'MULTI',
	'NV'
] as const;
export type Forme = (typeof FORMES)[number];

/** Forms whose money is not attributed: several forms without a published split, or no form said. */
export const FORMES_NON_ATTRIBUEES = ['MULTI', 'NV'] as const satisfies readonly Forme[];
export type FormeAttribuee = Exclude<Forme, (typeof FORMES_NON_ATTRIBUEES)[number]>;
/** Whether money of this form is « non attribué ». */
export const isNonAttribuee = (forme: Forme): forme is (typeof FORMES_NON_ATTRIBUEES)[number] =>
	forme === 'MULTI' || forme === 'NV';
export const FORMES_ATTRIBUEES: readonly FormeAttribuee[] = FORMES.filter(
	(forme): forme is FormeAttribuee => forme !== 'MULTI' && forme !== 'NV'
);

/** Why a line has a form: its source says so, the legal object of the scheme, or an allocation key. */
export const ATTRIBUTIONS = ['publiee', 'mandat', 'cle'] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** Evidence: A budget document, B official answer or page, or parliamentary report, C said, D deduced by us. */
export const PREUVES = ['A', 'B', 'C', 'D'] as const;
export type Preuve = (typeof PREUVES)[number];

/** Evidence from strongest to weakest when published values compete (R4). */
export const RANG_PREUVES = ['A', 'B', 'D', 'C'] as const satisfies readonly Preuve[];

/** How far a dispositif is about trafficking. `contexte` never enters a total (R5). */
export const PERIMETRES = ['dedie', 'mixte', 'contexte'] as const;
export type Perimetre = (typeof PERIMETRES)[number];

/** What `couverture.csv` declares: the sources isolate the dispositif that year wholly, in part, not at all. */
export const COUVERTURES_DECLAREES = ['complete', 'partielle', 'absente'] as const;
/** `non_declaree`: no row of `couverture.csv` says it. */
export const COUVERTURES = [...COUVERTURES_DECLAREES, 'non_declaree'] as const;
export type Couverture = (typeof COUVERTURES)[number];
/** Whether an amount is the whole of its dispositif: what is partial, absent or not declared is « au moins » (R8, R9). */
export const isComplete = (couverture: Couverture): boolean => couverture === 'complete';

/** The kinds of presence and absence of an amount (R10). */
export const STATUTS = [
	'publie',
	'deduit',
	'zero',
	'absent',
	'non_trouve',
	'non_publie',
	'sans_objet',
	'non_importe',
	'sans_indice'
] as const;
export type Statut = (typeof STATUTS)[number];
/** An amount stands there: published, deduced by us alone, or a zero. */
export type Presence = 'publie' | 'deduit' | 'zero';
/** No amount does: the kinds of nothing. */
export type Absence = Exclude<Statut, Presence>;
export const isAbsence = (statut: Statut): statut is Absence =>
	statut !== 'publie' && statut !== 'deduit' && statut !== 'zero';

/**
 * What a dated search can tell of an amount (R10). `non_trouve`: looked for at named places, not found by us; it may well
 * be published. `non_publie`: the document that should carry it was read and does not isolate it, or its publisher says
 * so. `sans_objet`: there is nothing to publish.
 */
export const RESULTATS = ['non_trouve', 'non_publie', 'sans_objet'] as const satisfies readonly Statut[];
export type Resultat = (typeof RESULTATS)[number];

/** Whose shares a count of victims gives: assisted or met by organisations, or recorded by the police and the gendarmerie. */
export const SERIES = ['accompagnees', 'detectees', 'enregistrees'] as const;
export type Serie = (typeof SERIES)[number];

interface Libelles {
	etape: Readonly<Record<Etape, string>>;
	etapeCourte: Readonly<Record<Etape, string>>;
	nature: Readonly<Record<Nature, string>>;
	niveau: Readonly<Record<Niveau, string>>;
	role: Readonly<Record<Role, string>>;
	attribution: Readonly<Record<Attribution, string>>;
	preuve: Readonly<Record<Preuve, string>>;
	perimetre: Readonly<Record<Perimetre, string>>;
	couverture: Readonly<Record<Couverture, string>>;
	statut: Readonly<Record<Statut, string>>;
}

/** French labels of the closed lists: what files are read and written with, whatever the language of the reader. */
export const LIBELLES_FR: Libelles = {
	etape: {
		demande: 'demandé',
		annonce: 'annoncé',
		plf: 'projet de loi de finances (PLF)',
		lfi: 'loi de finances initiale (LFI)',
		lfr: 'loi de finances rectificative (LFR)',
		ouvert: 'crédits ouverts',
		execution: 'exécution'
	},
	etapeCourte: {
		demande: 'demande',
		annonce: 'annonce',
		plf: 'PLF',
		lfi: 'LFI',
		lfr: 'LFR',
		ouvert: 'ouverts',
		execution: 'exécution'
	},
	nature: {
		ae: 'autorisations d’engagement (AE)',
		cp: 'crédits de paiement (CP)',
		np: 'nature non précisée'
	},
	niveau: { central: 'central', deconcentre: 'déconcentré', np: 'niveau non précisé' },
	role: { detail: 'détail', total: 'total' },
	attribution: {
		publiee: 'publiée par la source',
		mandat: 'par l’objet légal du dispositif',
		cle: 'par une clé de répartition'
	},
	preuve: {
		A: 'document budgétaire publié',
		B: 'réponse ou page officielle, rapport parlementaire',
		C: 'dit en réunion ou dans la presse',
		D: 'déduit par nous'
	},
	perimetre: { dedie: 'dédié à la traite', mixte: 'prostitution et traite', contexte: 'contexte plus large' },
	couverture: {
		complete: 'complète',
		partielle: 'partielle',
		absente: 'absente',
		non_declaree: 'non déclarée'
	},
	statut: {
		publie: 'publié',
		deduit: 'déduit par nous',
		zero: 'zéro publié',
		absent: 'pas cherché',
		non_trouve: 'cherché, non trouvé par nous',
		non_publie: 'non publié',
		sans_objet: 'sans objet',
		non_importe: 'non importé (quarantaine)',
		sans_indice: 'sans indice des prix'
	}
};

const LIBELLES_EN: Libelles = {
	etape: {
		demande: 'requested',
		annonce: 'announced',
		plf: 'budget bill (PLF)',
		lfi: 'initial budget act (LFI)',
		lfr: 'amending budget act (LFR)',
		ouvert: 'available appropriations',
		execution: 'executed'
	},
	etapeCourte: {
		demande: 'requested',
		annonce: 'announced',
		plf: 'PLF',
		lfi: 'LFI',
		lfr: 'LFR',
		ouvert: 'available',
		execution: 'executed'
	},
	nature: {
		ae: 'commitment authorisations (AE)',
		cp: 'payment appropriations (CP)',
		np: 'nature not stated'
	},
	niveau: { central: 'central services', deconcentre: 'local services', np: 'level not stated' },
	role: { detail: 'detail', total: 'total' },
	attribution: {
		publiee: 'published by the source',
		mandat: 'by the legal purpose of the scheme',
		cle: 'by an allocation key'
	},
	preuve: {
		A: 'published budget document',
		B: 'official answer or page, parliamentary report',
		C: 'said in a meeting or in the press',
		D: 'deduced by us'
	},
	perimetre: {
		dedie: 'dedicated to trafficking',
		mixte: 'prostitution and trafficking',
		contexte: 'wider context'
	},
	couverture: { complete: 'full', partielle: 'partial', absente: 'none', non_declaree: 'not declared' },
	statut: {
		publie: 'published',
		deduit: 'deduced by us',
		zero: 'published zero',
		absent: 'not searched for',
		non_trouve: 'searched for, not found by us',
		non_publie: 'not published',
		sans_objet: 'not applicable',
		non_importe: 'not imported (in quarantine)',
		sans_indice: 'no price index'
	}
};

/** Labels of the closed lists, as shown to readers, in the language of the moment. Read at use, never kept. */
export const LIBELLES = inBoth<Libelles>(LIBELLES_FR, LIBELLES_EN);
