import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { ENDPOINTS } from '#lib/domain/api/openapi.ts';
import { RefusalAnswer } from '#lib/domain/api/refusal-answer.ts';
import { AT, bring, csv, row, shippedBase } from '#lib/server/base.fixture.ts';
import { arbitrate } from '#lib/server/import/arbitrate.ts';
import type { Database } from '#lib/server/store/database.ts';
import { GET as allocation } from './allocation/+server.ts';
import { GET as competing } from './concurrentes/+server.ts';
import { GET as controls } from './controles/+server.ts';
import { GET as lines } from './lignes/+server.ts';
import { GET as versions } from './versions/+server.ts';
import { GET as version } from './versions/[numero=entier]/+server.ts';
import { GET as description } from './openapi.json/+server.ts';

const HANDLERS = {
	'/api/v1/allocation': allocation,
	'/api/v1/lignes': lines,
	'/api/v1/controles': controls,
	'/api/v1/concurrentes': competing,
	'/api/v1/versions': versions,
	'/api/v1/versions/{numero}': version
} as const satisfies Record<keyof typeof ENDPOINTS, unknown>;
type Path = keyof typeof HANDLERS;

let db: Database;
/** The shipped base; then a vote arbitrated, a published amount corrected, a row set aside: versions 2, 3 and 4. */
beforeAll(async () => {
	db = await shippedBase();
	const decision = {
		dispositif: 'bop137',
		exercice: 2017,
		etape: 'lfi',
		nature: 'cp',
		niveau: 'np',
		poste: '',
		beneficiaire: ''
	} as const;
	await arbitrate(
		db,
		{
			...decision,
			source_retenue: 'senat-l18-147',
			auteur: 'Collectif',
			date: '2026-11-22',
			raison: 'essai'
		},
		{ at: AT }
	);
	const line = (amount: string) =>
		row(amount, { exercice: 2015, etape: 'execution', source: 'essai', preuve: 'B' });
	await bring(db, csv([line('100')]));
	await bring(db, csv([line('90')]));
	await bring(db, csv([row('abc', { exercice: 2014, etape: 'execution' })]), {
		name: 'autre.csv',
		allowRejects: true
	});
});

async function get(path: Path, query = '', numero = '2'): Promise<{ status: number; body: unknown }> {
	const handler = HANDLERS[path] as (event: unknown) => Response | Promise<Response>;
	const url = new URL(`http://localhost${path.replace('{numero}', numero)}${query}`);
	const response = await handler({ locals: { db }, url, params: { numero } });
	return { status: response.status, body: await response.json() };
}
const read = async <P extends Path>(path: P, query = '', numero = '2') => {
	const { status, body } = await get(path, query, numero);
	expect(status).toBe(200);
	return ENDPOINTS[path].reponse.parse(body) as z.infer<(typeof ENDPOINTS)[P]['reponse']>;
};

describe('every answer has the fields of its schema, and no other', () => {
	const ASKED: readonly (readonly [Path, ...string[]])[] = [
		[
			'/api/v1/allocation',
			'',
			'?groupe=exercice,forme',
			'?groupe=dispositif,exercice,niveau,poste',
			'?groupe=forme&cles=avec',
			'?forme=SEX&groupe=exercice',
			'?perimetre=contexte&groupe=exercice',
			'?euros=constants&groupe=exercice&a=2026',
			'?etape=execution&groupe=exercice,etape',
			'?v=1&groupe=exercice'
		],
		['/api/v1/lignes', '', '?q=afis&tri=-montant', '?dispositif=bop137&de=2017&a=2017', '?v=1&page=3'],
		['/api/v1/controles', '', '?issue=seul&page=2', '?v=1&dispositif=bop137'],
		['/api/v1/concurrentes', '', '?nature=ae', '?v=1'],
		['/api/v1/versions', '', '?v=3'],
		['/api/v1/versions/{numero}', '', '?etape=execution']
	];
	test.for(ASKED.flatMap(([path, ...queries]) => queries.map((query) => [path, query] as const)))(
		'%s%s',
		async ([path, query]) => {
			await read(path, query);
		}
	);
	test.for(['1', '3', '4', '5'])('/api/v1/versions/%s', async (numero) => {
		await read('/api/v1/versions/{numero}', '', numero);
	});

	test('an unknown field is refused', () => {
		const answer = ENDPOINTS['/api/v1/versions'].reponse;
		const empty = { version: 1, unite: 'centime', versions: [] };
		expect(answer.safeParse(empty).success).toBe(true);
		expect(answer.safeParse({ ...empty, surprise: 1 }).success).toBe(false);
	});
});

