import { fr } from '#lib/domain/typography.ts';
import { issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { checkSiren, sirenChecks } from './codes.ts';
import { NOT_SAID, said, told, type Check } from './reading.ts';

const NONE = /^(?:nr|nrchorus|#|0+|n\/?[acdr]|non renseigne|-+|\/)$/i;
const ATTENDU = 'neuf chiffres, par exemple 781626817';

/**
 * The SIREN of who received money, in files that we did not write: a number missing (`#`, `0`, `NR CHORUS`) or past
 * reading leaves the line without one, and is told; a leading zero lost in a spreadsheet is put back when the key says so.
 */
export const checkRecipientSiren: Check = (cell) => {
	const text = cell.replace(/[\s\u00A0\u202F\u2009]/g, '').replace(/[.,]0+$/, '');
	if (text === '') return NOT_SAID;
	if (NONE.test(text)) {
		const phrase = fr`${quoted(cell)} n'est pas un numéro SIREN ; la ligne est gardée sans numéro.`;
		return told(null, issue('siren-absent', 'info', phrase, ATTENDU));
	}
	if (/^\d{9}(?:\d{5})?$/.test(text)) return checkSiren(text);
	const whole = /^\d{12,13}$/.test(text)
		? text.padStart(14, '0')
		: /^\d{7,8}$/.test(text)
			? text.padStart(9, '0')
			: '';
	const siren = whole.slice(0, 9);
	if (siren !== '' && sirenChecks(siren)) {
		const phrase = fr`${quoted(cell)} a perdu son zéro de tête dans un tableur ; le numéro est lu ${siren}.`;
		return told(siren, issue('siren-zero', 'info', phrase, ATTENDU));
	}
	const phrase = fr`${quoted(cell)} n'est pas un numéro SIREN ni SIRET ; la ligne est gardée sans numéro. Corrigez-le pour que l'organisme soit reconnu.`;
	return told(null, issue('siren-illisible', 'avertissement', phrase, ATTENDU));
};

/** « 137 », « Programme 137 - Égalité », « Solidarité: 137 - Égalité ». */
const PROGRAMME = /^(?:programme |bop |p)?0*(\d{1,3})(?:[.,]0+)?(?:$|[^\d])|: ?0*(\d{3}) [-–] /i;

/** A programme by its number, with or without its name. */
export const checkPaidProgramme: Check = (cell) => {
	const text = cell.trim();
	if (text === '') return NOT_SAID;
	const [, first, named] = PROGRAMME.exec(text) ?? [];
	const code = first ?? named;
	if (code !== undefined && Number(code) > 0) return said(code.padStart(3, '0'));
	const phrase = fr`${quoted(cell)} n'est pas un numéro de programme ; la ligne est gardée sans programme.`;
	return told(null, issue('type-error', 'avertissement', phrase, '137'));
};

/** The poste of a payment: its programme. */
export const checkProgrammePoste: Check = (cell) => {
	const { value } = checkPaidProgramme(cell);
	return value === null ? NOT_SAID : said(`Programme ${value}`);
};
