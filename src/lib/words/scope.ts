import { tr } from '#lib/domain/language.ts';
import { formatAmount } from '#lib/domain/money.ts';
import type { EtapeDemandee, Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr, lowerFirst, upperFirst, yearRanges } from '#lib/domain/typography.ts';
import {
	FORMES_ATTRIBUEES,
	isNonAttribuee,
	type Etape,
	type FormeAttribuee,
	type Perimetre,
	type Preuve
} from '#lib/domain/vocabulary.ts';
import { headName } from './dispositifs.ts';
import { FORMES_EN_PHRASE } from './sentence-words.ts';
import { inWords, participle, shortNames } from '#lib/words/year/year-words.ts';

declare const FROM_SELECTION: unique symbol;
declare const FROM_SCOPE: unique symbol;

/** Money that a sentence rests on: of one dispositif in one year, at one stage, on evidence of one grade, in cents. */
export interface ReadMoney {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly centimes: number;
	/** `null` when no source says it. */
	readonly preuve: Preuve | null;
	/** Only a part of the dispositif is isolated that year, or nothing says that it is whole (R8). */
	readonly partiel: boolean;
}

/** What of an amount bears a reserve: nothing, all of it, or some cents of it. */
export type Some = 'rien' | 'tout' | number;

/** What a sentence speaks of (R15): the money that was read, and what the reader's filters left of it. */
export interface ScopeWords {
	/** What the money that was read is for: `mixte` as soon as one of those that pay is. */
	readonly perimetre: Perimetre;
	/** Names of the dispositifs asked; none when all of the perimeter are. */
	readonly dispositifs: readonly string[];
	/** Forms asked, those without money included; none when all are. */
	readonly formes: readonly FormeAttribuee[];
	/** The reader asks what has no form, with or without forms beside. */
	readonly sansForme: boolean;
	/** The stage said of the amounts: that of all that was read when it is one, else the one asked. */
	readonly etape: EtapeDemandee;
	/** Years asked, where the reader bounds them. */
	readonly de: number | undefined;
	readonly a: number | undefined;
	/** Year of constant euros, `null` in current ones. */
	readonly base: number | null;
	/** Shares and not amounts. */
	readonly parts: boolean;
	/** Allocation keys are applied. */
	readonly cles: boolean;
	/** What stands in no budget document: at the stage `annonce` when another is said. */
	readonly annonce: Some;
	/** What is only said, in a meeting or the press (grade C), and is not an `annonce`. */
	readonly dit: Some;
	/** What is deduced by us (grade D). */
	readonly deduit: Some;
	/** The years of each reserve, where several years are read. */
	readonly annees: Readonly<Record<'annonce' | 'dit' | 'deduit', readonly number[]>>;
	/** A dispositif in being is not known whole: a total is « au moins » (R8). */
	readonly auMoins: boolean;
	/** Some of what was read is the whole of its dispositif: without any, no share of what is known says anything (R9). */
	readonly entier: boolean;
}

/** A scope that `scopeOf` made: a `Sentence` cannot be written without one. */
export type Scope = ScopeWords & { readonly [FROM_SELECTION]: true };

/** A sentence that was written from its scope. */
export type Sentence = string & { readonly [FROM_SCOPE]: true };

interface Dispositif {
	readonly id: string;
	readonly libelle_fr: string;
	readonly libelle_en: string;
	readonly perimetre: Perimetre;
	readonly inclus_dans: string;
}

/** The choice of a reader once confronted with a base: what `scopeOf` needs of a selection. */
export interface Chosen {
	readonly query: Pick<
		Query,
		'etape' | 'forme' | 'de' | 'a' | 'mesure' | 'cles' | 'perimetre' | 'dispositif'
	>;
	/** Selected dispositifs, in display order. */
	readonly dispositifs: readonly Dispositif[];
	/** Every dispositif, selected or not. */
	readonly reference: { readonly dispositifs: readonly Dispositif[] };
	readonly deflator: { readonly base: number } | null;
	readonly keys: readonly unknown[];
}

type Bears = (money: ReadMoney) => boolean;

