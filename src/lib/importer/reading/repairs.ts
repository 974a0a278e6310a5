import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { AmountReader } from '#lib/ingest/lines/amount.ts';
import type { Decimal } from '#lib/ingest/lines/batch.ts';
import { isFormulaError } from '#lib/ingest/told/formula-error.ts';

/** Kinds of faults of an amount, those that have one reading only first. */
export const FAULTS = ['lettres', 'espaces', 'milliers', 'formule', 'decimales', 'ambigu', 'autre'] as const;
export type Fault = (typeof FAULTS)[number];

/** What is wrong with the cell of an amount, and what it would become; `null` when only a person knows. */
export interface Repair {
	readonly genre: Fault;
	readonly valeur: string | null;
	/** What is wrong, in a sentence, in the language of the moment. */
	readonly phrase: string;
}

const LETTERS = /[OoIl]/g;
/** Digits and what may stand between them. */
const OF_NUMBERS = /^[-+(]?[\d\s.,'’]+\)?\s*€?$/u;

const reads = (text: string, decimal: Decimal | null) => !Number.isNaN(new AmountReader(decimal).read(text));

/** Why a cell is no amount. */
function failureOf(text: string, decimal: Decimal | null) {
	const reader = new AmountReader(decimal);
	return Number.isNaN(reader.read(text)) ? reader.failure : null;
}

/** Digits by thousands: `520000` as `520 000`. */
const grouped = (digits: string) => digits.replace(/\B(?=(\d{3})+$)/g, ' ');

/**
 * The digits of a number whose spaces, points, commas or apostrophes are out of place, by thousands; `null` where it is not
 * sure which mark is that of the decimals. No digit is added, lost or rounded.
 */
function regrouped(text: string, decimal: Decimal | null): string | null {
	const [, sign = '', body = '', unit = ''] = /^([-+]?)([\d\s.,'’]+?)(\s*€)?$/u.exec(text) ?? [];
	const tight = body.replace(/[\s'’]/gu, '');
	const marks = [...tight.matchAll(/[.,]/g)];
	const last = marks.at(-1);
	if (tight === '' || !/^\d[\d.,]*\d$|^\d$/.test(tight)) return null;
	if (!last) return `${sign}${grouped(tight)}${unit}`;
	const others = marks.slice(0, -1);
	const [whole = '', fraction = ''] = [tight.slice(0, last.index), tight.slice(last.index + 1)];
	const ofDecimals = decimal === null || last[0] === decimal;
	const byThousands = (part: string) => /^\d{1,3}(?:[.,]\d{3})*$/.test(part);
	// One mark before decimals of cents, other marks by thousands.
	if (ofDecimals && fraction.length <= 2 && others.every(([mark]) => mark !== last[0]) && byThousands(whole))
		return `${sign}${grouped(whole.replace(/\D/g, ''))}${last[0]}${fraction}${unit}`;
	if (ofDecimals && fraction.length <= 2 && others.length === 0)
		return `${sign}${grouped(whole)}${last[0]}${fraction}${unit}`;
	// The same mark several times parts thousands.
	return others.length > 0 && others.every(([mark]) => mark === last[0]) && byThousands(tight)
		? `${sign}${grouped(tight.replace(/\D/g, ''))}${unit}`
		: null;
}

const lettersSaid = (text: string): string => {
	const o = (text.match(/[Oo]/g) ?? []).length;
	const l = (text.match(/[Il]/g) ?? []).length;
	const [zeros, ones] = [
		tr(
			o === 1 ? fr`une lettre O y tient lieu de zéro` : fr`${o} lettres O y tiennent lieu de zéros`,
			o === 1 ? 'a letter O stands for a zero' : `${o} letters O stand for zeros`
		),
		tr(
			l === 1 ? fr`une lettre I ou L y tient lieu de 1` : fr`${l} lettres I ou L y tiennent lieu de 1`,
			l === 1 ? 'a letter I or L stands for a 1' : `${l} letters I or L stand for 1s`
		)
	];
	const said = [...(o > 0 ? [zeros] : []), ...(l > 0 ? [ones] : [])].join(tr(' et ', ' and '));
	return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
};

/**
 * What is wrong with the cell of an amount that could not be read, and what a repair would make of it. Nothing is ever rounded,
 * and nothing is proposed where a digit would be guessed.
 */
export function repairAmount(cell: string, decimal: Decimal | null = null): Repair {
	const text = cell.trim();
	const failure = failureOf(text, decimal);
	if (isFormulaError(text))
		return {
			genre: 'formule',
			valeur: null,
			phrase: tr(
				fr`Le tableur a perdu la formule : le montant n'est pas dans le fichier. Saisissez celui du document.`,
				'The spreadsheet lost the formula: the amount is not in the file. Type that of the document.'
			)
		};
	if (failure === 'ambigu')
		return {
			genre: 'ambigu',
			valeur: null,
			phrase: tr(
				fr`Ce nombre peut se lire de deux façons. Dites, à l'étape Lire, quelle est la marque des décimales.`,
				'This number can be read in two ways. Say, at the step Read, which mark parts the decimals.'
			)
		};
	const digits = text.replace(LETTERS, (letter) => (letter === 'O' || letter === 'o' ? '0' : '1'));
	if (digits !== text && /\d/.test(text) && OF_NUMBERS.test(digits)) {
		const valeur = readable(digits, decimal);
		return { genre: 'lettres', valeur, phrase: lettersSaid(text) };
	}
	if (failure === 'decimales')
		return {
			genre: 'decimales',
			valeur: null,
			phrase: tr(
				fr`Ce montant a plus de deux décimales, et rien n'est arrondi ici. Saisissez-le au centime.`,
				'This amount has more than two decimals, and nothing is rounded here. Type it to the cent.'
			)
		};
	if (OF_NUMBERS.test(text) && /\d/.test(text)) {
		const valeur = readable(text, decimal);
		if (valeur !== null && /[.,'’]/.test(text) && /[.,'’].*[.,'’]/u.test(text))
			return {
				genre: 'milliers',
				valeur,
				phrase: tr(
					fr`Les marques des milliers et des décimales s'y mêlent.`,
					'The marks of thousands and of decimals are mixed in it.'
				)
			};
		if (valeur !== null)
			return {
				genre: 'espaces',
				valeur,
				phrase: tr(fr`Les espaces n'y séparent pas des milliers.`, 'Its spaces do not part thousands.')
			};
	}
	return {
		genre: 'autre',
		valeur: null,
		phrase: tr(
			fr`Ce n'est pas un montant. Saisissez celui du document.`,
			'This is no amount. Type that of the document.'
		)
	};
}

/** A number as it is read once its marks are in place: as it is when that is enough; `null` when it is not sure. */
function readable(text: string, decimal: Decimal | null): string | null {
	const tidy = text.replace(/\s+/gu, ' ');
	if (reads(tidy, decimal)) return tidy;
	if (failureOf(tidy, decimal) === 'ambigu' || failureOf(tidy, decimal) === 'decimales') return null;
	const found = regrouped(tidy, decimal);
	return found !== null && reads(found, decimal) ? found : null;
}
