import type { SettlementLine } from './claims.ts';
import { NIVEAUX, PREUVES } from '#lib/domain/vocabulary.ts';
import { fc } from '../../../../tests/property-seed.ts';

const FORMES = ['NV', 'SEX', 'SEX|TRAV', 'SEX:60|TRAV:30', 'MULTI'] as const;
const POSTES = ['', 'x', 'y'] as const;
const BENEFICIAIRES = ['', '775723679'] as const;
export const SOURCES = ['a', 'b', 'c'] as const;

/** Amounts that often meet. */
export const small = fc.integer({ min: -3, max: 12 }).map((n) => n * 10);
const anyLine = fc.record({
	source: fc.constantFrom(...SOURCES),
	nature: fc.constantFrom('cp' as const, 'np' as const),
	niveau: fc.constantFrom(...NIVEAUX),
	poste: fc.constantFrom(...POSTES),
	beneficiaire: fc.constantFrom(...BENEFICIAIRES),
	payeur: fc.constantFrom('', '', '', 'departement'),
	role: fc.constantFrom('detail' as const, 'detail' as const, 'total' as const),
	forme: fc.constantFrom(...FORMES),
	attribution: fc.constantFrom(null, 'publiee' as const, 'cle' as const),
	preuve: fc.constantFrom(...PREUVES, null),
	sourceDate: fc.constantFrom('', '2018', '2018-07', '2019'),
	version: fc.integer({ min: 1, max: 3 }),
	centimes: small,
	arrondi: fc.constantFrom(null, null, 20, 25)
});

/** A few lines of one slot that compete, control and cross each other, in any order. */
export const anyLines = fc
	.array(anyLine, { maxLength: 14 })
	.map((lines) => lines.map((line, index): SettlementLine => ({ id: index + 1, ...line })));

/** The same, what a line weighs being that of its source, as in a published document. */
export const documentLines = fc
	.tuple(anyLines, ...SOURCES.map((source) => anyLine.map((line) => ({ ...line, source }))))
	.map(([lines, ...models]) =>
		lines.map((line) => {
			const model = models.find(({ source }) => source === line.source);
			return model
				? { ...line, preuve: model.preuve, sourceDate: model.sourceDate, version: model.version }
				: line;
		})
	);