describe('each rule has its fields', () => {
	test('bounds, stage, coverage and state of 2018 (R2, R8, R10)', async () => {
		const { lignes } = await read(
			'/api/v1/allocation',
			'?groupe=exercice,forme&de=2018&a=2018&dispositif=bop137,p101'
		);
		const of = (forme: string) => lignes.find((line) => line.forme === forme);
		expect(of('TRAV')).toMatchObject({
			centimes: null,
			statut: 'absent',
			bornes: { bas: 0, haut: 279_387_800 }
		});
		expect(of('SEX')).toMatchObject({
			centimes: 237_600_000,
			statut: 'publie',
			etape: 'lfi',
			couverture: 'complete'
		});
		expect(of('NV')).toMatchObject({ etape: 'mixte', etapes: ['annonce', 'lfi'] });
	});
	test('the rate and the breaks (R9, R11)', async () => {
		const { taux, ruptures } = await read('/api/v1/allocation', '?de=2018&a=2021');
		expect(taux.parExercice[0]).toEqual({ exercice: 2018, attribue: 237_600_000, total: 516_987_800 });
		expect(taux.parExercice[3]).toEqual({ exercice: 2021, attribue: null, total: null });
		expect(ruptures.map(({ avant, apres, comparable }) => [avant, apres, comparable])).toContainEqual([
			2019,
			2020,
			false
		]);
	});
	test('the value retained, its rivals and the decision (R4)', async () => {
		const { lignes } = await read('/api/v1/lignes', '?dispositif=bop137&de=2017&a=2017&etape=lfi&nature=cp');
		const of = (source: string, role: string) =>
			lignes.find((line) => line.source === source && line.role === role);
		expect(of('senat-l18-147', 'total')).toMatchObject({
			verdict: 'retenue',
			retenue: true,
			concurrentes: [
				{ source: 'plf-2018', nature: 'ae', centimes: 682_794_500 },
				{ source: 'plf-2018', nature: 'cp', centimes: 682_794_500 }
			],
			arbitrage: { auteur: 'Collectif', raison: 'essai' }
		});
		expect(of('plf-2018', 'total')).toMatchObject({
			verdict: 'ecartee',
			retenue: false,
			concurrente: true,
			concurrentes: [{ source: 'senat-l18-147', centimes: 626_475_500 }]
		});
		expect(of('senat-l18-147', 'detail')).toMatchObject({
			verdict: 'depassee',
			concurrentes: [],
			arbitrage: null
		});
		const { quantites } = await read('/api/v1/concurrentes', '?dispositif=bop137');
		expect(quantites[0]).toMatchObject({
			motif: 'arbitrage',
			valeurs: [{ retenue: true }, { retenue: false }]
		});
	});
	test('totals against details (R3)', async () => {
		const now = await read('/api/v1/controles', '?dispositif=bop137&de=2017&a=2017&etape=lfi');
		expect(now.controles[0]).toMatchObject({ total: 626_475_500, details: 662_844_500, issue: 'depasse' });
		const then = await read('/api/v1/controles', '?dispositif=bop137&de=2017&a=2017&etape=lfi&v=1');
		expect(then.controles[0]).toMatchObject({ total: 682_794_500, issue: 'non_detaille' });
	});
	test('the states of an amount (R10)', async () => {
		const states = async (query: string) =>
			(await read('/api/v1/allocation', `?groupe=exercice&${query}`)).lignes.map((line) => line.statut);
		expect(await states('etape=execution&dispositif=bop137&de=2014&a=2014')).toEqual(['non_importe']);
		expect(await states('etape=execution&dispositif=bop137&de=2013&a=2013')).toEqual(['absent']);
		expect(await states('etape=execution&dispositif=bop137&de=2015&a=2017')).toEqual([
			'publie',
			'publie',
			'publie'
		]);
		expect(await states('etape=execution&dispositif=bop137&de=2019&a=2019')).toEqual(['non_trouve']);
		expect(await states('etape=lfi&dispositif=p101&de=2017&a=2017')).toEqual(['non_publie']);
		expect(await states('etape=execution&dispositif=agrasc&de=2015&a=2015')).toEqual(['sans_objet']);
		const { lignes } = await read(
			'/api/v1/allocation',
			'?groupe=poste&etape=execution&dispositif=bop137&de=2016&a=2016'
		);
		expect(lignes.find((line) => line.poste === 'AFIS')).toMatchObject({ statut: 'zero', centimes: 0 });
	});
	test('what a version corrected, changed and left alone (R13)', async () => {
		const corrected = await read('/api/v1/versions/{numero}', '?etape=execution', '4');
		expect(corrected.errata).toMatchObject([{ source: 'essai', avant: 10_000, apres: 9000 }]);
		expect(corrected.changements).toMatchObject([
			{ exercice: 2015, difference: -1000, causes: [{ version: 4 }] }
		]);
		const decided = await read('/api/v1/versions/{numero}', '', '2');
		expect(decided.errata).toEqual([]);
		expect(decided.figures.find((figure) => figure.id === 'formes-par-annee')?.etat).toBe('change');
	});
});

