import { z } from 'zod';
import { MOTIFS_RETENUE, VERDICTS } from '#lib/domain/claims.ts';
import { FIGURES } from '#lib/domain/figure.ts';
import { FundingLine } from '#lib/domain/funding-line.ts';
import { ETAPES_DEMANDEES } from '#lib/domain/query.ts';
import { REFERENCE_TABLES } from '#lib/domain/reference-tables.ts';
import { ISSUES_CONTROLE } from '#lib/domain/settlement.ts';
import {
	COUVERTURES,
	ETAPES,
	FORMES,
	NATURES,
	NIVEAUX,
	PREUVES,
	ROLES,
	STATUTS
} from '#lib/domain/vocabulary.ts';

/** What the API answers, field by field, with a French sentence each. Strict: a field that is not here is an error. */

const centimes = z.int();
const montant = (sentence: string) =>
	centimes.nullable().describe(`${sentence} En centimes ; null sans montant.`);
const exercice = z.int().describe('Exercice budgétaire.');
const dispositif = z.string().describe('Identifiant du dispositif.');
const etape = z.enum(ETAPES).describe('Étape du budget.');
const etapeLue = z
	.enum([...ETAPES, 'mixte', ''])
	.describe('Étape du montant ; « mixte » s’il y en a plusieurs, vide sans montant.');
const statut = z
	.enum(STATUTS)
	.describe(
		'Publié, zéro publié, absent de nos sources, cherché et non publié, sans objet, ou en quarantaine (R10).'
	);
const couverture = z
	.enum(COUVERTURES)
	.describe('Ce que les sources isolent encore : tout, une partie, rien (R11).');
const bornes = z
	.strictObject({
		bas: montant('Ce qui est rattaché avec preuve.'),
		haut: montant('Le plus que la forme ait pu recevoir ; null aussi quand la couverture est partielle.')
	})
	.describe('Bornes logiques (R8).');
const version = z.int().positive().describe('Version des données lue.');
const unite = z.literal('centime').describe('Unité de tous les montants.');
const filtres = z
	.record(z.string(), z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()])), z.null()]))
	.describe('Les filtres compris ; null quand le filtre est ouvert.');
const source = z.string().describe('Identifiant de la source, ou son titre.');
const ligne = z.int().describe('Numéro d’une ligne, à lire à /lignes/N.');
const arbitrage = REFERENCE_TABLES.arbitrages.row
	.nullable()
	.describe('La décision enregistrée, avec qui, quand et pourquoi ; null quand la règle seule décide (R4).');

/** A group of an allocation: see `AllocationRow`. */
export const AllocationRowAnswer = z.strictObject({
	exercice: exercice.optional(),
	forme: z.enum(FORMES).optional().describe('Forme de traite ; MULTI et NV ne sont rattachés à aucune.'),
	dispositif: dispositif.optional(),
	niveau: z.union([z.enum(NIVEAUX), z.literal('')]).optional(),
	poste: z.string().optional(),
	etape: etapeLue,
	etapes: z.array(z.enum(ETAPES)).optional().describe('Les étapes, quand il y en a plusieurs (R2).'),
	centimes: montant('Montant compté.'),
	bornes,
	cle: z
		.strictObject({ bas: centimes, central: centimes, haut: centimes })
		.optional()
		.describe('Ce que donnent les clés de répartition demandées, à part de la preuve (R7).'),
	nonAttribue: centimes
		.optional()
		.describe('Ce qui n’est rattaché à aucune forme, quand une forme est demandée (R6).'),
	nonDetaille: centimes.describe('Part qu’un total publié porte au-delà de ses détails (R3).'),
	natureNonPrecisee: centimes.describe('Part dont la source ne dit pas AE ou CP (R2).'),
	statut,
	couverture,
	nonImporte: z
		.strictObject({
			lignes: z.int(),
			centimes: montant('Ce qu’on a pu en lire, `null` quand aucun montant n’est lisible.'),
			illisibles: z.int().describe('Lignes dont le montant n’a pas pu être lu : il est inconnu.')
		})
		.optional()
		.describe('Lignes en quarantaine à cet endroit (R10).'),
	sansIndice: z
		.literal(true)
		.optional()
		.describe('Une année n’a pas d’indice des prix : pas de valeur en euros constants (R12).'),
	concurrentes: z.int().describe('Nombre de quantités dont les valeurs publiées se contredisent (R4).')
});

