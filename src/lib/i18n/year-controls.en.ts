import { formatEuros } from '#lib/domain/money.ts';
import { enumerate, upperFirst } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { counted, numberWord } from './sentence-words.ts';
import type { ContestSaid, ControlSaid } from './year-controls.ts';

/** One published total against its details, in English; see `controlSentence`. */
export function controlSentenceEn(exercice: number, said: ControlSaid): string {
	const place = `${said.libelle}, ${LIBELLES.etapeCourte[said.etape]} ${exercice}`;
	const total = formatEuros(said.total);
	const details = formatEuros(said.details);
	const gap = formatEuros(Math.abs(said.total - said.details));
	switch (said.issue) {
		case 'egal':
			return said.total === said.details
				? `${place}: the published total, ${total}, equals the sum of its details.`
				: `${place}: the published total, ${total}, equals the sum of its details (${details}), within the rounding of the source.`;
		case 'non_detaille':
			return `${place}: the published total, ${total}, exceeds the sum of its details (${details}) by ${gap}; the difference counts as not itemised.`;
		case 'excedent':
			return `${place}: the sum of the published details (${details}) exceeds the published total, ${total}, by ${gap}; what would take it beyond is set aside.`;
		case 'depasse':
			return `${place}: the sum of the details (${details}) exceeds the published total, ${total}, by ${gap}; the total counts, the details are set aside.`;
		case 'seul':
			return `${place}: the published total, ${total}, has no details.`;
		case 'croise':
			return `${place}: the published total, ${total}, partly overlaps another total; it is a check and does not count.`;
	}
}

/** The values published for one quantité, in English; see `contestSentence`. */
export function contestSentenceEn(exercice: number, said: ContestSaid): string {
	const count = 1 + said.autres.length + (said.details === null ? 0 : 1);
	const others = [
		...said.autres.map(({ centimes, source }) => `${formatEuros(centimes)} (${source})`),
		...(said.details === null ? [] : [`${formatEuros(said.details)} (sum of its details)`])
	];
	const place = `${said.libelle}, ${LIBELLES.etapeCourte[said.etape]} ${exercice}`;
	return `${place}: ${counted(count, 'published value')}. Retained: ${formatEuros(said.retenue)} (${said.source}); also ${enumerate(others)}.`;
}

/**
 * The finding of the controls of a year, in English; see `controlsFinding`. `rivals` counts the other values, all of them or
 * `atLeast` that many.
 */
export function controlsFindingEn(
	exercice: number,
	controls: readonly ControlSaid[],
	rivals: number,
	atLeast: boolean
): string {
	const values =
		rivals === 1
			? 'another value is published'
			: `${atLeast ? 'at least ' : ''}${numberWord(rivals)} other values are published`;
	const also = rivals === 0 ? '' : `; ${values}`;
	const of = (issue: ControlSaid['issue']) => controls.filter((item) => item.issue === issue);
	const missing = of('non_detaille').reduce((sum, item) => sum + item.total - item.details, 0);
	const [alone, over, equal] = [
		of('seul').length,
		[...of('depasse'), ...of('excedent')].length,
		of('egal').length
	];
	const totals = (count: number) =>
		count === 1
			? `The total published for ${exercice}`
			: `${upperFirst(numberWord(count))} totals published for ${exercice}`;
	if (missing > 0)
		return `For ${exercice}, ${formatEuros(missing)} of the published total has no details${also}`;
	if (over > 0)
		return `For ${exercice}, ${over === 1 ? 'one published total is exceeded by its details' : `${numberWord(over)} published totals are exceeded by their details`}${also}`;
	if (alone > 0 && equal === 0) return `${totals(alone)} ${alone === 1 ? 'has' : 'have'} no details${also}`;
	if (equal > 0)
		return `${totals(equal)} ${equal === 1 ? 'equals its details' : 'equal their details'}${also}`;
	if (rivals > 0) return `For ${exercice}, ${values}`;
	return `For ${exercice}, no published total to set against its details`;
}
