import { fr } from '#lib/domain/typography.ts';
import { formatEuros } from '#lib/domain/money.ts';
import type { AmountFailure, AmountRemark } from './amount.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';
import { hiddenMarks } from '#lib/ingest/told/hidden-marks.ts';
import { formulaError, isFormulaError } from '#lib/ingest/told/formula-error.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';

const ATTENDU = 'un montant en euros, par exemple 1200,50';

/** A number grouped by what a thin space becomes where it cannot be written, or is read in another encoding. */
const LOST_SPACES = /^\D{0,2}\d{1,3}(?:(?:[?¿_\uFFFD]|â€[¯‰‡]|â..|Â[ \u00A0]?)\d{3})+(?!\d)/;

/** What to say of an amount that was read without its calls of notes, or whose unit leaves the euro unsaid. */
export function remarkIssue({ calls, hidden }: AmountRemark, cell: string, cents: number): Issue {
	const marks = hidden ? hiddenMarks(cell) : null;
	if (marks) return marks;
	const amount = formatEuros(cents);
	const without = calls === '' ? '' : fr` sans ${quoted(calls)}, qui est l'appel d'une note`;
	const phrase = fr`${quoted(cell)} est lu${without}${calls === '' ? ' ' : fr` : `}${amount}.`;
	return issue(calls === '' ? 'montant-abrege' : 'appel-de-note', 'info', phrase, ATTENDU);
}

/** What to say of a cell that is not an amount. */
export function amountIssue(failure: AmountFailure, cell: string): Issue {
	const value = quoted(cell);
	switch (failure) {
		case 'blank':
			return issue(
				'montant-absent',
				'avertissement',
				cell.trim() === ''
					? fr`le montant est vide : la ligne n'est pas importée, et ce n'est pas un zéro. Écrivez 0 si la source publie zéro.`
					: fr`le montant n'est pas donné (${quoted(cell.trim())}) : la ligne n'est pas importée, et ce n'est pas un zéro. Écrivez 0 si la source publie zéro.`,
				ATTENDU
			);
		case 'ambigu':
			return issue(
				'nombre-ambigu',
				'bloquant',
				fr`${value} peut se lire de deux façons : ${cell.trim().replace(/[.,]/, '\u00A0')} ou ${cell.trim().replace('.', ',')}. Dites pour toute la colonne quelle est la marque des décimales (--decimal , ou --decimal .).`,
				ATTENDU
			);
		case 'decimale':
			return issue(
				'type-error',
				'bloquant',
				fr`${value} n'a pas la même marque des décimales que le reste de la colonne. Écrivez toute la colonne de la même façon.`,
				ATTENDU
			);
		case 'decimales':
			return issue(
				'type-error',
				'bloquant',
				fr`${value} a plus de deux décimales d'euro : rien n'est arrondi ici. Écrivez le montant au centime.`,
				ATTENDU
			);
		case 'unite':
			return issue(
				'type-error',
				'bloquant',
				fr`l'unité de ${value} n'est pas sûre ou contredit celle de la colonne. Écrivez le montant en euros, ou avec K€, M€ ou Md€.`,
				ATTENDU
			);
		case 'scientifique':
			return issue(
				'type-error',
				'bloquant',
				fr`${value} est en notation scientifique : le tableur a pu perdre des chiffres. Mettez la colonne au format « Nombre » et enregistrez de nouveau.`,
				ATTENDU
			);
		case 'taille':
			return issue(
				'constraint-error',
				'bloquant',
				fr`${value} dépasse mille milliards d'euros. Vérifiez le montant et son unité.`,
				ATTENDU
			);
		case 'neant':
			return issue(
				'mot-a-preciser',
				'bloquant',
				fr`${value} peut vouloir dire un zéro que la source publie (écrivez 0) ou qu'elle ne donne rien (videz la cellule) : ce n'est pas la même chose. Choisissez.`,
				ATTENDU
			);
		case 'comptabilite':
			return issue(
				'mot-a-preciser',
				'bloquant',
				fr`${value} est ce que le format « Comptabilité » du tableur montre pour un zéro. Écrivez 0 si la source publie zéro, ou videz la cellule.`,
				'0'
			);
		case 'approche':
			return issue(
				'type-error',
				'bloquant',
				fr`${value} est une approximation. Écrivez le montant seul, et dans la colonne arrondi le pas auquel il est donné (100000 pour « 4,5 millions »).`,
				ATTENDU
			);
		case 'pourcentage':
			return issue(
				'type-error',
				'bloquant',
				fr`${value} est un pourcentage, pas un montant en euros. Écrivez le montant, ou retirez la ligne.`,
				ATTENDU
			);
		case 'renvoi':
			return issue(
				'mot-a-preciser',
				'bloquant',
				fr`${value} peut être l'appel d'une note, sans montant (videz la cellule), ou un montant négatif (écrivez-le avec un signe moins). Choisissez.`,
				ATTENDU
			);
		case 'syntaxe':
			if (isFormulaError(cell.trim())) return formulaError(cell, ATTENDU);
			if (LOST_SPACES.test(cell.trim()))
				return issue(
					'espace-perdue',
					'bloquant',
					fr`${value} a perdu les espaces fines de ses milliers, que l'enregistrement a remplacées par un autre signe. Enregistrez de nouveau le fichier d'origine au format « CSV UTF-8 », ou remplacez ce signe par une espace dans toute la colonne.`,
					ATTENDU
				);
			return issue(
				'type-error',
				'bloquant',
				fr`${value} n'est pas un montant. Écrivez par exemple 1200,50.`,
				ATTENDU
			);
	}
}
