import { formatAmount, formatEuros, formatPercent } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { enumerate } from '#lib/domain/typography.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import type { Allocation, Piece } from './findings.ts';
import { counted, FORMES_EN_PHRASE, numberWord, PARTICIPES } from './sentence-words.ts';

/** The finding of a year in English; see `allocationFinding`. */
export function allocationFindingEn(year: Allocation, etape: EtapeDemandee, base: number | null): string {
	const { exercice, total, nonAttribue } = year;
	const euros = base === null ? '' : ` (constant ${base} euros)`;
	const said = `${formatAmount(total)}${euros} ${PARTICIPES[etape]} against trafficking`;
	if (total === 0) return `In ${exercice}, zero euros published against trafficking`;
	if (total < 0) return `In ${exercice}, ${said}: an amount was taken back`;
	if (!year.complete)
		return `In ${exercice}, at least ${said}; the full amount cannot be read in our sources`;
	if (nonAttribue < 0 || nonAttribue > total)
		return `In ${exercice}, ${said}, of which ${formatAmount(nonAttribue)} not attributed to a form: amounts were taken back`;
	if (nonAttribue === 0) return `In ${exercice}, all of the ${said} is attributed to a form`;
	if (nonAttribue === total) return `In ${exercice}, none of the ${said} can be attributed to a form`;
	return `In ${exercice}, ${formatPercent(nonAttribue, total)} of the ${said} cannot be attributed to any form`;
}

/** What follows the finding, in English; see `allocationDeck`. `nommees` are the forms named one by one. */
export function allocationDeckEn(
	year: Allocation,
	staff: string | null,
	nommees: readonly FormeAttribuee[]
): Piece[] {
	const plain = (text: string): Piece => ({ text, strong: false });
	const strong = (text: string): Piece => ({ text, strong: true });
	const total = staff === null ? formatEuros(year.total) : `${formatEuros(year.total)} ${staff}`;
	const pieces: Piece[] = [plain(`Of ${total}, `)];
	if (year.formes.length === 0)
		pieces.push(strong('no amount'), plain(' is attributed to a form of trafficking.'));
	year.formes.forEach(({ forme, centimes }, index) => {
		const last = index === year.formes.length - 1;
		if (index > 0) pieces.push(plain(last ? ' and ' : ', '));
		pieces.push(
			strong(formatEuros(centimes)),
			plain(` ${index === 0 ? 'is attributed ' : ''}${FORMES_EN_PHRASE[forme].a}`)
		);
		if (last) pieces.push(plain('. '));
	});
	const named = year.sans
		.filter((forme) => nommees.includes(forme))
		.map((forme) => FORMES_EN_PHRASE[forme].pour);
	const others = year.sans.length - named.length;
	const rest = others === 0 ? [] : [others === 1 ? 'another form' : `the ${numberWord(others)} other forms`];
	if (year.formes.length > 0 && named.length + rest.length > 0)
		pieces.push(strong('No amount is identified'), plain(` for ${enumerate([...named, ...rest], 'or')}.`));
	return pieces;
}

/** Title of the figure in English; see `identifiedForms`. */
export function identifiedFormsEn(formes: readonly FormeAttribuee[], first: number, last: number): string {
	const when = first === last ? `In ${first}` : `From ${first} to ${last}`;
	const names = formes.map((forme) => FORMES_EN_PHRASE[forme].pour);
	if (formes.length === 0) return `${when}, no form of trafficking has identifiable funding`;
	if (formes.length === 1)
		return `${when}, only one form of trafficking has identifiable funding: ${names[0] ?? ''}`;
	return `${when}, ${counted(formes.length, 'form')} of trafficking have identifiable funding: ${enumerate(names)}`;
}

/** Title of the rates in English; see `highestRate`. `always`: every year has a rate. */
export function highestRateEn(
	best: { readonly attribue: number; readonly total: number } | undefined,
	always: boolean
): string {
	if (!best) return 'The attribution rate cannot be calculated for any year';
	if (best.attribue === 0) return 'Where it can be calculated, the attribution rate is zero';
	const rate = formatPercent(best.attribue, best.total);
	return `${always ? 'The' : 'Where it can be calculated, the'} attribution rate peaks at ${rate}`;
}
