import { expect, test } from 'vitest';
import { bring, csv, row, vocabulariesOnly, type Cells } from '#lib/server/base.fixture.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { successorsOf } from './successors.ts';

/** The amounts that stand in the place of the first line of a file once another file replaces it. */
async function heirs(before: readonly Cells[], after: readonly Cells[]): Promise<number[]> {
	const db = await vocabulariesOnly();
	await bring(db, csv(before));
	await bring(db, csv(after));
	return successorsOf(db, 1, currentVersion(db)).map((line) => line.centimes);
}

test('a corrected amount takes the place of its line', async () => {
	expect(await heirs([row(10), row(20, { poste: 'AFIS' })], [row(11), row(20, { poste: 'AFIS' })])).toEqual([
		1100
	]);
});

test('so does one that now says its niveau, where nothing said that niveau before', async () => {
	expect(await heirs([row(10)], [row(12, { niveau: 'central' })])).toEqual([1200]);
	expect(
		await heirs(
			[row(30, { role: 'total' }), row(10, { niveau: 'central' })],
			[row(12, { niveau: 'central' })]
		)
	).toEqual([]);
});

test('a withdrawn line, or one that two took the place of, has no successor', async () => {
	expect(await heirs([row(10), row(20, { poste: 'AFIS' })], [row(20, { poste: 'AFIS' })])).toEqual([]);
	expect(await heirs([row(10)], [row(6, { niveau: 'central' }), row(4, { niveau: 'deconcentre' })])).toEqual(
		[]
	);
});
