import { tr } from '#lib/domain/language.ts';
import { fr, upperFirst } from '#lib/domain/typography.ts';
import { LIBELLES, type Statut } from '#lib/domain/vocabulary.ts';
import { allOf } from '#lib/words/sentence-words.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { told } from '#lib/words/scope-words.ts';
import { inWords, listed } from './year-words.ts';

/** The dispositifs of one kind of nothing. */
export interface Silent {
	readonly statut: Statut;
	readonly libelles: readonly string[];
}

/** The finding of a year of the contexte, whose dispositifs are never added up (R5). */
export function contexteYearFinding(scope: Scope, exercice: number, count: number): Sentence {
	const many = inWords(count);
	return told(
		scope,
		count === 0
			? tr(
					fr`En ${exercice}, aucun dispositif du contexte n'a de montant dans nos sources`,
					`In ${exercice}, no scheme of the wider context has an amount in our sources`
				)
			: count === 1
				? tr(
						fr`En ${exercice}, un dispositif du contexte a un montant, jamais ajouté à un total`,
						`In ${exercice}, one scheme of the wider context has an amount, never added to a total`
					)
				: tr(
						fr`En ${exercice}, ${many} dispositifs du contexte ont un montant ; ils ne s'additionnent pas`,
						`In ${exercice}, ${many} schemes of the wider context have an amount; they are never added up`
					)
	);
}

/** How many dispositifs that were in being have an amount, and the kind of nothing of each of the others. */
export function dispositifsDeck(
	scope: Scope,
	exercice: number,
	withAmount: number,
	silent: readonly Silent[]
): string {
	const nothingToPublish = silent.filter(({ statut }) => statut === 'sans_objet');
	const missing = silent.filter(({ statut }) => statut !== 'sans_objet');
	const countOf = (kinds: readonly Silent[]) => kinds.reduce((sum, kind) => sum + kind.libelles.length, 0);
	const being = withAmount + countOf(missing);
	const whole = being > 0 && withAmount === being;
	const kinds = silencesSaid(whole ? [] : silent);
	const others = kinds === '' ? '' : `${upperFirst(kinds)}.`;
	const chosen = scope.dispositifs.length > 0;
	if (being === 1 && countOf(nothingToPublish) === 0) return others;
	if (whole) return allHave(exercice, being, countOf(nothingToPublish) > 0, chosen);
	if (withAmount === 0) return others;
	const [some, all] = [inWords(withAmount), inWords(being)];
	const count =
		withAmount === 1
			? tr(fr`Un dispositif sur ${all} a un montant.`, `One scheme out of ${all} has an amount.`)
			: tr(
					fr`${upperFirst(some)} dispositifs sur ${all} ont un montant.`,
					`${upperFirst(some)} schemes out of ${all} have an amount.`
				);
	return `${count} ${others}`.trim();
}

/** Every dispositif that was in being has an amount; `fewer` than those followed, `chosen` by the reader. */
function allHave(exercice: number, being: number, fewer: boolean, chosen: boolean): string {
	const count = inWords(being);
	const which = tr(
		fewer ? fr`qui existaient en ${exercice}` : chosen ? 'choisis' : 'suivis',
		fewer ? `that existed in ${exercice}` : chosen ? 'chosen' : 'followed'
	);
	return being === 1
		? tr(
				fr`Le seul dispositif ${which.replace('existaient', 'existait')} a un montant.`,
				`The only scheme ${which} has an amount.`
			)
		: tr(
				fr`Les ${count} dispositifs ${which} ont un montant.`,
				`${upperFirst(allOf(being, 'schemes'))} ${which} have an amount.`
			);
}

/** « non publié : Programme 101 et Affaires étrangères ; sans objet : AGRASC ». */
export function silencesSaid(silent: readonly Silent[]): string {
	return silent
		.map(({ statut, libelles }) => {
			const kind = LIBELLES.statut[statut];
			return tr(fr`${kind} : ${listed(libelles)}`, `${kind}: ${listed(libelles)}`);
		})
		.join(tr('\u00A0; ', '; '));
}
