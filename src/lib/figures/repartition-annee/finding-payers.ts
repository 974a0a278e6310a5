import { tr } from '#lib/domain/language.ts';
import { formatAmount, formatPercent } from '#lib/domain/money.ts';
import { enumerate, fr, upperFirst } from '#lib/domain/typography.ts';
import { duringYears, headName } from '#lib/words/dispositifs.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { askedForms, asides, nothingFound, purpose, told } from '#lib/words/scope-words.ts';
import { amountAt, inWords, isPlural, participle } from '#lib/words/year/year-words.ts';

/** A dispositif as the finding of who pays tells it; amounts in cents. */
export interface PayerSaid {
	readonly libelle: string;
	/** Of the forms asked and of what has none, as the figure shows it. */
	readonly centimes: number;
	/** What of it is attributed to a form. */
	readonly rattache: number;
	readonly partielle: boolean;
}

/** What stands for a finding where no amount counts. */
export const noAmount = (scope: Scope): Sentence =>
	told(
		scope,
		tr(
			fr`Aucun montant ${participle(scope.etape, false)} dans nos sources pour ce choix`,
			`No amount ${participle(scope.etape, false)} in our sources for this choice`
		)
	);

/** Under a filter on forms, what of the money is shown: « non attribués », « rattachés à … ou non attribués »; else `''`. */
function shownForms(scope: Scope, payers: readonly PayerSaid[]): string {
	if (scope.formes.length === 0 && !scope.sansForme) return '';
	const tied = payers.reduce((sum, payer) => sum + payer.rattache, 0);
	const open = payers.some((payer) => payer.centimes !== payer.rattache);
	const forms = tr(`pour ${askedForms(scope, 'ou')}`, `for ${askedForms(scope, 'or')}`);
	if (tied === 0) return tr(', sans forme connue', ', without a known form');
	return `, ${forms}${open ? tr(' ou sans forme connue', ' or without a known form') : ''}`;
}

/** « ; rien pour l’exploitation par le travail »: the forms asked, where nothing is attributed to them. */
const noneOfAsked = (scope: Scope, payers: readonly PayerSaid[]) =>
	scope.formes.length === 0 || payers.some((payer) => payer.rattache !== 0)
		? ''
		: tr(fr` ; rien pour ${askedForms(scope, 'ni pour')}`, `; nothing for ${askedForms(scope, 'or')}`);

