import { fold } from '#lib/domain/fold.ts';

/** Positions of the two columns of amounts of one table of lines. */
export interface Sides {
	readonly ae: number;
	readonly cp: number;
}

const SIDES = {
	ae: /^(?:montants? |credits? )?(?:en )?(?:ae|autorisations? d'engagements?)(?: (?:en )?(?:€|euros?|eur))?$/,
	cp: /^(?:montants? |credits? )?(?:en )?(?:cp|credits? de paiements?)(?: (?:en )?(?:€|euros?|eur))?$/
} as const;

/** Where AE and CP stand side by side, each once, and no other column of amounts; `null` elsewhere. */
export function sidesOf(cells: readonly string[], amounts: readonly number[]): Sides | null {
	const find = (nature: 'ae' | 'cp') =>
		cells.flatMap((cell, index) => (SIDES[nature].test(fold(cell.replace(/[()_*]+/g, ' '))) ? [index] : []));
	const [[ae, ...moreAe], [cp, ...moreCp]] = [find('ae'), find('cp')];
	if (ae === undefined || cp === undefined || moreAe.length + moreCp.length > 0) return null;
	return amounts.every((index) => index === ae || index === cp) ? { ae, cp } : null;
}