const taux = z.strictObject({
	attribue: montant('Crédits rattachés à une forme avec preuve.'),
	total: montant('Crédits des dispositifs dont la couverture est complète.')
});

export const AllocationAnswer = z
	.strictObject({
		version,
		filtres,
		unite,
		lignes: z.array(AllocationRowAnswer),
		total: montant('Somme des lignes ; null aussi dans le contexte, qui ne s’additionne pas (R5).'),
		taux: z
			.strictObject({ ensemble: taux, parExercice: z.array(z.strictObject({ exercice, ...taux.shape })) })
			.describe('Taux d’attribution : « attribue » sur « total » ; null quand il n’est pas calculable (R9).'),
		ruptures: z
			.array(
				z.strictObject({
					dispositif,
					avant: exercice,
					apres: exercice,
					texte: z.string(),
					comparable: z.boolean().describe('Si les deux côtés se comparent.'),
					cause: z.enum(['nomenclature', 'couverture'])
				})
			)
			.describe('Changements de nomenclature ou de couverture entre deux exercices (R11).')
	})
	.describe('Répartition des crédits par les mots demandés.');

const valeurConcurrente = z.strictObject({
	source,
	nature: z.enum(NATURES).describe('AE et CP restent à part : ils ne s’ajoutent pas (R2).'),
	centimes,
	lignes: z.array(ligne).describe('Ses lignes, qui s’ajoutent.')
});

/** A line with what the rules made of it. */
export const LineAnswer = z.strictObject({
	id: ligne,
	...FundingLine.shape,
	centimes: centimes.describe('Montant.'),
	verdict: z
		.enum(VERDICTS)
		.describe('Ce que les règles R3 et R4 font de la ligne ; seule « retenue » est comptée.'),
	retenue: z.boolean().describe('Si sa source est celle qui est retenue pour sa quantité (R4).'),
	concurrente: z.boolean().describe('Si une autre source publie une autre valeur.'),
	concurrentes: z
		.array(valeurConcurrente)
		.describe('Ce que les autres sources publient pour la même quantité.'),
	arbitrage,
	version: z.int().describe('Version qui a apporté la ligne.')
});

export const LinesAnswer = z
	.strictObject({
		version,
		filtres,
		unite,
		nombre: z.int().describe('Nombre de lignes du choix.'),
		page: z.int(),
		pages: z.int(),
		totaux: z
			.array(
				z.strictObject({
					etape,
					nature: z.enum(NATURES),
					centimes,
					comptees: z.int().describe('Lignes dans la somme.'),
					autres: z.int().describe('Lignes laissées hors de la somme.')
				})
			)
			.describe('Une somme par étape et par nature : elles ne s’ajoutent pas (R2).'),
		lignes: z.array(LineAnswer)
	})
	.describe('Lignes de financement, une page à la fois.');

const effet = z
	.strictObject({
		dispositif,
		exercice,
		etape,
		nature: z.enum(NATURES),
		avant: montant('Compté avant.'),
		apres: montant('Compté après.'),
		ajoutees: z.int(),
		modifiees: z.int(),
		retirees: z.int(),
		inchangees: z.int(),
		concurrentes: z.int()
	})
	.describe('Effet en euros sur un dispositif, un exercice, une étape, une nature.');

const fichier = z.strictObject({
	nom: z.string(),
	sha256: z.string().regex(/^[0-9a-f]{64}$/),
	octets: z.int(),
	ajoutees: z.int(),
	retirees: z.int()
});

const correction = z
	.strictObject({
		dispositif,
		exercice,
		etape,
		nature: z.enum(NATURES),
		niveau: z.enum(NIVEAUX),
		role: z.enum(ROLES),
		poste: z.string(),
		beneficiaire: z.string(),
		source,
		avant: centimes,
		apres: montant('Ce qui a pris sa place ; null quand le montant est retiré.'),
		formeAvant: z.string(),
		formeApres: z.string().nullable(),
		ligne
	})
	.describe('Un montant déjà publié, corrigé ou retiré.');

const VersionShape = {
	version: z.int().positive(),
	date: z.string().describe('Instant de la version, UTC, ISO 8601.'),
	operation: z.enum(['creation', 'import', 'withdrawal', 'data', 'arbitration']),
	resume: z.string(),
	fichiers: z.array(fichier),
	effet: z.array(effet)
};

