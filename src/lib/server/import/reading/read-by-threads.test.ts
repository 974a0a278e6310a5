import { expect, test } from 'vitest';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { readByThreads } from './read-by-threads.ts';
import { readWatched } from './read-watched.ts';

const small = (name: string) =>
	bytesSource(
		name,
		new TextEncoder().encode('exercice;dispositif;etape;montant;source\n2018;mae;lfi;1;Document\n')
	);
const large = (name: string): ByteSource => ({ ...small(name), size: 50_000_000 });

/** The names of the files for which a thread was started, in order, once all have been read. */
async function threadsFor(sources: readonly ByteSource[]): Promise<string[]> {
	const started: string[] = [];
	const read = readByThreads(sources, (source) => {
		started.push(source.name);
		return { parts: (reference: Reference) => readWatched(source, reference) };
	});
	for (const source of sources) {
		const kinds: string[] = [];
		for await (const { kind } of read(source, FIXTURE_REFERENCE, {})) kinds.push(kind);
		expect(kinds).toEqual(['lines', 'summary', 'bytes', 'piece', 'pieces']);
	}
	return started;
}

test('a folder of small files is read without a thread for each', async () => {
	expect(await threadsFor(Array.from({ length: 50 }, (_, at) => small(`f${at}.csv`)))).toEqual([]);
});

test('a large file has a thread of its own, once, wherever it stands', async () => {
	expect(await threadsFor([large('a'), small('b'), large('c')])).toEqual(['a', 'c']);
	expect(await threadsFor([small('b'), large('c')])).toEqual(['c']);
});
