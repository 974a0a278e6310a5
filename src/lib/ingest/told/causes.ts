import type { Problem } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';
import { count, quoted } from './sentence.ts';

/** How many other addresses a message gives after its own. */
const ADDRESSES = 8;
const ADDRESSES_WITH_VALUES = 5;
const VALUE_CHARS = 30;

const ADDRESS = /^(?:Feuille .*?, )?(?:ligne \d+|colonne [A-Z]+)(?:, colonne [A-Z]+)?(?: \(.*?\))?\s: /i;

/** What a sentence says apart from where and of which cell: problems of one cause say the same. */
export function causeOf({ message }: Pick<Problem, 'message'>): string {
	return message
		.replace(ADDRESS, '')
		.replace(/«\u00A0.*?\u00A0»/g, '«»')
		.replace(/\d[\d.,'’ \u00A0\u202F\u2009]*/g, '0');
}

/** Problems that one sentence tells, the first in the file first. */
export interface Cause {
	readonly first: Problem;
	readonly others: readonly Problem[];
}

/**
 * Problems by cause. `byWord` also parts them by what the cell holds: each word that is not known is asked, whatever stands
 * beside it.
 */
export function causesOf(problems: readonly Problem[], byWord: boolean): Cause[] {
	const found = new Map<string, { first: Problem; others: Problem[] }>();
	for (const problem of problems) {
		const { colonne, valeur, ligne, message } = problem;
		const word = byWord && valeur !== null && valeur.trim() !== '' ? ` ${colonne ?? ''} ${valeur}` : '';
		// What is said of the whole file is said once as it is.
		const key = ligne === null ? message : word === '' ? causeOf(problem) : word;
		const known = found.get(key);
		if (known) known.others.push(problem);
		else found.set(key, { first: problem, others: [] });
	}
	return [...found.values()];
}

function short(cell: string): string {
	return quoted(cell.length > VALUE_CHARS ? `${cell.slice(0, VALUE_CHARS - 1)}…` : cell);
}

/** « 12 », « 12 (« 3x ») », « 12 (colonne F, « 3x ») »: what the first address does not say already. */
function addressAfter(first: Problem, { ligne, lettre, valeur }: Problem): string {
	const column = lettre === null || lettre === first.lettre ? [] : [fr`colonne ${lettre}`];
	const value = valeur === null || valeur.trim() === '' || valeur === first.valeur ? [] : [short(valeur)];
	const beside = [...column, ...value];
	return beside.length === 0 ? String(ligne) : `${ligne} (${beside.join(', ')})`;
}

/** The first problem of a cause with, in its sentence, how many others there are and where the next ones stand. */
export function tellCause({ first, others }: Cause): Problem {
	if (others.length === 0) return first;
	// Of a line, several cells may be at fault.
	const noun = others.some(({ lettre }) => lettre !== first.lettre) ? 'cellule' : 'ligne';
	const more = others.length === 1 ? fr`1 autre ${noun}` : fr`${count(others.length)} autres ${noun}s`;
	const differ = others.some(({ valeur, lettre }) => valeur !== first.valeur || lettre !== first.lettre);
	const listed = others.slice(0, differ ? ADDRESSES_WITH_VALUES : ADDRESSES);
	const where = listed.map((other) => addressAfter(first, other)).join(', ');
	const end = listed.length < others.length ? '…' : '.';
	return { ...first, message: fr`${first.message} De même dans ${more} : ${where}${end}` };
}
