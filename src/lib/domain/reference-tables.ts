import { z } from 'zod';
import { DateIso, FundingLine } from './funding-line.ts';
import { RELANCE_ASKED, RELANCE_SENT } from './letters/relance.ts';
import {
	COUVERTURES_DECLAREES,
	ETAPES,
	FORMES,
	NATURES,
	NIVEAUX,
	PERIMETRES,
	RESULTATS,
	SERIES
} from './vocabulary.ts';
import { isTitleOrWebAddress, webAddress } from './web-address.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const text = z.string().trim().min(1).max(4000);
const optional = z.string().trim().max(4000);
/** What an added column leaves unsaid is not kept, so that files without the column stay right. */
const orNothing = <T>(value: T) =>
	value === '' || value === null ? undefined : (value as Exclude<T, '' | null>);
/** A text in another language than French. */
const translated = optional.transform(orNothing).optional();
/** An address that the pages make a link of. */
const adresse = optional.refine((text) => text === '' || webAddress(text) !== null);
/** The lists of which a file may write the codes in its own words. */
export const LISTES_DE_MOTS = [
	'forme',
	'etape',
	'nature',
	'niveau',
	'role',
	'attribution',
	'dispositif'
] as const;
export type ListeDeMots = (typeof LISTES_DE_MOTS)[number];
/** What a row of a reading sheet says: design of `lectures.csv`. */
export const REGLES_DE_LECTURE = [
	/** The column gives a field of the lines. */
	'colonne',
	/** The column gives amounts; with a field and a code, what its name says of all of them. */
	'montants',
	/** A field is the same on every line of the file. */
	'constante',
	/** A word of the file stands for a code of a field. */
	'valeur',
	/** A blank cell of the column repeats the one above, as under merged cells. */
	'recopier',
	/** Rows with this word, in this column or in any, add up others. */
	'total',
	/** The column is left out, knowingly. */
	'ecarter',
	/** How many rows the header has. */
	'entete'
] as const;
export type RegleDeLecture = (typeof REGLES_DE_LECTURE)[number];
const annee = z.int().min(1900).max(2100);
const date = z.union([DateIso, z.literal('')]);
/** Percent with at most two decimals, kept as hundredths of a percent so that sums are exact. */
const pourcentage = z.int().min(0).max(10_000);

/**
 * The vocabularies of `data/`, one zod schema per file. Every cell is a string unless the schema says number; an empty
 * cell of an optional column is `''`, of an optional number `null`. `cle` names the columns that identify a row.
 */
