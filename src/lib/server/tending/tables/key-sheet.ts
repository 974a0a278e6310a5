import { FORMES_ATTRIBUEES, type FormeAttribuee } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { Typed } from './read-typed.ts';
import { standingRows, writtenRow, type StandingRow } from './standing-rows.ts';

/** What all the rows of a key say alike. */
export const KEY_COLUMNS = [
	...(['id', 'dispositif', 'poste', 'beneficiaire', 'de', 'a'] as const),
	...(['methode', 'auteur', 'source', 'date'] as const)
];
/** The shares of a form. */
export const SHARES = ['bas', 'central', 'haut'] as const;
export type Share = (typeof SHARES)[number];

/** A key as a sheet: what its rows say alike, and the shares of each form as typed, `''` where there are none. */
export interface KeySheet {
	readonly commun: Typed;
	readonly parts: Readonly<Record<FormeAttribuee, Readonly<Record<Share, string>>>>;
}

/** The rows of a key that stand. */
export const keyRows = (db: Database, id: string): StandingRow[] =>
	standingRows(db, 'cles').filter(({ row }) => row['id'] === id);

/** The sheet that typed or written rows make. */
export function sheetOf(rows: readonly Typed[], commun: Typed = rows[0] ?? {}): KeySheet {
	const share = (forme: FormeAttribuee) => {
		const row = rows.find((one) => one['forme'] === forme);
		return { bas: row?.['bas'] ?? '', central: row?.['central'] ?? '', haut: row?.['haut'] ?? '' };
	};
	return {
		commun: Object.fromEntries(KEY_COLUMNS.map((column) => [column, commun[column] ?? ''])),
		parts: Object.fromEntries(FORMES_ATTRIBUEES.map((forme) => [forme, share(forme)])) as KeySheet['parts']
	};
}

/** The sheet of a key that stands. */
export const standingSheet = (rows: readonly StandingRow[]): KeySheet =>
	sheetOf(rows.map(({ row }) => writtenRow('cles', row)));

/** The rows that a sheet says: one for each form with a share. */
export const rowsOfSheet = ({ commun, parts }: KeySheet): Typed[] =>
	FORMES_ATTRIBUEES.filter((forme) => SHARES.some((share) => parts[forme][share].trim() !== '')).map(
		(forme) => ({ ...commun, forme, ...parts[forme] })
	);

const HUNDREDTHS = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/;

/** The sum of the shares of a column, in hundredths of a percent; `null` when one of them is not a percentage. */
export function sumOfShares({ parts }: Pick<KeySheet, 'parts'>, share: Share): number | null {
	let sum = 0;
	for (const forme of FORMES_ATTRIBUEES) {
		const cell = parts[forme][share].trim();
		if (cell === '') continue;
		const match = HUNDREDTHS.exec(cell);
		if (!match) return null;
		sum += Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
	}
	return sum;
}
