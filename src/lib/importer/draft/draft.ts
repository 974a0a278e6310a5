import type { Correction } from '#lib/domain/importing/correction.ts';
import type { ControlTotal } from '#lib/domain/importing/import-order.ts';
import type { Decisions } from '#lib/importer/reading/questions.ts';

/** The five steps, in order. One that has nothing to ask is passed over, and can be gone back to. */
export const STEPS = ['choisir', 'lire', 'controler', 'effet', 'confirmer'] as const;
export type Step = (typeof STEPS)[number];

/** Where a person is: a step, and which file it is about. */
export interface Place {
	readonly etape: Step;
	readonly fichier: number;
}

/** A file of a draft: what was decided about it. Its bytes are kept apart, under its id, and never change. */
export interface DraftFile {
	readonly id: string;
	readonly nom: string;
	readonly octets: number;
	readonly decisions: Decisions;
	/** A person saw how it is read and went on. */
	readonly lu: boolean;
}

/** What is decided of an import: what can be undone. */
export interface Decided {
	readonly fichiers: readonly DraftFile[];
	/** Rows that cannot be read are left aside, in quarantine. */
	readonly laisser: boolean;
	/** Each word that is given a meaning becomes a synonym of the vocabulary. */
	readonly retenir: boolean;
	readonly totaux: readonly ControlTotal[];
}

export const NOTHING_DECIDED: Decided = { fichiers: [], laisser: false, retenir: false, totaux: [] };

const UNREAD: Decisions = { lecture: {}, lectures: [], synonymes: [], corrections: [] };

/** A file as it comes: nothing is decided about it. */
export const newFile = (id: string, { name, size }: Pick<File, 'name' | 'size'>): DraftFile => ({
	id,
	nom: name,
	octets: size,
	decisions: UNREAD,
	lu: false
});

/** The same, one file changed. */
export const changeFile = (
	decided: Decided,
	id: string,
	change: (file: DraftFile) => DraftFile
): Decided => ({
	...decided,
	fichiers: decided.fichiers.map((file) => (file.id === id ? change(file) : file))
});

/** The same, some decisions about one file changed. */
export const decide = (decided: Decided, id: string, decisions: Partial<Decisions>): Decided =>
	changeFile(decided, id, (file) => ({ ...file, decisions: { ...file.decisions, ...decisions } }));

const sameCell = (one: Correction, other: Correction) =>
	one.ligne === other.ligne && one.colonne === other.colonne;

/** Corrections with some more: one a cell, the newest; one that says what the file writes is none. */
export function withCorrections(
	corrections: readonly Correction[],
	added: readonly Correction[]
): readonly Correction[] {
	const kept = corrections.filter((one) => !added.some((other) => sameCell(one, other)));
	return [...kept, ...added.filter(({ lu, valeur }) => lu !== valeur)].sort(
		(a, b) => a.ligne - b.ligne || a.colonne - b.colonne
	);
}
