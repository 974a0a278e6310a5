import { withoutInvisible } from '#lib/domain/fold.ts';
import { readGuarded } from '#lib/domain/formula-text.ts';
import { MAX_CENTIMES } from '#lib/domain/money.ts';
import { isDeclaredAbsent } from '#lib/ingest/cells/absences.ts';
import {
	partUnit,
	SPACE,
	withoutNoteCalls,
	wordFailure,
	type WithUnit,
	type WordFailure
} from './amount-marks.ts';
import type { Decimal, Unit } from './batch.ts';

/** Why a cell is not an amount. `blank` and the declared absences are not errors: they are no line (R10). */
export type AmountFailure =
	| 'blank'
	| 'ambigu'
	| 'decimale'
	| 'decimales'
	| 'unite'
	| 'scientifique'
	| 'taille'
	| 'syntaxe'
	| WordFailure;

/** What an amount was written with, beside its number: the reader is told. */
export interface AmountRemark {
	/** Calls of notes left out: « (1) », « * »; empty for none. */
	readonly calls: string;
	/** The unit leaves the euro unsaid: « 3M », « 510K ». */
	readonly short: boolean;
	/** Marks that are not seen stood in the cell. */
	readonly hidden?: boolean;
}

const POWERS: Record<Unit, number> = { euros: 0, milliers: 3, millions: 6 };
const PREFIX = new RegExp(`^(?:€|eur(?:os?)?(?=${SPACE}))${SPACE}*`, 'i');
const EUROS_CENTS = new RegExp(`^((?:\\d|['’]|${SPACE})*\\d)${SPACE}*€(\\d\\d)$`);
const SCIENTIFIC = /^[-+]?\d+(?:[.,]\d+)?e[-+]?\d+$/i;
const IN_PARENTHESES = /^\((.*)\)$/;
/** A minus as it is typed: a hyphen of any kind, the sign itself, an en dash. */
const MINUS_BEFORE = /^[-\u2010\u2011\u2212\u2013\uFE63\uFF0D](.*)$/;
const MINUS_AFTER = /^(.*)[-\u2010\u2011\u2212\u2013\uFE63\uFF0D]$/;
const GROUPED = new RegExp(`^([1-9]\\d{0,2}(?:(?:${SPACE}\\d{3})+|(?:['’]\\d{3})+))(?:([.,])(\\d+))?$`);
const PLAIN = /^(\d+)(?:([.,])(\d+))?$/;
const BY_POINTS = /^([1-9]\d{0,2}(?:\.\d{3})+)(?:(,)(\d+))?$/;
const BY_COMMAS = /^([1-9]\d{0,2}(?:,\d{3})+)(?:(\.)(\d+))?$/;
const AMBIGUOUS = /^[1-9]\d{0,2}[.,]\d{3}$/;
const DIGITS_MAX = 16;

/**
 * Reads the amounts of one column by a strict grammar. The decimal mark is the column's: stated, or shown by the first
 * cell that leaves no doubt. Until then a cell like `1.234` fails as `ambigu`.
 */
export class AmountReader {
	/** Why the last `read` gave `NaN`. */
	failure: AmountFailure = 'blank';
	/** What the last `read` left out or completed; `null` when the cell was a number alone, or no amount. */
	remark: AmountRemark | null = null;
	/** Mark of the column, `null` while unknown. */
	decimal: Decimal | null;
	/** Cells read that only the column's mark made clear. */
	resolved = 0;
	readonly #power: number;
	readonly #unit: Unit;
	readonly #stated: boolean;

	constructor(decimal: Decimal | null, unit: Unit = 'euros') {
		this.decimal = decimal;
		this.#stated = decimal !== null;
		this.#unit = unit;
		this.#power = POWERS[unit];
	}

	/** How many euros amounts are counted by: a thousand, a million or one. */
	get scale(): number {
		return 10 ** this.#power;
	}

	/** Cents, or `NaN` with `failure` set. */
	read(cell: string): number {
		this.remark = null;
		const quick = this.#power === 0 ? this.#quick(cell) : NaN;
		return Number.isNaN(quick) ? this.#slow(cell) : quick;
	}

	/** The mark that a cell shows beyond doubt, `null` when it shows none. */
	evidence(cell: string): Decimal | null {
		const probe = new AmountReader(null, this.#unit);
		probe.read(cell);
		return probe.decimal;
	}

	#fail(failure: AmountFailure): number {
		this.failure = failure;
		return NaN;
	}

