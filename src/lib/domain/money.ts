import { tr } from './language.ts';

/** Thousand billion euros: no budget line is larger, and sums of many stay exact integers. */
export const MAX_CENTIMES = 1e14;

/** Whole cents, so that sums are exact (R1). Negative for a credit taken back. Browsers get this room: no schema here. */
export type Centimes = number;

const NBSP = '\u00A0';
const MINUS = '\u2212';
const DECIMAL_EUROS = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/;

/**
 * Reads `-1234.5` (machine notation: point, no group, at most two decimals) as cents; `null` when it is anything else.
 * The grammar of amounts as publishers write them is in `ingest/`.
 */
export function parseEuros(text: string): Centimes | null {
	const match = DECIMAL_EUROS.exec(text);
	if (!match) return null;
	const cents = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
	if (cents > MAX_CENTIMES) return null;
	return match[1] === '-' && cents !== 0 ? -cents : cents;
}

/** Writes cents in machine notation: `1234.50`, always two decimals. */
export function writeEuros(centimes: Centimes): string {
	const absolute = Math.abs(centimes);
	const cents = String(absolute % 100).padStart(2, '0');
	return `${centimes < 0 ? '-' : ''}${Math.floor(absolute / 100)}.${cents}`;
}

const point = () => tr(',', '.');

function groupThousands(digits: string): string {
	return digits.replace(/\B(?=(\d{3})+$)/g, tr(NBSP, ','));
}

/** Puts the unit where the language has it: `149 000 €`, `€149,000`, the minus sign first in both. */
function inEuros(number: string): string {
	return tr(`${number}${NBSP}€`, number.startsWith(MINUS) ? `${MINUS}€${number.slice(1)}` : `€${number}`);
}

/** `5 469 878 €` in French typography, `€5,469,878` in English; cents only when they are not 00. */
export function formatEuros(centimes: Centimes): string {
	return inEuros(formatNumber(centimes));
}

/** `5 469 878` or `1 234,50`, in English `1,234.50`: as `formatEuros`, without the unit. */
export function formatNumber(centimes: Centimes): string {
	const absolute = Math.abs(centimes);
	const cents = absolute % 100;
	const euros = groupThousands(String(Math.floor(absolute / 100)));
	return `${centimes < 0 ? MINUS : ''}${euros}${cents === 0 ? '' : `${point()}${String(cents).padStart(2, '0')}`}`;
}

/** `n / d` rounded half away from zero to an integer, exactly, whatever the size. `d` is positive. */
export function divideHalfUp(n: bigint, d: bigint): bigint {
	const sign = n < 0n ? -1n : 1n;
	return sign * ((sign * n * 2n + d) / (2n * d));
}

/** `n × by ÷ d` of whole numbers, rounded half away from zero, without any float in between. */
export function scale(n: number, by: number, d: number): number {
	return Number(divideHalfUp(BigInt(n) * BigInt(by), BigInt(d)));
}

function formatDecimal(scaled: bigint, decimals: number): string {
	const negative = scaled < 0n;
	const digits = String(negative ? -scaled : scaled).padStart(decimals + 1, '0');
	const whole = groupThousands(decimals === 0 ? digits : digits.slice(0, -decimals));
	const fraction = decimals === 0 ? '' : `${point()}${digits.slice(-decimals)}`;
	return `${negative ? MINUS : ''}${whole}${fraction}`;
}

/** Millions of euros with two decimals and no unit: `5,47`, in English `5.47`. */
export function formatMillions(centimes: Centimes, decimals = 2): string {
	return formatDecimal(divideHalfUp(BigInt(centimes) * 10n ** BigInt(decimals), 100_000_000n), decimals);
}

/** The amount to the euro, for a title: `2 268 133 €`; exact under a thousand euros. */
export const formatWholeEuros = (centimes: Centimes): string =>
	formatEuros(Math.abs(centimes) < 100_000 ? centimes : scale(centimes, 1, 100) * 100);

/**
 * The amount as said in a sentence: `5,47 M€` from a million on, else to the euro, `149 000 €`; in English `€5.47M`,
 * `€149,000`.
 */
export function formatAmount(centimes: Centimes): string {
	return Math.abs(centimes) >= 100_000_000 ? formatInMillions(centimes) : formatWholeEuros(centimes);
}

/** The amount in millions whatever its size, with the unit: `0,15 M€`, in English `€0.15M`. */
export function formatInMillions(centimes: Centimes, decimals = 2): string {
	const millions = formatMillions(centimes, decimals);
	return tr(`${millions}${NBSP}M€`, `${inEuros(millions)}M`);
}

/**
 * The amount as spoken by a screen reader, without digit groups: `2,38 millions d’euros`, `149 mille euros`; in English
 * `2.38 million euros`, `149 thousand euros`.
 */