export const REFERENCE_TABLES = {
	sources: {
		cle: ['id'],
		row: z.strictObject({
			id,
			titre: text,
			editeur: text,
			type: text,
			date,
			url: adresse,
			licence: optional,
			note: optional
		})
	},
	dispositifs: {
		cle: ['id'],
		row: z.strictObject({
			id,
			libelle_fr: text,
			libelle_en: text,
			ministere: text,
			perimetre: z.enum(PERIMETRES),
			/** Id of the dispositif that already holds this money, or `''`. */
			inclus_dans: z.union([id, z.literal('')]),
			/** `oui` when staff costs are not in its amounts. */
			hors_personnel: z.enum(['oui', 'non', '']),
			ordre: z.int(),
			note: optional,
			note_en: translated
		})
	},
	formes: {
		cle: ['code'],
		row: z.strictObject({
			code: z.enum(FORMES),
			libelle_fr: text,
			libelle_en: text,
			definition_fr: text,
			definition_en: text,
			reference: optional,
			ordre: z.int()
		})
	},
	nomenclature: {
		cle: ['dispositif', 'programme', 'action', 'de'],
		row: z.strictObject({
			dispositif: id,
			programme: optional,
			action: optional,
			de: annee,
			/** Last year, `null` while it lasts. */
			a: annee.nullable(),
			/** `oui` when amounts before `de` compare with amounts from `de` on; `''` when there is nothing before. */
			comparable: z.enum(['oui', 'non', '']),
			note: optional,
			note_en: translated
		})
	},
	intitules: {
		cle: ['programme', 'action', 'exercice'],
		/** The title of an action of the budget in a year, as a document of that year writes it. */
		row: z.strictObject({
			programme: text,
			action: text,
			exercice: annee,
			intitule: text,
			source: id,
			source_page: optional
		})
	},
	couverture: {
		cle: ['dispositif', 'exercice'],
		row: z.strictObject({
			dispositif: id,
			exercice: annee,
			couverture: z.enum(COUVERTURES_DECLAREES),
			note: optional,
			note_en: translated
		})
	},
	recherches: {
		cle: ['dispositif', 'poste', 'exercice', 'etape', 'date'],
		row: z.strictObject({
			dispositif: id,
			poste: optional,
			exercice: annee,
			etape: z.enum(ETAPES),
			date: DateIso,
			ou: text,
			/** What the search tells of an amount that no line gives (R10). */
			resultat: z.enum(RESULTATS),
			/** The document read, or the publisher who says so: without it nothing is « non publié » (R10). */
			source: z.union([id, z.literal('')]).optional(),
			ou_en: translated
		})
	},
	cles: {
		cle: ['id', 'forme'],
		row: z.strictObject({
			id,
			dispositif: id,
			poste: optional,
			beneficiaire: optional,
			de: annee.nullable(),
			a: annee.nullable(),
			forme: z.enum(FORMES),
			bas: pourcentage,
			central: pourcentage,
			haut: pourcentage,
			methode: text,
			auteur: text,
			source: optional.refine(isTitleOrWebAddress),
			date: DateIso
		})
	},
	arbitrages: {
		cle: ['dispositif', 'exercice', 'etape', 'nature', 'niveau', 'poste', 'beneficiaire', 'payeur'],
		row: z.strictObject({
			dispositif: id,
			exercice: FundingLine.shape.exercice,
			etape: z.enum(ETAPES),
			nature: z.enum(NATURES),
			niveau: z.enum(NIVEAUX),
			poste: optional,
			beneficiaire: optional,
			payeur: optional.optional(),
			source_retenue: text,
			auteur: text,
			date: DateIso,
			raison: text,
			/** The same in English; in French where it is not written. */
			raison_en: optional.optional()
		})
	},
	motifs: {
		cle: ['dispositif', 'poste', 'de', 'a', 'source'],
		/** Why an amount changed from one year to another, as a source says it (R11). */
		row: z.strictObject({
			dispositif: id,
			/** `''` when the source speaks of the whole dispositif. */
			poste: optional,
			de: annee,
			a: annee,
			texte: text,
			source: id,
			source_page: optional,
			/** `oui` when credits came from, or went to, another programme: not new money of the State. */
			transfert: z.enum(['oui', 'non', '']).optional(),
			texte_en: translated
		})
	},
	relances: {
		cle: ['dispositif', 'exercice', 'sujet', 'poste', 'envoyee'],
		/** A letter sent to ask for what is not known of a (dispositif, exercice), and what became of it. */
		row: z.strictObject({
			...{ dispositif: id, exercice: annee, ...RELANCE_ASKED, ...RELANCE_SENT },
			source: z.union([id, z.literal('')]),
			note: optional
		})
	},
	synonymes: {
		cle: ['mot', 'vocabulaire', 'code'],
		/** A word that files write for a code. A word with several codes of one list has several meanings: it is asked. */
		row: z.strictObject({
			mot: text,
			vocabulaire: z.enum(LISTES_DE_MOTS),
			/** A code of that list; for a form, also several as a line writes them. */
			code: text,
			/** Who says that the word means it: a law, a survey, usage. */
			source: text
		})
	},
	lectures: {
		cle: ['fiche', 'regle', 'colonne', 'champ', 'mot'],
		/** One decision of a reading sheet: how the tables under one header are read. */
		row: z.strictObject({
			fiche: id,
			regle: z.enum(REGLES_DE_LECTURE),
			/** The column as the file names it; the names of two header rows are joined by a space. */
			colonne: optional,
			/** A field of the lines, or one of those that only a whole file has. */
			champ: optional,
			mot: optional,
			code: optional,
			/** Why: what was proposed from, or what the person knows. */
			raison: translated
		})
	},
	victimes: {
		cle: ['annee', 'enquete', 'serie', 'forme'],
		row: z.strictObject({
			annee,
			enquete: text,
			/** Whose the shares are: each series stands apart. Without it, the name of the survey says « repérées » or not. */
			serie: z
				.enum(['', ...SERIES])
				.transform(orNothing)
				.optional(),
			/** Associations that answered; the counts depend on it. */
			repondants: z.int().positive().nullable(),
			/** A code of `formes.csv`, or `TRAV|DOM` for the survey's « travail ». */
			forme: optional,
			detectees: z.int().nonnegative().nullable(),
			accompagnees: z.int().nonnegative().nullable(),
			/** People whom the police and the gendarmerie recorded; one person may be counted under several forms. */
			enregistrees: z.int().nonnegative().nullable().transform(orNothing).optional(),
			part: pourcentage.nullable(),
			source: id
		})
	},
	ipc: {
		cle: ['annee'],
		/** Consumer price index, in hundredths of a point. */
		row: z.strictObject({ annee, indice: z.int().positive() })
	}
} as const;

export type ReferenceTable = keyof typeof REFERENCE_TABLES;
export type ReferenceRow<T extends ReferenceTable> = z.infer<(typeof REFERENCE_TABLES)[T]['row']>;

/** A full set of vocabularies, as the base holds it at one version. */
export type Reference = { readonly [T in ReferenceTable]: readonly ReferenceRow<T>[] };

/** Names of the vocabularies, in the order in which they refer to one another. */
export const REFERENCE_NAMES = Object.keys(REFERENCE_TABLES) as readonly ReferenceTable[];

/** The text that identifies a row inside its table. An added column that is not said leaves it as it was before. */
export function referenceKey(table: ReferenceTable, row: Record<string, unknown>): string {
	return REFERENCE_TABLES[table].cle
		.filter((column) => column !== 'payeur' || row[column])
		.map((column) => String(row[column] ?? ''))
		.join('\u001F');
}