/** How much of what was read bears a reserve. */
function some(read: readonly ReadMoney[], bears: Bears): Some {
	const own = read.filter(bears);
	if (own.length === 0) return 'rien';
	if (own.length === read.length) return 'tout';
	return own.reduce((sum, money) => sum + money.centimes, 0);
}

const yearsOf = (read: readonly ReadMoney[], bears: Bears): number[] =>
	[...new Set(read.filter(bears).map((money) => money.exercice))].sort((a, b) => a - b);

const isAnnounced: Bears = ({ etape }) => etape === 'annonce';
const isSaid: Bears = ({ etape, preuve }) => etape !== 'annonce' && preuve === 'C';
const isDeduced: Bears = ({ preuve }) => preuve === 'D';

/** The widest object among dispositifs: « contre la traite » is said only where all are dedicated to it. */
function widest(perimetres: readonly Perimetre[]): Perimetre {
	if (perimetres.includes('contexte')) return 'contexte';
	return perimetres.length > 0 && perimetres.every((perimetre) => perimetre === 'dedie') ? 'dedie' : 'mixte';
}

/** What a sentence rests on. */
export interface Read {
	/** Of the years and dispositifs that the sentence speaks of. */
	readonly money: readonly ReadMoney[];
	/** A dispositif of the choice, in being, is not known whole there, with money or without. */
	readonly auMoins: boolean;
	/** The only dispositif read of those selected, where they may not be added up (R5) or only one is told. */
	readonly seul?: string | undefined;
}

/** The scope of what was read of a selection. */
export function scopeOf(chosen: Chosen, { money, auMoins, seul }: Read): Scope {
	// A zero bears no reserve beside an amount; alone in its year, it bears its own.
	const paying = money.filter(({ centimes }) => centimes !== 0);
	const read = paying.length > 0 ? paying : money;
	const paidYears = new Set(paying.map(({ exercice }) => exercice));
	const byYear = money.filter(({ exercice, centimes }) => centimes !== 0 || !paidYears.has(exercice));
	const { query, reference, deflator, keys } = chosen;
	const context = query.perimetre === 'contexte';
	const all = reference.dispositifs.filter(
		(row) => (row.perimetre === 'contexte' || row.inclus_dans !== '') === context
	);
	const rows = seul === undefined ? chosen.dispositifs : chosen.dispositifs.filter((row) => row.id === seul);
	const narrowed = rows.length < all.length;
	const nameOf = shortNames(all);
	const [only, ...others] = rows;
	const payers = new Set(read.map(({ dispositif }) => dispositif));
	const paid = rows.filter((row) => payers.has(row.id));
	const stages = new Set(read.map(({ etape }) => etape));
	const [stage] = stages;
	const etape = query.etape === 'prevu' && stages.size === 1 && stage === 'annonce' ? stage : query.etape;
	const words: ScopeWords = {
		perimetre: context ? 'contexte' : widest((paid.length > 0 ? paid : rows).map((row) => row.perimetre)),
		dispositifs: !narrowed
			? []
			: only && others.length === 0
				? [headName(labelOf(only))]
				: rows.map((row) => nameOf(row.id)),
		formes: FORMES_ATTRIBUEES.filter((forme) => query.forme.includes(forme)),
		sansForme: query.forme.some(isNonAttribuee),
		etape,
		de: query.de,
		a: query.a,
		base: deflator?.base ?? null,
		parts: query.mesure === 'part',
		cles: query.cles === 'avec' && keys.length > 0,
		annonce: etape === 'annonce' ? 'rien' : some(read, isAnnounced),
		dit: some(read, isSaid),
		deduit: some(read, isDeduced),
		annees: {
			annonce: etape === 'annonce' ? [] : yearsOf(byYear, isAnnounced),
			dit: yearsOf(byYear, isSaid),
			deduit: yearsOf(byYear, isDeduced)
		},
		auMoins: auMoins || read.some(({ partiel }) => partiel),
		entier: read.some(({ partiel }) => !partiel)
	};
	return words as Scope;
}

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
