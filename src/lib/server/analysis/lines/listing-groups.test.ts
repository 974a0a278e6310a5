import { beforeAll, expect, test } from 'vitest';
import { fold } from '#lib/domain/fold.ts';
import { TRIS } from '#lib/domain/query.ts';
import { ETAPES } from '#lib/domain/vocabulary.ts';
import { bring, csv, queryOf, row, shippedBase } from '#lib/server/base.fixture.ts';
import { withdrawImport } from '#lib/server/import/withdraw-import.ts';
import { baseFrom } from '#lib/server/store/copy-base.fixture.ts';
import { MIGRATIONS } from '#lib/server/store/migrations.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { firstLines } from './first-lines.ts';
import { lineFilter } from './line-filter.ts';
import { JUDGING_SLOT, LINE_COLUMNS, LINE_TABLES, listLines, type ListedLine } from './lines.ts';
import { isCore, select } from '#lib/server/analysis/selection.ts';

const PAGE = 7;

let base: Database;
/** The same base, brought to the current schema from the one before the sums of blocks. */
let migrated: Database;

beforeAll(async () => {
	base = await shippedBase();
	const rows = (...amounts: number[]) =>
		csv(
			amounts.map((amount, index) =>
				row(amount, {
					exercice: 2016,
					poste: index % 2 === 0 ? `Poste ${amount}` : '',
					libelle: `Évaluation n° ${amount}`,
					beneficiaire: 'Le Nid d’Ailleurs',
					siren: index % 3 === 0 ? '775723679' : '',
					source: 'plf-2016'
				})
			)
		);
	await bring(base, rows(10, 20, 30, 20, 20, -20), { name: 'a.csv' });
	await bring(base, rows(20, 40, 20), { name: 'b.csv' });
	withdrawImport(base, currentVersion(base), { at: '2026-11-22T00:00:00.000Z' });
	migrated = baseFrom(base.serialize());
	migrated.exec('DROP TABLE block_sum');
	for (const step of MIGRATIONS.slice(1, 4)) migrated.exec(step);
});

const compare = (a: string | number | null, b: string | number | null) =>
	a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1;
const french = new Intl.Collator('fr').compare;

const withoutPage = (address: string) => address.replace(/&page=\d+/, '');
/** What each line says, by its number. */
const folded = new Map<number, string>();
const whole = new Map<string, ReturnType<typeof reckonWhole>>();

/** A list worked out by reading every line whole, one by one; its pages are cut out of one reading. */
function reckoned(db: Database, address: string) {
	const asked = withoutPage(address);
	const { lines, ...others } = whole.get(asked) ?? reckonWhole(db, asked);
	whole.set(asked, { lines, ...others });
	const pages = Math.max(1, Math.ceil(lines.length / PAGE));
	const page = Math.min(queryOf(db, address).page, pages);
	const ids = lines.slice((page - 1) * PAGE, page * PAGE).map(({ id }) => id);
	return { ids, count: lines.length, pages, ...others };
}

function reckonWhole(db: Database, address: string) {
	const query = queryOf(db, address);
	const selection = select(db, query);
	const { where, parameters } = lineFilter(db, { ...query, q: '' }, selection);
	const words = fold(query.q)
		.split(' ')
		.filter((word) => word !== '');
	const mentions = (line: ListedLine) => {
		const texts = [line.exercice, line.dispositif, line.etape, line.source, line.programme, line.action];
		const more = [line.forme, line.poste, line.beneficiaire, line.siren, line.libelle, line.note];
		const euros = String(Math.trunc(line.centimes / 100));
		const said = folded.get(line.id) ?? fold([...texts, ...more].map((text) => text ?? '').join(' '));
		folded.set(line.id, said);
		return words.every((word) => said.includes(word) || (/^-?\d+$/.test(word) && euros.includes(word)));
	};
	const tri = query.tri.replace(/^-/, '');
	const key = (line: ListedLine) =>
		tri === 'etape'
			? ETAPES.indexOf(line.etape)
			: tri === 'montant'
				? line.centimes
				: (line[tri as 'poste' | 'exercice'] ?? null);
	const way = query.tri.startsWith('-') ? -1 : 1;
	const lines = db
		.prepare<Record<string, string | number>, ListedLine>(
			`SELECT l.id, ${LINE_COLUMNS}, coalesce(v.verdict, 'retenue') AS verdict
			FROM ${LINE_TABLES} ${JUDGING_SLOT} WHERE ${where}`
		)
		.all(parameters)
		.filter((line) => words.length === 0 || mentions(line))
		.sort(
			(a, b) =>
				way *
					(tri === 'poste' ? french(String(key(a) ?? ''), String(key(b) ?? '')) : compare(key(a), key(b))) ||
				compare(a.dispositif, b.dispositif) ||
				b.exercice - a.exercice ||
				compare(b.role, a.role) ||
				a.id - b.id
		);
	const core = new Set(selection.reference.dispositifs.filter(isCore).map(({ id }) => id));
	const counts = ({ verdict, dispositif }: ListedLine) => verdict === 'retenue' && core.has(dispositif);
	const totals = [...Map.groupBy(lines, ({ etape, nature }) => `${etape} ${nature}`).values()].map((own) => ({
		etape: own[0]?.etape,
		nature: own[0]?.nature,
		centimes: own.filter(counts).reduce((sum, { centimes }) => sum + centimes, 0),
		comptees: own.filter(counts).length,
		autres: own.filter((line) => !counts(line)).length
	}));
	return {
		lines,
		totals: totals.sort(
			(a, b) =>
				ETAPES.indexOf(a.etape ?? 'lfi') - ETAPES.indexOf(b.etape ?? 'lfi') ||
				compare(a.nature ?? '', b.nature ?? '')
		),
		comptes: [...new Set(lines.filter(counts).map(({ dispositif }) => dispositif))].sort()
	};
}

