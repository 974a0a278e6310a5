/** What a number format says of the numbers under it. */
export interface NumberFormat {
	readonly kind: 'number' | 'percent' | 'date' | 'time';
	readonly doubt: Doubt | null;
}

/** What makes an amount under a format something else than so many euros. */
export interface Doubt {
	/** It names another unit or another currency than the euro, or shows a part of the number only. */
	readonly kind: 'unite' | 'devise' | 'echelle';
	/** The name: « k€ », « $ ». */
	readonly shown: string;
}

const PLAIN: NumberFormat = { kind: 'number', doubt: null };
const PERCENT: NumberFormat = { kind: 'percent', doubt: null };
const DATE: NumberFormat = { kind: 'date', doubt: null };
const TIME: NumberFormat = { kind: 'time', doubt: null };

/** The formats that a workbook may number without writing them down. */
const BUILT_IN: Readonly<Record<number, NumberFormat>> = {
	9: PERCENT,
	10: PERCENT,
	...Object.fromEntries([14, 15, 16, 17, 22, 27, 30, 36, 50, 57].map((id) => [id, DATE])),
	...Object.fromEntries([18, 19, 20, 21, 45, 46, 47].map((id) => [id, TIME]))
};

/** The format of a number, by its number in the workbook and the codes that the workbook writes down. */
export function formatOf(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
	const code = codes.get(id);
	return code === undefined ? (BUILT_IN[id] ?? PLAIN) : readFormat(code);
}

const LITERALS = /"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]/g;
const SCALED = /\b(?:k|m|md)\s*(?:€|eur)|\b(?:milliers?|millions?|milliards?)\b/iu;
const FOREIGN = /[$£¥₣]|\b(?:USD|GBP|CHF|CAD|JPY|XAF|XOF|XPF|FRF|F)\b/u;

/** Reads a format code as spreadsheets write it: `# ##0,00 €` is `#,##0.00\ "€"`. */
export function readFormat(code: string): NumberFormat {
	const literal = [...code.matchAll(LITERALS)].map(
		([, quoted, escaped, symbol]) => quoted ?? escaped ?? symbol ?? ''
	);
	const bare = code
		.replace(LITERALS, ' ')
		.replace(/[_*]./g, ' ')
		.replace(/\[(?![hms]+\])[^\]]*\]/gi, '')
		.replace(/s\.0+/gi, 's');
	if (bare.includes('%')) return PERCENT;
	if (!/[0#?]/.test(bare)) {
		if (/[dy]/i.test(bare) || /^[^hs]*m[^hs]*$/i.test(bare)) return DATE;
		if (/[hs]/i.test(bare)) return TIME;
	}
	const words = `${literal.join('')} ${bare}`;
	const unit = SCALED.exec(words)?.[0] ?? '';
	const currency = FOREIGN.exec(words)?.[0] ?? '';
	if (currency !== '') return { kind: 'number', doubt: { kind: 'devise', shown: currency } };
	if (/[0#?],+(?![0#?])/.test(bare.replace(/\s/g, '')))
		return { kind: 'number', doubt: { kind: 'echelle', shown: unit } };
	return unit === '' ? PLAIN : { kind: 'number', doubt: { kind: 'unite', shown: unit } };
}
