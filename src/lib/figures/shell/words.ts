import { tr } from '#lib/domain/language.ts';
import { isForme } from '#lib/domain/forme-spec.ts';
import { enumerate, lowerFirst } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Forme, type Statut } from '#lib/domain/vocabulary.ts';
import type { Marque } from '#lib/drawing/palette.ts';

const NBSP = '\u00A0';

const NOMS_FR: Readonly<Record<Marque, string>> = {
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
	CONTEXTE: 'Contexte',
	NON_DETAILLE: 'Non détaillé',
	ATTRIBUE: 'Rattaché à une forme',
	ECHO: 'Non attribué, qui pourrait revenir à cette forme'
};

const NOMS_EN: Readonly<Record<Marque, string>> = {
	SEX: 'Sexual exploitation',
	TRAV: 'Labour exploitation',
	DOM: 'Domestic servitude',
	MEND: 'Forced begging',
	DELIT: 'Forced criminality',
	ESCL: 'Slavery',
	ORG: 'Organ removal',
	MARI: 'Forced marriage',
	ADOPT: 'Illegal adoption',
	GPA: 'Exploitation of surrogacy',
	AUTRE: 'Other form',
	MULTI: 'Several forms',
	NV: 'Not attributed',
	CONTEXTE: 'Context',
	NON_DETAILLE: 'Not itemised',
	ATTRIBUE: 'Attributed to a form',
	ECHO: 'Not attributed, which might be for this form'
};

type Precisions = Readonly<Partial<Record<Marque, string>>>;

const PRECISIONS_FR: Precisions = {
	NV: 'La source ne dit pas pour quelle forme de traite',
	MULTI: 'La source en nomme plusieurs sans dire combien à chacune',
	CONTEXTE: 'Plus large que la traite, hors des totaux',
	NON_DETAILLE: 'Le total publié moins ses détails'
};

const PRECISIONS_EN: Precisions = {
	NV: 'The source does not say for which form of trafficking',
	MULTI: 'The source names several without saying how much for each',
	CONTEXTE: 'Wider than trafficking, in no total',
	NON_DETAILLE: 'The published total less its details'
};

/** What the name of a mark does not say alone. */
export const precisionOf = (marque: Marque): string | undefined => tr(PRECISIONS_FR, PRECISIONS_EN)[marque];

/** The sign before what explains, with the white of the language. */
export const colon = (): string => tr(`${NBSP}:`, ':');
/** The sign between two parts of a sentence, with the white of the language. */
export const semicolon = (): string => tr(`${NBSP};`, ';');

/** What the name of a mark does not say alone, after its name in a key; `''` when it says all. */
export function precisionAfter(marque: Marque): string {
	const text = precisionOf(marque);
	return text === undefined ? '' : `${colon()} ${lowerFirst(text)}`;
}

/** `en 2018`, `en 2018 et 2019`, or `de 2018 à 2022`. */
export function duringYears(first: number, last: number): string {
	if (first === last) return tr(`en ${first}`, `in ${first}`);
	return last === first + 1
		? tr(`en ${first} et ${last}`, `in ${first} and ${last}`)
		: tr(`de ${first} à ${last}`, `from ${first} to ${last}`);
}

/** `entre 2018 et 2019`: where a series breaks. */
export const betweenYears = (before: number | undefined, after: number | undefined): string =>
	tr(`entre ${before ?? ''} et ${after ?? ''}`, `between ${before ?? ''} and ${after ?? ''}`);

/** The end of every description of a figure. */
export const tableFollows = (): string => tr('Le tableau des données suit.', 'The data table follows.');
/** The description of a figure without a year. */
export const noYear = (): string => tr('Aucune année à montrer.', 'No year to show.');
/** What partial coverage means, in a table. */
export const partialMeans = (): string => tr('partielle\u00A0: au moins', 'partial: at least');
/** What follows the title of a table. */
export const exactAmounts = (): string => tr('Montants exacts, en euros.', 'Exact amounts, in euros.');
/** That a quantité has other published values (R4). */
export const othersPublished = (): string =>
	tr('D’autres valeurs sont publiées.', 'Other values are published.');
/** Before an amount that is only a part of the money. */
export const atLeast = (): string => tr('au moins ', 'at least ');

/** « , déduit par nous », « , dont 1 188 000 € déduits par nous »: after an amount of which some is deduced (grade D). */
export function deducedAfter(centimes: number, deduit: number, amount: (cents: number) => string): string {
	if (deduit === 0) return '';
	if (deduit === centimes) return tr(', déduit par nous', ', deduced by us');
	return tr(`, dont ${amount(deduit)} déduits par nous`, `, of which ${amount(deduit)} deduced by us`);
}

/** « 6 années avec un montant, déduit par nous pour 2 d’entre elles »: after a count of years with an amount. */
export function deducedYears(deduced: number, count: number): string {
	if (deduced === 0) return '';
	if (deduced === count) return tr(', déduit par nous', ', deduced by us');
	return tr(
		`, déduit par nous pour ${deduced === 1 ? 'l’une d’elles' : `${deduced} d’entre elles`}`,
		`, deduced by us for ${deduced} of them`
	);
}

