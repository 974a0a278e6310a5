import { beforeEach, describe, expect, test } from 'vitest';
import {
	bring,
	csv,
	everything,
	row,
	shippedBase,
	vocabulariesOnly,
	type Cells
} from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { withdrawImport } from './withdraw-import.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});

const AFIS = { poste: 'AFIS', forme: 'SEX', attribution: 'mandat' };
const REST = { poste: 'Crédits nationaux' };

/** Brings rows as somebody who has confirmed nothing. */
const propose = (rows: readonly Cells[], name = 'lignes.csv') =>
	bring(db, csv(rows), { name, confirmed: false });

const told = (report: Awaited<ReturnType<typeof propose>>) =>
	report.losses.map(({ forme, centimes, natures, items }) => [
		forme,
		centimes,
		natures.join(),
		items.map((item) => `${item.poste || item.beneficiaire} ${item.centimes}`).join(', ')
	]);

describe('changes nothing until it is confirmed', () => {
	const cases: readonly [string, readonly Cells[], readonly Cells[], readonly unknown[]][] = [
		[
			'a file that leaves an item out',
			[row(30, AFIS), row(10, REST), row(5, { poste: 'Autre' })],
			[row(30, AFIS), row(5, { poste: 'Autre' })],
			[[null, 1000, 'cp', 'Crédits nationaux 1000']]
		],
		[
			'a file that leaves an item out and raises another',
			[row(30, AFIS), row(10, REST)],
			[row(90, AFIS)],
			[[null, 1000, 'cp', 'Crédits nationaux 1000']]
		],
		[
			'a file that leaves one association out of many under one item',
			[row(7, { beneficiaire: 'Abri' }), row(8, { beneficiaire: 'Zone' })],
			[row(7, { beneficiaire: 'Abri' })],
			[[null, 800, 'cp', 'Zone 800']]
		],
		[
			'a file that leaves out what local services spend on an item',
			[row(75, { niveau: 'central' }), row(74, { niveau: 'deconcentre' })],
			[row(75, { niveau: 'central' })],
			[[null, 7400, 'cp', ' 7400']]
		],
		[
			'a file that no longer says the form',
			[row(30, AFIS), row(10, REST)],
			[row(30, { poste: 'AFIS' }), row(10, REST)],
			[['SEX', 3000, 'cp', 'AFIS 3000']]
		],
		[
			'a file that names another form',
			[row(30, AFIS)],
			[row(30, { ...AFIS, forme: 'TRAV' })],
			[['SEX', 3000, 'cp', 'AFIS 3000']]
		],
		[
			'a file that lowers a published share',
			[row(100, { ...AFIS, forme: 'SEX:60|TRAV:40', attribution: 'publiee' })],
			[row(100, { ...AFIS, forme: 'SEX:50|TRAV:50', attribution: 'publiee' })],
			[['SEX', 1000, 'cp', 'AFIS 10000']]
		],
		[
			'a better source that does not say the form',
			[row(30, AFIS)],
			[row(31, { poste: 'AFIS', source: 'b', preuve: 'A' })],
			[['SEX', 3000, 'cp', 'AFIS 3000']]
		],
		[
			'a better source that says less of the form',
			[row(30, AFIS), row(10, REST)],
			[row(1, { ...AFIS, source: 'b', preuve: 'A' })],
			[['SEX', 2900, 'cp', 'AFIS 3000']]
		],
		[
			'a better source that publishes a zero of the form',
			[row(30, { ...AFIS, nature: 'np' })],
			[row(0, { ...AFIS, nature: 'np', source: 'b', preuve: 'A' })],
			[['SEX', 3000, 'np', 'AFIS 3000']]
		],
		[
			'a file that says nothing of what it withdraws in both natures',
			[row(30, { ...AFIS, nature: 'np' }), row(10, { ...REST, nature: 'np' })],
			[row(30, { ...AFIS, nature: 'np' })],
			[[null, 1000, 'np', 'Crédits nationaux 1000']]
		]
	];

	test.for(cases)('%s', async ([, before, after, expected]) => {
		expect((await propose(before)).outcome).toBe('done');
		const held = everything(db);
		const report = await propose(after);
		expect(report).toMatchObject({ outcome: 'unconfirmed', version: null });
		expect(told(report)).toEqual(expected);
		expect(everything(db)).toEqual(held);
		const trial = await bring(db, csv(after), { confirmed: false, dryRun: true });
		expect([trial.outcome, told(trial)]).toEqual(['dry-run', expected]);
		const done = await bring(db, csv(after), { confirmed: true });
		expect([done.outcome, told(done)]).toEqual(['done', expected]);
		// Once it is done it takes nothing away any more.
		expect((await propose(after)).outcome).toBe('unchanged');
	});

	test('one more line of a stranger that makes a total count alone, on the shipped base', async () => {
		const shipped = await shippedBase();
		const extra = { exercice: 2018, poste: 'Divers', nature: '', source: 'Autre document' };
		const report = await bring(shipped, csv([row(1, extra)]), { confirmed: false });
		// Whatever R3 makes of the excess, an attribution is never lost in silence.
		const sex = report.effect.map(({ formes }) => formes.find(({ forme }) => forme === 'SEX'));
		const kept = sex.every((moved) => moved?.avant === moved?.apres);
		expect(report.outcome).toBe(kept ? 'done' : 'unconfirmed');
		if (!kept) expect(report.losses.map(({ forme }) => forme)).toContain('SEX');
		shipped.close();
	});

	test('a vocabulary that only leaves rows out', async () => {
		const coverage = (...years: number[]) =>
			`dispositif;exercice;couverture;note\n${years.map((year) => `mae;${year};complete;`).join('\n')}\n`;
		const bringCoverage = (text: string) => bring(db, text, { name: 'c.csv', confirmed: false });
		expect((await bringCoverage(coverage(2030, 2031))).outcome).toBe('done');
		expect(await bringCoverage(coverage(2030))).toMatchObject({ outcome: 'unconfirmed', partial: ['c.csv'] });
	});
});

