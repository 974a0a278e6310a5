import { tr } from '#lib/domain/language.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import { formatPercent } from '#lib/domain/money.ts';
import type { FigureWords } from '#lib/figures/shell/figure-view.ts';
import type { FormesParAnneeData, YearBar } from './data.ts';
import type { Hump } from './humps.ts';
import { MARQUES, isAttribuee, type Marque } from '#lib/drawing/palette.ts';
import { isEmpty, reachOf, stackYear, stagesOf, type StackedPart } from './stack-parts.ts';
import { moneyTicks, unitFor, writeIn, type Tick, type Unit } from '#lib/drawing/unit.ts';
import {
	AU_MOINS,
	breakSentence,
	shareNotComputed,
	statusWords,
	type Libelles
} from '#lib/figures/shell/words.ts';

/** How a year shows: amounts, a published nothing, nothing in our sources, or an amount whose shares say nothing. */
export type YearKind = 'barre' | 'zero' | 'vide' | 'non-calcule';

export interface FigureYear {
	readonly exercice: number;
	readonly annee: YearBar;
	readonly kind: YearKind;
	/** `from` and `to` on the axis: cents, or shares of 1. */
	readonly parts: readonly StackedPart[];
	readonly top: number;
	readonly bottom: number;
	readonly caps: readonly { readonly etape: Etape; readonly at: number }[];
	readonly etapes: readonly Etape[];
	/** What stands at the end of the bar: `≥ 1,19`, `43,4 %`, `0`; `''` without a bar. */
	readonly label: string;
	/** Some of the year can no longer be isolated: the bar is a least. */
	readonly partial: boolean;
	/** Other published totals, on the axis. */
	readonly others: readonly number[];
	/** Several values are published (R4): the bar bears a lozenge. */
	readonly contested: boolean;
	/** For a year without a bar, its words. */
	readonly words: string;
}

export interface FigureBreak {
	/** Index of the last year before the break. */
	readonly after: number;
	readonly sentences: readonly string[];
}

/** The figure understood: years in order, one axis, one unit. What every layout places. */
export interface Figure {
	readonly mesure: 'montant' | 'part';
	readonly years: readonly FigureYear[];
	readonly breaks: readonly FigureBreak[];
	readonly unit: Unit;
	readonly min: number;
	readonly max: number;
	readonly ticks: readonly Tick[];
	/** Marks that occur, in order. */
	readonly marks: readonly Marque[];
	/** What the bars that are a least lack, and the first year that it tells. */
	readonly partielle: string | null;
	readonly partielleDe: number | null;
	readonly enAvant: number | null;
	/** Of the years that have a bar. */
	readonly bosses: readonly Hump[];
	readonly libelles: Libelles;
	readonly notes: readonly string[];
}

/** Whether the year has a bar, were it of a published zero. */
export function isDrawn(year: FigureYear | undefined): boolean {
	return year?.kind === 'barre' || year?.kind === 'zero';
}

/** Whether the year is a zero that nobody published: it has the sign of what is deduced, and no end. */
export const isDeducedZero = ({ kind, annee }: FigureYear): boolean =>
	kind === 'zero' && annee.statut === 'deduit';

/** Money of the year that goes to a form. */
export function attributedCents(annee: YearBar): number {
	return annee.parts
		.filter((part) => !part.nonDetaille && isAttribuee(part.forme))
		.reduce((sum, part) => sum + part.centimes, 0);
}

/** A share with one decimal, as a label writes it; of nothing, `0 %`. */
export const writeShare = (part: number, whole: number): string =>
	formatPercent(part, whole === 0 ? 1 : whole, 1, 'signes');

/** The quarters of a whole. */
export const shareTicks = (): Tick[] =>
	[25, 50, 75, 100].map((p) => ({
		value: p / 100,
		label: p === 100 ? formatPercent(1, 1, 0) : String(p)
	}));

function kindOf(annee: YearBar, asShares: boolean): YearKind {
	if (isEmpty(annee)) return 'vide';
	const nothing = annee.total === 0 && annee.parts.every((part) => part.centimes === 0);
	if (!asShares) return nothing ? 'zero' : 'barre';
	const negative = annee.parts.some((part) => part.centimes < 0);
	return annee.total === null || annee.total <= 0 || negative || annee.enPartie ? 'non-calcule' : 'barre';
}