export type Libelles = Partial<Readonly<Record<Forme, string>>> | undefined;

/** The reader's name of a mark: the base's label of a form when given. */
export function nameOf(marque: Marque, libelles?: Libelles): string {
	const own = marque === 'NV' || !isForme(marque) ? undefined : libelles?.[marque];
	return own ?? tr(NOMS_FR, NOMS_EN)[marque];
}

type Etapes = Readonly<Record<Etape, string>>;

const stageUnderYear = (etape: Etape) =>
	etape === 'annonce' ? tr('annonces', 'announced') : LIBELLES.etapeCourte[etape];

const ABREGEES_FR: Partial<Etapes> = { demande: 'dem.', annonce: 'ann.', ouvert: 'ouv.', execution: 'exéc.' };
const ABREGEES_EN: Partial<Etapes> = {
	demande: 'req.',
	annonce: 'ann.',
	ouvert: 'avail.',
	execution: 'exec.'
};

const shortStage = (etape: Etape) => tr(ABREGEES_FR, ABREGEES_EN)[etape] ?? LIBELLES.etapeCourte[etape];

/** The stages of a year under its number: `LFI et annonces`, or `LFI +` where there is little room. */
export function stageWords(etapes: readonly Etape[], short: boolean): string {
	const [first, ...rest] = etapes;
	if (first === undefined) return '';
	if (short) return rest.length === 0 ? shortStage(first) : `${shortStage(first)}${NBSP}+`;
	return enumerate(etapes.map(stageUnderYear));
}

const SENS_FR: Etapes = {
	demande: 'demandé',
	annonce: 'annoncé, sans document budgétaire',
	plf: 'projet de loi (PLF)',
	lfi: 'voté (LFI)',
	lfr: 'loi rectificative (LFR)',
	ouvert: 'crédits ouverts',
	execution: 'exécuté'
};

const SENS_EN: Etapes = {
	demande: 'requested',
	annonce: 'announced, without a budget document',
	plf: 'budget bill (PLF)',
	lfi: 'voted (LFI)',
	lfr: 'amending budget act (LFR)',
	ouvert: 'available appropriations',
	execution: 'executed'
};

/** What the end of a bar of that stage looks like means, in the key. */
export const senseOf = (etape: Etape): string => tr(SENS_FR, SENS_EN)[etape];

/** Said of what nothing identifies an amount for, whatever else the year has. */
export const noAmountFound = (): string => tr('aucun montant identifié', 'no amount identified');

/** An item that none of our sources names that year, whether or not somebody looked for it. */
export const absentFromSources = (): string => tr('absent de nos sources', 'absent from our sources');

/** Why there is no amount, short enough for a chart. */
export function statusWords(statut: Statut): string {
	return statut === 'non_importe' ? tr('en quarantaine', 'in quarantine') : LIBELLES.statut[statut];
}

/** The same where there is little room: « non trouvé ». */
export function briefStatusWords(statut: Statut): string {
	if (statut === 'non_trouve') return tr('non trouvé', 'not found');
	if (statut === 'sans_indice') return tr('sans indice', 'no index');
	if (statut === 'deduit') return tr('déduit', 'deduced');
	return statut === 'non_importe' ? tr('quarantaine', 'quarantine') : LIBELLES.statut[statut];
}

/** Of several dispositifs without an amount, one at least was not looked for (R10). */
export const absentTogether = (): string => tr('pas cherché partout', 'not searched for everywhere');

/**
 * What « absent » means among some years: what they all say, « pas cherché » where they say nothing of their own; where they
 * differ, only that no amount is identified.
 */
export function absentAmong(
	years: readonly { readonly statut: Statut; readonly rien?: string | null }[]
): string {
	const said = new Set(
		years.filter(({ statut }) => statut === 'absent').map(({ rien }) => rien ?? LIBELLES.statut.absent)
	);
	const [first = LIBELLES.statut.absent, ...others] = said;
	return others.length === 0 ? first : noAmountFound();
}

/** Why several dispositifs together have no amount. */
export const statusTogether = (statut: Statut): string =>
	statut === 'absent' ? absentTogether() : statusWords(statut);

export const AU_MOINS = `≥${NBSP}`;
/** The word for a break in series (R11). */
export const breakWord = (): string => tr('Rupture', 'Break');
export const shareNotComputed = (): string => tr('Part non calculée', 'Share not computed');
export const rateNotComputable = (): string => tr('Taux non calculable', 'Rate not computable');

/** Ends a sentence of a break with what may be compared, unless it already says so. */
export function breakSentence(texte: string, comparable: boolean): string {
	const text = texte.trim();
	if (/comparable/i.test(text)) return text;
	const stop = /[.!?…]$/.test(text) || text === '' ? '' : '.';
	const said = tr(
		`Montants ${comparable ? '' : 'non '}comparables.`,
		`Amounts are ${comparable ? '' : 'not '}comparable.`
	);
	return `${text}${stop} ${said}`.trim();
}
