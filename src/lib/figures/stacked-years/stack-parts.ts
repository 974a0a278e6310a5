import type { Etape } from '#lib/domain/vocabulary.ts';
import type { YearBar, YearPart } from './data.ts';
import { MARQUES, type Marque } from '#lib/drawing/palette.ts';

/** A part of a bar, from one amount to another above it (below it when negative), in cents. */
export interface StackedPart {
	readonly marque: Marque;
	readonly etape: Etape;
	readonly centimes: number;
	/** What of it is deduced by us: the start of the part. */
	readonly deduit: number;
	readonly from: number;
	readonly to: number;
	/** Given by an allocation key, between these amounts. */
	readonly cle?: { readonly bas: number; readonly haut: number };
}

/** A year's parts in the order of the figure, and where its stages end. */
export interface Stack {
	readonly parts: readonly StackedPart[];
	/** End of the parts above zero, and of those below. */
	readonly top: number;
	readonly bottom: number;
	/** Where money of a stage ends and that of another starts; an announcement has no end, only a dotted contour. */
	readonly caps: readonly { readonly etape: Etape; readonly at: number }[];
}

/** Stages of one form from the baseline outwards: what was spent or voted first, what was only said last. */
export const ORDRE_ETAPES: readonly Etape[] = [
	'execution',
	'ouvert',
	'lfr',
	'lfi',
	'plf',
	'demande',
	'annonce'
];

/** Whether no amount counts in the year, not even a published zero. */
export function isEmpty(annee: YearBar): boolean {
	return annee.total === null && annee.parts.length === 0;
}

/** The mark of money of a form, of no form, beyond details, or of the context. */
export function markOf({
	forme,
	nonDetaille,
	contexte = false
}: Pick<YearPart, 'forme' | 'nonDetaille' | 'contexte'>): Marque {
	if (nonDetaille) return 'NON_DETAILLE';
	return contexte && forme === 'NV' ? 'CONTEXTE' : forme;
}

/** The stages that a year's amounts have, from the baseline outwards. */
export function stagesOf(annee: YearBar): readonly Etape[] {
	const found = new Set(isEmpty(annee) ? [] : [...annee.etapes, ...annee.parts.map((part) => part.etape)]);
	return ORDRE_ETAPES.filter((etape) => found.has(etape));
}

/**
 * Parts of one mark and stage added together, mark after mark in their order, so that a form compares from year to year,
 * and in each its stages; what a key gives follows what is known of the same mark and stage. Zeros are left out.
 */
export function mergeParts(parts: readonly YearPart[]): Omit<StackedPart, 'from' | 'to'>[] {
	const merged: Omit<StackedPart, 'from' | 'to'>[] = [];
	const marks = Map.groupBy(parts, markOf);
	for (const marque of MARQUES) {
		const stages = Map.groupBy(marks.get(marque) ?? [], (part) => part.etape);
		for (const etape of ORDRE_ETAPES) {
			const own = stages.get(etape);
			if (!own) continue;
			const known = own.filter((part) => part.cle === undefined);
			const keyed = own.flatMap(({ centimes, cle }) => (cle ? [{ centimes, ...cle }] : []));
			const centimes = known.reduce((sum, part) => sum + part.centimes, 0);
			const sumOf = (some: readonly YearPart[]) => some.reduce((sum, part) => sum + part.deduit, 0);
			if (centimes !== 0) merged.push({ marque, etape, centimes, deduit: sumOf(known) });
			const central = keyed.reduce((sum, part) => sum + part.centimes, 0);
			if (central === 0) continue;
			const bas = keyed.reduce((sum, part) => sum + part.bas, 0);
			const haut = keyed.reduce((sum, part) => sum + part.haut, 0);
			const deduit = sumOf(own.filter((part) => part.cle !== undefined));
			merged.push({ marque, etape, centimes: central, deduit, cle: { bas, haut } });
		}
	}
	return merged;
}

/** How far a bar reaches, the ranges of its keyed parts included. */
export function reachOf({ parts, top }: Stack): number {
	return Math.max(top, ...parts.map((part) => (part.cle ? part.from + part.cle.haut : 0)));
}

/** Stacks a year: amounts above zero upwards from the baseline, amounts taken back downwards from it. */
export function stackYear(annee: YearBar): Stack {
	let top = 0;
	let bottom = 0;
	const parts: StackedPart[] = [];
	const caps: { etape: Etape; at: number }[] = [];
	if (isEmpty(annee)) return { parts, top, bottom, caps };
	for (const part of mergeParts(annee.parts)) {
		const from = part.centimes > 0 ? top : bottom;
		const to = from + part.centimes;
		if (part.centimes > 0) top = to;
		else bottom = to;
		parts.push({ ...part, from, to });
	}
	for (const side of [parts.filter(({ to, from }) => to > from), parts.filter(({ to, from }) => to < from)])
		for (const [index, { etape, to }] of side.entries())
			if (etape !== 'annonce' && side[index + 1]?.etape !== etape) caps.push({ etape, at: to });
	// A published zero ends where it starts.
	if (parts.length === 0)
		for (const etape of stagesOf(annee)) if (etape !== 'annonce') caps.push({ etape, at: 0 });
	return { parts, top, bottom, caps };
}
