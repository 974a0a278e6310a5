import type { Etape } from '#lib/domain/vocabulary.ts';
import { formulaError, isFormulaError } from '#lib/ingest/told/formula-error.ts';
import type { Issue } from '#lib/ingest/told/problem-log.ts';

/** What a check makes of a cell: the value to store, `null` for « not said », and what there is to say about it. */
export interface Reading {
	readonly value: string | null;
	/** When it is `bloquant`, the value means nothing. */
	readonly issue?: Issue;
	/** The programme that the code itself names, as `137` in `137-15`. */
	readonly programme?: string;
	/** The stage that a year names, as `lfi` in « 2018 (LFI) ». */
	readonly etape?: Etape;
	/** The action that a sub-action names, as `15` in `137-15-01`. */
	readonly action?: string;
}

/** Reads one cell. Pure: the same cell always gives the same reading. */
export type Check = (cell: string) => Reading;

export const NOT_SAID: Reading = { value: null };

export const said = (value: string): Reading => ({ value });
export const refused = (issue: Issue): Reading => ({ value: null, issue });
export const told = (value: string | null, issue: Issue): Reading => ({ value, issue });

/** Refuses a cell that holds an error of the spreadsheet, whatever its column; `null` for any other cell. */
export const formulaRefused = (cell: string): Reading | null =>
	isFormulaError(cell.trim()) ? refused(formulaError(cell, 'une valeur')) : null;