/** The finding of who pays in a year: the share of the largest, or the amount of each where the largest is only a part. */
export function payersFinding(scope: Scope, exercice: number, payers: readonly PayerSaid[]): Sentence {
	// Who paid nothing is not one of those that pay, unless nobody paid anything.
	const paying = payers.filter((payer) => payer.centimes !== 0);
	const sorted = [...(paying.length > 0 ? paying : payers)].sort((a, b) => b.centimes - a.centimes);
	const [main, ...others] = sorted;
	const none = noneOfAsked(scope, payers);
	const say = (french: string, english: string) =>
		told(scope, tr(fr`En ${exercice}, ${french}${none}`, `In ${exercice}, ${english}${none}`));
	const stage = participle(scope.etape, false);
	if (!main)
		return told(
			scope,
			tr(fr`En ${exercice}, ${nothingFound(scope)}`, `In ${exercice}, ${nothingFound(scope)}`)
		);
	if (scope.perimetre === 'contexte') return contextSaid(scope, exercice, main, others.length);
	const total = sorted.reduce((sum, payer) => sum + payer.centimes, 0);
	const amount = `${amountAt(total, scope.etape)} ${purpose(scope)}${shownForms(scope, payers)}${asides(scope)}`;
	// A zero of one says nothing of those of which nothing is known.
	if (paying.length === 0 && scope.auMoins && scope.dispositifs.length !== 1) {
		const names = enumerate(sorted.map(({ libelle }) => libelle));
		const none = `${nothingFound(scope, ` ${purpose(scope)}`)}`;
		const [only, several] =
			scope.deduit === 'tout'
				? [tr(' déduit par nous', ' deduced by us'), tr(' déduits par nous', ' deduced by us')]
				: ['', ''];
		return others.length === 0
			? say(fr`${none}, sauf un zéro${only} : ${names}`, `${none}, save a zero${only}: ${names}`)
			: say(fr`${none}, sauf des zéros${several} : ${names}`, `${none}, save zeros${several}: ${names}`);
	}
	const count = inWords(sorted.length);
	const least = !scope.auMoins ? amount : `${tr('au moins', 'at least')} ${amount}`;
	if (others.length === 0)
		return scope.dispositifs.length === 1
			? say(least, least)
			: say(
					fr`${least}, d'un seul dispositif : ${main.libelle}`,
					`${least}, from only one scheme: ${main.libelle}`
				);
	if (total <= 0 || sorted.some((payer) => payer.centimes <= 0))
		return say(fr`${count} dispositifs ont un montant ${stage}`, `${count} schemes have an amount ${stage}`);
	if (main.partielle) {
		const each = sorted.map(
			({ libelle, centimes, partielle }) =>
				`${partielle ? tr('au moins ', 'at least ') : ''}${formatAmount(centimes)} (${libelle})`
		);
		return say(fr`${least} : ${enumerate(each)}`, `${least}: ${enumerate(each)}`);
	}
	const share = formatPercent(main.centimes, total);
	const comma = shownForms(scope, payers) === '' ? '' : ',';
	if (scope.auMoins)
		return say(
			fr`sur ${least}, ${share} de ce qui est connu passe par un dispositif : ${main.libelle}`,
			`of ${least}, ${share} of what is known goes through one scheme: ${main.libelle}`
		);
	return isPlural(total)
		? say(
				fr`${share} des ${amount}${comma} passent par un dispositif : ${main.libelle}`,
				`${share} of the ${amount}${comma} goes through one scheme: ${main.libelle}`
			)
		: say(
				fr`${amount}, surtout par un dispositif : ${main.libelle}`,
				`${amount}, mainly through one scheme: ${main.libelle}`
			);
}

/** Who pays in the contexte, where nothing is added up (R5). */
function contextSaid(
	scope: Scope,
	exercice: number,
	{ libelle, centimes }: PayerSaid,
	others: number
): Sentence {
	const count = inWords(others + 1);
	if (others > 0)
		return told(
			scope,
			tr(
				fr`En ${exercice}, ${count} dispositifs du contexte ont un montant ; ils ne s'additionnent pas`,
				`In ${exercice}, ${count} schemes of the wider context have an amount; they are never added up`
			)
		);
	const [name, amount] = [headName(libelle), amountAt(centimes, scope.etape)];
	const when = scope.etape === 'execution' ? tr('en', 'in') : tr('pour', 'for');
	return told(
		scope,
		tr(
			fr`${name} : ${amount} ${when} ${exercice}, jamais ajoutés à un total`,
			`${name}: ${amount} ${when} ${exercice}, never added to a total`
		)
	);
}

/** The finding where dispositifs are read one by one (R5): which have an amount, and when. */
export function apartFinding(scope: Scope, names: readonly string[], years: readonly number[]): Sentence {
	const [only, ...others] = names;
	if (only === undefined || years.length === 0) return noAmount(scope);
	const when = duringYears([...new Set(years)].sort((a, b) => a - b));
	if (others.length === 0)
		return told(
			scope,
			tr(
				fr`${headName(only)} : des montants ${when}, jamais ajoutés à un total`,
				`${headName(only)}: amounts ${when}, never added to a total`
			)
		);
	const count = upperFirst(inWords(names.length));
	return told(
		scope,
		tr(
			fr`${count} dispositifs du contexte ont des montants ${when} ; ils ne s'additionnent pas`,
			`${count} schemes of the wider context have amounts ${when}; they are never added up`
		)
	);
}
