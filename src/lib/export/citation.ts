import { tr } from '#lib/domain/language.ts';
import { formatDay } from '#lib/words/dates.ts';
import type { FigureNotice } from './figure-notice.ts';

/** Under a picture: who, which version, how to check. */
export function shortCitation({ version, empreinte, adresseFigee }: FigureNotice): string {
	return `Lignes claires, version ${version}, ${tr('empreinte', 'fingerprint')} ${empreinte}, ${adresseFigee}`;
}

/** In a report: the finding, what is measured, sources, version, day and address. */
export function fullCitation(notice: FigureNotice): string {
	const { titre, sousTitre, sources, version, date, empreinte, adresseFigee } = notice;
	const day = formatDay(date, true);
	return tr(
		`«\u00A0${titre}\u00A0». ${sousTitre} ${sources} Lignes claires, version ${version} ${day}, empreinte ${empreinte}. ${adresseFigee}`,
		`“${titre}”. ${sousTitre} ${sources} Lignes claires, version ${version} ${day}, fingerprint ${empreinte}. ${adresseFigee}`
	);
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
	const note = tr(
		`Version ${version} des données, empreinte ${empreinte}`,
		`Version ${version} of the data, fingerprint ${empreinte}`
	);
	return [
		`@misc{lignesclaires-${figure}-v${version}-${empreinte},`,
		`  title = {{${escapeBibtex(titre)}}},`,
		`  author = {{Lignes claires}},`,
		`  year = {${date.slice(0, 4)}},`,
		`  note = {${note}},`,
		`  url = {${adresseFigee}}`,
		'}'
	].join('\n');
}
