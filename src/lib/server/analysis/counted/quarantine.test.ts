import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseQuery } from '#lib/domain/query.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { importFiles } from '#lib/server/import/import-files.ts';
import type { Database } from '#lib/server/store/database.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';

const AT = '2026-11-22T00:00:00.000Z';
let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});
afterEach(() => db.close());

const bring = (...rows: string[]) =>
	importFiles(
		db,
		[
			bytesSource(
				'lignes.csv',
				new TextEncoder().encode(
					['exercice;dispositif;etape;nature;montant;preuve;source', ...rows].join('\n')
				)
			)
		],
		{ at: AT, allowRejects: true }
	);
const figure = () => formesParAnnee(db, parseQuery(new URLSearchParams('dispositif=bop137'), ['bop137']));

test('a year whose rows are all in quarantine is shown, and says so', async () => {
	await bring('2018;bop137;lfi;cp;100;A;plf-2018', '2021;bop137;lfi;cp;100;Z;plf-2018');
	const years = figure().annees;
	expect(years.map((year) => year.exercice)).toEqual([2018, 2019, 2020, 2021]);
	expect(years.at(-1)).toMatchObject({
		statut: 'non_importe',
		total: null,
		nonImporte: { lignes: 1, centimes: 10_000 }
	});
});

test('an amount that cannot be read is not known: it is never said to be zero', async () => {
	await bring('2018;bop137;lfi;cp;100;A;plf-2018', '2021;bop137;lfi;cp;1 2O0;A;plf-2018');
	const lost = figure().annees.at(-1);
	expect(lost?.nonImporte).toEqual({ lignes: 1, centimes: null, illisibles: 1 });
	await bring(
		'2018;bop137;lfi;cp;100;A;plf-2018',
		'2021;bop137;lfi;cp;1 2O0;A;plf-2018',
		'2021;bop137;lfi;cp;0;Z;plf-2018'
	);
	expect(figure().annees.at(-1)?.nonImporte).toEqual({ lignes: 2, centimes: 0, illisibles: 1 });
});

test('a refused row of the bill lacks nothing in a figure that reads the vote', async () => {
	await bring('2018;bop137;lfi;cp;100;A;plf-2018', '2018;bop137;plf;cp;90;Z;plf-2018');
	expect(figure().annees).toMatchObject([{ exercice: 2018, statut: 'publie', nonImporte: null }]);
});

test('a refused row of the vote lacks in a figure that must read the bill', async () => {
	await bring('2018;bop137;plf;cp;90;A;plf-2018', '2018;bop137;lfi;cp;100;Z;plf-2018');
	expect(figure().annees).toMatchObject([{ exercice: 2018, statut: 'publie', nonImporte: { lignes: 1 } }]);
});
