import { unitFor, withUnit, writeIn, type Unit } from '#lib/drawing/unit.ts';
import type { PassageAction, PassageColumn, PassageData, PassagePart } from './data.ts';

/** Pixels between two actions of one year. */
const APART = 10;

/** A part of a year as a stretch from the edge that all years share, in pixels. */
export interface Segment {
	readonly action: PassageAction;
	readonly part: PassagePart;
	/** Rank among the parts of the reading of its year: from the far edge. */
	readonly rank: number;
	readonly from: number;
	readonly to: number;
}

/** An action as the stretch of its parts, one after the other. */
export interface Block {
	readonly action: PassageAction;
	readonly from: number;
	readonly to: number;
	readonly segments: readonly Segment[];
}

/** The years to one scale: `perCent` pixels for a cent, from one common edge. */
export function blocksOf({ actions }: PassageColumn, perCent: number): readonly Block[] {
	const count = actions.reduce((sum, { parts }) => sum + parts.length, 0);
	let rank = count;
	let at = 0;
	return actions.map((action, index): Block => {
		if (index > 0) at += APART;
		const from = at;
		let cents = 0;
		// Ends are worked out from sums of cents: no rounding adds up along a bar.
		const segments = action.parts.map((part): Segment => {
			const start = from + cents * perCent;
			cents += part.centimes;
			rank -= 1;
			return { action, part, rank, from: start, to: from + cents * perCent };
		});
		at = from + cents * perCent;
		return { action, from, to: at, segments };
	});
}

/** Pixels for a cent so that the longest year is `room` long. */
export function scaleFor({ colonnes }: PassageData, room: number): number {
	const lengths = colonnes.map(({ actions }) => ({
		cents: actions.reduce(
			(sum, { parts }) => sum + parts.reduce((own, { centimes }) => own + centimes, 0),
			0
		),
		gaps: Math.max(0, actions.length - 1) * APART
	}));
	const scales = lengths.filter(({ cents }) => cents > 0).map(({ cents, gaps }) => (room - gaps) / cents);
	return scales.length === 0 ? 0 : Math.min(...scales);
}

/** The unit of the amounts that the drawing tells. */
export const unitOf = ({ colonnes }: PassageData): Unit =>
	unitFor(Math.max(0, ...colonnes.flatMap(({ actions }) => actions.map(({ centimes }) => centimes))));

export const inFull = (unit: Unit, cents: number): string => withUnit(unit, writeIn(unit, cents));
