import type { Database } from '#lib/server/store/database.ts';
import { actsOfVersions } from '#lib/server/store/accounts/acts-of-versions.ts';
import type { Entree } from './journal.ts';

export const JOURNAL_PAGE = 50;

/** An entry as it is shown; without an act, a version that no entry of this journal made. */
export interface JournalRow extends Omit<Entree, 'geste' | 'id' | 'rang'> {
	readonly cle: string;
	readonly geste: Entree['geste'] | null;
	/** Whether the command line made it; else an account whose journal was lost. */
	readonly commande: boolean;
}

const ENTRIES = `SELECT rank AS rang, id, editor AS editeur, act AS geste, subject AS objet, begun_at AS debut,
	ended_at AS fin, outcome AS issue, version, sentence AS phrase FROM journal`;

/** The names that the journal knows, in order. */
export const editorsOfJournal = (db: Database): string[] =>
	db
		.prepare<[], string>(
			"SELECT DISTINCT editor FROM journal WHERE editor <> '' ORDER BY editor COLLATE NOCASE"
		)
		.pluck()
		.all();

/**
 * What was done, newest first: the entries of the journal, and the versions that no entry made, done by the command line on the
 * server. `editeur`: those of one person alone.
 */
export function journalRows(accounts: Database, base: Database, editeur: string | null): JournalRow[] {
	const versions = actsOfVersions(base);
	const made = new Map(versions.map(({ id, act }) => [act, id]));
	const every = accounts.prepare<[], Entree>(`${ENTRIES} ORDER BY rank DESC`).all();
	const entries = every.map(({ id, version, ...entry }): JournalRow => {
		// What the base says it made counts, whatever became of whoever was to say so.
		return { ...entry, version: version ?? made.get(id) ?? null, cle: id, commande: false };
	});
	if (editeur !== null) return entries.filter((entry) => entry.editeur === editeur);
	const told = new Set(entries.map(({ version }) => version));
	const others = versions
		.filter(({ id }) => !told.has(id))
		.map(({ id, at, summary, act }): JournalRow => {
			const common = {
				editeur: '',
				geste: null,
				phrase: null,
				issue: 'fait',
				commande: act === null
			} as const;
			return { ...common, cle: `version-${id}`, objet: summary, debut: at, fin: at, version: id };
		});
	return [...entries, ...others].sort((a, b) => b.debut.localeCompare(a.debut));
}

/**
 * Ends the acts that a server which stopped left open: what made its version is done, what made none was cut short. Answers how
 * many were ended.
 */
export function reconcileJournal(accounts: Database, base: Database, at = new Date().toISOString()): number {
	const open = accounts.prepare<[], string>('SELECT id FROM journal WHERE ended_at IS NULL').pluck().all();
	if (open.length === 0) return 0;
	const made = new Map(actsOfVersions(base).map(({ id, act }) => [act, id]));
	const end = accounts.prepare(
		'UPDATE journal SET ended_at = ?, outcome = ?, version = ?, sentence = ? WHERE id = ? AND ended_at IS NULL'
	);
	for (const id of open) {
		const version = made.get(id) ?? null;
		if (version === null)
			end.run(at, 'interrompu', null, 'Le serveur s’est arrêté avant la fin : rien n’a changé.', id);
		else end.run(at, 'fait', version, 'Fait ; le serveur s’est arrêté avant de le dire.', id);
	}
	return open.length;
}
