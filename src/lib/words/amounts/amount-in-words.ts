import { tr } from '#lib/domain/language.ts';

/** Numbers that are one word, in French, from zero. */
export const UNITS_FR: readonly string[] = [
	'zéro',
	'un',
	'deux',
	'trois',
	'quatre',
	'cinq',
	'six',
	'sept',
	'huit',
	'neuf',
	'dix',
	'onze',
	'douze',
	'treize',
	'quatorze',
	'quinze',
	'seize'
];
const TENS_FR = ['', 'dix', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante'];

/** A number below 100. `last`: nothing follows that takes away the plural of « quatre-vingts ». */
function tensFr(n: number, last: boolean): string {
	if (n <= 16) return UNITS_FR[n] ?? '';
	if (n < 20) return `dix-${UNITS_FR[n - 10]}`;
	if (n === 80) return last ? 'quatre-vingts' : 'quatre-vingt';
	if (n > 80) return `quatre-vingt-${tensFr(n - 80, last)}`;
	const tens = n >= 60 ? 6 : Math.floor(n / 10);
	const rest = n - tens * 10;
	if (rest === 0) return TENS_FR[tens] ?? '';
	const word = tensFr(rest, last);
	return rest === 1 || rest === 11 ? `${TENS_FR[tens]} et ${word}` : `${TENS_FR[tens]}-${word}`;
}

/** A number below 1 000; `last` as for the tens. */
function hundredsFr(n: number, last: boolean): string {
	const hundreds = Math.floor(n / 100);
	const rest = n % 100;
	if (hundreds === 0) return tensFr(rest, last);
	const head = hundreds === 1 ? 'cent' : `${UNITS_FR[hundreds]} cent${rest === 0 && last ? 's' : ''}`;
	return rest === 0 ? head : `${head} ${tensFr(rest, last)}`;
}

/** « deux millions trois cent soixante-seize mille » : « mille » takes no plural, « million » is a noun. */
function numberFr(n: number, last = true): string {
	for (const [size, noun] of [
		[1_000_000_000, 'milliard'],
		[1_000_000, 'million']
	] as const) {
		const many = Math.floor(n / size);
		if (many === 0) continue;
		const head = `${numberFr(many)} ${noun}${many > 1 ? 's' : ''}`;
		return n % size === 0 ? head : `${head} ${numberFr(n % size, last)}`;
	}
	const thousands = Math.floor(n / 1000);
	if (thousands === 0) return hundredsFr(n, last);
	const head = thousands === 1 ? 'mille' : `${hundredsFr(thousands, false)} mille`;
	return n % 1000 === 0 ? head : `${head} ${hundredsFr(n % 1000, last)}`;
}

/** The same in English. */
export const UNITS_EN: readonly string[] = [
	'zero',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve',
	'thirteen',
	'fourteen',
	'fifteen',
	'sixteen',
	'seventeen',
	'eighteen',
	'nineteen'
];
const TENS_EN = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

function hundredsEn(n: number): string {
	if (n >= 100) {
		const head = `${UNITS_EN[Math.floor(n / 100)]} hundred`;
		return n % 100 === 0 ? head : `${head} and ${hundredsEn(n % 100)}`;
	}
	if (n < 20) return UNITS_EN[n] ?? '';
	const tens = TENS_EN[Math.floor(n / 10)] ?? '';
	return n % 10 === 0 ? tens : `${tens}-${UNITS_EN[n % 10]}`;
}

function numberEn(n: number): string {
	for (const [size, noun] of [
		[1_000_000_000, 'billion'],
		[1_000_000, 'million'],
		[1000, 'thousand']
	] as const) {
		const many = Math.floor(n / size);
		if (many === 0) continue;
		const rest = n % size;
		const head = `${numberEn(many)} ${noun}`;
		if (rest === 0) return head;
		return `${head} ${rest < 100 ? 'and ' : ''}${numberEn(rest)}`;
	}
	return hundredsEn(n);
}

/** Whole euros: « deux millions d’euros », « un euro ». */
const eurosFr = (euros: number): string => {
	const noun = euros >= 1_000_000 && euros % 1_000_000 === 0 ? 'd’euros' : euros < 2 ? 'euro' : 'euros';
	return `${numberFr(euros)} ${noun}`;
};
const eurosEn = (euros: number): string => `${numberEn(euros)} ${euros === 1 ? 'euro' : 'euros'}`;
const centsFr = (cents: number): string => `${numberFr(cents)} ${cents < 2 ? 'centime' : 'centimes'}`;
const centsEn = (cents: number): string => `${numberEn(cents)} ${cents === 1 ? 'cent' : 'cents'}`;

/**
 * An amount in cents, in words, in the language of the moment: « deux millions trois cent soixante-seize mille euros et dix
 * centimes ». Throws `RangeError` for what is no whole number of cents.
 */
export function amountInWords(centimes: number): string {
	if (!Number.isSafeInteger(centimes)) throw new RangeError(`no whole number of cents: ${centimes}`);
	const size = Math.abs(centimes);
	const cents = size % 100;
	const euros = (size - cents) / 100;
	const parts = [
		...(euros > 0 || cents === 0 ? [tr(eurosFr, eurosEn)(euros)] : []),
		...(cents > 0 ? [tr(centsFr, centsEn)(cents)] : [])
	];
	return `${centimes < 0 ? tr('moins ', 'minus ') : ''}${parts.join(tr(' et ', ' and '))}`;
}
