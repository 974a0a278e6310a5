export { VERDICTS_EN_MOTS as VERDICTS } from '#lib/i18n/retained.ts';

/** The page numbers to offer: the first, the last, those around the current one; `null` is a gap. */
export function pageNumbers(current: number, last: number): (number | null)[] {
	const wanted = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last);
	const pages = [...new Set(wanted)].sort((a, b) => a - b);
	return pages.flatMap((page, index) => {
		const before = pages[index - 1];
		return before !== undefined && page - before > 1 ? [null, page] : [page];
	});
}
