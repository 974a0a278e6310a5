import { expect, test } from 'vitest';
import { BatchWriter } from './batch-writer.ts';

test('a column that says the same of every line has one element', () => {
	const writer = new BatchWriter();
	const batch = writer.start(4);
	for (let at = 0; at < 3; at += 1) {
		batch.coded.nature[at] = writer.word('cp');
		batch.coded.poste[at] = writer.word(`poste ${at}`);
	}
	batch.count = 3;
	const finished = writer.finish();
	expect([...(finished?.coded.nature ?? [])]).toEqual([0]);
	expect([...(finished?.coded.poste ?? [])]).toEqual([1, 2, 3]);
	expect([...(finished?.arrondi ?? [])]).toEqual([NaN]);
	expect(finished?.centimes).toHaveLength(3);
});

test('words whose lines were all refused are not counted when the numbering starts again', () => {
	const writer = new BatchWriter();
	writer.start(1);
	for (let word = 0; word < 140_000; word += 1) writer.word(`refusé ${word}`);
	expect(writer.finish()).toBeNull();
	const batch = writer.start(1);
	batch.coded.poste[0] = writer.word('gardé');
	batch.count = 1;
	const finished = writer.finish();
	expect(finished?.words[finished.coded.poste[0] ?? -1]).toBe('gardé');
});
