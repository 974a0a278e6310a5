import { tr } from '#lib/domain/language.ts';
import { formatEuros, formatPercent, speakAmount } from '#lib/domain/money.ts';
import { lowerFirst } from '#lib/domain/typography.ts';
import { isComplete, LIBELLES, type Statut } from '#lib/domain/vocabulary.ts';
import type { ReadOut, Reading } from '#lib/figures/shell/explore.ts';
import { textWidth } from '#lib/drawing/text-metrics.ts';
import { writeIn, type Unit } from '#lib/drawing/unit.ts';
import type { BulletValue, BulletYear, VoteExecuteData } from './data.ts';
import { zeroWords } from '#lib/figures/formes-par-annee/readings.ts';
import {
	AU_MOINS,
	atLeast,
	betweenYears,
	breakSentence,
	breakWord,
	briefStatusWords,
	colon,
	deducedAfter,
	duringYears,
	noYear,
	othersPublished,
	semicolon,
	statusWords,
	tableFollows
} from '#lib/figures/shell/words.ts';

const NBSP = '\u00A0';

/** How much room there is for the words of a kind of nothing. */
export type Length = 'long' | 'moyen' | 'court';

const COURTS_FR: Readonly<Record<Statut, string>> = {
	publie: 'pub.',
	deduit: 'déd.',
	zero: '0',
	absent: `p.${NBSP}c.`,
	non_trouve: `n.${NBSP}t.`,
	non_publie: `n.${NBSP}p.`,
	sans_objet: `s.${NBSP}o.`,
	non_importe: 'quar.',
	sans_indice: `s.${NBSP}i.`
};
const COURTS_EN: Readonly<Record<Statut, string>> = {
	...COURTS_FR,
	deduit: 'ded.',
	absent: 'n.s.',
	non_trouve: 'n.f.',
	sans_indice: 'n.i.',
	non_publie: 'n.p.',
	sans_objet: 'n/a'
};

/** The kind of nothing in the words that fit: `cherché, non trouvé par nous`, `non trouvé`, `n. t.` */
export function nothingWords(statut: Statut, length: Length): string {
	if (length === 'long') return statusWords(statut);
	return length === 'moyen' ? briefStatusWords(statut) : tr(COURTS_FR, COURTS_EN)[statut];
}

/** An amount in the unit of the chart, `≥` before what is only a part. */
export function cellWords(value: BulletValue, partial: boolean, unit: Unit, length: Length): string {
	if (value.centimes === null) return nothingWords(value.statut, length);
	const words = writeIn(unit, value.centimes);
	return partial && !/^[<>]/.test(words) ? `${AU_MOINS}${words}` : words;
}

/** The rate as shown: one decimal, a dash when it may not be computed. */
export function rateWords({ taux }: BulletYear): string {
	if (taux === null) return '–';
	// Beyond this, digits say less than the bar that leaves its frame.
	return taux.depense >= taux.vote * 10
		? `>${NBSP}${formatPercent(999, 100, 0)}`
		: formatPercent(taux.depense, taux.vote, 1, 'signes');
}

/** Head of the column of rates. */
export const rateHead = (): string => tr('Taux', 'Rate');

/** Abbreviations that a drawing shows, spelled. */
export function spelled(statuts: readonly Statut[], length: Length): string | null {
	if (length === 'long') return null;
	const words = [...new Set(statuts)]
		.map((statut) => [nothingWords(statut, length), statusWords(statut)] as const)
		.filter(([short, whole]) => short !== whole && short !== '0')
		.map(([short, whole]) => `${short}${colon()} ${whole}`);
	return words.length === 0 ? null : `${words.join(`${semicolon()} `)}.`;
}

/** The stage of a value, where the name of its side does not say it. */
function stageOf(name: string, { etape }: BulletValue): string {
	if (etape === null || etape === 'execution') return '';
	const stage = LIBELLES.etapeCourte[etape];
	return stage === name ? '' : ` (${stage})`;
}

function sideSentence(name: string, value: BulletValue, partial: boolean, amount: (cents: number) => string) {
	if (value.centimes === null) return `${name} ${statusWords(value.statut)}`;
	const { centimes, statut } = value;
	const zero =
		centimes === 0 ? zeroWords(statut) : deducedAfter(centimes, statut === 'deduit' ? centimes : 0, amount);
	return `${name}${stageOf(name, value)} ${partial ? atLeast() : ''}${amount(centimes)}${zero}`;
}

