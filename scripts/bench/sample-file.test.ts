import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { readFile } from '#lib/ingest/read-file.ts';
import { diskSource } from '#lib/server/import/disk-source.ts';
import { writeSampleFile } from './sample-file.ts';

test('the file that is measured reads without a refused row', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'sample-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const path = join(folder, 'sample.csv');
	const bytes = await writeSampleFile(path, 2500);
	expect(statSync(path).size).toBe(bytes);
	const [model] = FIXTURE_REFERENCE.dispositifs;
	const ids = ['bop137', 'p101', 'mae', 'agrasc', 'p101-03', 'p137-25', 'subventions-locales'];
	const dispositifs = ids.map((id) => ({ ...model, id })) as typeof FIXTURE_REFERENCE.dispositifs;
	let accepted = 0;
	for await (const part of readFile(await diskSource(path), { ...FIXTURE_REFERENCE, dispositifs })) {
		if (part.kind === 'summary') accepted = part.accepted;
	}
	expect(accepted).toBe(2500);
});
