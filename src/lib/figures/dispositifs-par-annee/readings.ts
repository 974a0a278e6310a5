import { lowerFirst } from '#lib/domain/typography.ts';
import { tr } from '#lib/domain/language.ts';
import { formatEuros, speakAmount } from '#lib/domain/money.ts';
import type { DispositifsParAnneeData } from './data.ts';
import type { ReadOut, Reading } from '#lib/figures/shell/explore.ts';
import { isDrawn, type FigureYear } from '#lib/figures/stacked-years/read-figure.ts';
import { readSeries, type SeriesRow } from './read-series.ts';
import { tellYear } from '#lib/figures/formes-par-annee/readings.ts';
import {
	atLeast,
	betweenYears,
	colon,
	deducedAfter,
	deducedYears,
	duringYears,
	noYear,
	tableFollows
} from '#lib/figures/shell/words.ts';

const enumerated = (words: readonly string[]) => [...new Set(words)].join(', ');

/** A dispositif over its years, in one or two sentences. */
function wholeOf({ serie, figure }: SeriesRow, amount: (cents: number) => string): string {
	const drawn = figure.years.filter(isDrawn);
	const precision = serie.precision === '' ? '' : ` (${serie.precision})`;
	const head = `${serie.nom}${precision}${colon()} `;
	const highest = drawn.reduce<FigureYear | null>(
		(best, year) => (best === null || (year.annee.total ?? 0) > (best.annee.total ?? 0) ? year : best),
		null
	);
	if (highest === null)
		return `${head}${enumerated(figure.years.map((year) => year.words)) || tr('rien', 'nothing')}.`;
	const least = highest.partial ? atLeast() : '';
	const { total, deduit } = highest.annee;
	const top = `${highest.exercice}, ${least}${amount(total ?? 0)}${deducedAfter(total ?? 0, deduit, amount)}`;
	if (drawn.length === 1)
		return `${head}${tr('une année avec un montant', 'one year with an amount')}, ${top}.`;
	const deduced = deducedYears(drawn.filter(({ annee }) => annee.statut === 'deduit').length, drawn.length);
	return tr(
		`${head}${drawn.length} années avec un montant${deduced}. La plus haute\u00A0: ${top}.`,
		`${head}${drawn.length} years with an amount${deduced}. The highest: ${top}.`
	);
}

/** A reading per dispositif; its parts are its years. */
export function readDispositifs(data: DispositifsParAnneeData, sheet = readSeries(data)): Reading[] {
	return sheet.rows.map((row) => {
		const named = ({ seen, said }: ReadOut): ReadOut => ({
			seen: `${row.serie.nom}, ${seen}`,
			said: `${row.serie.nom}, ${said}`
		});
		return {
			id: row.serie.id,
			whole: { seen: wholeOf(row, formatEuros), said: wholeOf(row, speakAmount) },
			parts: row.figure.years.map((year) => ({
				...named(tellYear(row.figure, year)),
				point: { exercice: year.exercice, dispositif: row.serie.id }
			})),
			lien: row.serie.lien
		};
	});
}

/** The figure in a few sentences, for who does not see it. */
export function describeDispositifs(data: DispositifsParAnneeData, sheet = readSeries(data)): string {
	const { rows, exercices } = sheet;
	const scale =
		data.mesure === 'part'
			? tr('en parts du total de chacun', 'as shares of the total of each')
			: tr('sur une seule échelle', 'on a single scale');
	const [first, last] = [exercices[0], exercices.at(-1)];
	if (first === undefined || last === undefined) return noYear();
	const years = duringYears(first, last);
	return [
		tr(
			`Barres empilées par forme de traite, une rangée par dispositif, ${years}, ${scale}.`,
			`Bars stacked by form of trafficking, one row per scheme, ${years}, ${scale}.`
		),
		...rows.map((row) => wholeOf(row, speakAmount)),
		...rows.flatMap(({ serie, figure }) =>
			figure.breaks.map(
				(item) =>
					`${serie.nom}, ${tr('rupture', 'break')} ${betweenYears(exercices[item.after], exercices[item.after + 1])}${colon()} ${lowerFirst(item.sentences.join(' '))}`
			)
		),
		tableFollows()
	].join(' ');
}
