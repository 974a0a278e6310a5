import { z } from 'zod';
import { ETAPES_DEMANDEES } from '#lib/domain/query.ts';
import { FORMES, NATURES, NIVEAUX, ROLES } from '#lib/domain/vocabulary.ts';
import {
	centimes,
	montant,
	exercice,
	dispositif,
	figure,
	etape,
	etapeLue,
	statut,
	bornes,
	unite,
	source,
	ligne
} from './answer-fields.ts';

const effet = z
	.strictObject({
		dispositif,
		exercice,
		etape,
		nature: z.enum(NATURES),
		avant: montant('Compté avant.'),
		fichier: montant('Dit par les fichiers de la version ; null quand aucun n’en parle.'),
		apres: montant('Compté après.'),
		formes: z
			.array(
				z.strictObject({
					forme: z.enum(FORMES),
					avant: montant('Compté avant.'),
					fichier: montant('Dit par les fichiers de la version.'),
					apres: montant('Compté après.')
				})
			)
			.describe('Le même effet, forme par forme ; ce que seule une clé rattache est NV.'),
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
	octetsPublies: z
		.boolean()
		.describe(
			'Les octets d’origine sont servis à tous, sous /versions/fichiers/SHA256 : tout ce qu’ils disent est publié.'
		),
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
	operation: z.enum(['creation', 'import', 'withdrawal', 'data', 'arbitration', 'erasure', 'edition']),
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
					id: figure,
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
					),
					annees: z
						.array(exercice)
						.describe(
							'Années que la version montre et que la précédente ne montrait pas : aucune valeur n’en change.'
						),
					deplacee: z.boolean().describe('Ces années prennent la place des précédentes.')
				})
			)
			.describe('Chaque figure, sans filtre : ce qui change, à la version, de ce que montrait celle d’avant.')
	})
	.describe('Ce qu’une version a changé.');
