import { z } from 'zod';

/** The answer to an address that cannot be answered. */
export const RefusalAnswer = z
	.strictObject({
		message: z.string(),
		problemes: z.array(z.strictObject({ nom: z.string(), valeur: z.string(), message: z.string() }))
	})
	.describe('Pourquoi l’adresse n’a pas de réponse : chaque valeur, et les valeurs possibles.');
