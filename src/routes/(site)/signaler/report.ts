import { tr } from '#lib/domain/language.ts';
import { typeset } from '#lib/domain/typography.ts';

const MAX_ADDRESS = 1000;

/** The page of this site that a report speaks of, and the version of the data that it showed when it asked for one. */
export interface ReportedPage {
	/** Path and query. */
	readonly address: string;
	readonly version: number | null;
}

/** Reads `page=`; `null` for anything but an address of this site, which is then not repeated. */
export function pageReported(page: string | null, origin: string): ReportedPage | null {
	if (page === null || !page.startsWith('/') || page.length > MAX_ADDRESS || !URL.canParse(page, origin))
		return null;
	const url = new URL(page, origin);
	if (url.origin !== origin) return null;
	const v = url.searchParams.get('v') ?? '';
	return { address: url.pathname + url.search, version: /^[1-9]\d{0,8}$/.test(v) ? Number(v) : null };
}

/** What to copy into a message: where the error stands, then what to say of it. */
export function reportText(address: string, version: number): string {
	const french = [
		`Page : ${address}`,
		`Version des données : ${version}`,
		'',
		'Ce qui est faux, ou qui manque :',
		'',
		'Ce qui serait juste, et sa source (document, page, adresse) :',
		''
	].map((line) => typeset(line));
	const english = [
		`Page: ${address}`,
		`Version of the data: ${version}`,
		'',
		'What is wrong, or missing:',
		'',
		'What would be right, and its source (document, page, address):',
		''
	];
	return tr(french, english).join('\n');
}

/** An address that opens the reader's own mail with the text in it. */
export const mailAddress = (contact: string, texte: string): string =>
	`mailto:${contact}?subject=${encodeURIComponent(tr('Lignes claires, une erreur', 'Lignes claires, an error'))}&body=${encodeURIComponent(texte.replaceAll('\n', '\r\n'))}`;
