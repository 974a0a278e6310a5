import type { Etape, Perimetre } from './vocabulary.ts';

/** A gap of one dispositif in one year, as something to ask. Amounts in cents, as published. */
export type YearGap =
	| { readonly sujet: 'prevu' }
	| { readonly sujet: 'execution'; readonly prevu: number | null; readonly etape: Etape | null }
	| {
			readonly sujet: 'vote';
			readonly etape: Etape;
			readonly centimes: number;
			readonly programmes: readonly string[];
	  }
	| { readonly sujet: 'couverture'; readonly centimes: number | null }
	| {
			readonly sujet: 'forme';
			readonly centimes: number;
			readonly etape: Etape;
			/** `''` when the source names no poste: then the whole dispositif is meant. */
			readonly poste: string;
			readonly perimetre: Perimetre;
	  }
	| { readonly sujet: 'non-detaille'; readonly centimes: number; readonly etape: Etape }
	| {
			readonly sujet: 'details-en-trop';
			readonly details: number;
			readonly total: number;
			readonly etape: Etape;
	  }
	| { readonly sujet: 'concurrentes'; readonly valeurs: readonly number[]; readonly etape: Etape }
	| { readonly sujet: 'nature'; readonly centimes: number; readonly etape: Etape };
