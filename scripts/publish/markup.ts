const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	'#39': "'",
	'#x27': "'"
};

export const unescaped = (text: string): string =>
	text.replace(/&(amp|lt|gt|quot|apos|#39|#x27);/g, (_, name: string) => NAMED[name] ?? '');

export const escaped = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A tag with its attributes: a value between quotes may hold a « > ». */
export const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi;
/** What leads somewhere, runs, loads or is a picture. */
export const ADDRESS = /(\s(?:xlink:href|href|src|action|poster|data)=)(?:"([^"]*)"|'([^']*)')/gi;
const SRCSET = /(\ssrcset=)"([^"]*)"/gi;
/** What a style loads. */
export const IN_STYLE = /url\(\s*(?:"([^")]*)"|'([^')]*)'|([^"')\s]*))\s*\)/g;

/** Each address of some markup or style in turn, changed into another; what is in the text of a page stays. */
export function eachAddress(markup: string, change: (address: string, tag: string) => string): string {
	return markup.replace(TAG, (tag) =>
		tag
			.replace(
				ADDRESS,
				(_, before: string, one?: string, other?: string) =>
					`${before}"${escaped(change(unescaped(one ?? other ?? ''), tag))}"`
			)
			.replace(SRCSET, (_, before: string, list: string) => {
				const changed = unescaped(list)
					.split(',')
					.map((one) => one.trim().split(/\s+/))
					.map(([address = '', ...size]) => [change(address, tag), ...size].join(' '));
				return `${before}"${escaped(changed.join(', '))}"`;
			})
	);
}

/** Each address that a style loads, changed into another. */
export const eachStyleAddress = (style: string, change: (address: string) => string): string =>
	style.replace(IN_STYLE, (whole, double?: string, single?: string, bare?: string) => {
		const address = double ?? single ?? bare ?? '';
		return /^data:/.test(address) ? whole : `url("${change(address)}")`;
	});

const quoted = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');

/**
 * Each whole address of the site in a text (a code to copy, a citation, a drawing), with or without its scheme, changed into
 * another. The mark that ends a sentence is not of the address.
 */
export function eachWhole(text: string, origin: string, change: (address: string) => string): string {
	const host = origin.replace(/^https?:\/\//, '');
	const whole = new RegExp(
		`(${quoted(origin.slice(0, -host.length))})?(?<![\\w.@-])${quoted(host)}(/[^\\s"'<>(){}\\\\\\]\u00A0]*)`,
		'g'
	);
	return text.replace(whole, (_, scheme: string | undefined, written: string) => {
		// In a code that is shown, marks are written twice over.
		const end = written.search(/&(?:amp;)*(?:quot|apos|gt|lt|#39|#34);/);
		const told = end < 0 ? written : written.slice(0, end);
		const [, path = ''] = /^(.*?)[.,;:!?]*$/.exec(told) ?? [];
		const times = /&(amp;)*/.exec(path)?.[0].match(/amp;/g)?.length ?? 0;
		const over = (one: string, change: (text: string) => string) =>
			Array.from({ length: times }).reduce<string>((done) => change(done), one);
		const changed = over(change(origin + over(path, unescaped)), escaped);
		const kept = scheme === undefined ? changed.replace(/^https?:\/\//, '') : changed;
		return kept + written.slice(path.length);
	});
}

/** What data between tags say: JSON, whose strings may be addresses. */
export const eachData = (markup: string, change: (data: unknown) => unknown): string =>
	markup.replace(
		/(<script type="application\/json">)([^<]*)(<\/script>)/g,
		(_, open: string, data: string, close: string) =>
			`${open}${JSON.stringify(change(JSON.parse(data))).replaceAll('<', '\\u003c')}${close}`
	);

/** A value of JSON with each string that is a path of the site changed. */
export function eachPath(data: unknown, change: (path: string) => string): unknown {
	if (typeof data === 'string') return /^\/(?!\/)[^\s]*$/.test(data) ? change(data) : data;
	if (Array.isArray(data)) return data.map((one) => eachPath(one, change));
	if (data !== null && typeof data === 'object')
		return Object.fromEntries(Object.entries(data).map(([name, one]) => [name, eachPath(one, change)]));
	return data;
}
