import { describe, expect, test } from 'vitest';
import { columnLetter } from '#lib/domain/problem.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import type { Delimiter } from '#lib/ingest/lines/batch.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { csvRow } from '#lib/ingest/records/csv-cells.ts';
import { xlsxParts, xlsxSheet, zipOf } from '#lib/ingest/sheets/workbook.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

/** A column: what it is called, a sound cell of a row, and cells that are at fault in it, whatever stands around. */
interface Column {
	readonly name: string;
	readonly sound: (row: number) => string;
	readonly faults: readonly string[];
}

const ERRORS = ['#REF!', '#N/A', '#####'];
const NO_AMOUNTS = ['12x', '1O0', '12,345,6', '2?124?878', '1e9x', 'environ 12', '12 %', ...ERRORS];
const column = (name: string, sound: (row: number) => string, ...faults: string[]): Column => ({
	name,
	sound,
	faults
});

const year = column(
	'exercice',
	(row) => String(2000 + (row % 20)),
	'deux mille',
	'1066',
	'2017-2018',
	...ERRORS
);
const scheme = column('dispositif', () => 'mae', 'zzz', 'programme 999', ...ERRORS);
const amount = (name: string) => column(name, (row) => String(1000 + row), ...NO_AMOUNTS);
const text = (name: string) => column(name, (row) => `Texte ${row}`, ...ERRORS);

const KINDS: Readonly<Record<string, readonly Column[]>> = {
	canonical: [
		year,
		scheme,
		column('etape', () => 'lfi', 'vote en mars', ...ERRORS),
		amount('montant'),
		column('nature', () => 'cp', 'zz', ...ERRORS),
		column('niveau', () => 'central', 'haut', ...ERRORS),
		text('poste'),
		text('libelle'),
		column('siren', () => '781626817', '12345', '7,8E+08', ...ERRORS),
		column('source', () => 'Document', '', ...ERRORS),
		column('source_url', () => 'https://exemple.fr/a', 'pas une adresse', ...ERRORS),
		column('source_date', () => '2018-06-15', '2018-13-45', 'hier', ...ERRORS),
		column('periode', () => '2018-01/2018-03', 'nov-20', ...ERRORS)
	],
	'a column for each year': [
		scheme,
		column('etape', () => 'lfi', 'vote en mars', ...ERRORS),
		text('poste'),
		column('source', () => 'Document', '', ...ERRORS),
		amount('2015'),
		amount('2016'),
		amount('2017'),
		amount('2018')
	],
	'AE and CP side by side': [
		year,
		scheme,
		column('etape', () => 'lfi', 'vote en mars', ...ERRORS),
		text('poste'),
		column('source', () => 'Document', '', ...ERRORS),
		amount('Montant AE'),
		amount('Montant CP')
	],
	'subsidies of a town': [
		column('nomAttribuant', () => 'Ville', '', ...ERRORS),
		column('dateConvention', () => '2018-05-10', 'hier', '2018-13-01', ...ERRORS),
		text('nomBeneficiaire'),
		column('idBeneficiaire', () => '78162681700001', ...ERRORS),
		text('objet'),
		amount('montant')
	],
	'payments to associations': [
		column('Programme 2023', () => '163', ...ERRORS),
		column('N° SIREN', () => '781626817', ...ERRORS),
		text('Dénomination'),
		text('Objet 2023'),
		amount('Montant 2023')
	],
	'credits by destination': [
		column('Programme', () => '137', 'cent', ...ERRORS),
		column('Action', () => '15', 'x-y', '15-janv', ...ERRORS),
		amount('AE PLF'),
		amount('CP PLF')
	],
	'a vocabulary': [
		column('mot', (row) => `mot ${row}`, '', ...ERRORS),
		column('vocabulaire', () => 'forme', 'couleur', ...ERRORS),
		column('code', () => 'SEX', ...ERRORS),
		column('source', () => 'Nous', ...ERRORS)
	]
};

interface Drawn {
	readonly columns: readonly Column[];
	readonly rows: readonly (readonly string[])[];
	readonly fault: { readonly row: number; readonly at: number; readonly cell: string };
}

