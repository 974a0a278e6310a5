import { z } from 'zod';
import { ETAPES, FORMES, NIVEAUX, PREUVES } from '#lib/domain/vocabulary.ts';
import {
	centimes,
	montant,
	exercice,
	dispositif,
	etapeLue,
	statut,
	couverture,
	bornes,
	version,
	unite,
	filtres
} from './answer-fields.ts';

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
			centimes: montant('Ce qu’on a pu en lire.'),
			illisibles: z.int().describe('Lignes dont le montant n’a pas pu être lu : il est inconnu.')
		})
		.optional()
		.describe('Lignes en quarantaine à cet endroit (R10).'),
	preuves: z.array(z.enum(PREUVES)).describe('Preuves de ce qui compte, de la plus forte à la plus faible.'),
	deduit: centimes.describe('Part déduite par nous (preuve D), que rien de meilleur ne confirme.'),
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
