import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from './fixture-reference.ts';
import { readAll } from './read-all.ts';
import { isReadWhole, unreadColumns } from './whole-read.ts';

const HEADER = 'exercice;dispositif;etape;nature;montant;source';
const ROW = '2018;bop137;lfi;cp;100;plf-2018';
const read = async (text: string, name = 'lignes.csv') =>
	(await readAll(bytesSource(name, new TextEncoder().encode(text)), FIXTURE_REFERENCE)).summary;

test.for<[string, string]>([
	['a file of lines', `${HEADER}\n${ROW}\n`],
	['columns under other names', `année;scheme;stage;nature;montant;document\n${ROW}\n`],
	['blank rows and empty cells after the last column', `${HEADER};;\n${ROW};;\n\n;;;;;;;\n`],
	['a rounding', `${HEADER};arrondi;note\n${ROW};1;vu\n`],
	[
		'a vocabulary',
		'id;titre;editeur;type;date;url;licence;note\nx;Titre;Éditeur;rapport;2018;https://exemple.fr/;;\n'
	]
])('%s is read whole', async ([, text]) => {
	const summary = await read(text);
	expect(unreadColumns(summary)).toEqual([]);
	expect(isReadWhole(summary)).toBe(true);
});

test.for<[string, string, readonly string[]]>([
	['a column that nothing knows', `${HEADER};couleur\n${ROW};bleu\n`, ['couleur']],
	['such a column in a vocabulary', 'id;titre;editeur;type;date;url;pays\nx;T;E;r;2018;;FR\n', ['pays']],
	[
		'a column without a name',
		`exercice;dispositif;;etape;nature;montant;source\n2018;bop137;x;lfi;cp;1;s\n`,
		['']
	],
	['our own column of problems', `${HEADER};_problemes\n${ROW};ligne 2 : texte\n`, ['_problemes']],
	['a row refused', `${HEADER}\n${ROW}\n2018;bop137;lfi;cp;1O0;plf-2018\n`, []],
	['a row without an amount', `${HEADER}\n${ROW}\n2018;bop137;lfi;cp;n.d.;plf-2018\n`, []],
	['a comment', `${HEADER}\n# appeler Jeanne\n${ROW}\n`, []],
	['a title', `Tableau de Jeanne\n${HEADER}\n${ROW}\n`, []],
	['a file refused', `${HEADER};montant\n${ROW};2\n`, ['montant']]
])('%s is left aside, and so the file is not read whole', async ([, text, columns]) => {
	const summary = await read(text);
	if (!summary.fatal) expect(unreadColumns(summary)).toEqual(columns);
	expect(isReadWhole(summary)).toBe(false);
});

test.for(['plf/plf_2025_depenses.csv', 'jaune/jaune_plf_2025.csv', 'scdl/scdl_2_1_1.csv'])(
	'%s has columns or rows that make no line',
	async (path) => {
		const bytes = readFileSync(`tests/fixtures/${path}`);
		const { summary } = await readAll(bytesSource(path.split('/').at(-1) ?? '', bytes), FIXTURE_REFERENCE);
		expect(isReadWhole(summary)).toBe(false);
	}
);

test.for(['', 'lignes/'])('every file of data/%s is read whole', async (folder) => {
	const names = readdirSync(`data/${folder}`).filter((name) => name.endsWith('.csv'));
	expect(names.length).toBeGreaterThan(5);
	for (const name of names) {
		const { summary } = await readAll(
			bytesSource(name, readFileSync(`data/${folder}${name}`)),
			FIXTURE_REFERENCE
		);
		expect([name, unreadColumns(summary), summary.asides]).toEqual([name, [], 0]);
	}
});
