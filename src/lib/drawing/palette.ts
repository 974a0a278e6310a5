import { FORMES_ATTRIBUEES, type Forme, type FormeAttribuee } from '#lib/domain/vocabulary.ts';

/** A colour on white paper and on dark paper. Each theme has its own hexes; dark is not light inverted. */
export interface Teinte {
	readonly clair: string;
	readonly sombre: string;
}
export type Theme = keyof Teinte;
export const THEMES: readonly Theme[] = ['clair', 'sombre'];

/** A pattern tile, in pixels: what tells a mark apart without its colour. */
export type Motif =
	| { readonly type: 'plein' }
	| { readonly type: 'lignes'; readonly angle: number; readonly pas: number; readonly trait: number }
	| { readonly type: 'croix'; readonly angle: number; readonly pas: number; readonly trait: number }
	| { readonly type: 'points'; readonly pas: number; readonly rayon: number }
	| { readonly type: 'anneaux'; readonly pas: number; readonly rayon: number }
	| { readonly type: 'chevrons'; readonly pas: number; readonly trait: number }
	| { readonly type: 'tirets'; readonly pas: number; readonly trait: number }
	| { readonly type: 'carres'; readonly pas: number; readonly cote: number };

/**
 * A thing that fills an area of a chart: a form, the part of a total that no detail explains (R3), `CONTEXTE`, money wider
 * than trafficking, of which no form is awaited, `ATTRIBUE`, money of any form where the chart tells a share and not a
 * form: in ink, for a colour means a form and nothing else; or `ECHO`, money of no form told again, pale, where it might go
 * (R8): it is drawn as itself elsewhere in the same chart.
 */
export type Marque = Forme | 'NON_DETAILLE' | 'CONTEXTE' | 'ATTRIBUE' | 'ECHO';

/** The marks from the baseline to the end of a bar. What no source details comes after what it details. */
export const MARQUES: readonly Exclude<Marque, 'ATTRIBUE' | 'ECHO'>[] = [
	...FORMES_ATTRIBUEES,
	'MULTI',
	'NV',
	'CONTEXTE',
	'NON_DETAILLE'
];

/** Paper, ink and what the interface needs. `papier` carries every mark, `bande` none: some colours fail there. */
export const INTERFACE = {
	papier: { clair: '#ffffff', sombre: '#10171d' },
	bande: { clair: '#f2f4f5', sombre: '#18222a' },
	filet: { clair: '#d3d9dd', sombre: '#33404a' },
	trait: { clair: '#7b868f', sombre: '#75838e' },
	encre: { clair: '#15202a', sombre: '#e9eef1' },
	encre2: { clair: '#4a5761', sombre: '#aab6bf' },
	lien: { clair: '#17557f', sombre: '#8cc4f0' },
	visite: { clair: '#5b3d85', sombre: '#c7adf0' },
	foyer: { clair: '#0b63c4', sombre: '#8cc4f0' },
	alerte: { clair: '#9a3412', sombre: '#f2a07b' },
	controle: { clair: '#66727c', sombre: '#94a1ac' },
	selection: { clair: '#dcebf7', sombre: '#1d3448' }
} as const satisfies Record<string, Teinte>;

/** Colours of the forms. Chosen by computation: told apart in deutan, protan and tritan vision, and the six first in grey. */
export const COULEURS: Readonly<Record<FormeAttribuee, Teinte>> = {
	SEX: { clair: '#1d5b93', sombre: '#4c9edb' },
	TRAV: { clair: '#c98420', sombre: '#fdc552' },
	DOM: { clair: '#461410', sombre: '#a9492f' },
	MEND: { clair: '#118f98', sombre: '#138b73' },
	DELIT: { clair: '#b04456', sombre: '#ec8fa5' },
	ESCL: { clair: '#8a3b2e', sombre: '#c2785f' },
	ORG: { clair: '#8c1f4f', sombre: '#f9c3d6' },
	MARI: { clair: '#76801f', sombre: '#aab24a' },
	ADOPT: { clair: '#4f86c0', sombre: '#a9cdf0' },
	GPA: { clair: '#7a6552', sombre: '#bda58d' },
	AUTRE: { clair: '#2c4d20', sombre: '#eef5c9' }
};