function emptyWords(annee: YearBar, kind: YearKind): string {
	if (kind === 'vide') return annee.rien ?? statusWords(annee.statut);
	if (kind !== 'non-calcule') return '';
	if (annee.total === null || annee.enPartie)
		return `${shareNotComputed()}, ${tr('le total n’est pas connu en entier', 'the total is not known in full')}`;
	return annee.total === 0
		? `${shareNotComputed()}, ${tr('le total est de 0', 'the total is 0')}`
		: `${shareNotComputed()}, ${tr('montants négatifs', 'negative amounts')}`;
}

function readYear(annee: YearBar, unit: Unit, asShares: boolean): FigureYear {
	const stack = stackYear(annee);
	const kind = kindOf(annee, asShares);
	const whole = asShares && kind === 'barre' ? (annee.total ?? 1) : 1;
	const drawn = kind === 'barre' || kind === 'zero';
	const partial = drawn && !asShares && annee.total !== null && annee.enPartie;
	const total = annee.total ?? 0;
	const others =
		drawn && !asShares ? [...new Set(annee.concurrentes)].filter((other) => other !== annee.total) : [];
	const amount = asShares ? writeShare(attributedCents(annee), total) : writeIn(unit, total);
	return {
		exercice: annee.exercice,
		annee,
		kind,
		parts: drawn
			? stack.parts.map((part) => ({
					...part,
					from: part.from / whole,
					to: part.to / whole,
					...(part.cle ? { cle: { bas: part.cle.bas / whole, haut: part.cle.haut / whole } } : {})
				}))
			: [],
		top: drawn ? (asShares ? stack.top : reachOf(stack)) / whole : 0,
		bottom: drawn ? stack.bottom / whole : 0,
		caps: drawn ? stack.caps.map((cap) => ({ ...cap, at: cap.at / whole })) : [],
		etapes: stagesOf(annee),
		label: drawn && annee.total !== null ? `${partial ? AU_MOINS : ''}${amount}` : '',
		partial,
		others,
		contested: others.length > 0 || (drawn && annee.conteste === true),
		words: emptyWords(annee, kind)
	};
}

/** Breaks of the same two years are one; a break whose years are not shown stands between the nearest that are. */
export function readBreaks(
	data: Pick<FormesParAnneeData, 'ruptures'>,
	exercices: readonly number[]
): FigureBreak[] {
	const found = new Map<number, string[]>();
	for (const rupture of [...data.ruptures].sort((a, b) => a.apres - b.apres)) {
		const next = exercices.findIndex((exercice) => exercice >= rupture.apres);
		if (next <= 0) continue;
		const sentences = found.get(next - 1) ?? [];
		const sentence = breakSentence(rupture.texte, rupture.comparable);
		if (!sentences.includes(sentence)) sentences.push(sentence);
		found.set(next - 1, sentences);
	}
	return [...found].map(([after, sentences]) => ({ after, sentences })).sort((a, b) => a.after - b.after);
}

/** Years as bars: what the figure `formes-par-annee` draws, without its title and its sources. */
type YearBars = Omit<FormesParAnneeData, Exclude<keyof FigureWords, 'notes'>>;

/** Reads the data of the figure into what the layouts place; `shared` is the unit of several figures side by side. */
export function readFigure(data: YearBars, shared?: Unit): Figure {
	const asShares = data.mesure === 'part';
	const annees = [...data.annees].sort((a, b) => a.exercice - b.exercice);
	const stacks = annees.map(stackYear);
	const reach = [
		...stacks.flatMap((stack) => [reachOf(stack), stack.bottom]),
		...(asShares ? [] : annees.flatMap((annee) => (isEmpty(annee) ? [] : annee.concurrentes)))
	];
	const unit = shared ?? unitFor(Math.max(0, ...reach.map(Math.abs)));
	const min = asShares ? 0 : Math.min(0, ...reach);
	const max = asShares ? 1 : Math.max(0, ...reach);
	const years = annees.map((annee) => readYear(annee, unit, asShares));
	const present = new Set(years.flatMap((year) => year.parts.map((part) => part.marque)));
	return {
		mesure: data.mesure,
		years,
		breaks: readBreaks(
			data,
			years.map((year) => year.exercice)
		),
		unit,
		min,
		max,
		ticks: asShares ? shareTicks() : moneyTicks(min, max, unit),
		marks: MARQUES.filter((marque) => present.has(marque)),
		partielle: data.partielle === null ? null : `${data.partielle.replace(/\.$/, '')}.`,
		partielleDe: data.partielleDe ?? null,
		enAvant: data.enAvant ?? null,
		bosses: (data.bosses ?? []).filter(({ exercices }) =>
			years.some((year) => isDrawn(year) && exercices.includes(year.exercice))
		),
		libelles: data.libelles,
		notes: data.notes
	};
}
