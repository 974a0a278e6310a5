import { fr } from '#lib/domain/typography.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';

/** A form without who says it. */
export const ATTRIBUTION = issue(
	'row-constraint',
	'bloquant',
	fr`la forme est donnée sans dire d'où elle vient. Écrivez dans la colonne attribution : publiee, mandat ou cle.`,
	'publiee, mandat ou cle'
);
/** A rounding step that is none. */
export const ARRONDI = issue(
	'constraint-error',
	'bloquant',
	fr`le pas d'arrondi doit être plus grand que zéro.`,
	'100000'
);

/** A row that adds up others, where only details stand. */
export const SUBTOTAL = issue(
	'sous-total-suspect',
	'bloquant',
	fr`la ligne semble être un total ou un sous-total, qui compterait deux fois ses détails. Retirez-la, ou remplissez-la avec « total » dans la colonne role.`,
	'une ligne de détail, ou role = total'
);

/** What is told of a line that repeats the one that starts on line `first`, word for word. */
export function duplicateIssue(first: number): Issue {
	const phrase = fr`la ligne est identique à la ligne ${first} ; les deux sont comptées. Retirez-en une si c'est une erreur.`;
	return issue('duplicate-row', 'avertissement', phrase, 'des lignes distinctes');
}