/** A year in one sentence, for the eye to the euro and for the ear in rounded words. */
export function readBullet(data: VoteExecuteData, year: BulletYear): ReadOut {
	const partial = isPartial(year);
	const say = (amount: (cents: number) => string) => {
		const depense = sideSentence(data.noms.depense.toLocaleLowerCase('fr'), year.depense, partial, amount);
		const prevu = sideSentence(data.noms.prevu.toLocaleLowerCase('fr'), year.prevu, partial, amount);
		const rate = year.taux ? `, ${tr('taux', 'rate')} ${rateWords(year)}` : '';
		const others = year.concurrentes ? ` ${othersPublished()}` : '';
		return `${year.exercice}${colon()} ${prevu}${semicolon()} ${depense}${rate}.${others}`;
	};
	return { seen: say(formatEuros), said: say(speakAmount) };
}

/** One side of a year. */
function readSide(data: VoteExecuteData, year: BulletYear, side: 'prevu' | 'depense'): ReadOut {
	const name = data.noms[side].toLocaleLowerCase('fr');
	const say = (amount: (cents: number) => string) =>
		`${year.exercice}, ${sideSentence(name, year[side], isPartial(year), amount)}.`;
	return { seen: say(formatEuros), said: say(speakAmount) };
}

/** A reading per year; its parts are its two sides. */
export function readBullets(data: VoteExecuteData): Reading[] {
	return data.annees.map((year) => ({
		id: String(year.exercice),
		whole: { ...readBullet(data, year), point: { exercice: year.exercice, dispositif: data.dispositif } },
		parts: (['prevu', 'depense'] as const).map((side) => ({
			...readSide(data, year, side),
			point: {
				exercice: year.exercice,
				dispositif: data.dispositif,
				etape: year[side].etape ?? (side === 'depense' ? 'execution' : 'lfi')
			}
		})),
		lien: null
	}));
}

/** The figure in a few sentences, for who does not see it. */
export function describeBullets(data: VoteExecuteData): string {
	const [first, last] = [data.annees[0], data.annees.at(-1)];
	if (!first || !last) return noYear();
	const years = duringYears(first.exercice, last.exercice);
	const prevu = data.noms.prevu.toLocaleLowerCase('fr');
	const depense = data.noms.depense.toLocaleLowerCase('fr');
	return [
		tr(
			`Une rangée par année, ${years}\u00A0: ${prevu} en contour, ${depense} dedans.`,
			`One row per year, ${years}: ${prevu} as an outline, ${depense} inside.`
		),
		...data.annees.map((year) => readBullet(data, year).said),
		...data.ruptures.map(
			(item) =>
				`${breakWord()} ${betweenYears(item.avant, item.apres)}${colon()} ${lowerFirst(breakSentence(item.texte, item.comparable))}`
		),
		tableFollows()
	].join(' ');
}

/** The longest words that let three columns stand in `room`, with the widths they take. */
export function fitColumns(
	years: readonly BulletYear[],
	names: readonly [string, string, string],
	unit: Unit,
	room: number,
	size: { readonly head: number; readonly value: number; readonly gap: number; readonly least: number }
): { readonly length: Length; readonly widths: readonly [number, number, number] } {
	const [prevu, depense, taux] = names;
	const widthsOf = (length: Length): [number, number, number] => {
		const column = (name: string, words: readonly string[]) =>
			Math.max(
				textWidth(name, size.head, 600),
				...words.map((word) => textWidth(word, size.value, 600)),
				size.least
			);
		return [
			column(
				prevu,
				years.map((year) => cellWords(year.prevu, isPartial(year), unit, length))
			),
			column(
				depense,
				years.map((year) => cellWords(year.depense, isPartial(year), unit, length))
			),
			taux === '' ? 0 : column(taux, years.map(rateWords))
		];
	};
	const takes = (widths: readonly number[]) =>
		widths.reduce((sum, width) => sum + (width === 0 ? 0 : width + size.gap), 0);
	const lengths: readonly Length[] = ['long', 'moyen', 'court'];
	const length = lengths.find((one) => takes(widthsOf(one)) <= room) ?? 'court';
	return { length, widths: widthsOf(length) };
}

/** Whether a year's amounts may not be all that the dispositif had. */
export const isPartial = (year: BulletYear) => !isComplete(year.couverture);
