const decode = (text: string) =>
	text
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');

/** What leads somewhere, runs or loads in a text of tags. */
const ADDRESS =
	/\s(?:xlink:)?(?:href|src|action|formaction|poster|data|Target)\s*=\s*(?:"([^"]*)"|'([^']*)')/gi;

/** The addresses of a document, outside what it says in text. */
export function addressesOf(markup: string): string[] {
	const tags = markup.match(/<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi) ?? [];
	return tags.flatMap((tag) =>
		[...tag.matchAll(ADDRESS)].map(([, one, other]) => decode(one ?? other ?? ''))
	);
}
