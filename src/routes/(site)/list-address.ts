/** The address of a list, read as `url` is, with some of its parameters changed: an empty value takes its parameter away. */
export function listAddress(path: string, url: URL, changes: Readonly<Record<string, string>>): string {
	const params = new URLSearchParams(url.searchParams);
	for (const [name, value] of Object.entries(changes)) {
		if (value === '') params.delete(name);
		else params.set(name, value);
	}
	const query = params.toString();
	return `${path}${query === '' ? '' : `?${query}`}`;
}

/** The page numbers to offer: the first, the last, those around the current one; `null` is a gap. */
export function pageNumbers(current: number, last: number): (number | null)[] {
	const wanted = [1, current - 1, current, current + 1, last].filter((page) => page >= 1 && page <= last);
	const pages = [...new Set(wanted)].sort((a, b) => a - b);
	return pages.flatMap((page, index) => {
		const before = pages[index - 1];
		return before !== undefined && page - before > 1 ? [null, page] : [page];
	});
}
