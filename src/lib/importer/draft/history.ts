/** What was done, in words, and how things stood before it. */
export interface Deed<T> {
	readonly phrase: string;
	readonly avant: T;
}

/** How things stand, what was done to come there, and what was undone and can be done again. */
export interface History<T> {
	readonly present: T;
	readonly faits: readonly Deed<T>[];
	/** The next one to do again last: its words, and how things stood after it. */
	readonly defaits: readonly { readonly phrase: string; readonly apres: T }[];
}

/** Deeds that are remembered: the oldest go first. */
export const MOST_DEEDS = 200;

export const startHistory = <T>(present: T): History<T> => ({ present, faits: [], defaits: [] });

/** Does something: what was undone before cannot be done again. */
export function act<T>({ present, faits }: History<T>, phrase: string, next: T): History<T> {
	return { present: next, faits: [...faits, { phrase, avant: present }].slice(-MOST_DEEDS), defaits: [] };
}

/** Takes back the last deed; the same when there is none. */
export function undo<T>(history: History<T>): History<T> {
	const last = history.faits.at(-1);
	if (!last) return history;
	return {
		present: last.avant,
		faits: history.faits.slice(0, -1),
		defaits: [...history.defaits, { phrase: last.phrase, apres: history.present }]
	};
}

/** Does again what was undone last; the same when there is nothing. */
export function redo<T>(history: History<T>): History<T> {
	const next = history.defaits.at(-1);
	if (!next) return history;
	return {
		present: next.apres,
		faits: [...history.faits, { phrase: next.phrase, avant: history.present }],
		defaits: history.defaits.slice(0, -1)
	};
}
