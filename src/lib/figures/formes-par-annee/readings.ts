import { humpSentence } from '#lib/figures/stacked-years/humps.ts';
import { tr } from '#lib/domain/language.ts';
import { isForme } from '#lib/domain/forme-spec.ts';
import { formatEuros, formatPercent, speakAmount } from '#lib/domain/money.ts';
import { lowerFirst, upperFirst } from '#lib/domain/typography.ts';
import { LIBELLES, type Statut } from '#lib/domain/vocabulary.ts';
import type { Reading, ReadOut } from '#lib/figures/shell/explore.ts';
import type { Figure, FigureYear } from '#lib/figures/stacked-years/read-figure.ts';
import type { StackedPart } from '#lib/figures/stacked-years/stack-parts.ts';
import {
	othersPublished,
	atLeast,
	betweenYears,
	breakWord,
	colon,
	deducedAfter,
	nameOf,
	noYear,
	stageWords,
	tableFollows
} from '#lib/figures/shell/words.ts';

/** `, soit 43,4 %`: the share after an amount. */
export const shareAfter = (share: string): string => tr(`, soit ${share}`, `, or ${share}`);
/** What a key gives to a form rather than its source (R7). */
export const byKey = (): string => tr('par clé', 'by key');
export const between = (low: string, high: string): string =>
	tr(`entre ${low} et ${high}`, `between ${low} and ${high}`);
/** After an amount of zero: a source prints it, or nobody does and it is deduced (R10). */
export const zeroWords = (statut: Statut): string =>
	statut === 'deduit'
		? tr(', un zéro déduit par nous', ', a zero deduced by us')
		: tr(', un zéro publié', ', a published zero');

function sentence(figure: Figure, year: FigureYear, part: number, amount: (cents: number) => string): string {
	const stages = stageWords(year.etapes, false);
	const head = `${year.exercice}${stages === '' ? '' : ` (${stages})`}${colon()} `;
	const { annee } = year;
	if (year.kind === 'vide') {
		const words = `${year.words}.`;
		const more = annee.motif === null || lowerFirst(annee.motif) === words ? '' : ` ${annee.motif}`;
		return `${head}${words}${more}`;
	}
	const item = year.parts[part];
	if (item) {
		const name = nameOf(item.marque, figure.libelles).toLocaleLowerCase('fr');
		// A share of a total that is only a least would read as a share of all the money.
		const total = annee.enPartie ? 0 : (annee.total ?? 0);
		const share = total > 0 && item.centimes > 0 ? shareAfter(formatPercent(item.centimes, total)) : '';
		const stage = LIBELLES.etape[item.etape];
		const range = item.cle ? `, ${byKey()}, ${between(amount(item.cle.bas), amount(item.cle.haut))}` : '';
		const deduced = deducedAfter(item.centimes, item.deduit, amount);
		return `${year.exercice}, ${name}, ${stage}${colon()} ${amount(item.centimes)}${share}${range}${deduced}.`;
	}
	const least = annee.enPartie ? atLeast() : '';
	const zero = year.kind === 'zero' ? zeroWords(annee.statut) : '';
	const named = (one: StackedPart) => nameOf(one.marque, figure.libelles).toLocaleLowerCase('fr');
	const [only, ...more] = year.parts;
	const details = year.parts.map((one) => {
		const stage = year.etapes.length > 1 ? ` (${LIBELLES.etapeCourte[one.etape]})` : '';
		return `${named(one)}${one.cle ? ` ${byKey()}` : ''}${stage} ${amount(one.centimes)}`;
	});
	const parts =
		only === undefined
			? ''
			: more.length === 0
				? `${tr('Une seule part', 'One part only')}${colon()} ${named(only)}.`
				: `${tr('Dont', 'Of which')} ${details.join(', ')}.`;
	const others = year.others.map(amount).join(tr(' et ', ' and '));
	return [
		annee.total === null
			? `${head}${tr('pas de total', 'no total')}.`
			: `${head}${least}${amount(annee.total)}${zero}${deducedAfter(annee.total, annee.deduit, amount)}.`,
		parts,
		others !== ''
			? `${tr('Publié aussi', 'Also published')}${colon()} ${others}.`
			: year.contested
				? othersPublished()
				: '',
		annee.motif ?? ''
	]
		.filter((piece) => piece !== '')
		.join(' ');
}

/** A year, or one of its parts by rank. */
export const tellYear = (figure: Figure, year: FigureYear, part = -1): ReadOut => ({
	seen: sentence(figure, year, part, formatEuros),
	said: sentence(figure, year, part, speakAmount)
});

/** A reading per year: the year, then its parts from the baseline. */
export const readForms = (figure: Figure): Reading[] =>
	figure.years.map((year) => ({
		id: String(year.exercice),
		whole: { ...tellYear(figure, year), point: { exercice: year.exercice } },
		parts: year.parts.map(({ marque }, part) => ({
			...tellYear(figure, year, part),
			point: { exercice: year.exercice, formes: [isForme(marque) ? marque : 'NV'] }
		})),
		lien: year.annee.lien
	}));

/** The figure in a few sentences, for who does not see it. */
export function describeForms(figure: Figure): string {
	const { years } = figure;
	const first = years[0];
	const last = years.at(-1);
	if (!first || !last) return noYear();
	const span =
		first === last
			? tr(`une année, ${first.exercice}`, `one year, ${first.exercice}`)
			: tr(
					`${years.length} années, de ${first.exercice} à ${last.exercice}`,
					`${years.length} years, from ${first.exercice} to ${last.exercice}`
				);
	const drawn = years.filter((year) => year.label !== '');
	const highest = drawn.reduce<FigureYear | null>(
		(best, year) => (best === null || (year.annee.total ?? 0) > (best.annee.total ?? 0) ? year : best),
		null
	);
	const without = new Map<string, number[]>();
	for (const year of years)
		if (year.words !== '') without.set(year.words, [...(without.get(year.words) ?? []), year.exercice]);
	return [
		`${tr('Barres empilées par forme de traite', 'Bars stacked by form of trafficking')}${colon()} ${span}.`,
		highest
			? `${tr('La plus haute', 'The highest')}${colon()} ${highest.exercice}, ${speakAmount(highest.annee.total ?? 0)}.`
			: '',
		`${tr('Formes présentes', 'Forms present')}${colon()} ${figure.marks.map((marque) => nameOf(marque, figure.libelles).toLocaleLowerCase('fr')).join(', ') || tr('aucune', 'none')}.`,
		...[...without].map(([words, list]) => `${upperFirst(words)}${colon()} ${list.join(', ')}.`),
		...figure.bosses.map(humpSentence),
		...figure.breaks.map(
			(item) =>
				`${breakWord()} ${betweenYears(years[item.after]?.exercice, years[item.after + 1]?.exercice)}${colon()} ${lowerFirst(item.sentences.join(' '))}`
		),
		figure.partielle !== null && years.some((year) => year.partial) ? figure.partielle : '',
		tableFollows()
	]
		.filter((piece) => piece !== '')
		.join(' ');
}
