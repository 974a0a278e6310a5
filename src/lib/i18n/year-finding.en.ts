import { formatAmount, formatEuros, formatPercent } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { enumerate, upperFirst } from '#lib/domain/typography.ts';
import { FORMES_ATTRIBUEES, type FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { allOf, counted, FORMES_EN_PHRASE, noneOf, numberWord } from './sentence-words.ts';
import type { YearSaid } from './year-finding.ts';
import { amountAt, participle } from './year-words.ts';

/** The finding of a year in English; see `yearFinding`. */
export function yearFindingEn(year: YearSaid, etape: EtapeDemandee, base: number | null): string {
	const { exercice, total, nonAttribue } = year;
	const euros = base === null ? '' : ` (constant ${base} euros)`;
	if (total === null) {
		if (year.sansIndice)
			return `In ${exercice}, no value in constant euros: there is no price index for this year`;
		const spent = year.depense === null ? '' : `; ${amountAt(year.depense, 'execution')}${euros}`;
		const when = etape === 'execution' ? `in ${exercice}` : `for ${exercice}`;
		return `Our sources give no amount ${participle(etape, false)} ${when}${spent}`;
	}
	const said = `${amountAt(total, etape)}${euros}`;
	if (total === 0) return `In ${exercice}, zero euros ${participle(etape, false)}: a published zero`;
	if (total < 0) return `In ${exercice}, ${said}: amounts were taken back`;
	if (!year.complete)
		return `In ${exercice}, at least ${said}; the full amount cannot be read in our sources`;
	if (nonAttribue < 0 || nonAttribue > total)
		return `In ${exercice}, ${said}, of which ${formatAmount(nonAttribue)} without a form: amounts were taken back`;
	if (nonAttribue === 0) return `In ${exercice}, ${said}, all attributed to a form of trafficking`;
	if (nonAttribue === total)
		return `In ${exercice}, ${said}; no part of it can be attributed to a form of trafficking`;
	return `In ${exercice}, ${said}; ${formatPercent(nonAttribue, total)} cannot be attributed to any form of trafficking`;
}

/** The finding of a year of the wider context in English; see `contexteYearFinding`. */
export function contexteYearFindingEn(exercice: number, count: number): string {
	if (count === 0) return `In ${exercice}, no scheme of the wider context has an amount in our sources`;
	if (count === 1)
		return `In ${exercice}, only one scheme of the wider context has an amount; it is read on its own`;
	return `In ${exercice}, ${numberWord(count)} schemes of the wider context have an amount; they are read one by one`;
}

/** What the money that is read goes to, in English; see `formsDeck`. */
export function formsDeckEn(
	year: YearSaid,
	formes: readonly { readonly forme: FormeAttribuee; readonly centimes: number }[]
): string {
	if (year.total === null || year.total === 0) return '';
	if (formes.length === 0) return 'No amount is attributed to a form of trafficking.';
	const others = FORMES_ATTRIBUEES.length - formes.length;
	const said = formes.map(
		({ forme, centimes }, index) =>
			`${formatEuros(centimes)} ${index === 0 ? 'is attributed ' : ''}${FORMES_EN_PHRASE[forme].a}`
	);
	const rest =
		others === 0
			? ''
			: `; no amount is identified for ${others === 1 ? 'the last form' : `the ${numberWord(others)} other forms`}`;
	return `${enumerate(said)}${rest}.`;
}

/** How many dispositifs have an amount, in English; see `dispositifsDeck`. `kinds` says each kind of nothing. */
export function dispositifsDeckEn(withAmount: number, all: number, kinds: string): string {
	const count =
		withAmount === 0
			? `${upperFirst(noneOf(all, 'schemes followed'))} has an amount at this stage.`
			: withAmount === all
				? `${upperFirst(allOf(all, 'schemes followed'))} have an amount.`
				: `${upperFirst(counted(withAmount, 'scheme'))} out of ${numberWord(all)} ${withAmount === 1 ? 'has' : 'have'} an amount in our sources.`;
	return [all === 1 ? '' : count, kinds === '' ? '' : `${upperFirst(kinds)}.`]
		.filter((text) => text !== '')
		.join(' ');
}
