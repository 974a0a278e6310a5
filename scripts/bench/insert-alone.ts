import { openBase } from '#lib/server/store/open.ts';
import { COLUMNS, sampleRows } from './sample-file.ts';

// better-sqlite3 alone: rows of texts as the file writes them, one statement each, nothing checked.
const [path = '', rows = '0'] = process.argv.slice(2);
const db = openBase(path);
db.exec(`CREATE TABLE sample (${COLUMNS.join(', ')})`);
const insert = db.prepare(`INSERT INTO sample VALUES (${COLUMNS.map(() => '?').join(', ')})`);
const samples = [...sampleRows(1000)];
db.transaction(() => {
	for (let done = 0; done < Number(rows); done += 1) insert.run(samples[done % samples.length]);
})();
db.close();
