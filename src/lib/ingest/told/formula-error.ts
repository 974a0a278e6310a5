import { fr } from '#lib/domain/typography.ts';
import { issue, type Issue } from './problem-log.ts';
import { quoted } from './sentence.ts';

/** What a spreadsheet writes in place of a value it could not compute. */
export const FORMULA_ERROR =
	/^(?:#(?:REF!|N\/A|N\/D|NOM\?|NAME\?|VALEUR!|VALUE!|DIV\/0!|NUL!|NULL!|NOMBRE!|NUM!|MANQUE!)|Err:\d{3})$/i;

/** What is said of it. */
export function formulaError(cell: string, attendu: string): Issue {
	return issue(
		'type-error',
		'bloquant',
		fr`${quoted(cell)} est une erreur de formule du tableur. Corrigez la formule ou écrivez la valeur.`,
		attendu
	);
}
