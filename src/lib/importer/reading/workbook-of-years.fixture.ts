import { bytesSource, type ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { xlsxParts, xlsxSheet, zipOf, type FixtureCell } from '#lib/ingest/sheets/workbook.fixture.ts';
import type { Decisions } from './questions.ts';

/** Nothing decided yet. */
export const NOTHING: Decisions = { lecture: {}, lectures: [], synonymes: [], corrections: [] };

/** A table with one column a year, forms in words, a row of totals, three letters O for zeros and a lost formula. */
export const YEARS: readonly (readonly FixtureCell[])[] = [
	['Suivi des crédits'],
	[],
	['Dispositif', 'Poste', 'Public visé', 'LFI 2017', 'LFI 2018', 'PLF 2019', 'Annonce 2018', 'Contact'],
	['bop137', 'AFIS', 'parcours de sortie', 3785376, 2376000, 1980000, null, ''],
	['bop137', 'Crédits nationaux', 'prostitution et traite', 523000, '52O OOO', '5OO OOO', null, 'x@y.fr'],
	['bop137', 'Crédits déconcentrés', 'prostitution et traite', 2320069, 2124878, 2124878, null, ''],
	['Total', '', '', 6264755, 5020878, 4604878, null, ''],
	['p101', 'central', 'victimes de traite', null, null, null, '75 OOO', ''],
	['p101', 'déconcentré', 'victimes de traite', null, null, null, 74000, ''],
	['mae', 'coopération', 'victimes de traite', null, null, null, '#REF!', '']
];

/** A workbook of one sheet. */
export const bookOf = (rows: readonly (readonly FixtureCell[])[], name = 'suivi.xlsx'): ByteSource =>
	bytesSource(name, zipOf(xlsxParts(xlsxSheet(rows))));

/** A file of text. */
export const textOf = (text: string, name = 'lignes.csv'): ByteSource =>
	bytesSource(name, new TextEncoder().encode(text));
