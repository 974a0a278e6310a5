import type { Database } from '#lib/server/store/database.ts';
import { keptFileFaults } from './kept-files.ts';
import { readKeptAgain, type ReadAgain } from './read-again.ts';
import { settledAgainFaults } from './settled-again.ts';
import { importFaults, sumFaults } from './sums.ts';

/** One thing that a base was held against, and where it differs, in French. */
export interface Checked {
	readonly titre: string;
	readonly faults: readonly string[];
}

/** What can be asked of a base that is only read: its own sums, and the bytes of its files. */
export const checkAsItIs = (db: Database): Checked[] => [
	{ titre: 'Sommes gardées avec les lignes', faults: sumFaults(db) },
	{ titre: 'Octets d’origine', faults: keptFileFaults(db) }
];

/** Everything that a base can be held against. Settles it again: to be called on a copy. */
export async function checkBase(db: Database): Promise<{ checked: Checked[]; again: ReadAgain }> {
	const again = await readKeptAgain(db);
	const checked = [
		...checkAsItIs(db),
		{ titre: 'Comptes rendus des imports', faults: importFaults(db) },
		{ titre: 'Lignes relues dans leur fichier', faults: again.faults },
		{ titre: 'Ce qui compte, réglé de nouveau', faults: settledAgainFaults(db) }
	];
	return { checked, again };
}
