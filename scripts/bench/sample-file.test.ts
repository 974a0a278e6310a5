import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { readFile } from '#lib/ingest/read-file.ts';
import { diskSource } from '#lib/server/import/disk-source.ts';
import { SHAPES, writeSampleFile, type ShapeId } from './sample-file.ts';

test.for(Object.keys(SHAPES) as ShapeId[])(
	'the file %s that is measured reads without a refused row',
	async (id) => {
		const folder = mkdtempSync(join(tmpdir(), 'sample-'));
		onTestFinished(() => rmSync(folder, { recursive: true }));
		const path = join(folder, `${SHAPES[id].name}.csv`);
		const bytes = await writeSampleFile(path, 2500, id);
		expect(statSync(path).size).toBe(bytes);
		const [model] = FIXTURE_REFERENCE.dispositifs;
		const ids = [
			'bop137',
			'p101',
			'mae',
			'agrasc',
			'p101-03',
			'p137-25',
			'subventions-locales',
			'versements'
		];
		const dispositifs = ids.map((id) => ({ ...model, id })) as typeof FIXTURE_REFERENCE.dispositifs;
		for await (const part of readFile(await diskSource(path), { ...FIXTURE_REFERENCE, dispositifs })) {
			if (part.kind === 'summary') expect(part).toMatchObject({ accepted: 2500, problems: [] });
		}
	}
);
