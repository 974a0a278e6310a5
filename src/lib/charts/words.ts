import { LIBELLES, type Etape, type Forme, type Statut } from '#lib/domain/vocabulary.ts';
import type { Marque } from './palette.ts';

const NBSP = '\u00A0';

const NOMS: Readonly<Record<Marque, string>> = {
	SEX: 'Exploitation sexuelle',
	TRAV: 'Exploitation par le travail',
	DOM: 'Servitude domestique',
	MEND: 'Mendicité forcée',
	DELIT: 'Contrainte à commettre des délits',
	ESCL: 'Réduction en esclavage',
	ORG: 'Prélèvement d’organes',
	MARI: 'Mariage forcé',
	ADOPT: 'Adoption illégale',
	GPA: 'Exploitation de la gestation pour autrui',
	AUTRE: 'Autre forme',
	MULTI: 'Plusieurs formes',
	NV: 'Non attribué',
	NON_DETAILLE: 'Non détaillé',
	ATTRIBUE: 'Rattaché à une forme'
};

/** What a name alone does not say. */
export const PRECISIONS: Readonly<Partial<Record<Marque, string>>> = {
	NV: 'La source ne dit pas pour quelle forme de traite',
	MULTI: 'La source en nomme plusieurs sans dire combien à chacune',
	NON_DETAILLE: 'Le total publié moins ses détails'
};

export type Libelles = Partial<Readonly<Record<Forme, string>>> | undefined;

/** The reader's name of a mark: the base's label of a form when given. */
export function nameOf(marque: Marque, libelles?: Libelles): string {
	if (marque === 'NON_DETAILLE' || marque === 'NV' || marque === 'ATTRIBUE') return NOMS[marque];
	return libelles?.[marque] ?? NOMS[marque];
}

const ETAPES_SOUS_ANNEE: Readonly<Record<Etape, string>> = { ...LIBELLES.etapeCourte, annonce: 'annonces' };
const ETAPES_ABREGEES: Readonly<Record<Etape, string>> = {
	...LIBELLES.etapeCourte,
	demande: 'dem.',
	annonce: 'ann.',
	ouvert: 'ouv.',
	execution: 'exéc.'
};

/** The stages of a year under its number: `LFI et annonces`, or `LFI +` where there is little room. */
export function stageWords(etapes: readonly Etape[], short: boolean): string {
	const [first, ...rest] = etapes;
	if (first === undefined) return '';
	if (short) return rest.length === 0 ? ETAPES_ABREGEES[first] : `${ETAPES_ABREGEES[first]}${NBSP}+`;
	const words = etapes.map((etape) => ETAPES_SOUS_ANNEE[etape]);
	const last = words.pop() ?? '';
	return words.length === 0 ? last : `${words.join(', ')} et ${last}`;
}

/** What the end of a bar of that stage looks like means, in the key. */
export const SENS_ETAPE: Readonly<Record<Etape, string>> = {
	demande: 'demandé',
	annonce: 'annoncé, sans document budgétaire',
	plf: 'projet de loi (PLF)',
	lfi: 'voté (LFI)',
	lfr: 'loi rectificative (LFR)',
	ouvert: 'crédits ouverts',
	execution: 'exécuté'
};

/** The kind of nothing, short enough for a chart. */
export function statusWords(statut: Statut): string {
	if (statut === 'non_importe') return 'en quarantaine';
	return statut === 'publie' ? LIBELLES.statut.absent : LIBELLES.statut[statut];
}

export const AU_MOINS = `≥${NBSP}`;
export const RUPTURE = 'Rupture';
export const PART_NON_CALCULEE = 'Part non calculée';
export const TAUX_NON_CALCULE = 'Taux non calculable';
export const TOTAL_NON_PUBLIE = 'pas de total complet dans nos sources';

/** Ends a sentence of a break with what may be compared, unless it already says so. */
export function breakSentence(texte: string, comparable: boolean): string {
	const text = texte.trim();
	if (/comparable/i.test(text)) return text;
	const stop = /[.!?…]$/.test(text) || text === '' ? '' : '.';
	return `${text}${stop} Montants ${comparable ? '' : 'non '}comparables.`.trim();
}