	/** The common shapes, `-1 234` and `1 234,5` with a known mark, without a regular expression; else `NaN`. */
	#quick(cell: string): number {
		const length = cell.length;
		let at = cell.charCodeAt(0) === 45 ? 1 : 0;
		const negative = at === 1;
		let value = 0;
		let digits = 0;
		let run = 0;
		let groups = 0;
		let decimals = -1;
		const mark = this.decimal === null ? -1 : this.decimal.charCodeAt(0);
		for (; at < length; at += 1) {
			const code = cell.charCodeAt(at);
			if (code >= 48 && code <= 57) {
				value = value * 10 + code - 48;
				digits += 1;
				if (decimals >= 0) decimals += 1;
				else run += 1;
			} else if (code === 32 || code === 0xa0 || code === 0x202f || code === 0x2009) {
				if (decimals >= 0 || run === 0 || run > 3 || (groups > 0 && run !== 3)) return NaN;
				if (groups === 0 && value < 10 ** (run - 1)) return NaN;
				groups += 1;
				run = 0;
			} else if (code === mark && decimals < 0) {
				if (run === 0 || (groups > 0 && run !== 3)) return NaN;
				decimals = 0;
			} else return NaN;
		}
		if (digits === 0 || digits > 14 || decimals === 0 || decimals > 2) return NaN;
		if (decimals < 0 && groups > 0 && run !== 3) return NaN;
		const cents = decimals === 2 ? value : decimals === 1 ? value * 10 : value * 100;
		if (cents > MAX_CENTIMES) return NaN;
		return negative && cents !== 0 ? -cents : cents;
	}

	#slow(cell: string): number {
		const seen = withoutInvisible(cell);
		let text = readGuarded(seen.trim());
		if (text === '' || isDeclaredAbsent(text)) return this.#fail('blank');
		const word = wordFailure(text);
		if (word !== null) return this.#fail(word);
		const noted = withoutNoteCalls(text);
		text = noted?.amount ?? text;
		let signs = 0;
		let power: number | null = null;
		let short = false;
		let cents = '00';
		let changed = true;
		while (changed) {
			changed = false;
			const parted: RegExpExecArray | null =
				power === null && this.#power === 0 ? EUROS_CENTS.exec(text) : null;
			const unit: WithUnit | null = power === null && parted === null ? partUnit(text) : null;
			if (parted) {
				power = 0;
				text = parted[1] ?? '';
				cents = parted[2] ?? '';
				changed = true;
			} else if (unit) {
				power = unit.power;
				if (power === null || (this.#power > 0 && power === 0)) return this.#fail('unite');
				text = unit.number;
				({ short } = unit);
				changed = true;
			} else if (power === null && PREFIX.test(text)) {
				if (this.#power > 0) return this.#fail('unite');
				power = 0;
				text = text.replace(PREFIX, '');
				changed = true;
			} else if (signs === 0) {
				const unsigned = IN_PARENTHESES.exec(text) ?? MINUS_BEFORE.exec(text) ?? MINUS_AFTER.exec(text);
				if (unsigned) {
					signs = 1;
					text = (unsigned[1] ?? '').trim();
					changed = true;
				}
			}
		}
		if (SCIENTIFIC.test(text)) return this.#fail('scientifique');
		const sum = this.#body(text, power ?? this.#power) + Number(cents);
		if (Number.isNaN(sum)) return sum;
		if (noted || short) this.remark = { calls: noted?.calls ?? '', short };
		else if (seen.length < cell.length) this.remark = { calls: '', short, hidden: true };
		return signs === 1 && sum !== 0 ? -sum : sum;
	}

	#body(text: string, power: number): number {
		const ambiguous = AMBIGUOUS.test(text);
		if (ambiguous && this.decimal === null) return this.#fail('ambigu');
		const groupMark = this.decimal === ',' ? BY_POINTS : BY_COMMAS;
		const match = ambiguous
			? ((text.includes(this.decimal ?? '') ? PLAIN : groupMark).exec(text) ?? null)
			: (GROUPED.exec(text) ?? PLAIN.exec(text) ?? BY_POINTS.exec(text) ?? BY_COMMAS.exec(text));
		if (!match) return this.#fail('syntaxe');
		const [, whole = '', mark, fraction = ''] = match;
		if (!ambiguous) {
			const shown: Decimal | null =
				mark === ',' || mark === '.' ? mark : whole.includes('.') ? ',' : whole.includes(',') ? '.' : null;
			if (shown !== null && this.decimal !== null && shown !== this.decimal) return this.#fail('decimale');
			if (shown !== null && !this.#stated) this.decimal = shown;
		} else this.resolved += 1;
		const significant = fraction.replace(/0+$/, '');
		if (significant.length > 2 + power) return this.#fail('decimales');
		const digits = whole.replace(/\D/g, '') + significant.padEnd(2 + power, '0');
		const trimmed = digits.replace(/^0+(?=\d)/, '');
		const cents = trimmed.length > DIGITS_MAX ? Infinity : Number(trimmed);
		return cents > MAX_CENTIMES ? this.#fail('taille') : cents;
	}
}
