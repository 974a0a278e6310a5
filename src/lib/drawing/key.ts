import type { Etape } from '#lib/domain/vocabulary.ts';
import type { BarContour, BarFill, Drawing, SlotKind } from './drawing.ts';
import type { Marque } from './palette.ts';

/** What stands before an entry of a key, drawn as in the chart. */
export type KeySign =
	| { readonly type: 'marque'; readonly marque: Marque; readonly annonce: boolean }
	| { readonly type: 'barre'; readonly fond: BarFill; readonly contour: BarContour }
	| { readonly type: 'fin'; readonly etape: Etape }
	| { readonly type: 'manque'; readonly kind: SlotKind }
	| { readonly type: 'deduit' }
	| { readonly type: 'losange' }
	| { readonly type: 'tiges' }
	| { readonly type: 'zero' }
	| { readonly type: 'rupture' }
	| { readonly type: 'fourchette' }
	| { readonly type: 'mot'; readonly mot: string }
	/** A piece of the chart itself. */
	| { readonly type: 'extrait'; readonly drawing: Drawing };

export interface KeyEntry {
	readonly key: string;
	readonly sign: KeySign;
	/** The name, in bold and in its colour when `sign` is a mark. */
	readonly name: string;
	/** What follows the name, or the words of the sign. */
	readonly text: string;
}

/**
 * Whether marks are told apart by patterns on screen too: from three on. What no source details is not one more, nor money
 * that is told again.
 */
export function isPatterned(marques: readonly Marque[]): boolean {
	return marques.filter((marque) => marque !== 'NON_DETAILLE' && marque !== 'ECHO').length >= 3;
}
