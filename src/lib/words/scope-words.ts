import { tr } from '#lib/domain/language.ts';
import { formatAmount } from '#lib/domain/money.ts';
import { enumerate, fr, lowerFirst, upperFirst, yearRanges } from '#lib/domain/typography.ts';
import type { Scope, Sentence } from './scope.ts';
import { FORMES_EN_PHRASE } from './sentence-words.ts';
import { amountAt, inWords, participle } from './year/year-words.ts';

/** More names than this would bury the sentence: they are counted, and the subtitle gives them. */
const NAMED = 3;

/** The dispositifs asked, as a sentence names them; `''` when all are read. */
export function namedDispositifs({ dispositifs }: Scope): string {
	if (dispositifs.length <= NAMED) return enumerate(dispositifs);
	const count = inWords(dispositifs.length);
	return tr(`${count} dispositifs choisis`, `${count} schemes chosen`);
}

/** Whether a text holds a name whole, not as the start of a longer word. */
const isNamedIn = (name: string, text: string) =>
	text.split(name).some((before, index, pieces) => {
		const after = pieces[index + 1];
		return after !== undefined && !/[\p{L}\d]$/u.test(before) && !/^[\p{L}\d]/u.test(after);
	});

/**
 * A text of this scope. It names the dispositifs that the reader chose, at its head unless it names them itself.
 */
export function told(scope: Scope, text: string): Sentence {
	if (scope.dispositifs.every((name) => isNamedIn(name, text))) return text as Sentence;
	const names = namedDispositifs(scope);
	// Two colons in one sentence would not read.
	if (text.includes(':')) return `${upperFirst(names)}. ${text}` as Sentence;
	return tr(
		fr`${upperFirst(names)} : ${lowerFirst(text)}`,
		`${upperFirst(names)}: ${lowerFirst(text)}`
	) as Sentence;
}

/** « contre la prostitution et la traite », “against trafficking”: what the money of this scope is for. */
export const purpose = ({ perimetre }: Pick<Scope, 'perimetre'>): string =>
	({
		dedie: tr('contre la traite', 'against trafficking'),
		mixte: tr('contre la prostitution et la traite', 'against prostitution and trafficking'),
		contexte: tr('pour un objet plus large que la traite', 'for a purpose wider than trafficking')
	})[perimetre];

/** « dont 449 000 € seulement annoncés », « déduits par nous »: what must be said beside an amount of this scope. */
export function reserves({ annonce, dit, deduit }: Scope): string[] {
	const kinds = [
		[annonce, tr('seulement annoncés', 'only announced')],
		[dit, tr('dits en réunion ou dans la presse', 'said in a meeting or in the press')],
		[deduit, tr('déduits par nous', 'deduced by us')]
	] as const;
	const whole = kinds.flatMap(([what, words]) => (what === 'tout' ? [words] : []));
	const parts = kinds.flatMap(([what, words]) =>
		typeof what === 'number' ? [`${formatAmount(what)} ${words}`] : []
	);
	return parts.length === 0 ? whole : [...whole, `${tr('dont', 'of which')} ${enumerate(parts)}`];
}

/** « (euros constants de 2025) » after an amount; `''` in current ones. */
export const constantEuros = ({ base }: Pick<Scope, 'base'>): string =>
	base === null ? '' : tr(` (euros constants de ${base})`, ` (constant ${base} euros)`);

/** What stands in brackets after an amount: the euros it is in, then its reserves; `''` when there is nothing to say. */
export function asides(scope: Scope): string {
	const euros =
		scope.base === null ? [] : [tr(`euros constants de ${scope.base}`, `constant ${scope.base} euros`)];
	const all = [...euros, ...reserves(scope)];
	return all.length === 0 ? '' : ` (${all.join(tr('\u00A0; ', '; '))})`;
}

/** « au moins 2,29 M€ dépensés (déduits par nous) »: an amount of this scope with all that must be said beside it. */
export const amountSaid = (scope: Scope, centimes: number): string =>
	`${scope.auMoins ? tr('au moins ', 'at least ') : ''}${amountAt(centimes, scope.etape)}${asides(scope)}`;

/** « l’exploitation par le travail et la mendicité forcée »: the forms asked, or with « à » before each; `word` joins them. */
export const askedForms = ({ formes }: Scope, word?: string, how: 'pour' | 'a' = 'pour'): string =>
	enumerate(
		formes.map((forme) => FORMES_EN_PHRASE[forme][how]),
		word
	);

/**
 * « aucun montant prévu dans nos sources », for the forms asked when the reader asks some: what has no form is always shown
 * beside them (R6), so it is none there either. `toward` is what the money would be for.
 */
export function nothingFound(scope: Scope, toward = ''): string {
	const { formes, sansForme, etape } = scope;
	const asked = (forms: string, open: string) =>
		formes.length > 0
			? `${forms} ${open}`
			: sansForme
				? tr(' sans forme de traite', ' without a form of trafficking')
				: '';
	const stage = `${participle(etape, false)}${toward}`;
	return tr(
		fr`aucun montant ${stage}${asked(` pour ${askedForms(scope, 'ni pour')}`, 'ni sans forme')} dans nos sources`,
		`no amount ${stage}${asked(` for ${askedForms(scope, 'or')}`, 'nor without a form')} in our sources`
	);
}

/** Over several years, the years of each reserve: « Seulement annoncé : 2018 et 2023. Déduit par nous : 2020 à 2025. » */
function reservedYears({ annees }: Scope): string[] {
	const kinds = [
		[annees.annonce, tr('Seulement annoncé', 'Only announced')],
		[annees.dit, tr('Dit en réunion ou dans la presse', 'Said in a meeting or in the press')],
		[annees.deduit, tr('Déduit par nous', 'Deduced by us')]
	] as const;
	return kinds.flatMap(([years, words]) => {
		const when = yearRanges(years);
		return years.length === 0 ? [] : [tr(fr`${words} : ${when}.`, `${words}: ${when}.`)];
	});
}

/** What the reader's filters leave, one sentence each; nothing where all is read. */
function filterSentences(scope: Scope, text: string): string[] {
	const { dispositifs, formes, sansForme } = scope;
	// A label that holds a colon stands in brackets in a sentence.
	const isNamed = (name: string) =>
		isNamedIn(name, text) || isNamedIn(name.replace(/ \((.+)\)$/, tr('\u00A0: $1', ': $1')), text);
	const [names, forms] = [dispositifs.every(isNamed) ? '' : enumerate(dispositifs), askedForms(scope)];
	const open = tr('ce qui n’a pas de forme', 'what has no form');
	const asked = formes.length === 0 ? open : tr(`${forms}, avec ${open}`, `${forms}, with ${open}`);
	return [
		...(names === ''
			? []
			: dispositifs.length === 1
				? [tr(fr`Dispositif : ${names}.`, `Scheme: ${names}.`)]
				: [tr(fr`Dispositifs : ${names}.`, `Schemes: ${names}.`)]),
		...(formes.length === 0 && !sansForme
			? []
			: [tr(fr`Formes demandées : ${asked}.`, `Forms asked: ${asked}.`)])
	];
}

/** What a figure measures, then the filters of the reader and the years that bear a reserve: its subtitle, its citation. */
export const measured = (scope: Scope, text: string): Sentence =>
	[text, ...filterSentences(scope, text), ...reservedYears(scope)].join(' ') as Sentence;

/** A figure told to who does not see it: what it speaks of, then what it draws. */
export const described = (scope: Scope, text: string): Sentence =>
	[...filterSentences(scope, text), ...reservedYears(scope), text].join(' ') as Sentence;
