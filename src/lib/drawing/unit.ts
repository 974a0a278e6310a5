import { ticks as d3ticks } from 'd3-array';
import { tr } from '#lib/domain/language.ts';
import { divideHalfUp, formatNumber } from '#lib/domain/money.ts';

const MINUS = '\u2212';
const NBSP = '\u00A0';

/** The unit of a chart's amounts. */
export interface Unit {
	readonly symbol: 'Md€' | 'M€' | 'k€' | '€';
	/** Cents in one unit. */
	readonly cents: number;
	readonly decimals: number;
}

const BILLION: Unit = { symbol: 'Md€', cents: 1e11, decimals: 2 };
const MILLION: Unit = { symbol: 'M€', cents: 1e8, decimals: 2 };

/** The unit in which the largest amount reads as a small number. */
export function unitFor(largestCents: number): Unit {
	const size = Math.abs(largestCents);
	if (size >= BILLION.cents) return BILLION;
	if (size >= MILLION.cents || size === 0) return MILLION;
	if (size >= 1e7) return { symbol: 'k€', cents: 1e5, decimals: 0 };
	if (size >= 1e5) return { symbol: 'k€', cents: 1e5, decimals: 1 };
	return { symbol: '€', cents: 100, decimals: size % 100 === 0 ? 0 : 2 };
}

function writeDecimal(scaled: bigint, decimals: number): string {
	const digits = String(scaled < 0n ? -scaled : scaled).padStart(decimals + 1, '0');
	const whole = formatNumber(Number(decimals === 0 ? digits : digits.slice(0, -decimals)) * 100);
	return `${scaled < 0n ? MINUS : ''}${whole}${decimals === 0 ? '' : `${tr(',', '.')}${digits.slice(-decimals)}`}`;
}

const ENGLISH: Readonly<Record<Unit['symbol'], string>> = { 'Md€': 'bn', 'M€': 'M', 'k€': 'k', '€': '' };

/** The symbol alone: `M€`, in English `€M`. */
export const symbolOf = ({ symbol }: Unit): string => tr(symbol, `€${ENGLISH[symbol]}`);

/** What says the unit of the amounts of a drawing: `en M€`, in English `in €M`. */
export const inUnit = (unit: Unit): string => tr(`en${NBSP}`, 'in ') + symbolOf(unit);

/** Words that `writeIn` wrote, with their unit: `6,83 M€`, in English `€6.83M`, `−€6.83M`, `< €0.01M`. */
export function withUnit({ symbol }: Unit, words: string): string {
	return tr(`${words}${NBSP}${symbol}`, `${words.replace(/\d/, '€$&')}${ENGLISH[symbol]}`);
}

/**
 * An amount in the unit, without its symbol: `6,83`. What is too small to show is said `< 0,01`: « 0 » is kept for a
 * published zero.
 */
export function writeIn(unit: Unit, centimes: number, decimals = unit.decimals): string {
	if (centimes === 0) return '0';
	const scaled = divideHalfUp(BigInt(centimes) * 10n ** BigInt(decimals), BigInt(unit.cents));
	if (scaled !== 0n) return writeDecimal(scaled, decimals);
	return `${centimes < 0 ? `>${NBSP}` : `<${NBSP}`}${writeDecimal(centimes < 0 ? -1n : 1n, decimals)}`;
}

export interface Tick {
	readonly value: number;
	readonly label: string;
}

/** Three or four round values from `min` to `max` in cents, zero left out; the symbol stands on the last only. */
export function moneyTicks(min: number, max: number, unit: Unit): Tick[] {
	if (max <= min) return [];
	const counts = [3, 4, 2, 5];
	const series = counts.map((count) => d3ticks(min, max, count).filter((value) => value !== 0));
	const values = series.find((found) => found.length >= 3 && found.length <= 4) ?? series[0] ?? [];
	const step = Math.abs(
		(values[1] ?? values[0] ?? unit.cents) - (values[1] === undefined ? 0 : (values[0] ?? 0))
	);
	const decimals = Math.max(0, Math.ceil(-Math.log10(step / unit.cents) - 1e-9));
	return values
		.filter((value) => Number.isInteger(value))
		.map((value, index, all) => {
			const text = writeIn(unit, value, decimals);
			return { value, label: index === all.length - 1 ? withUnit(unit, text) : text };
		});
}
