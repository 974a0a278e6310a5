import { randomUUID } from 'node:crypto';
import { writeLog } from '#lib/server/log.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { Auteur } from './editeur.ts';
import type { Geste } from './gestes.ts';

/** How an act ended: done, refused by a rule, failed on our side, or cut short before anyone could say. */
export type Issue = 'fait' | 'refuse' | 'echec' | 'interrompu';

/** One entry. Times are UTC, ISO 8601; `fin` and `issue` are `null` while the act goes on. */
export interface Entree {
	readonly rang: number;
	readonly id: string;
	/** '' for a visitor who is nobody yet. */
	readonly editeur: string;
	readonly geste: Geste;
	readonly objet: string;
	readonly debut: string;
	readonly fin: string | null;
	readonly issue: Issue | null;
	readonly version: number | null;
	readonly phrase: string | null;
}

let kept: Database | undefined;

/** Says where this process keeps its journal; what it answers forgets that. */
export function keepJournalIn(db: Database): () => void {
	kept = db;
	return () => {
		if (kept === db) kept = undefined;
	};
}

function journal(): Database {
	if (!kept) throw new Error('journal not open');
	return kept;
}

/** Writes that an editor is about to do something to `objet`, in French; gives the name of the entry. `null`: a visitor. */
export function begin(
	editeur: Auteur | null,
	geste: Geste,
	objet: string,
	at = new Date().toISOString()
): string {
	const id = randomUUID();
	journal()
		.prepare('INSERT INTO journal (id, user_id, editor, act, subject, begun_at) VALUES (?, ?, ?, ?, ?, ?)')
		.run(id, editeur?.id ?? null, editeur?.nom ?? '', geste, objet, at);
	return id;
}

/** What an act came to: the version that it made, and a sentence in French. */
export interface Fin {
	readonly version?: number | null;
	readonly phrase?: string | null;
	readonly issue?: Issue;
}

/** Completes an entry, once: a second end throws. */
export function end(
	id: string,
	{ version = null, phrase = null, issue = 'fait' }: Fin,
	at = new Date().toISOString()
): void {
	const { changes } = journal()
		.prepare('UPDATE journal SET ended_at = ?, outcome = ?, version = ?, sentence = ? WHERE id = ?')
		.run(at, issue, version, phrase, id);
	if (changes !== 1) throw new Error(`unknown entry: ${id}`);
}

/** Writes an act that is done already. */
export function record(
	editeur: Auteur | null,
	geste: Geste,
	objet: string,
	phrase: string | null = null
): void {
	journal().transaction(() => end(begin(editeur, geste, objet), { phrase }))();
}

/**
 * Does an act between its two lines of the journal: what it throws ends it as failed, and goes on. An act that was done is
 * answered even when its end cannot be written, the disk being full: the base says what it made, and the next server ends it.
 */
export async function journaled<T>(
	editeur: Auteur | null,
	geste: Geste,
	objet: string,
	act: (id: string) => T | Promise<T>,
	said: (done: T) => Fin
): Promise<T> {
	const id = begin(editeur, geste, objet);
	let done: T;
	try {
		done = await act(id);
	} catch (cause) {
		endIfPossible(id, () => ({ issue: 'echec', phrase: 'Échec de notre côté.' }));
		throw cause;
	}
	endIfPossible(id, () => said(done));
	return done;
}

function endIfPossible(id: string, fin: () => Fin): void {
	try {
		end(id, fin());
	} catch (error) {
		writeLog('erreur', 'journal', { entree: id, error });
	}
}
