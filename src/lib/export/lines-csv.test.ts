import { describe, expect, test } from 'vitest';
import { COLONNES_LIGNE, FundingLine } from '#lib/domain/funding-line.ts';
import { isDeclaredAbsent } from '#lib/ingest/cells/absences.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { ATTRIBUTIONS, ETAPES, NATURES, NIVEAUX, PREUVES, ROLES } from '#lib/domain/vocabulary.ts';
import { LINES_CSV_HEADER, lineCsvRow, lineExcelRow } from './lines-csv.ts';
import { fc } from '../../../tests/property-seed.ts';

/** Any text that a cell can hold once read: no outer space, lines joined, and no word that says that there is none. */
const text = fc
	.string({ unit: fc.constantFrom(...'abé"\'; ,\t€|%:=+-1.’œ«»'), minLength: 1, maxLength: 20 })
	.map((cell) => cell.trim())
	.filter((cell) => cell !== '' && !/^(?:#|n\.?[dc])/i.test(cell) && !isDeclaredAbsent(cell));
const said = <T>(value: fc.Arbitrary<T>) => fc.option(value);

const lines: fc.Arbitrary<FundingLine> = fc
	.record({
		exercice: fc.integer({ min: 2014, max: 2018 }),
		dispositif: fc.constantFrom('bop137', 'p101', 'mae'),
		programme: fc.constant(null),
		action: fc.constant(null),
		sous_action: fc.constant(null),
		etape: fc.constantFrom(...ETAPES),
		nature: fc.constantFrom(...NATURES),
		centimes: fc.integer({ min: -1e12, max: 1e12 }).map((cents) => cents + 0),
		arrondi: said(fc.integer({ min: 1, max: 1e9 })),
		niveau: fc.constantFrom(...NIVEAUX),
		poste: said(text),
		libelle: said(text),
		role: fc.constantFrom(...ROLES),
		forme: fc.constantFrom('NV', 'SEX', 'SEX|TRAV', 'SEX:60|TRAV:39.5', 'MULTI'),
		attribution: fc.constantFrom(...ATTRIBUTIONS),
		beneficiaire: said(text),
		siren: said(fc.constant('775672272')),
		payeur: said(text),
		periode: said(fc.constant('2020-11/2022-04')),
		preuve: said(fc.constantFrom(...PREUVES)),
		source: text.map((title) => `Rapport ${title}`),
		source_page: said(text),
		source_url: said(fc.constant('https://exemple.fr/a?b=1;2')),
		source_date: said(fc.constantFrom('2018', '2018-07', '2018-07-05')),
		note: said(text)
	})
	.filter((line) => FundingLine.safeParse(line).success);

const write = (rows: readonly FundingLine[], row = lineCsvRow, end = '\n') =>
	[LINES_CSV_HEADER, ...rows.map((line) => row(line)), ''].join(end);

describe('a line written as CSV', () => {
	test('reads back as the same line, whatever its texts', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(lines, { minLength: 1, maxLength: 8 }), async (written) => {
				for (const file of [write(written), write(written, lineExcelRow, '\r\n')]) {
					const read = await readAll(file, FIXTURE_REFERENCE);
					expect(read.rejects).toEqual([]);
					expect(read.lines).toEqual(written);
				}
			}),
			{ numRuns: 150 }
		);
	});

	const [line] = fc.sample(lines, { numRuns: 1, seed: 1 });
	const cells = (change: Partial<FundingLine>) =>
		lineCsvRow({ ...(line as FundingLine), ...change }).split(';');
	const at = (name: (typeof COLONNES_LIGNE)[number]) => COLONNES_LIGNE.indexOf(name);

	test.for([
		[237_600_000, '2376000'],
		[123_456, '1234,56'],
		[120, '1,20'],
		[-1, '-0,01'],
		[0, '0']
	] as const)('%i cents are « %s »', ([centimes, expected]) => {
		expect(cells({ centimes, poste: null, libelle: null })[at('montant')]).toBe(expected);
	});

	test('what the source does not say is an empty cell', () => {
		const nothing = cells({ arrondi: null, poste: null, libelle: null, note: null });
		for (const name of ['arrondi', 'poste', 'libelle'] as const) expect(nothing[at(name)]).toBe('');
	});

	test('the header is the canonical one', () => {
		expect(LINES_CSV_HEADER).toBe(COLONNES_LIGNE.join(';'));
	});

	test('a cell is quoted only when it has to be', () => {
		const [quoted] = ['a;b', 'a"b', 'a\nb'].map((note) => lineCsvRow({ ...(line as FundingLine), note }));
		expect(quoted).toMatch(/"a;b"$/);
		expect(lineCsvRow({ ...(line as FundingLine), note: 'a"b' })).toMatch(/"a""b"$/);
		expect(lineCsvRow({ ...(line as FundingLine), note: 'l’«a», b' })).toMatch(/;l’«a», b$/);
	});

	test('for spreadsheets, an amount with cents and a text with a comma are quoted', () => {
		const [row] = [lineExcelRow({ ...(line as FundingLine), centimes: 123_456, note: 'l’«a», b' })];
		expect(row).toContain(';"1234,56";');
		expect(row).toMatch(/;"l’«a», b"$/);
	});
});
