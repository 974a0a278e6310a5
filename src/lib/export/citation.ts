import { formatDay } from '#lib/i18n/dates.ts';
import type { FigureNotice } from './figure-notice.ts';

/** Under a picture: who, which version, how to check. */
export function shortCitation({ version, empreinte, adresseFigee }: FigureNotice): string {
	return `Lignes claires, version ${version}, empreinte ${empreinte}, ${adresseFigee}`;
}

/** In a report: the finding, what is measured, sources, version, day and address. */
export function fullCitation(notice: FigureNotice): string {
	const { titre, sousTitre, sources, version, date, empreinte, adresseFigee } = notice;
	return `«\u00A0${titre}\u00A0». ${sousTitre} ${sources} Lignes claires, version ${version} ${formatDay(date, true)}, empreinte ${empreinte}. ${adresseFigee}`;
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