/** A sound table of a kind, its columns in any order, with one cell at fault. */
const drawn = (columns: readonly Column[]): fc.Arbitrary<Drawn> =>
	fc
		.record({
			columns: fc.shuffledSubarray([...columns], { minLength: columns.length }),
			count: fc.integer({ min: 1, max: 40 }),
			row: fc.nat(),
			at: fc.nat(),
			fault: fc.nat()
		})
		.map(({ columns: shuffled, count, row: anyRow, at: anyColumn, fault: anyFault }) => {
			const at = anyColumn % shuffled.length;
			const row = anyRow % count;
			const { faults } = shuffled[at] as Column;
			const cell = faults[anyFault % faults.length] ?? '';
			const rows = Array.from({ length: count }, (_, index) =>
				shuffled.map(({ sound }, place) => (index === row && place === at ? cell : sound(index)))
			);
			return { columns: shuffled, rows, fault: { row, at, cell } };
		});

const blocking = async (name: string, content: Uint8Array) => {
	const { summary } = await readAll(bytesSource(name, content), FIXTURE_REFERENCE);
	return summary.problems.filter(({ severite }) => severite === 'bloquant');
};

describe('of a table with one cell at fault, the problem names that cell:', () => {
	test.for(Object.entries(KINDS))('%s', async ([, columns]) => {
		const layout = fc.record({
			delimiter: fc.constantFrom<Delimiter>(';', '\t'),
			newline: fc.constantFrom('\n', '\r\n'),
			titles: fc.constantFrom('', '\n', 'Un titre\n\n', '"Un titre\nsur deux lignes"\n\n'),
			blanks: fc.array(fc.nat(40)),
			breaks: fc.array(fc.nat(40))
		});
		await fc.assert(
			fc.asyncProperty(drawn(columns), layout, async ({ columns: shuffled, rows, fault }, written) => {
				const { delimiter, newline, blanks, breaks } = written;
				// A word alone would be a header of one column.
				const titles = shuffled.length > 2 ? written.titles : '';
				const free = shuffled.findIndex(({ name }) => /^(?:libelle|objet|poste|Objet)/.test(name));
				let out = `${titles}${csvRow(
					shuffled.map(({ name }) => name),
					delimiter
				)}\n`;
				let ligne = 0;
				rows.forEach((cells, index) => {
					if (blanks.includes(index)) out += '\n';
					if (index === fault.row) ligne = out.split('\n').length;
					const broken = breaks.includes(index) && free >= 0 && free !== fault.at;
					out += `${csvRow(broken ? cells.map((cell, at) => (at === free ? `${cell}\nsuite` : cell)) : cells, delimiter)}\n`;
				});
				const problems = await blocking(
					'plf-2018.csv',
					new TextEncoder().encode(out.replaceAll('\n', newline))
				);
				expect(problems, out).toMatchObject([
					{
						ligne,
						colonne: fault.at + 1,
						lettre: columnLetter(fault.at + 1),
						champ: shuffled[fault.at]?.name,
						valeur: fault.cell
					}
				]);
				const place = `^Ligne ${ligne}, colonne ${columnLetter(fault.at + 1)} `;
				expect(problems[0]?.message).toMatch(new RegExp(place));
			}),
			{ numRuns: 60 }
		);
	});

	test('of a workbook, with its sheet', async () => {
		const columns = KINDS.canonical ?? [];
		await fc.assert(
			fc.asyncProperty(drawn(columns), fc.nat(4), async ({ columns: shuffled, rows, fault }, above) => {
				const sheet = [...Array.from({ length: above }, () => []), shuffled.map(({ name }) => name), ...rows];
				const problems = await blocking('plf-2018.xlsx', zipOf(xlsxParts(xlsxSheet(sheet))));
				const ligne = above + fault.row + 2;
				expect(problems).toMatchObject([{ ligne, colonne: fault.at + 1, valeur: fault.cell }]);
				expect(problems[0]?.message).toMatch(
					new RegExp(`^Feuille Données, ligne ${ligne}, colonne ${columnLetter(fault.at + 1)} `)
				);
			}),
			{ numRuns: 60 }
		);
	});
});
