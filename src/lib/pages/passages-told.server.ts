import { language, tr } from '#lib/domain/language.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { passagesOf, type Passage } from '#lib/figures/passage/passages.server.ts';
import { coverageIndex } from '#lib/server/analysis/counted/coverage.ts';

/** A place of the budget, by the key of the crosswalk: `137-15`, `137-` where no action is known. */
function placeOf(key: string, article: 'de' | 'a', whole: boolean): string {
	const [programme = '', action = ''] = key.split('-');
	const within = whole ? tr(` du programme ${programme}`, ` of programme ${programme}`) : '';
	if (action !== '' && language() === 'en') return `action ${action}${within}`;
	if (action !== '') return `${article === 'de' ? 'de' : 'à'} l’action ${action}${within}`;
	const words = `programme ${programme} (${tr('action non connue', 'action not known')})`;
	return language() === 'en' ? words : `${article === 'de' ? 'du' : 'au'} ${words}`;
}

/** Whether amounts compare across a passage: all, none, or only those of what is still isolated; `null` unsaid. */
function comparedOf(reference: Reference, passage: Passage): boolean | 'part' | null {
	const { comparable, dispositif, exercice } = passage;
	if (comparable !== 'oui') return comparable === '' ? null : false;
	const coverage = coverageIndex(reference);
	const inPart = [exercice - 1, exercice].some(
		(year) => dispositif !== null && coverage(dispositif, year) === 'partielle'
	);
	return inPart ? 'part' : true;
}

function passageSentence(passage: Passage, compared: boolean | 'part' | null): string {
	const compare =
		compared === null
			? ''
			: compared === 'part'
				? tr(
						fr` ; ce qui en est encore isolé se compare, le reste non`,
						'; what is still isolated of it compares, the rest does not'
					)
				: compared
					? tr(fr` ; les montants se comparent`, '; the amounts are comparable')
					: tr(fr` ; les montants ne se comparent pas`, '; the amounts are not comparable');
	const { exercice, de, vers } = passage;
	const leaves = de.split('-')[0] !== vers.split('-')[0];
	const [start, end] = [placeOf(de, 'de', leaves), placeOf(vers, 'a', leaves)];
	return tr(
		fr`En ${exercice}, l'argent ${start} passe ${end}${compare}.`,
		`In ${exercice}, the money of ${start} moves to ${end}${compare}.`
	);
}

/** What goes where in the budget, one sentence a passage, as the crosswalk and its notes tell it. */
export const passagesTold = (reference: Reference): string[] =>
	passagesOf(reference).map((passage) => passageSentence(passage, comparedOf(reference, passage)));