const FILTERS = [
	'',
	'de=2015&a=2016',
	'dispositif=bop137,mae',
	'etape=lfi',
	'etape=prevu&nature=ae',
	'nature=cp',
	'nature=np',
	'forme=SEX',
	'forme=MULTI,NV',
	'perimetre=contexte',
	'perimetre=coeur&etape=annonce',
	'dispositif=agrasc&a=1999'
];
const ORDERS = TRIS.flatMap((tri) => [`tri=${tri}`, `tri=-${tri}`]);
const SEARCHES = [
	'q=20',
	'q=afis',
	'q=EVALUATION',
	'q=nid+2016',
	'q=775723679',
	'q=mae',
	'q=-20',
	'q=lfi+afis',
	'q=introuvable',
	'q=evaluation+introuvable',
	'q=20&etape=lfi&nature=cp',
	'q=evaluation&forme=NV&dispositif=bop137'
];

/** Places of pages: the first, others, one that the list does not reach. */
const addresses = [
	...FILTERS.flatMap((filter) => [1, 3, 9999].map((page) => `${filter}&page=${page}`)),
	...ORDERS.flatMap((order) => [1, 2, 5].map((page) => `${order}&page=${page}`)),
	...['tri=-montant', 'tri=poste', 'tri=forme', ''].flatMap((order) =>
		SEARCHES.flatMap((search) => [1, 2].map((page) => `${search}&${order}&page=${page}`))
	),
	...['tri=montant', 'tri=-poste'].flatMap((order) => FILTERS.map((filter) => `${filter}&${order}&page=2`))
];

test.for([1, 2, 3, 4])('lists of version %i are what reading every line makes of them', (version) => {
	const list = (db: Database, address: string) => {
		const { lines, count, pages, totals, comptes } = listLines(db, queryOf(db, address), PAGE);
		return { ids: lines.map(({ id }) => id), count, pages, totals, comptes };
	};
	let found = 0;
	const summed = new Set<string>();
	for (const address of addresses.map((item) => `v=${version}&${item}`)) {
		const expected = reckoned(base, address);
		expect(list(base, address), address).toEqual(expected);
		// What the sums of blocks say does not depend on the page.
		const asked = withoutPage(address);
		if (!summed.has(asked)) expect(list(migrated, address), address).toEqual(expected);
		summed.add(asked);
		found += expected.count;
	}
	expect(found).toBeGreaterThan(10_000);
});

test.for([1, 2, 3, 4])(
	'the first lines of version %i are those of the list, and tell whether there are others',
	(version) => {
		let more = 0;
		for (const address of FILTERS.map((item) => `v=${version}&${item}`))
			for (const most of [1, PAGE, 40, 2000]) {
				const query = queryOf(base, address);
				const { lines, autres } = firstLines(base, query, most);
				const listed = listLines(base, { ...query, tri: '' }, most);
				expect(lines, address).toEqual(listed.lines);
				expect(autres, address).toBe(listed.count > listed.lines.length);
				more += Number(autres);
			}
		expect(more).toBeGreaterThan(10);
	}
);
