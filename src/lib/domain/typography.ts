import { tr } from './language.ts';

const NBSP = '\u00A0';

/** Puts French typography on a text: no-break spaces, curly apostrophes. An English amount (“in 2016; €20”) is left. */
export function typeset(text: string): string {
	return text
		.replace(/ ([:;?!»%]|€(?!\d))/g, `${NBSP}$1`)
		.replace(/« /g, `«${NBSP}`)
		.replace(/(\p{L})'(?=[\p{L}«]|$)/gu, '$1’');
}

/** The parts of each sentence of the code, once typeset. */
const parts = new WeakMap<TemplateStringsArray, readonly string[]>();

/**
 * Writes a French sentence with its typography. What is put in is left as it is, so that a cell is quoted exactly.
 */
export function fr(strings: TemplateStringsArray, ...values: readonly (string | number)[]): string {
	let known = parts.get(strings);
	if (known === undefined) parts.set(strings, (known = strings.map(typeset)));
	return known.reduce((sentence, part, index) => `${sentence}${values[index - 1] ?? ''}${part}`);
}

/** A name as a title shows it: « BOP 137 » stays on one line. */
export const heldTogether = (text: string): string => text.replace(/\bBOP (?=\d)/g, `BOP${NBSP}`);

/** A text with its first letter as a capital. */
export const upperFirst = (text: string): string => text.charAt(0).toLocaleUpperCase('fr') + text.slice(1);

/** A text with its first letter in lower case; an acronym keeps its capitals, « L’AFIS » is « l’AFIS ». */
export function lowerFirst(text: string): string {
	const [first = ''] = /^[^\s’']*/.exec(text) ?? [];
	return /\p{Lu}.*\p{Lu}/u.test(first) ? text : text.charAt(0).toLocaleLowerCase('fr') + text.slice(1);
}

/** `a`, `a et b`, `a, b et c`, in English `a, b and c`; with another word than « et » when given. */
export function enumerate(items: readonly string[], word = tr('et', 'and')): string {
	const [last = '', ...before] = [...items].reverse();
	return before.length === 0 ? last : `${before.reverse().join(', ')} ${word} ${last}`;
}

/**
 * Years as ranges: `2013`, `2013 et 2014`, `2013 à 2015 et 2018`; in English `2013 to 2015 and 2018`. Years in order,
 * without doubles.
 */
export function yearRanges(years: readonly number[]): string {
	const ranges: [number, number][] = [];
	for (const year of years) {
		const open = ranges.at(-1);
		if (open && open[1] === year - 1) open[1] = year;
		else ranges.push([year, year]);
	}
	return enumerate(
		ranges.flatMap(([first, last]) => {
			if (first === last) return [String(first)];
			return last === first + 1 ? [String(first), String(last)] : [`${first} ${tr('à', 'to')} ${last}`];
		})
	);
}

/** A count with its thousands apart: `1 638`, in English `1,638`. */
export function formatCount(count: number): string {
	return String(count).replace(/\B(?=(\d{3})+$)/g, tr(NBSP, ','));
}
