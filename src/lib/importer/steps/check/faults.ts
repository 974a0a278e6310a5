import type { Correction } from '#lib/domain/importing/correction.ts';
import { columnLetter, type Problem } from '#lib/domain/problem.ts';
import { causesOf } from '#lib/ingest/told/causes.ts';
import type { Checked, FaultyRow } from '#lib/importer/reading/questions.ts';

/** A cell, or a row when no cell is meant, that keeps a row from becoming a line. */
export interface Fault {
	readonly cle: string;
	/** `E5`, or `5` for a whole row. */
	readonly adresse: string;
	readonly probleme: Problem;
	readonly rangee: FaultyRow;
	/** Position of the cell, 1 for the first; `null` when the row as a whole is meant. */
	readonly colonne: number | null;
	/** What the file writes there. */
	readonly lu: string;
}

/** A cell, and what it is to become. */
export interface Mended {
	readonly fault: Fault;
	readonly valeur: string;
}

/** Faults that one sentence tells. */
export interface FaultGroup {
	readonly cle: string;
	/** What is wrong, in words, without where. */
	readonly titre: string;
	readonly fautes: readonly Fault[];
}

const ADDRESS = /^(?:Feuille .*?, )?(?:ligne \d+|colonne [A-Z]+)(?:, colonne [A-Z]+)?(?: \(.*?\))?\s: /i;

/** The first sentence of a message, without its address. */
export function titleOf({ message }: Pick<Problem, 'message'>): string {
	const told = message.replace(ADDRESS, '');
	const [first = told] = /^.*?[^.\d][.](?=\s|$)/.exec(told) ?? [];
	return first.replace(/\.$/, '');
}

const faultOf = (rangee: FaultyRow, probleme: Problem): Fault => {
	const { colonne } = probleme;
	const adresse = colonne === null ? String(rangee.ligne) : `${columnLetter(colonne)}${rangee.ligne}`;
	return {
		cle: `${adresse} ${probleme.code}`,
		adresse,
		probleme,
		rangee,
		colonne,
		lu: colonne === null ? '' : (rangee.cellules[colonne - 1] ?? '')
	};
};

/** What keeps rows from becoming lines, by cause: the most frequent first. */
export function groupFaults(
	{ fautives }: Pick<Checked, 'fautives'>,
	repair: (fault: Fault) => string | null
): FaultGroup[] {
	const faults = new Map<Problem, Fault>();
	for (const rangee of fautives)
		for (const probleme of rangee.problemes)
			if (probleme.severite === 'bloquant') faults.set(probleme, faultOf(rangee, probleme));
	const named = Map.groupBy(faults.keys(), (problem) => {
		const fault = faults.get(problem);
		return fault ? repair(fault) : null;
	});
	return [...named]
		.flatMap(([nom, problems]) => causesOf(problems, false).map((cause) => ({ nom, ...cause })))
		.map(({ nom, first, others }): FaultGroup => ({
			cle: `${first.code} ${nom ?? titleOf(first)}`,
			titre: nom ?? titleOf(first),
			fautes: [first, ...others].flatMap((problem) => faults.get(problem) ?? [])
		}))
		.sort((a, b) => b.fautes.length - a.fautes.length);
}

/** The cells of a group that say the same as one: what mends it mends them. */
export const alike = (group: FaultGroup, one: Fault): readonly Fault[] =>
	group.fautes.filter(
		(other) => other.colonne !== null && other.colonne === one.colonne && other.lu.trim() === one.lu.trim()
	);

/** The correction of a cell. */
export const correct = ({ rangee, colonne, lu }: Fault, valeur: string): Correction[] =>
	colonne === null ? [] : [{ ligne: rangee.ligne, colonne, lu, valeur }];
