import { grammar } from '#lib/domain/query.ts';

/** Every name that some page, figure, file or question reads, in the order in which an address is written. */
const NAMES = [
	...Object.keys(grammar([]).shape),
	// The pages of codes, of checksums, of letters, of campaigns and oEmbed, whose `format` is a grammar of its own, have names of their own.
	...['figure', 'cadre', 'empreinte', 'url', 'maxwidth', 'maxheight', 'recue', 'campagne']
];

/** The search of an address in its one form: the names that are read, in one order, without those left empty. */
export function oneSearch(params: URLSearchParams): string {
	const written = new URLSearchParams();
	for (const name of NAMES)
		for (const value of params.getAll(name)) if (value !== '') written.append(name, value);
	const text = written.toString().replaceAll('%2C', ',');
	return text === '' ? '' : `?${text}`;
}