test.for([
	['corrects an amount downwards', [row(30, AFIS), row(10, REST)], [row(12, AFIS), row(10, REST)]],
	['corrects an amount to a published zero', [row(30, AFIS)], [row(0, AFIS)]],
	[
		'names an item otherwise',
		[row(30, AFIS), row(10, REST)],
		[row(30, { ...AFIS, poste: 'Insertion' }), row(10, REST)]
	],
	['cuts an item in two', [row(30, AFIS)], [row(20, AFIS), row(10, { ...AFIS, poste: 'AFIS, suite' })]],
	['says the level of an item', [row(30, AFIS)], [row(30, { ...AFIS, niveau: 'central' })]],
	[
		'brings a better source that says more of the form',
		[row(30, AFIS)],
		[row(31, { ...AFIS, source: 'b', preuve: 'A' })]
	],
	[
		'brings a finer source that agrees with a rounded one',
		[row(30, { ...AFIS, arrondi: 10 })],
		[row(28, { ...AFIS, source: 'b', preuve: 'A' })]
	],
	[
		'brings a better source that says less of what has no form',
		[row(30, REST)],
		[row(1, { ...REST, source: 'b', preuve: 'A' })]
	],
	[
		'brings a weaker source that says less',
		[row(30, { ...AFIS, preuve: 'B' })],
		[row(1, { ...AFIS, source: 'b', preuve: 'C' })]
	],
	['says the form at last', [row(30, { poste: 'AFIS' })], [row(30, AFIS)]],
	[
		'cancels a withdrawal of credits',
		[row(30, AFIS), row(-5, REST)],
		[row(30, AFIS), row(1, { poste: 'x' })]
	],
	['only says a note', [row(30, AFIS)], [row(30, { ...AFIS, note: 'vu' })]],
	[
		'leaves details out that their total still counts',
		[row(40, { role: 'total' }), row(30, { poste: 'a' }), row(10, REST)],
		[row(40, { role: 'total' }), row(30, { poste: 'a' }), row(0, { poste: 'zero' })]
	]
] as const)('asks nothing of a file that %s', async ([, before, after]) => {
	expect((await propose(before)).outcome).toBe('done');
	const report = await propose(after);
	expect([report.outcome, report.losses]).toEqual(['done', []]);
});

test('a withdrawal asked by its number is its own confirmation', async () => {
	await propose([row(30, AFIS)]);
	expect(withdrawImport(db, currentVersion(db), { at: '2026-11-22T00:00:00.000Z' }).version).toBe(3);
});
