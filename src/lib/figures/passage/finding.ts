import { tr } from '#lib/domain/language.ts';
import { formatEuros, formatPercent } from '#lib/domain/money.ts';
import { enumerate, fr, upperFirst, yearRanges } from '#lib/domain/typography.ts';
import { deducedAfter, duringYears } from '#lib/figures/shell/words.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { purpose, told } from '#lib/words/scope-words.ts';
import { hasWord, type TitlesRead } from './action-titles.ts';
import type { PassageAction, PassageColumn } from './data.ts';

/** « l’action 15 », “action 15”. */
const theAction = (action: string): string => tr(`l’action\u00A0${action}`, `action ${action}`);

/** The finding: since when the word has gone from the titles of the actions, as far as they were read. */
export function wordFinding(scope: Scope, titles: TitlesRead, actions: readonly string[]): Sentence {
	const { programme, lues, enPartie, nommees } = titles;
	const all = [...lues, ...enPartie].sort((a, b) => a - b);
	const [first, last] = [all[0] ?? 0, all.at(-1) ?? 0];
	const named = nommees.at(-1);
	const of = tr(`des actions du programme\u00A0${programme}`, `the actions of programme ${programme}`);
	if (lues.length === 0 && nommees.length === 0) return moneyFinding(scope, programme, actions);
	const since = named === undefined ? first : named + 1;
	const gaps = enPartie.filter((year) => year >= since);
	const read = gaps.length === 0 ? '' : tr(' lus', ' that were read');
	if (named !== undefined && since <= last && gaps.length === 0)
		return told(
			scope,
			tr(
				fr`Depuis ${since}, le mot « traite » a disparu ${of}`,
				`Since ${since}, the word “traite” (trafficking) has disappeared from ${of}`
			)
		);
	if (named !== undefined && since > last)
		return told(
			scope,
			tr(
				fr`${upperFirst(duringYears(nommees[0] ?? named, named))}, le mot « traite » est dans les intitulés ${of}`,
				`${upperFirst(duringYears(nommees[0] ?? named, named))}, the word “traite” (trafficking) is in the titles of ${of}`
			)
		);
	const when =
		named === undefined ? upperFirst(duringYears(since, last)) : tr(`Depuis ${since}`, `Since ${since}`);
	return told(
		scope,
		tr(
			fr`${when}, le mot « traite » n'est ${named === undefined ? 'pas' : 'plus'} dans les intitulés${read} ${of}`,
			`${when}, the word “traite” (trafficking) is ${named === undefined ? 'not' : 'no longer'} in the titles${read} of ${of}`
		)
	);
}

/** Without a title that was read: where the money went. */
function moneyFinding(scope: Scope, programme: string, actions: readonly string[]): Sentence {
	const [first = '', ...next] = [...new Set(actions)];
	const to = enumerate(
		next.map((action) => tr(`à l’action\u00A0${action}`, `to action ${action}`)),
		tr('puis', 'then')
	);
	return told(
		scope,
		next.length === 0
			? tr(
					fr`L'argent ${purpose(scope)} est dans ${theAction(first)} du programme ${programme}`,
					`The money ${purpose(scope)} is in ${theAction(first)} of programme ${programme}`
				)
			: tr(
					fr`L'argent ${purpose(scope)} est passé de ${theAction(first)} ${to} du programme ${programme}`,
					`The money ${purpose(scope)} has moved from ${theAction(first)} ${to} of programme ${programme}`
				)
	);
}

/** How far the titles were read, for a note. `quoted`: years of which a title was read in another document than the budget's. */
export function titlesNote({ programme, lues, enPartie }: TitlesRead, quoted: readonly number[]): string {
	const [whole, part] = [yearRanges(lues), yearRanges(enPartie)];
	const known = tr(
		`des actions du programme\u00A0${programme} inscrites dans notre nomenclature`,
		`of the actions of programme ${programme} in our crosswalk`
	);
	const read =
		lues.length === 0
			? ''
			: tr(fr`Intitulés ${known}, tous lus : ${whole}.`, `Titles ${known}, all read: ${whole}.`);
	const unread =
		enPartie.length === 0
			? ''
			: tr(
					fr`Intitulés ${lues.length === 0 ? `${known} ` : ''}non lus, ou lus en partie : ${part}.`,
					`Titles ${lues.length === 0 ? `${known} ` : ''}not read, or read in part: ${part}.`
				);
	const others = yearRanges(quoted);
	const by =
		quoted.length === 0
			? ''
			: tr(
					fr`Cités par un autre document que ceux du budget : ${others}.`,
					`Quoted by another document than those of the budget: ${others}.`
				);
	return [read, by, unread].filter((text) => text !== '').join(' ');
}

const followed = ({ actions }: Pick<PassageColumn, 'actions'>): PassageAction | undefined =>
	actions.find(({ suivie }) => suivie);

/** What could be read at the first year and at the last. */
export function deckOf(
	scope: Scope,
	columns: readonly Pick<PassageColumn, 'exercice' | 'actions'>[]
): string {
	const [first, last] = [columns[0], columns.at(-1)];
	const [before, after] = [first && followed(first), last && followed(last)];
	if (!first || !last || !before || !after) return '';
	const start = inAction(scope, first.exercice, before);
	return first === last ? start : `${start} ${inAction(scope, last.exercice, after)}`;
}

