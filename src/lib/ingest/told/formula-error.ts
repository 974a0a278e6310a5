import { fr } from '#lib/domain/typography.ts';
import { issue, type Issue } from './problem-log.ts';
import { quoted } from './sentence.ts';

/** What each error of a spreadsheet says, by the names that it has in French, in English and in LibreOffice. */
const SAID: readonly (readonly [RegExp, string])[] = [
	[/^#REF!$|^Err:524$/i, 'la formule désigne une cellule qui n’existe plus'],
	[/^#(?:N\/A|N\/D)$/i, 'la recherche n’a rien trouvé'],
	[/^#DIV\/0!$|^Err:532$/i, 'la formule divise par zéro'],
	[/^#(?:VALEUR|VALUE)!$|^Err:519$/i, 'la formule calcule avec un texte'],
	[/^#(?:NOM|NAME)\?$|^Err:525$/i, 'la formule emploie un nom que le tableur ne connaît pas'],
	[/^#(?:NOMBRE|NUM)!$|^Err:503$/i, 'la formule donne un nombre impossible'],
	[/^#(?:NUL|NULL)!$/i, 'la formule croise des plages qui ne se touchent pas'],
	[/^#(?:PROPAGATION|SPILL|ÉPARS|DÉVERSEMENT)!$/i, 'le résultat de la formule n’a pas la place de s’écrire'],
	[
		/^#(?:CALC|BLOQU[ÉE]E?|BLOCKED|CHAMP|FIELD|CONNEXION|CONNECT|INCONNU|UNKNOWN|EXTRAIRE_DONNÉES|GETTING_DATA)!?$/i,
		'la formule n’a pas pu être calculée'
	],
	[/^Err:\d{3}$/i, 'la formule n’a pas pu être calculée']
];

/** What a column too narrow for its number shows, and saves in its place. */
const TOO_NARROW = /^#{3,}$/;
/** What we write ourselves in a file to mend, where a row lacked a cell. */
const MISSING = /^#MANQUE!$/;

/** Whether a cell holds what a spreadsheet writes in place of a value that it could not compute or show. */
export const isFormulaError = (cell: string): boolean =>
	cell.charCodeAt(0) === 35
		? TOO_NARROW.test(cell) || MISSING.test(cell) || SAID.some(([pattern]) => pattern.test(cell))
		: /^Err:\d{3}$/i.test(cell);

/** What is said of it. */
export function formulaError(cell: string, attendu: string): Issue {
	const text = cell.trim();
	const said = SAID.find(([pattern]) => pattern.test(text))?.[1];
	const phrase = TOO_NARROW.test(text)
		? fr`${quoted(cell)} est ce qu'un tableur montre d'un nombre trop long pour sa colonne : le nombre n'est pas dans le fichier. Élargissez la colonne, puis enregistrez de nouveau.`
		: MISSING.test(text)
			? fr`${quoted(cell)} tient la place d'une cellule qui manquait à la ligne. Écrivez la valeur, ou videz la cellule.`
			: fr`${quoted(cell)} est une erreur de formule du tableur : ${said ?? ''}. Corrigez la formule ou écrivez la valeur.`;
	return issue('type-error', 'bloquant', phrase, attendu);
}
