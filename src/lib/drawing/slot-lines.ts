import { isAbsence, type Statut } from '#lib/domain/vocabulary.ts';
import type { SlotKind } from './drawing.ts';

/** The line of a frame, in pixels: the dashes tell the kinds of nothing apart, in grey and on paper too (R10). */
export interface SlotLine {
	readonly width: number;
	/** `undefined` for a line without a break. */
	readonly dashes: string | undefined;
	/** What waits on our side is drawn in the colour of a warning. */
	readonly colour: 'trait' | 'alerte';
	/** Filled with paper: it stands where an amount would. */
	readonly filled: boolean;
}

const line = (dashes?: string, change: Partial<SlotLine> = {}): SlotLine => ({
	width: 1.2,
	dashes,
	colour: 'trait',
	filled: false,
	...change
});

/**
 * Read and not isolated: a plain frame. Looked for and not found: dashes. Not looked for: dots. Known in part, and nothing of
 * this part: the short dashes of a bar that is a least.
 */
export const SLOT_LINES: Readonly<Record<SlotKind, SlotLine>> = {
	non_publie: line(),
	non_trouve: line('5 3'),
	absent: line('1.2 2.8'),
	sans_indice: line('8 2.5 1.5 2.5'),
	non_importe: line('4 3', { width: 1.6, colour: 'alerte' }),
	'non-calcule': line('9 4', { filled: true }),
	inconnu: line('4 3')
};

/** The frame of a status without an amount; what has nothing to publish has none. */
export const slotOf = (statut: Statut): SlotKind =>
	isAbsence(statut) && statut !== 'sans_objet' ? statut : 'absent';
