import { z } from 'zod';
import { AllocationAnswer } from './allocation-answer.ts';
import { CompetingAnswer, ControlsAnswer } from './disputed-answers.ts';
import { LinesAnswer } from './lines-answer.ts';
import { parametersOf, type QueryName } from './parameters.ts';
import { RefusalAnswer } from './refusal-answer.ts';
import { figure } from './answer-fields.ts';
import { VersionAnswer, VersionsAnswer } from './version-answers.ts';

const PLACE = ['etape', 'nature', 'dispositif', 'de', 'a', 'perimetre', 'v'] as const;

/** What the API offers: for each path, what it is for, the names it reads and what it answers. */
export const ENDPOINTS = {
	'/api/v1/allocation': {
		resume: 'Répartir les crédits par exercice, forme, dispositif, niveau, poste ou étape',
		noms: [...PLACE, 'forme', 'euros', 'base', 'cles', 'groupe'],
		reponse: AllocationAnswer
	},
	'/api/v1/lignes': {
		resume: 'Lister et chercher les lignes de financement',
		noms: [...PLACE, 'forme', 'q', 'tri', 'page'],
		reponse: LinesAnswer
	},
	'/api/v1/controles': {
		resume: 'Comparer les totaux publiés à leurs détails',
		noms: [...PLACE, 'issue', 'page'],
		reponse: ControlsAnswer
	},
	'/api/v1/concurrentes': {
		resume: 'Lister les valeurs publiées qui se contredisent, et celle qui est retenue',
		noms: [...PLACE, 'page'],
		reponse: CompetingAnswer
	},
	'/api/v1/versions': {
		resume: 'Lister les versions des données et leur effet en euros',
		noms: ['v'],
		reponse: VersionsAnswer
	},
	'/api/v1/versions/{numero}': {
		resume: 'Dire ce qu’une version a changé, et de combien',
		noms: ['etape', 'nature', 'dispositif', 'forme', 'de', 'a', 'euros', 'base', 'cles', 'perimetre'],
		reponse: VersionAnswer
	}
} as const satisfies Record<
	string,
	{ readonly resume: string; readonly noms: readonly QueryName[]; readonly reponse: z.ZodType }
>;

const NUMERO = {
	name: 'numero',
	in: 'path',
	required: true,
	description: 'Numéro de la version.',
	schema: { type: 'integer', minimum: 1 }
} as const;

/** A zod schema as OpenAPI 3.1 holds it: JSON Schema 2020-12. */
function schemaOf(schema: z.ZodType, figures: readonly string[] = []): Record<string, unknown> {
	const written = z.toJSONSchema(schema, {
		override: ({ zodSchema, jsonSchema }) => {
			if (zodSchema === figure) jsonSchema.enum = [...figures];
		}
	});
	return Object.fromEntries(Object.entries(written).filter(([name]) => name !== '$schema'));
}

const refusal = (description: string) => ({
	description,
	content: { 'application/json': { schema: schemaOf(RefusalAnswer) } }
});

/** The description of the API, from the query grammar and the schemas of the answers. `dispositifs` and `figures` are known ids. */
export function openApi(dispositifs: readonly string[], figures: readonly string[]): Record<string, unknown> {
	const paths = Object.entries(ENDPOINTS).map(([path, { resume, noms, reponse }]) => [
		path,
		{
			get: {
				summary: resume,
				parameters: [...(path.includes('{numero}') ? [NUMERO] : []), ...parametersOf(noms, dispositifs)],
				responses: {
					200: {
						description: reponse.description ?? resume,
						content: { 'application/json': { schema: schemaOf(reponse, figures) } }
					},
					400: refusal('Une valeur de l’adresse n’est pas connue.'),
					404: refusal('Cette version n’existe pas.')
				}
			}
		}
	]);
	return {
		openapi: '3.1.0',
		info: {
			title: 'Lignes claires',
			version: '1',
			description:
				'L’argent de l’État contre la traite des êtres humains, ligne à ligne. Montants en centimes ; lecture seule, sans clé, ouverte à toute origine. Un nom de paramètre inconnu est ignoré, une valeur inconnue refusée.'
		},
		paths: Object.fromEntries(paths)
	};
}
