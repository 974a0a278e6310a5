import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NATURES } from '#lib/domain/vocabulary.ts';
import { bring, csv, queryOf, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { recipientsOfForme } from '#lib/pages/forme-recipients.server.ts';
import { organisms } from '#lib/pages/receipts.server.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { heldBytes } from '#lib/server/store/held-bytes.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { load as beneficiaries } from './(site)/beneficiaires/+page.server.ts';
import { load as version } from './(site)/versions/[id=entier]/+page.server.ts';

/** All that questions may keep of a base between requests: organisations, vocabularies, corrections, versions told. */
const BOUND = 64_000_000 + 16_000_000 + 8_000_000 + 8_000_000;

const ORGANISATIONS = 6_000;
const VERSIONS = 22;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heap = () => {
	collect();
	const { used_heap_size: objects, external_memory: columns } = getHeapStatistics();
	return objects + columns;
};

let db: Database;
beforeAll(async () => {
	db = await vocabulariesOnly();
	const paid = Array.from({ length: ORGANISATIONS }, (_, index) =>
		row(1000 + index, {
			dispositif: 'versements',
			etape: 'execution',
			nature: 'np',
			beneficiaire: `Association des amis de la rue numéro ${index}`,
			siren: 500_000_000 + index,
			...(index % 3 === 0 ? { forme: 'TRAV', attribution: 'publiee' } : {})
		})
	);
	await bring(db, csv(paid));
	for (let times = currentVersion(db); times < VERSIONS; times += 1)
		await bring(db, csv([row(times, { poste: 'Aide', beneficiaire: 'Association', siren: 408342509 })]), {
			name: 'autre.csv'
		});
});
afterAll(() => db.close());

const page = async (
	load: (event: never) => unknown,
	address: string,
	params: Record<string, string> = {}
) => {
	const url = new URL(address, 'https://lignes.example');
	await load({ locals: { db }, url, params, route: { id: '' }, request: new Request(url) } as never);
};

test('every version, nature and perimetre asked leave no more in memory than the bound', async () => {
	await page(beneficiaries, '/beneficiaires');
	const before = heap();
	let worked = 0;
	for (let v = 1; v <= VERSIONS; v += 1) {
		for (const nature of NATURES) {
			for (const perimetre of ['coeur', 'contexte'])
				await page(beneficiaries, `/beneficiaires?v=${v}&nature=${nature}&perimetre=${perimetre}`);
			await page(beneficiaries, `/beneficiaires?v=${v}&nature=${nature}&q=amis&tri=beneficiaire`);
			const selection = select(db, queryOf(db, `v=${v}&nature=${nature}`));
			for (const forme of ['TRAV', 'NV'] as const) recipientsOfForme(db, selection, forme);
			worked += heldBytes(organisms(db, selection));
		}
		await page(version, `/versions/${v}`, { id: `${v}` });
	}
	// Kept whole, the organisations alone would go beyond.
	expect(worked).toBeGreaterThan(BOUND);
	expect(heap() - before).toBeLessThan(BOUND);
}, 180_000);
