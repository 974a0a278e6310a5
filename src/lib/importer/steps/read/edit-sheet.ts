import { fold } from '#lib/domain/fold.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';

type Row = ReferenceRow<'lectures'>;
type Rows = readonly Row[];

/** What a column is read as: a field of the lines, amounts, or nothing. */
export type ReadAs = 'ecarter' | 'montants' | (string & {});

const COLUMN_RULES: readonly Row['regle'][] = ['colonne', 'montants', 'ecarter', 'recopier'];
const same = (one: string, other: string) => fold(one.trim()) === fold(other.trim());

const row = (rows: Rows, said: Partial<Row>): Row => ({
	fiche: rows[0]?.fiche ?? 'tableau',
	regle: 'colonne',
	colonne: '',
	champ: '',
	mot: '',
	code: '',
	...said
});

/** Puts a row in the place of the first that it replaces, or last. */
function replaced(rows: Rows, replaces: (row: Row) => boolean, by: Rows): Rows {
	const at = rows.findIndex(replaces);
	const kept = rows.filter((one) => !replaces(one));
	return at < 0
		? [...kept, ...by]
		: [
				...rows.slice(0, at).filter((one) => !replaces(one)),
				...by,
				...kept.filter((one) => rows.indexOf(one) > at)
			];
}

/** Reads a column as another thing. What was said of its amounts or of its words goes with what it was. */
export function readColumnAs(rows: Rows, colonne: string, as: ReadAs, raison: string): Rows {
	const left = rows.filter(
		(one) =>
			!(one.regle === 'valeur' && same(one.colonne, colonne)) &&
			!(one.regle === 'total' && same(one.colonne, colonne) && as === 'ecarter')
	);
	const rule: Partial<Row> =
		as === 'ecarter'
			? { regle: 'ecarter' }
			: as === 'montants'
				? { regle: 'montants' }
				: { regle: 'colonne', champ: as };
	// A field is given by one column: the one that gave it before is left.
	const moved = left.map((one) =>
		one.regle === 'colonne' && one.champ === as && !same(one.colonne, colonne)
			? row(rows, { regle: 'ecarter', colonne: one.colonne, raison })
			: one
	);
	return replaced(moved, (one) => COLUMN_RULES.includes(one.regle) && same(one.colonne, colonne), [
		row(rows, { ...rule, colonne, raison })
	]);
}

/** Says something of all the amounts of a column: its year, its stage, its document; `''` says nothing of it. */
export function sayOfColumn(rows: Rows, colonne: string, champ: string, code: string, raison: string): Rows {
	const ofColumn = (one: Row) => one.regle === 'montants' && same(one.colonne, colonne);
	const others = rows.filter((one) => ofColumn(one) && one.champ !== champ && one.champ !== '');
	const said =
		code === '' ? others : [...others, row(rows, { regle: 'montants', colonne, champ, code, raison })];
	return replaced(
		rows,
		ofColumn,
		said.length > 0 ? said : [row(rows, { regle: 'montants', colonne, raison })]
	);
}

/** Says something of the whole file. */
export const sayOfFile = (rows: Rows, champ: string, code: string, raison: string): Rows =>
	replaced(rows, (one) => one.regle === 'constante' && one.champ === champ, [
		row(rows, { regle: 'constante', champ, code, raison })
	]);

/** Says what a word of a column stands for. */
export const sayOfWord = (
	rows: Rows,
	{ colonne, champ, mot }: Pick<Row, 'colonne' | 'champ' | 'mot'>,
	code: string,
	raison: string
): Rows =>
	replaced(rows, (one) => one.regle === 'valeur' && one.champ === champ && same(one.mot, mot), [
		row(rows, { regle: 'valeur', colonne, champ, mot, code, raison })
	]);
