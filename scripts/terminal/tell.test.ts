import { expect, test } from 'vitest';
import { run, temporaryFolder } from '../command.fixture.ts';
import { asLine } from './tell.ts';

test('what acts in a terminal is named, and the rest is as it is', () => {
	expect(asLine('a\u202Etxt.exe\u001B[2J\u009Bm\u200B\u2028b\r\n')).toBe(
		'a<U+202E>txt.exe<U+001B>[2J<U+009B>m<U+200B><U+2028>b<U+000D><U+000A>'
	);
	expect(asLine('5\u202F020\u00A0€\t« é » 😀 مكافحة')).toBe('5\u202F020\u00A0€\t« é » 😀 مكافحة');
});

test('a file name forges no line of a report, a cell neither', async () => {
	const { path, write, end } = temporaryFolder();
	const cell = 'x\u001B[2J\u202Ey';
	const table = write(
		'a\nFait : version 9.\u001B[31m.csv',
		`exercice;dispositif;etape;nature;montant;source\n2018;bop137;${cell};cp;5;X\n`
	);
	for (const args of [[table], [table, '--allow-rejects', '--confirmer'], [`${table}\n.csv`]]) {
		const { out, err } = await run('import', [...args, '--db', path('base.db')]);
		expect(out + err).not.toMatch(/^Fait : version 9/m);
		expect(`${out}${err}`.replaceAll('\n', '').match(/[\p{Cc}\p{Cf}]/u)).toBe(null);
		expect(out + err).toContain('<U+000A>Fait : version 9.<U+001B>[31m');
	}
	end();
});