function inAction(scope: Scope, year: number, action: PassageAction): string {
	const { large, nomme, isole, centimes, parts } = action;
	const whole = formatEuros(centimes);
	const code = theAction(action.action);
	if (!large)
		return nomme === true
			? tr(
					fr`En ${year}, ${code} nommait la traite : ${whole} ${purpose(scope)}.`,
					`In ${year}, ${code} named trafficking: ${whole} ${purpose(scope)}.`
				)
			: tr(fr`En ${year}, ${code} : ${whole}.`, `In ${year}, ${code}: ${whole}.`);
	if (isole === null)
		return tr(
			fr`En ${year}, nos sources n'isolent pas d'argent ${purpose(scope)} dans ${code}, de ${whole}.`,
			`In ${year}, our sources isolate no money ${purpose(scope)} in ${code}, of ${whole}.`
		);
	const deduced = deducedAfter(
		isole,
		parts.reduce((sum, { deduit }) => sum + deduit, 0),
		formatEuros
	);
	const told = `${formatEuros(isole)}${deduced}${deduced === '' ? '' : ','}`;
	return tr(
		fr`En ${year}, ${told} restent isolables sur les ${whole} de ${code}.`,
		`In ${year}, ${told} can still be isolated out of the ${whole} of ${code}.`
	);
}

/** What the year of a step is told from. */
export interface Step {
	readonly before: Pick<PassageColumn, 'exercice' | 'actions'>;
	readonly after: Pick<PassageColumn, 'exercice' | 'actions'>;
	/** Actions among which the one before is shared out, its successor among them. */
	readonly suites: readonly string[];
	/** Years in which one title alone names trafficking, of all the actions. */
	readonly seules: readonly number[];
	readonly programme: string;
}

/** What happens between two years that are shown, in one sentence without its year. */
export function stepSentence({ before, after, suites, seules, programme }: Step): string {
	const [from, to] = [followed(before), followed(after)];
	if (!from || !to) return '';
	if (from.action === to.action) return growthSentence(before.exercice, from, to);
	const poured = before.actions.filter((action) => !action.suivie).map(({ action }) => theAction(action));
	const with_ = poured.length === 0 ? '' : tr(` avec ${enumerate(poured)}`, ` with ${enumerate(poured)}`);
	const alone = seules.includes(before.exercice);
	const naming =
		from.nomme !== true
			? ''
			: alone
				? tr(
						`, seule du programme\u00A0${programme} à nommer la traite,`,
						`, the only one of programme ${programme} to name trafficking,`
					)
				: tr(', qui nomme la traite,', ', which names trafficking,');
	const others = suites.filter((action) => action !== to.action);
	const goes =
		others.length === 0
			? tr(
					fr`${upperFirst(theAction(from.action))}${naming} est versée${with_} dans ${theAction(to.action)}`,
					`${upperFirst(theAction(from.action))}${naming} is poured${with_} into ${theAction(to.action)}`
				)
			: tr(
					fr`${upperFirst(theAction(from.action))}${naming} est partagée entre ${enumerate([...others, to.action].map(theAction))}`,
					`${upperFirst(theAction(from.action))}${naming} is shared between ${enumerate([...others, to.action].map(theAction))}`
				);
	return `${goes}${titleSays(to, others.length > 0)}.`;
}

/** Whether the new title names trafficking, and prostitution where it does not. `several`: which one is meant has to be said. */
function titleSays({ nomme, intitule, action }: PassageAction, several: boolean): string {
	if (nomme === null || intitule === null) return '';
	const prostitution = hasWord(intitule, 'prostitution');
	const says = nomme
		? tr('nomme la traite', 'names trafficking')
		: prostitution
			? tr('nomme la prostitution, pas la traite', 'names prostitution, not trafficking')
			: tr('ne nomme pas la traite', 'does not name trafficking');
	return several
		? tr(fr` ; l'intitulé de ${theAction(action)} ${says}`, `; the title of ${theAction(action)} ${says}`)
		: tr(`, dont l’intitulé ${says}`, `, whose title ${says}`);
}

function growthSentence(since: number, from: PassageAction, to: PassageAction): string {
	const { action, variation, parts, isole } = to;
	const more = isole === null ? '' : tr(' d’autre', ' else');
	const rest = parts.some(({ id }) => id === 'RESTE')
		? tr(
				fr` ; ce qu'elle contient${more} pour la traite n'est pas isolé dans nos sources`,
				`; what${more} it holds for trafficking is not isolated in our sources`
			)
		: '';
	if (variation === null || variation === 0)
		return tr(
			fr`${upperFirst(theAction(action))} dure depuis ${since}${rest}.`,
			`${upperFirst(theAction(action))} has lasted since ${since}${rest}.`
		);
	const rate = formatPercent(Math.abs(to.centimes - from.centimes), from.centimes);
	const [grew, grown] = variation > 0 ? ['a grossi', 'has grown'] : ['a diminué', 'has shrunk'];
	return tr(
		fr`${upperFirst(theAction(action))} ${grew} de ${rate} depuis ${since}${rest}.`,
		`${upperFirst(theAction(action))} ${grown} by ${rate} since ${since}${rest}.`
	);
}

/** How large what is isolated is in the last action. */
export function shareIsolated({ isole, centimes, large }: PassageAction): string | null {
	if (!large || isole === null || isole <= 0 || centimes <= 0) return null;
	return formatPercent(isole, centimes);
}
