import type { FigureNotice } from './figure-notice.ts';

const MONTHS = [
	'janvier',
	'février',
	'mars',
	'avril',
	'mai',
	'juin',
	'juillet',
	'août',
	'septembre',
	'octobre',
	'novembre',
	'décembre'
];

/** `2026-11-02` as `2 novembre 2026`, `1er` for the first of a month. */
export function formatDay(date: string): string {
	const [year = '', month = '1', day = '1'] = date.slice(0, 10).split('-');
	const number = Number(day) === 1 ? '1er' : String(Number(day));
	return `${number}\u00A0${MONTHS[Number(month) - 1] ?? ''}\u00A0${year}`;
}

/** Under a picture: who, which version, how to check. */
export function shortCitation({ version, empreinte, adresseFigee }: FigureNotice): string {
	return `Lignes claires, version ${version}, empreinte ${empreinte}, ${adresseFigee}`;
}

/** In a report: the finding, what is measured, sources, version, day and address. */
export function fullCitation(notice: FigureNotice): string {
	const { titre, sousTitre, sources, version, date, empreinte, adresseFigee } = notice;
	return `«\u00A0${titre}\u00A0». ${sousTitre} ${sources} Lignes claires, version ${version} du ${formatDay(date)}, empreinte ${empreinte}. ${adresseFigee}`;
}

/** A text between the braces of BibTeX, where some characters are commands. */
function escapeBibtex(text: string): string {
	return text.replace(/[\\{}$&%#_^~]/g, (character) => {
		if (character === '\\') return '\\textbackslash{}';
		if (character === '^') return '\\textasciicircum{}';
		if (character === '~') return '\\textasciitilde{}';
		return `\\${character}`;
	});
}

/** The same for a bibliography. */
export function bibtex({ figure, titre, version, date, empreinte, adresseFigee }: FigureNotice): string {
	return [
		`@misc{lignesclaires-${figure}-v${version}-${empreinte},`,
		`  title = {{${escapeBibtex(titre)}}},`,
		`  author = {{Lignes claires}},`,
		`  year = {${date.slice(0, 4)}},`,
		`  note = {Version ${version} des données, empreinte ${empreinte}},`,
		`  url = {${adresseFigee}}`,
		'}'
	].join('\n');
}