export const VersionsAnswer = z
	.strictObject({
		version: z.int().positive().describe('Dernière version.'),
		unite,
		versions: z.array(z.strictObject(VersionShape))
	})
	.describe('Les versions des données, la dernière d’abord.');

const etat = z.strictObject({ etape: etapeLue, centimes: montant('Montant.'), statut, bornes });

/** What one version changed. */
export const VersionAnswer = z
	.strictObject({
		...VersionShape,
		unite,
		errata: z.array(correction).describe('Montants déjà publiés que la version corrige ou retire.'),
		changements: z
			.array(
				z.strictObject({
					dispositif,
					exercice,
					demande: z.enum(ETAPES_DEMANDEES),
					avant: etat,
					apres: etat,
					difference: montant('Après moins avant.'),
					formes: z.array(
						z.strictObject({
							forme: z.enum(FORMES),
							quoi: z.enum(['montant', 'statut', 'bornes']),
							avant: etat,
							apres: etat,
							difference: montant('Après moins avant.')
						})
					),
					causes: z.array(
						z.strictObject({
							version: z.int(),
							operation: VersionShape.operation,
							resume: z.string(),
							date: z.string()
						})
					)
				})
			)
			.describe(
				'Ce que la répartition des crédits, avec les filtres donnés, dit autrement que la version d’avant.'
			),
		figures: z
			.array(
				z.strictObject({
					id: z.enum(FIGURES),
					nom: z.string(),
					etat: z.enum(['change', 'meme', 'apparue', 'disparue', 'muette']),
					valeurs: z.array(
						z.strictObject({
							ligne: z.string(),
							colonne: z.string(),
							avant: z.string(),
							apres: z.string(),
							ecart: montant('Après moins avant.')
						})
					)
				})
			)
			.describe('Chaque figure, sans filtre, face à la version d’avant.')
	})
	.describe('Ce qu’une version a changé.');

export const ControlsAnswer = z
	.strictObject({
		version,
		filtres,
		unite,
		nombre: z.int(),
		page: z.int(),
		pages: z.int(),
		parIssue: z.record(z.enum(ISSUES_CONTROLE), z.int()).describe('Nombre de totaux par constat.'),
		controles: z.array(
			z.strictObject({
				dispositif,
				exercice,
				etape,
				ligne,
				niveau: z.enum(NIVEAUX),
				poste: z.string(),
				beneficiaire: z.string(),
				total: centimes.describe('Total publié.'),
				details: centimes.describe('Somme des détails retenus.'),
				issue: z.enum(ISSUES_CONTROLE).describe('Le total face à ses détails (R3).'),
				source,
				preuve: z.enum(PREUVES).nullable(),
				sourcesDetails: z.array(source),
				concurrente: z.boolean()
			})
		)
	})
	.describe('Totaux publiés face à leurs détails.');

export const CompetingAnswer = z
	.strictObject({
		version,
		filtres,
		unite,
		nombre: z.int(),
		page: z.int(),
		pages: z.int(),
		quantites: z.array(
			z.strictObject({
				dispositif,
				exercice,
				etape,
				nature: z.enum(NATURES),
				niveau: z.enum(NIVEAUX),
				role: z.enum(ROLES),
				poste: z.string(),
				beneficiaire: z.string(),
				siren: z.string().nullable(),
				valeurs: z
					.array(
						z.strictObject({
							source,
							centimes,
							preuve: z.enum(PREUVES).nullable(),
							date: z.string(),
							lignes: z.array(ligne),
							retenue: z.boolean(),
							concordante: z.boolean()
						})
					)
					.describe('La valeur retenue d’abord.'),
				motif: z.enum(MOTIFS_RETENUE).describe('Pourquoi cette valeur est retenue.'),
				arbitrage
			})
		)
	})
	.describe('Quantités dont les valeurs publiées se contredisent.');

/** The answer to an address that cannot be answered. */
export const RefusalAnswer = z
	.strictObject({
		message: z.string(),
		problemes: z.array(z.strictObject({ nom: z.string(), valeur: z.string(), message: z.string() }))
	})
	.describe('Pourquoi l’adresse n’a pas de réponse : chaque valeur, et les valeurs possibles.');