test('what cannot be answered says why', async () => {
	for (const [path, query, numero, status] of [
		['/api/v1/allocation', '?etape=rien', '1', 400],
		['/api/v1/controles', '?issue=rien', '1', 400],
		['/api/v1/lignes', '?v=99', '1', 404],
		['/api/v1/versions', '?v=99', '1', 404],
		['/api/v1/versions/{numero}', '', '99', 404]
	] as const) {
		const refused = await get(path, query, numero);
		expect(refused.status).toBe(status);
		expect(RefusalAnswer.parse(refused.body).problemes).toHaveLength(1);
	}
});

describe('the description of the API', () => {
	interface Operation {
		readonly parameters: readonly { name: string; description: string; schema: { type: string } }[];
		readonly responses: Readonly<Record<string, { description: string }>>;
	}
	const read = async () => {
		const handler = description as (event: unknown) => Response | Promise<Response>;
		const response = await handler({ locals: { db } });
		return (await response.json()) as { openapi: string; paths: Record<string, { get: Operation }> };
	};
	test('is OpenAPI 3.1 and names every path', async () => {
		const { openapi, paths } = await read();
		expect(openapi).toBe('3.1.0');
		expect(Object.keys(paths).sort()).toEqual(Object.keys(HANDLERS).sort());
	});
	test('describes every parameter in a French sentence, with its values', async () => {
		const { paths } = await read();
		for (const { get: operation } of Object.values(paths)) {
			for (const parameter of operation.parameters) {
				expect(parameter.description).toMatch(/^\p{Lu}.*\.$/u);
				expect(['string', 'integer', 'array']).toContain(parameter.schema.type);
			}
			expect(Object.keys(operation.responses)).toEqual(['200', '400', '404']);
		}
		const parameters = paths['/api/v1/allocation']?.get.parameters ?? [];
		const of = (name: string) => parameters.find((parameter) => parameter.name === name);
		expect(of('etape')?.schema).toMatchObject({
			type: 'string',
			default: 'prevu',
			enum: expect.arrayContaining(['lfi'])
		});
		expect(of('dispositif')).toMatchObject({
			style: 'form',
			explode: false,
			schema: { type: 'array', items: { enum: expect.arrayContaining(['bop137']) } }
		});
		expect(of('de')?.schema).toEqual({ type: 'integer', minimum: 1990, maximum: 2100 });
	});
});
