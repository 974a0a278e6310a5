import { formatEuros, speakAmount } from '#lib/domain/money.ts';
import type { DispositifsParAnneeData } from './dispositifs-par-annee.ts';
import type { ReadOut, Reading } from './explore.ts';
import { isDrawn, type FigureYear } from './read-figure.ts';
import { readSeries, type SeriesRow } from './read-series.ts';
import { readForms } from './tell-forms.ts';

const NBSP = '\u00A0';

const enumerated = (words: readonly string[]) => [...new Set(words)].join(', ');

/** A dispositif over its years, in one or two sentences. */
function wholeOf({ serie, figure }: SeriesRow, amount: (cents: number) => string): string {
	const drawn = figure.years.filter(isDrawn);
	const precision = serie.precision === '' ? '' : ` (${serie.precision})`;
	const head = `${serie.nom}${precision}${NBSP}: `;
	const highest = drawn.reduce<FigureYear | null>(
		(best, year) => (best === null || (year.annee.total ?? 0) > (best.annee.total ?? 0) ? year : best),
		null
	);
	if (highest === null) return `${head}${enumerated(figure.years.map((year) => year.words)) || 'rien'}.`;
	const least = highest.partial ? 'au moins ' : '';
	const top = `${highest.exercice}, ${least}${amount(highest.annee.total ?? 0)}`;
	if (drawn.length === 1) return `${head}une année avec un montant, ${top}.`;
	return `${head}${drawn.length} années avec un montant. La plus haute${NBSP}: ${top}.`;
}

/** A reading per dispositif; its parts are its years. */
export function readDispositifs(data: DispositifsParAnneeData): Reading[] {
	return readSeries(data).rows.map((row) => {
		const named = ({ seen, said }: ReadOut): ReadOut => ({
			seen: `${row.serie.nom}, ${seen}`,
			said: `${row.serie.nom}, ${said}`
		});
		return {
			cle: row.serie.cle,
			whole: { seen: wholeOf(row, formatEuros), said: wholeOf(row, speakAmount) },
			parts: readForms(row.figure).map((reading) => named(reading.whole)),
			lien: row.serie.lien
		};
	});
}

/** The figure in a few sentences, for who does not see it. */
export function describeDispositifs(data: DispositifsParAnneeData): string {
	const { rows, exercices } = readSeries(data);
	const [first, last] = [exercices[0], exercices.at(-1)];
	if (first === undefined || last === undefined) return 'Aucune année à montrer.';
	const years = first === last ? `en ${first}` : `de ${first} à ${last}`;
	return [
		`Barres empilées par forme de traite, une rangée par dispositif, ${years}, sur une seule échelle.`,
		...rows.map((row) => wholeOf(row, speakAmount)),
		...rows.flatMap(({ serie, figure }) =>
			figure.breaks.map(
				(item) =>
					`${serie.nom}, rupture entre ${exercices[item.after] ?? ''} et ${exercices[item.after + 1] ?? ''}${NBSP}: ${item.sentences.join(' ')}`
			)
		),
		'Le tableau des données suit.'
	].join(' ');
}
