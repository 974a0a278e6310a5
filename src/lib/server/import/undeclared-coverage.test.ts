import { beforeEach, expect, test } from 'vitest';
import { bring, csv, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});

const years = (...exercices: number[]) =>
	csv(exercices.map((exercice) => row(10, { exercice, etape: 'annonce' })));
const told = async (text: string, name?: string) =>
	(await bring(db, text, name === undefined ? {} : { name })).told
		.filter(({ code }) => code === 'couverture-non-declaree')
		.map(({ message }) => message.replaceAll(/\s/g, ' '));

test('the first amounts of an undeclared exercice are said to be, with the rows that declare it', async () => {
	const [message = '', ...others] = await told(years(2018, 2030, 2031));
	expect(others).toEqual([]);
	expect(message).toContain(
		'bop137 : ce sont les premiers montants des exercices 2030 et 2031, et la couverture'
	);
	expect(message).toContain('au moins');
	const [, file = '', header = '', line = ''] =
		/un fichier (\S+) : une ligne « (\S+) », puis .*?« (bop137;2030;.*?) »/.exec(message) ?? [];
	const before = readReference(db, currentVersion(db)).couverture.length;
	const report = await bring(db, `${header}\n${line}\n`, { name: file, confirmed: false });
	expect(report.outcome).toBe('done');
	expect(readReference(db, currentVersion(db)).couverture).toHaveLength(before + 1);
});

test('nothing is said again of an exercice that has amounts, nor of one that is declared', async () => {
	expect(await told(years(2030))).toHaveLength(1);
	expect(await told(csv([row(12, { exercice: 2030, etape: 'annonce', source: 'b', poste: 'x' })]))).toEqual(
		[]
	);
	expect(await told(years(2018))).toEqual([]);
});

test('a dry run says it too', async () => {
	const report = await bring(db, years(2030), { dryRun: true });
	expect(report.told.map(({ code }) => code)).toContain('couverture-non-declaree');
});
