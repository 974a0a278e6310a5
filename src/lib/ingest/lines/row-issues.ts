import { fitsRounding, MAX_CENTIMES } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';
import type { AmountFailure } from './amount.ts';
import { amountIssue } from './amount-issue.ts';

/** A form without who says it. */
export const ATTRIBUTION = issue(
	'row-constraint',
	'bloquant',
	fr`la forme est donnée sans dire d'où elle vient. Écrivez dans la colonne attribution : publiee, mandat ou cle.`,
	'publiee, mandat ou cle'
);
/** A rounding step that is none. */
const ARRONDI = issue(
	'constraint-error',
	'bloquant',
	fr`le pas d'arrondi doit être plus grand que zéro.`,
	'100000'
);

/** A rounding step that its amount contradicts. */
const ARRONDI_CONTREDIT = issue(
	'arrondi-contredit',
	'bloquant',
	fr`le montant est plus précis que son pas d'arrondi, ou ce pas n'en est pas un : l'un des deux est faux, ou une virgule a coupé le montant en deux. Corrigez-le, ou videz la case de l'arrondi.`,
	'un montant arrondi à ce pas, par exemple 4 500 000 à 100 000 près'
);

/** A row that adds up others, where only details stand. */
export const SUBTOTAL = issue(
	'sous-total-suspect',
	'bloquant',
	fr`la ligne semble être un total ou un sous-total, qui compterait deux fois ses détails. Retirez-la, ou écrivez « total » dans la colonne role ; si c'est un détail, écrivez-y « detail ».`,
	'une ligne de détail, ou role = total'
);

/** What is told of a line that repeats the one that starts on line `first`, word for word. */
export function duplicateIssue(first: number): Issue {
	const phrase = fr`la ligne est identique à la ligne ${first} ; les deux sont comptées. Retirez-en une si c'est une erreur.`;
	return issue('duplicate-row', 'avertissement', phrase, 'des lignes distinctes');
}

/** What to say of a rounding step, in cents and `NaN` when unread, beside its amount; `null` when nothing. */
export function roundingIssue(
	step: number,
	failure: AmountFailure,
	cell: string,
	centimes: number
): Issue | null {
	if (Number.isNaN(step)) return failure === 'blank' ? null : amountIssue(failure, cell);
	if (step <= 0) return ARRONDI;
	return centimes <= MAX_CENTIMES && !fitsRounding(centimes, step) ? ARRONDI_CONTREDIT : null;
}
