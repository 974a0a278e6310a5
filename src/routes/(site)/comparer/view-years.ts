import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { fr, upperFirst } from '#lib/domain/typography.ts';
import { counted } from '#lib/words/sentence-words.ts';
import type { DataPoint } from '#lib/figures/shell/data-point.ts';
import { inWords } from '#lib/words/year/year-words.ts';
import { told } from '#lib/words/scope-words.ts';
import { scopeOfReading } from '#lib/figures/scope-of.server.ts';
import { variation } from '#lib/figures/variation-annuelle/read.server.ts';
import { changeFinding, drawVariation, reasonOf } from '#lib/figures/variation-annuelle/ask.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { Ecarte } from './view-stages.ts';

type Deux = readonly [number, number];

/** How many dispositifs compare, how many do for a part only, and how many are left out. */
function frenchDeck([from, to]: Deux, compared: number, parts: number, left: number): string {
	const first =
		compared === 0
			? 'Aucun dispositif n’a'
			: compared === 1
				? 'Un dispositif a'
				: `${upperFirst(inWords(compared))} dispositifs ont`;
	const others = compared === 0 ? '' : 'autres ';
	const rest =
		left === 0
			? ''
			: left === 1
				? ' Un autre est laissé de côté.'
				: ` ${upperFirst(inWords(left))} ${others}sont laissés de côté.`;
	const partly =
		parts === 0
			? ''
			: parts === 1
				? ' Un autre se compare pour une partie de ses postes.'
				: ` ${upperFirst(inWords(parts))} ${others}se comparent pour une partie de leurs postes.`;
	const some = compared === 0 ? partly.replace('Un autre', 'Un') : partly;
	return fr`${first} une valeur comparable en ${from} et en ${to}.${some}${rest}`;
}
function englishDeck([from, to]: Deux, compared: number, parts: number, left: number): string {
	const first =
		compared === 0
			? 'No scheme has'
			: `${upperFirst(counted(compared, 'scheme'))} ${compared === 1 ? 'has' : 'have'}`;
	const others = compared === 0 ? '' : 'others ';
	const rest =
		left === 0
			? ''
			: left === 1
				? ' One other is left out.'
				: ` ${upperFirst(inWords(left))} ${others}are left out.`;
	const partly =
		parts === 0
			? ''
			: ` ${upperFirst(compared > 0 && parts === 1 ? 'one other' : inWords(parts))} ${compared > 0 && parts > 1 ? 'others ' : ''}can be compared for some of ${parts === 1 ? 'its' : 'their'} items.`;
	return `${first} a comparable value in ${from} and in ${to}.${partly}${rest}`;
}

/** One year against another, by dispositif and poste. */
export function yearsView(db: Database, query: Query, annees: Deux) {
	const found = variation(db, query, annees);
	const parts = found.ecartes.filter(({ postes }) => postes.length > 0).length;
	const [compared, left] = [found.comparables.length, found.ecartes.length - parts];
	return {
		finding: changeFinding(found),
		deck: tr(frenchDeck, englishDeck)(annees, compared, parts, left),
		figure: drawVariation(
			found,
			told(
				scopeOfReading(found.reading, { exercices: annees }),
				tr(
					fr`Ce qui change entre ${annees[0]} et ${annees[1]}, par dispositif et par poste`,
					`What changes between ${annees[0]} and ${annees[1]}, by scheme and by item`
				)
			)
		),
		appuis: [...found.comparables, ...found.ecartes.filter(({ postes }) => postes.length > 0)].flatMap(
			({ dispositif }) => annees.map((exercice): DataPoint => ({ exercice, dispositif }))
		),
		ecartes: found.ecartes.map((item): Ecarte => ({
			libelle: item.libelle,
			pourquoi: reasonOf(item, annees)
		}))
	};
}
