import { fr } from '#lib/domain/typography.ts';
import { OWN_COLUMN, type ExpectedHeader, type HeaderMatch } from '#lib/ingest/header/header.ts';
import type { Side } from '#lib/ingest/header/sides.ts';
import { CANONICAL } from '#lib/ingest/profiles/canonical.ts';
import { columnKey, isCellField, type AmountColumn, type Fiche } from './fiche.ts';

/** Two rows of a header as one: a name above several columns, merged or written once, is that of each of them. */
export function joined(above: readonly string[], below: readonly string[]): string[] {
	let group = '';
	return Array.from({ length: Math.max(above.length, below.length) }, (_, index) => {
		const [top, name] = [(above[index] ?? '').trim(), (below[index] ?? '').trim()];
		if (top !== '') group = top;
		if (name === '') {
			group = '';
			return top;
		}
		return `${group} ${name}`.trim();
	});
}

/** The rows under which a sheet may find its columns, that of their names last. */
function headersAt(rows: readonly (readonly string[])[], row: number, count: 1 | 2): (readonly string[])[] {
	const below = rows[row] ?? [];
	const above = rows[row - 1];
	// What comes back out of quarantine has its names in one row.
	return count === 2 && above ? [below, joined(above, below)] : [below];
}

function sideOf({ said }: AmountColumn, at: number): Side {
	const exercice = said.get('exercice');
	const own = [...said].filter(([field]) => isCellField(field));
	return { at, exercice: exercice === undefined ? null : Number(exercice), said: Object.fromEntries(own) };
}

function matchOf(
	expected: ExpectedHeader,
	fiche: Fiche,
	cells: readonly string[],
	row: number,
	exact: boolean
): HeaderMatch | null {
	const places = new Map<string, number[]>();
	cells.forEach((cell, index) => {
		const key = columnKey(cell);
		if (key !== '' && !OWN_COLUMN.test(cell.trim())) places.set(key, [...(places.get(key) ?? []), index]);
	});
	if (![...fiche.columns.keys()].every((column) => places.has(column))) return null;
	const strangers = [...places].filter(([column]) => !fiche.columns.has(column)).flatMap(([, at]) => at);
	if (exact && strangers.length > 0) return null;
	const at = new Map<string, number>();
	for (const { column, champ } of fiche.fields) at.set(champ, places.get(column)?.[0] ?? -1);
	const sides = fiche.amounts
		.map((amount) => sideOf(amount, places.get(amount.column)?.[0] ?? -1))
		.sort((a, b) => a.at - b.at);
	if (sides[0]) at.set('montant', sides[0].at);
	const has = (field: string) =>
		at.has(field) ||
		fiche.constants.has(field) ||
		(sides.length > 0 && fiche.amounts.every(({ said }) => said.has(field as 'etape')));
	return {
		expected,
		fiche: fiche.id,
		row,
		cells,
		at,
		years: new Map(),
		measures: [],
		sides,
		doubled: new Map([...places].filter(([column, found]) => found.length > 1 && fiche.columns.has(column))),
		unread: [...fiche.left].flatMap((column) => places.get(column) ?? []),
		unknown: strangers,
		missing: [
			...expected.columns.filter(({ field, required }) => required && !has(field)).map(({ field }) => field),
			...(expected.oneOf ?? [])
				.filter((choices) => !choices.some((choice) => choice.every(has)))
				.map(([first]) => first?.[0] ?? '')
		]
	};
}

/**
 * A kind of file as a reading sheet knows it. `exact`: recognised by itself, only where the header has the columns of the
 * sheet and no other; else where it has them all.
 */
export function headerOf(fiche: Fiche, exact: boolean): ExpectedHeader {
	const expected: ExpectedHeader = {
		...CANONICAL,
		titre: fr`la fiche de lecture « ${fiche.id} »`,
		reads: (kind, rows, row) => {
			for (const cells of headersAt(rows, row, fiche.headerRows)) {
				const match = matchOf(kind, fiche, cells, row, exact);
				if (match) return match;
			}
			return null;
		}
	};
	return expected;
}
