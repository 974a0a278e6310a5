import { decodeText } from '#lib/ingest/bytes/encoding.ts';
import { readRecords } from '#lib/ingest/records/records.ts';
import { diskSource } from '#lib/server/import/disk-source.ts';

// papaparse alone: every record of a file is decoded, parsed and thrown away.
const source = await diskSource(process.argv[2] ?? '');
let rows = 0;
for await (const block of readRecords(decodeText(source, 'utf-8', { cr: 0 }), ';', false)) {
	rows += block.rows.length;
}
console.log(rows);