export function speakAmount(centimes: Centimes): string {
	const sign = centimes < 0 ? tr('moins ', 'minus ') : '';
	const absolute = Math.abs(centimes);
	if (absolute >= 100_000_000) {
		const millions = absolute >= 200_000_000 ? 'millions' : 'million';
		return `${sign}${formatMillions(absolute)} ${tr(`${millions} d’euros`, 'million euros')}`;
	}
	if (absolute === 100_000) return `${sign}${tr('mille', 'one thousand')} euros`;
	if (absolute >= 100_000 && absolute % 100_000 === 0) {
		return `${sign}${absolute / 100_000} ${tr('mille', 'thousand')} euros`;
	}
	return `${sign}${tr(speakSmallFrench, speakSmallEnglish)(absolute)}`;
}

function speakSmallFrench(absolute: Centimes): string {
	const cents = absolute % 100;
	const euros = `${Math.floor(absolute / 100)} ${absolute < 200 ? 'euro' : 'euros'}`;
	return cents === 0 ? euros : `${euros} et ${cents} ${cents === 1 ? 'centime' : 'centimes'}`;
}

function speakSmallEnglish(absolute: Centimes): string {
	const whole = Math.floor(absolute / 100);
	const cents = absolute % 100;
	const euros = `${whole} ${whole === 1 ? 'euro' : 'euros'}`;
	return cents === 0 ? euros : `${euros} and ${cents} ${cents === 1 ? 'cent' : 'cents'}`;
}

const inPercent = (number: string) => `${number}${tr(NBSP, '')}%`;

/**
 * A share of whole numbers, in percent: `43,4 %`. `0 %` and `100 %` are exact: a share that would only round to them is
 * told in words (`moins de 0,1 %`) or, where there is little room, in signs (`< 0,1 %`). `whole` is not zero.
 */
export function formatPercent(
	part: number,
	whole: number,
	decimals = 1,
	near: 'mots' | 'signes' = 'mots'
): string {
	if (part === 0 || part === whole) return inPercent(part === 0 ? '0' : '100');
	if (part === -whole) return inPercent(`${MINUS}100`);
	const hundred = 100n * 10n ** BigInt(decimals);
	const scaled = divideHalfUp(BigInt(part) * hundred * (whole < 0 ? -1n : 1n), BigInt(Math.abs(whole)));
	const below = Math.abs(part) < Math.abs(whole);
	const signs = near === 'signes';
	const less = signs ? `<${NBSP}` : tr('moins de ', 'less than ');
	const more = signs ? `>${NBSP}` : tr('plus de ', 'more than ');
	const write = (thousandths: bigint) => inPercent(formatDecimal(thousandths, decimals));
	if (scaled === hundred) return below ? `${more}${write(hundred - 1n)}` : `${more}${inPercent('100')}`;
	// Below zero, words would read as their contrary.
	if (scaled === 0n) return part < 0 === whole < 0 ? `${less}${write(1n)}` : `>${NBSP}${write(-1n)}`;
	if (scaled === -hundred) return `${below ? '>' : '<'}${NBSP}${inPercent(`${MINUS}100`)}`;
	return write(scaled);
}

/**
 * Splits `centimes` by `shares` so that the parts add up to it to the cent: floors first, then one cent each to the
 * largest remainders, the earlier share on a tie (R7). `shares` need not be normalised; their sum is the whole.
 */
export function splitCents(centimes: Centimes, shares: readonly number[]): Centimes[] {
	const total = shares.reduce((sum, share) => sum + BigInt(share), 0n);
	if (total <= 0n) throw new RangeError(`shares add up to nothing: ${shares.join(', ')}`);
	const sign = centimes < 0 ? -1 : 1;
	const absolute = BigInt(Math.abs(centimes));
	const parts = shares.map((share, index) => {
		const product = absolute * BigInt(share);
		return { index, floor: product / total, remainder: product % total };
	});
	let left = absolute - parts.reduce((sum, part) => sum + part.floor, 0n);
	const byRemainder = [...parts].sort((a, b) =>
		a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1
	);
	for (const part of byRemainder) {
		if (left === 0n) break;
		part.floor += 1n;
		left -= 1n;
	}
	return parts.map((part) => (part.floor === 0n ? 0 : sign * Number(part.floor)));
}

/**
 * Whether an amount can come from a rounding to a step, both in cents: the step has one digit and zeros, or is 25 and zeros,
 * and the amount is no finer. 3 300 000 € to the nearest 100 000 €, or 200 000 € for a difference of two; never 1 234 € to 56 €.
 */
export function fitsRounding(centimes: Centimes, arrondi: Centimes): boolean {
	// What is no step is refused elsewhere.
	if (!(arrondi > 0)) return true;
	let power = 1;
	while (arrondi % (power * 10) === 0) power *= 10;
	const digits = arrondi / power;
	return (digits < 10 || digits === 25) && centimes % power === 0;
}
