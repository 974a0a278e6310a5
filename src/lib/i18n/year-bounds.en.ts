import type { Bornes } from '#lib/domain/allocation.ts';
import { formatAmount, formatEuros } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { FORMES_EN_PHRASE, numberWord } from './sentence-words.ts';
import type { BoundsSaid } from './year-bounds.ts';
import { amountAt, betweenAmounts, participle } from './year-words.ts';

/** What the forms may have received, in English; see `boundsFinding`. */
export function boundsFindingEn(formes: readonly BoundsSaid[], etape: EtapeDemandee): string {
	const known = formes.filter(({ bornes }) => bornes.bas !== null);
	const attributed = known.filter(({ bornes }) => bornes.bas !== 0);
	const open = known.some(({ bornes }) => bornes.haut === null);
	const others = known.filter((form) => !attributed.includes(form));
	const [main, ...more] = [...attributed].sort((a, b) => (b.bornes.bas ?? 0) - (a.bornes.bas ?? 0));
	if (known.length === 0) return 'No amount to share out between the forms of trafficking';
	if (!main) {
		if (open) return 'No amount is attributed to a form, and the maximum of each is unknown';
		const said = ` ${participle(etape, true)}`;
		return `Against each of the ${numberWord(others.length)} forms, ${atMost(others, said)}: no amount is attributed`;
	}
	const against = `Against ${FORMES_EN_PHRASE[main.forme].pour}, ${rangeSaid(main.bornes, etape)}`;
	if (more.length > 0)
		return `${against}; ${more.length === 1 ? 'one other form also has an attributed amount' : `${numberWord(more.length)} other forms also have an attributed amount`}`;
	if (open) return `${against}; the maximum of each form is unknown`;
	if (others.length === 0) return against;
	return `${against}; against each other form, ${atMost(others, '')}`;
}

/** What forms without attributed money may have received: the same for all, or the most of all. */
function atMost(others: readonly BoundsSaid[], said: string): string {
	const highs = [...new Set(others.map(({ bornes }) => bornes.haut ?? 0))].sort((a, b) => b - a);
	const [high = 0] = highs;
	if (high === 0) return 'nothing that could be for it';
	if (high < 0) return 'amounts were taken back';
	return highs.length === 1 ? `${betweenAmounts(0, high)}${said}` : `at most ${formatAmount(high)}${said}`;
}

function rangeSaid({ bas, haut }: Bornes, etape: EtapeDemandee): string {
	const low = bas ?? 0;
	if (haut === null) return `at least ${amountAt(low, etape)}`;
	if (low === haut) return amountAt(low, etape);
	return `${betweenAmounts(low, haut)} ${participle(etape, true)}`;
}

/** The exact bounds of a form, in English; see `boundsWords`. */
export function boundsWordsEn({ bas, haut }: Bornes): string {
	if (bas === null) return 'no amount';
	if (haut === null)
		return bas === 0
			? 'no amount attributed, maximum unknown'
			: `at least ${formatEuros(bas)}, maximum unknown`;
	if (bas === haut) return bas === 0 ? 'no amount identified' : formatEuros(bas);
	return `between ${bas === 0 ? '0' : formatEuros(bas)} and ${formatEuros(haut)}`;
}

/** What a key supposes of a form, in English; see `keyWords`. */
export const keyWordsEn = (cle: {
	readonly bas: number;
	readonly central: number;
	readonly haut: number;
}): string => `by key ${formatEuros(cle.central)}, from ${formatEuros(cle.bas)} to ${formatEuros(cle.haut)}`;

/** Several forms that share the same bounds, in English; see `mergedName`. */
export const mergedNameEn = (count: number, all: boolean): string =>
	`Each of the ${numberWord(count)} ${all ? 'forms' : 'other forms'}`;
