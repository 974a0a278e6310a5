import { fold } from '#lib/domain/fold.ts';

/** Every space that an amount is grouped by, figure spaces and thin ones too. */
export const SPACE = '[ \\u00A0\\u2000-\\u200A\\u202F\\u205F]';

/** Why words stand where an amount should: each has its own sentence. */
export type WordFailure = 'neant' | 'comptabilite' | 'approche' | 'pourcentage' | 'renvoi';

const NEANT = /^(?:neante?|nul(?:le)?s?|zero|rien|aucun(?:e)?|gratuit)$/;
/** The dash that the format « Comptabilité » of a spreadsheet shows for a zero, beside its currency. */
const ACCOUNTED_ZERO = /^-+ ?(?:\? ?)*(?:k|m|md)? ?(?:€|eur|euros?)$|^(?:€|eur) ?-+$/;
const ABOUT =
	/^(?:environ|env\.?|approx\w*\.?|a peu pres|autour de|de l'ordre de|pres de|plus de|moins de|au moins|au plus|jusqu'a|circa|ca\.?|~|≈|±|<|>|≤|≥)[ \d]|^\d.*\b(?:environ|env\.?|approx\w*)$/;
const PERCENT = /\d ?%$|%$/;
/** « (1) »: one euro less, or the number of a note. */
const LONE_CALL = /^\(\d\)$|^\*+$|^\[\d+\]$/;

/** What a text that is no number says in words, `null` when it says nothing known. */
export function wordFailure(text: string): WordFailure | null {
	const folded = fold(text);
	if (NEANT.test(folded)) return 'neant';
	if (ACCOUNTED_ZERO.test(folded)) return 'comptabilite';
	if (ABOUT.test(folded)) return 'approche';
	if (PERCENT.test(folded)) return 'pourcentage';
	return LONE_CALL.test(folded) ? 'renvoi' : null;
}

const CALL = String.raw`(?:\((?:[12]?\d|[a-z]|\*+|[¹²³⁴⁵⁶⁷⁸⁹]+)\)|\[(?:[12]?\d|[a-z])\]|[*†‡¹²³⁴⁵⁶⁷⁸⁹])`;
const WITH_CALLS = new RegExp(String.raw`^(.*[\d€)\p{L}])\s*(${CALL}(?:\s*${CALL})*)$`, 'u');

/**
 * The calls of notes after an amount: « 2 376 000 (1) », « 12,5 M€* », « 400² ». None can be part of a number: it stands
 * after a whole one. `null` when there is none.
 */
export function withoutNoteCalls(text: string): { readonly amount: string; readonly calls: string } | null {
	let amount = text;
	let calls = '';
	for (
		let found = WITH_CALLS.exec(amount);
		found && /\d/.test(found[1] ?? '');
		found = WITH_CALLS.exec(amount)
	) {
		amount = (found[1] ?? '').trim();
		calls = `${found[2] ?? ''}${calls}`;
	}
	return calls === '' ? null : { amount, calls };
}

const SCALE = `(k|mds?|mrds?|m|(?:millier|million|milliard)s?)`;
const EURO = `(?:€|eur(?:os?)?)`;
/** A unit after a number: « K€ », « M € », « millions d’euros », « M », « Md d’euros », « € ». */
const UNIT = new RegExp(
	`^(.*?)${SPACE}*(?:${SCALE}${SPACE}*(?:(?:d['’]|de )?${SPACE}*(${EURO}))?|${EURO})$`,
	'i'
);

/** A number, the power of ten that its unit counts by, and whether the unit leaves the euro unsaid: « 3M », « 510K ». */
export interface WithUnit {
	readonly number: string;
	/** `null` for « m€ », which some write for thousands and others for millions. */
	readonly power: number | null;
	readonly short: boolean;
}

/** Parts a number from the unit after it, `null` when none is written. */
export function partUnit(text: string): WithUnit | null {
	const found = UNIT.exec(text);
	if (!found) return null;
	const [, number = '', scale, euro] = found;
	if (scale === undefined) return { number, power: 0, short: false };
	const word = scale.toLowerCase();
	const unsure = scale === 'm' && !/meur(?:os?)?$/i.test(text);
	const power = /^(?:k|millier)/.test(word) ? 3 : /^(?:md|mrd|milliard)/.test(word) ? 9 : 6;
	return { number, power: unsure ? null : power, short: euro === undefined };
}
