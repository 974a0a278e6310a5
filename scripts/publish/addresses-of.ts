const decode = (text: string) =>
	text
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');

/** What leads somewhere, runs or loads in a text of tags. */
const ADDRESS = /\s(?:xlink:)?(?:href|src|action|formaction|poster|data)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;
/** Where a part of a workbook or of a Word file leads; the target of a link of a page is a window. */
const RELATION = /^<Relationship\s/;
const TARGET = /\sTarget\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The addresses of a document, outside what it says in text. */
export function addressesOf(markup: string): string[] {
	const tags = markup.match(/<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi) ?? [];
	return tags.flatMap((tag) =>
		[...tag.matchAll(RELATION.test(tag) ? TARGET : ADDRESS)].map(([, one, other]) =>
			decode(one ?? other ?? '')
		)
	);
}
