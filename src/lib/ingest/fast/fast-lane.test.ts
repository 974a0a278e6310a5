import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { encodeText } from '#lib/ingest/bytes/encode.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { readAll } from '#lib/ingest/read-all.ts';

const HEADER =
	'exercice;dispositif;programme;action;etape;nature;montant;arrondi;forme;attribution;source;note;_x';

/** Mostly sound cells, so that most rows have nothing to say. */
const often = (...cells: readonly string[]) =>
	fc.oneof(
		{ weight: 30, arbitrary: fc.constantFrom(...cells) },
		{ weight: 1, arbitrary: fc.constantFrom('', '?', ' ', '#N/A') }
	);

const row = fc
	.tuple(
		often('2018', '2016', '2017.0'),
		often('bop137', 'BOP 137'),
		often('', '137', '0137'),
		often('', '15', '137-15'),
		often('lfi', 'voté', 'plf'),
		often('ae', 'cp', ''),
		often('1 234,50', '12', '-3', '7,5', '1\u00A0000', '1.234'),
		often('', '1000'),
		often('', 'NV', 'SEX', 'SEX|TRAV'),
		often('publiee', 'mandat'),
		often('plf-2018', 'Le Monde'),
		often('', 'note', 'é'),
		often('')
	)
	.map((cells) => cells.join(';'));
const line = fc.oneof(
	{ weight: 20, arbitrary: row },
	{
		weight: 1,
		arbitrary: fc.constantFrom('', '# note', ';;;', '2018;mae', 'Total;1', '2018;mae;;;lfi;cp;5;;;;x;"a\nb";')
	}
);

async function readAs(encoding: 'utf-8' | 'utf-16le', text: string) {
	const source = bytesSource('a.csv', encodeText(`\uFEFF${text}`, encoding));
	const { lines, rejects, summary } = await readAll(source, FIXTURE_REFERENCE);
	const announcements = summary.announcements.filter((told) => told.code !== 'encodage');
	return { lines, rejects, summary: { ...summary, announcements, encoding: null } };
}

test('rows read off their bytes are what they are as text', async () => {
	let accepted = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.array(line, { maxLength: 60 }),
			fc.constantFrom('\n', '\r\n'),
			async (rows, newline) => {
				const text = [HEADER, ...rows].join('\n').replaceAll('\n', newline) + newline;
				const read = await readAs('utf-8', text);
				// UTF-16 is only ever read as text.
				expect(read).toEqual(await readAs('utf-16le', text));
				accepted += read.lines.length;
			}
		),
		{ numRuns: 300 }
	);
	expect(accepted).toBeGreaterThan(300);
});
