import { z } from 'zod';
import { MOTIFS_RETENUE } from '#lib/domain/settlement/merits.ts';
import { ISSUES_CONTROLE } from '#lib/domain/settlement/held-totals.ts';
import { NATURES, NIVEAUX, PREUVES, ROLES } from '#lib/domain/vocabulary.ts';
import {
	centimes,
	exercice,
	dispositif,
	etape,
	version,
	unite,
	filtres,
	source,
	ligne,
	arbitrage
} from './answer-fields.ts';

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
				payeur: z.string(),
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
