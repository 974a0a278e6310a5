import type { Verdict } from '#lib/domain/claims.ts';

/** What became of a line, for a reader. */
export const VERDICTS: Readonly<Record<Verdict, string>> = {
	retenue: 'retenue',
	controle: 'total de contrôle',
	concordante: 'même valeur que la source retenue',
	ecartee: 'écartée',
	depassee: 'dépasse son total',
	croisee: 'total de contrôle, recoupe un autre total'
};

/** The page numbers to offer: the first, the last, those around the current one; `null` is a gap. */
export function pageNumbers(current: number, last: number): (number | null)[] {
	const wanted = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last);
	const pages = [...new Set(wanted)].sort((a, b) => a - b);
	return pages.flatMap((page, index) => {
		const before = pages[index - 1];
		return before !== undefined && page - before > 1 ? [null, page] : [page];
	});
}
