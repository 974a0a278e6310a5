import Papa from 'papaparse';
import { expect, test } from 'vitest';
import type { FigureTable } from '#lib/figures/shell/figure-table.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { empreinteOf } from './empreinte.ts';
import { writeTableCsv } from './table-csv.ts';
import { fc } from '../../../tests/property-seed.ts';

const TABLE: FigureTable = {
	legende: 'Crédits prévus',
	identites: [],
	colonnes: [
		{ id: 'exercice', titre: 'Exercice', genre: 'entier', enTete: true },
		{ id: 'libelle', titre: 'Libellé', genre: 'texte' },
		{ id: 'montant', titre: 'Montant (€)', genre: 'euros' },
		{ id: 'part', titre: 'Part (%)', genre: 'pourcent' }
	],
	lignes: [
		[2018, 'Aide ; « AFIS »', 237_600_000, 434],
		[2019, '=HYPERLINK("x")', -123_450, null],
		[2020, '', null, 5]
	]
};

test('the file for Excel has a BOM, semicolons, decimal commas and typed numbers', () => {
	expect(writeTableCsv(TABLE, 'excel')).toBe(
		'\uFEFFExercice;Libellé;Montant (€);Part (%)\r\n' +
			'2018;"Aide ; « AFIS »";2376000;"43,4"\r\n' +
			'2019;"\'=HYPERLINK(""x"")";"-1234,50";\r\n' +
			'2020;;;"0,5"\r\n'
	);
});

test('in English the file for Excel has commas and points, as an English spreadsheet expects', () => {
	expect(inLanguage('en', () => writeTableCsv(TABLE, 'excel'))).toBe(
		'\uFEFFExercice,Libellé,Montant (€),Part (%)\r\n' +
			'2018,"Aide ; « AFIS »",2376000,43.4\r\n' +
			'2019,"\'=HYPERLINK(""x"")",-1234.50,\r\n' +
			'2020,,,0.5\r\n'
	);
	expect(inLanguage('en', () => writeTableCsv(TABLE, 'machine'))).toBe(writeTableCsv(TABLE, 'machine'));
});

test('the file for machines has plain names, points and no BOM', () => {
	expect(writeTableCsv(TABLE, 'machine')).toBe(
		'exercice,libelle,montant,part\n' +
			'2018,Aide ; « AFIS »,2376000,43.4\n' +
			'2019,"\'=HYPERLINK(""x"")",-1234.50,\n' +
			'2020,,,0.5\n'
	);
});

// LibreOffice proposes to split at commas, semicolons and tabs at once: each cell must hold either way.
test('whatever is ticked among commas, semicolons and tabs, the file for Excel has the same cells', () => {
	const cell = fc.string({ unit: fc.constantFrom(';', ',', '\t', '"', '\n', 'é', 'a', '1') });
	const split = (written: string): string[] => {
		const cells = written.matchAll(/("(?:[^"]|"")*"|[^",;\t\r\n]*)(?:[,;\t]|\r\n|$)/g);
		return [...cells].map(([, text = '']) => text.replace(/^"([^]*)"$/, '$1').replaceAll('""', '"'));
	};
	fc.assert(
		fc.property(fc.array(fc.tuple(cell, fc.integer()), { minLength: 1, maxLength: 5 }), (rows) => {
			const table: FigureTable = { ...TABLE, lignes: rows.map(([text, cents]) => [2018, text, cents, 5]) };
			for (const langue of ['fr', 'en'] as const) {
				const written = inLanguage(langue, () => writeTableCsv(table, 'excel')).replace(/^\uFEFF/, '');
				const texts = split(written).slice(4);
				expect(rows.map((_, index) => texts[index * 4 + 1]?.replace(/^'(?=\t)/, ''))).toEqual(
					rows.map(([text]) => text)
				);
				expect(texts.filter((_, index) => index % 4 === 3).slice(0, rows.length)).toEqual(
					rows.map(() => (langue === 'fr' ? '0,5' : '0.5'))
				);
			}
		})
	);
});

test('whatever the texts, the file reads back cell for cell and no cell starts a formula', () => {
	const cell = fc.string({
		unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ';', ',', '"', 'é', 'a')
	});
	fc.assert(
		fc.property(fc.array(cell, { minLength: 1, maxLength: 6 }), fc.integer(), (texts, cents) => {
			const table: FigureTable = {
				legende: '',
				identites: [],
				colonnes: [
					{ id: 'texte', titre: 'Texte', genre: 'texte' },
					{ id: 'montant', titre: 'Montant', genre: 'euros' }
				],
				lignes: texts.map((text) => [text, cents])
			};
			for (const flavour of ['excel', 'machine'] as const) {
				const written = writeTableCsv(table, flavour).replace(/^\uFEFF/, '');
				const { data } = Papa.parse<string[]>(written, {
					delimiter: flavour === 'excel' ? ';' : ',',
					newline: flavour === 'excel' ? '\r\n' : '\n',
					skipEmptyLines: false
				});
				const read = data.slice(1, -1);
				expect(read.map(([text]) => text?.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(texts);
				expect(read.every(([text = '']) => !/^[=+\-@\t\r]/.test(text))).toBe(true);
				expect(read.every(([, amount = '']) => Number(amount.replace(',', '.')) * 100 - cents < 0.5)).toBe(
					true
				);
			}
		}),
		{ numRuns: 300 }
	);
});

test('the empreinte changes with an amount and with nothing else', () => {
	const empreinte = empreinteOf(TABLE);
	expect(empreinte).toMatch(/^[0-9a-f]{8}$/);
	expect(empreinteOf({ ...TABLE, legende: 'Autre titre' })).toBe(empreinte);
	const changed = TABLE.lignes.map((row, index) =>
		index === 0 ? [2018, row[1] ?? '', 237_600_001, 434] : row
	);
	expect(empreinteOf({ ...TABLE, lignes: changed })).not.toBe(empreinte);
});
