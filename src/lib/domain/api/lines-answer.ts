import { z } from 'zod';
import { VERDICTS } from '#lib/domain/settlement/claims.ts';
import { FundingLine } from '#lib/domain/funding-line.ts';
import { NATURES } from '#lib/domain/vocabulary.ts';
import { centimes, etape, version, unite, filtres, source, ligne, arbitrage } from './answer-fields.ts';

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
