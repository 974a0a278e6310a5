import { z } from 'zod';
import { REFERENCE_TABLES } from '#lib/domain/reference-tables.ts';
import { COUVERTURES, ETAPES, STATUTS } from '#lib/domain/vocabulary.ts';

/**
 * Fields that several answers of the API have, with a French sentence each. Answers are strict: a field that is not here, or in
 * them, is an error.
 */

export const centimes = z.int();
export const montant = (sentence: string) =>
	centimes.nullable().describe(`${sentence} En centimes ; null sans montant.`);
export const exercice = z.int().describe('Exercice budgétaire.');
export const dispositif = z.string().describe('Identifiant du dispositif.');
export const figure = z.string().describe('Identifiant de la figure : celui de son adresse.');
export const etape = z.enum(ETAPES).describe('Étape du budget.');
export const etapeLue = z
	.enum([...ETAPES, 'mixte', ''])
	.describe('Étape du montant ; « mixte » s’il y en a plusieurs, vide sans montant.');
export const statut = z
	.enum(STATUTS)
	.describe(
		'Publié, déduit par nous, zéro, pas cherché, cherché et non trouvé par nous, non publié, sans objet, en quarantaine (R10), ou sans indice des prix (R12) ; « sans_indice » avec un montant : une des années n’y est pas. Avec une forme demandée, il est celui de ce qui reste en vue, le non attribué compris.'
	);
export const couverture = z
	.enum(COUVERTURES)
	.describe(
		'Ce que les sources isolent des dispositifs en vigueur : tout, une partie, rien, ou rien de déclaré ; seul « complete » est un tout (R8).'
	);
export const bornes = z
	.strictObject({
		bas: montant('Ce qui est rattaché avec preuve.'),
		haut: montant('Le plus que la forme ait pu recevoir ; null aussi quand la couverture n’est pas complète.')
	})
	.describe('Bornes logiques (R8).');
export const version = z.int().positive().describe('Version des données lue.');
export const unite = z.literal('centime').describe('Unité de tous les montants.');
export const filtres = z
	.record(z.string(), z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()])), z.null()]))
	.describe('Les filtres compris ; null quand le filtre est ouvert.');
export const source = z.string().describe('Identifiant de la source, ou son titre.');
export const ligne = z.int().describe('Numéro d’une ligne, à lire à /lignes/N.');
export const arbitrage = REFERENCE_TABLES.arbitrages.row
	.nullable()
	.describe('La décision enregistrée, avec qui, quand et pourquoi ; null quand la règle seule décide (R4).');