/** Ground and line of what has no form. The line is also the contour of those marks. */
export const NON_ATTRIBUE = {
	fond: { clair: '#e8ebed', sombre: '#242d35' },
	trait: INTERFACE.controle
} as const;

export const MOTIFS: Readonly<Record<Marque, Motif>> = {
	SEX: { type: 'plein' },
	TRAV: { type: 'lignes', angle: 45, pas: 7, trait: 2.2 },
	DOM: { type: 'lignes', angle: 90, pas: 6, trait: 2.2 },
	MEND: { type: 'points', pas: 7, rayon: 1.7 },
	DELIT: { type: 'croix', angle: 0, pas: 8, trait: 1.6 },
	ESCL: { type: 'croix', angle: 45, pas: 8, trait: 1.6 },
	ORG: { type: 'anneaux', pas: 9, rayon: 2.6 },
	MARI: { type: 'chevrons', pas: 8, trait: 1.6 },
	ADOPT: { type: 'tirets', pas: 7, trait: 1.8 },
	GPA: { type: 'carres', pas: 9, cote: 3.4 },
	AUTRE: { type: 'lignes', angle: 0, pas: 6, trait: 1.8 },
	MULTI: { type: 'croix', angle: 45, pas: 8, trait: 1.2 },
	NV: { type: 'lignes', angle: 135, pas: 6, trait: 1.2 },
	CONTEXTE: { type: 'lignes', angle: 45, pas: 16, trait: 0.9 },
	NON_DETAILLE: { type: 'points', pas: 5, rayon: 0.9 },
	ATTRIBUE: { type: 'plein' },
	ECHO: { type: 'lignes', angle: 135, pas: 6, trait: 0.8 }
};

/** A pattern with no stroke is its colour: browsers leave white seams between the tiles of what they print. */
export const isSolid = (marque: Marque): boolean => MOTIFS[marque].type === 'plein';

/** Whether a mark, or the tone of a text, is a form: something with a colour of its own. */
export function isAttribuee(marque: string): marque is FormeAttribuee {
	return Object.hasOwn(COULEURS, marque);
}

/** Marks drawn on the paper itself: what is known of them is less than that they have no form. */
const isOnPaper = (marque: Marque) => marque === 'NON_DETAILLE' || marque === 'CONTEXTE' || marque === 'ECHO';

/** The ground of a mark and what its pattern is drawn in, as hexes: for images, which have no page to inherit from. */
export function coloursOf(marque: Marque, theme: Theme): { readonly fond: string; readonly motif: string } {
	const papier = INTERFACE.papier[theme];
	if (isAttribuee(marque)) return { fond: COULEURS[marque][theme], motif: papier };
	if (marque === 'ATTRIBUE') return { fond: INTERFACE.encre2[theme], motif: papier };
	const fond = isOnPaper(marque) ? papier : NON_ATTRIBUE.fond[theme];
	return { fond, motif: (marque === 'CONTEXTE' ? INTERFACE : NON_ATTRIBUE).trait[theme] };
}

/** The same two as custom properties of the page's palette. */
export function propertiesOf(marque: Marque): { readonly fond: string; readonly motif: string } {
	if (isAttribuee(marque)) return { fond: `var(--forme-${marque})`, motif: 'var(--dans-motif)' };
	if (marque === 'ATTRIBUE') return { fond: 'var(--encre2)', motif: 'var(--papier)' };
	const fond = isOnPaper(marque) ? 'var(--papier)' : 'var(--sans-forme)';
	return { fond, motif: marque === 'CONTEXTE' ? 'var(--trait)' : 'var(--sans-forme-trait)' };
}

function luminance(hex: string): number {
	const channel = (at: number) => {
		const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	};
	return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Contrast of two hexes as WCAG 2.2 computes it, from 1 to 21. */
export function contrast(a: string, b: string): number {
	const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
	return (high + 0.05) / (low + 0.05);
}

/** The colour of a form's name: its own where it reads at 4.5:1 on paper, else ink. */
export function labelColour(marque: Marque, theme: Theme): string {
	const ink = INTERFACE.encre[theme];
	if (!isAttribuee(marque)) return ink;
	const colour = COULEURS[marque][theme];
	return contrast(colour, INTERFACE.papier[theme]) >= 4.5 ? colour : ink;
}
