import { withoutInvisible } from '#lib/domain/fold.ts';
import { fr } from '#lib/domain/typography.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { told, type Check } from './reading.ts';

/** What files write in a cell to say that they have nothing to put there. */
const ABSENT =
	/^(?:[-‐‑‒–—−.]+|…|\/|n\.? ?d\.?|n\.? ?c\.?|n\.? ?a\.?|n\.? ?r\.?|n\/[acdr]|s\.? ?o\.?|non communiquée?s?|non connue?s?|non disponibles?|non renseignée?s?|sans objet)$/i;
const LONGEST = 20;

/** Whether a cell says that its value is not known, in the words of tables: « NC », « n.d. », « - ». */
export function isDeclaredAbsent(cell: string): boolean {
	const text = cell.trim();
	return text !== '' && text.length <= LONGEST && ABSENT.test(withoutInvisible(text));
}

/** Reads what a cell declares absent as a blank one, and says so. */
export function absentAsBlank(check: Check): Check {
	return (cell) => {
		if (!isDeclaredAbsent(cell)) return check(cell);
		const blank = check('');
		return blank.issue ? blank : told(blank.value, absence(cell));
	};
}

function absence(cell: string): Issue {
	return issue('valeur-absente', 'info', fr`${quoted(cell.trim())} est lu comme une cellule vide.`);
}
