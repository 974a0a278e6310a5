import { humpSentence } from '#lib/figures/stacked-years/humps.ts';
import { tr } from '#lib/domain/language.ts';
import { formatEuros, speakAmount } from '#lib/domain/money.ts';
import { enumerate, fr, lowerFirst, upperFirst, yearRanges } from '#lib/domain/typography.ts';
import { OPEN } from '#lib/figures/shell/data-point.ts';
import type { Reading, ReadOut } from '#lib/figures/shell/explore.ts';
import {
	atLeast,
	betweenYears,
	breakWord,
	colon,
	deducedAfter,
	noAmountFound,
	noYear,
	othersPublished,
	semicolon,
	stageWords,
	statusWords,
	tableFollows
} from '#lib/figures/shell/words.ts';
import { zeroWords } from '#lib/figures/formes-par-annee/readings.ts';
import { inWords } from '#lib/words/year/year-words.ts';
import type { Grid, GridRow, GridYear } from './grid.ts';

type Write = (cents: number) => string;

/** `2 376 000 € (LFI)`, `au moins 1 188 000 € (PLF), déduit par nous`: the own money of a panel in a year. */
function amountOf({ barre }: GridYear, write: Write): string {
	const total = barre.total ?? 0;
	const stages = stageWords(barre.etapes, false);
	const least = barre.enPartie ? atLeast() : '';
	const zero = total === 0 ? zeroWords(barre.statut) : deducedAfter(total, barre.deduit, write);
	return `${least}${write(total)}${stages === '' ? '' : ` (${stages})`}${zero}`;
}

const nameIn = ({ panel }: GridRow) => lowerFirst(panel.nom);

function nothingOf({ genre, barre }: GridYear): string {
	if (genre !== 'vide') return noAmountFound();
	return barre.rien ?? statusWords(barre.statut);
}

/** What might be added to a panel: the money of no form, which is the same for all. */
function mightBe({ echo, haut, genre }: GridYear, several: boolean, write: Write): string {
	if (genre === 'inconnu' || (echo <= 0 && haut === null && genre === 'argent'))
		return tr('le maximum est inconnu', 'the maximum is unknown');
	if (echo <= 0) return '';
	const more =
		haut === null ? `${semicolon()} ${tr('le maximum est inconnu', 'the maximum is unknown')}` : '';
	return several
		? tr(
				fr`${write(echo)} non attribués pourraient leur revenir, en tout ou partie${more}`,
				`${write(echo)} not attributed might be for them, in whole or in part${more}`
			)
		: tr(
				fr`${write(echo)} non attribués pourraient lui revenir, en tout ou partie${more}`,
				`${write(echo)} not attributed might be for it, in whole or in part${more}`
			);
}

function tellPanel(grid: Grid, row: GridRow, index: number, write: Write): string {
	const year = row.years[index];
	if (!year) return '';
	const head = `${year.year.exercice}, ${nameIn(row)}${colon()} `;
	const own = year.barre.total === null ? nothingOf(year) : amountOf(year, write);
	const more = row.open
		? openMore(grid, year)
		: grid.data.contexte
			? ''
			: mightBe(year, row.panel.formes.length > 1, write);
	const reason = year.barre.motif === null ? '' : ` ${year.barre.motif}`;
	const sentence = `${head}${own}${more === '' ? '' : `${semicolon()} ${more}`}.`;
	// A reason that only says the same again is not one.
	return lowerFirst(reason.trim()) === `${own}.` ? sentence : `${sentence}${reason}`;
}

/** What is to be known of the money of no form: whose it is where that is one alone, and that other values exist. */
function openMore({ data }: Grid, { barre, genre }: GridYear): string {
	if (genre === 'inconnu')
		return tr(
			'il peut y en avoir, nos sources ne l’isolent plus',
			'there may be some, our sources no longer isolate it'
		);
	const hump = data.bosses.find(({ exercices }) => exercices.includes(barre.exercice));
	return [
		...(hump ? [tr(fr`un seul dispositif : ${hump.nom}`, `one scheme alone: ${hump.nom}`)] : []),
		...(barre.conteste === true ? [lowerFirst(othersPublished()).replace(/\.$/, '')] : [])
	].join(`${semicolon()} `);
}

/** A year in all the panels: those with money one by one, the others counted, then what has no form. */
function tellYear(grid: Grid, index: number, write: Write): string {
	const { rows, exercices, data } = grid;
	const head = `${exercices[index] ?? ''}${colon()} `;
	const open = rows.at(-1);
	const own = open?.years[index];
	if (!open || !own) return '';
	if (own.genre === 'vide') {
		const words = nothingOf(own);
		const { motif } = own.barre;
		return motif === null || lowerFirst(motif) === `${words}.`
			? `${head}${words}.`
			: `${head}${words}. ${motif}`;
	}
	const panels = rows.slice(0, -1).flatMap((row) => {
		const year = row.years[index];
		return year ? [{ row, year }] : [];
	});
	const paid = panels.filter(({ year }) => year.barre.total !== null);
	const without = panels.filter(({ year }) => year.barre.total === null);
	const forms = without.reduce((sum, { row }) => sum + row.panel.formes.length, 0);
	const pieces = [
		...paid.map(({ row, year }) => `${nameIn(row)} ${amountOf(year, write)}`),
		...(forms === 0 || data.contexte
			? []
			: [
					forms === 1
						? tr(
								`${noAmountFound()} pour ${paid.length === 0 ? 'la forme demandée' : 'l’autre forme'}`,
								`${noAmountFound()} for the ${paid.length === 0 ? 'form asked' : 'other form'}`
							)
						: tr(
								`${noAmountFound()} pour ${paid.length === 0 ? 'chacune des' : 'les'} ${inWords(forms, true)} ${paid.length === 0 ? '' : 'autres '}formes${paid.length === 0 ? ' montrées' : ''}`,
								`${noAmountFound()} for ${paid.length === 0 ? 'any of the' : 'the'} ${inWords(forms)} ${paid.length === 0 ? '' : 'other '}forms${paid.length === 0 ? ' shown' : ''}`
							)
				]),
		`${nameIn(open)} ${own.barre.total === null ? openNothing(own) : amountOf(own, write)}`
	];
	return `${head}${pieces.join(`${semicolon()} `)}.`;
}

const openNothing = ({ genre }: GridYear) =>
	genre === 'inconnu'
		? tr('inconnu, nos sources ne l’isolent plus', 'unknown, our sources no longer isolate it')
		: tr('aucun montant', 'no amount');

const bothWays = (tell: (write: Write) => string): ReadOut => ({
	seen: tell(formatEuros),
	said: tell(speakAmount)
});

/** The words of the label that tells which year the others tell. */
export const yearRead = (exercice: number | null): string =>
	exercice === null ? '' : tr(fr`Année lue : ${exercice}`, `Year read: ${exercice}`);

/** A reading per year, over all the panels; its parts are the panels, from the last one upwards. */
export const readYears = (grid: Grid): Reading[] =>
	grid.exercices.map((exercice, index) => ({
		id: String(exercice),
		whole: { ...bothWays((write) => tellYear(grid, index, write)), point: { exercice } },
		parts: [...grid.rows].reverse().map((row) => ({
			...bothWays((write) => tellPanel(grid, row, index, write)),
			point: { exercice, formes: row.open ? OPEN : row.panel.formes }
		})),
		lien: grid.rows.at(-1)?.years[index]?.barre.lien ?? null,
		etiquettes: [yearRead(exercice), ...grid.rows.flatMap(({ labels }) => labels[index] ?? ['', ''])]
	}));

/** The grid in a few sentences, for who does not see it. */
export function describeGrid({ rows, exercices, breaks, data }: Grid): string {
	const [first, last] = [exercices[0], exercices.at(-1)];
	if (first === undefined || last === undefined) return noYear();
	const yearsOf = (row: GridRow, kept: (year: GridYear) => boolean) =>
		row.years.filter(kept).map(({ year }) => year.exercice);
	const has = ({ barre }: GridYear) => barre.total !== null;
	const panels = rows.filter(({ open }) => !open);
	const paid = rows.filter((row) => row.years.some(has));
	const without = panels.filter((row) => !paid.includes(row)).map(nameIn);
	const open = rows.find((row) => row.open);
	const unknown = open ? yearsOf(open, ({ genre }) => genre === 'inconnu') : [];
	return [
		tr(
			fr`Un panneau par forme de traite, ${first === last ? `en ${first}` : `de ${first} à ${last}`}, même échelle partout.`,
			`One panel per form of trafficking, ${first === last ? `in ${first}` : `from ${first} to ${last}`}, the same scale throughout.`
		),
		...paid.map((row) => `${row.panel.nom}${colon()} ${yearRanges(yearsOf(row, has))}.`),
		without.length === 0
			? ''
			: tr(
					fr`${upperFirst(noAmountFound())} : ${enumerate(without)}.`,
					`${upperFirst(noAmountFound())}: ${enumerate(without)}.`
				),
		rows.some(({ years }) => years.some(({ echo }) => echo > 0))
			? tr(
					'Ce qui n’a pas de forme est répété, pâle, dans les panneaux des formes auxquelles il pourrait revenir\u00A0: il n’est compté que dans le sien.',
					'What has no form is told again, pale, in the panels of the forms that it might be for: it is counted in its own only.'
				)
			: '',
		unknown.length === 0
			? ''
			: tr(
					fr`Ce qui n'a pas de forme n'est plus isolé : ${yearRanges(unknown)}.`,
					`What has no form is no longer isolated: ${yearRanges(unknown)}.`
				),
		...data.bosses.map(humpSentence),
		...breaks.map(
			({ after, sentences }) =>
				`${breakWord()} ${betweenYears(exercices[after], exercices[after + 1])}${colon()} ${lowerFirst(sentences.join(' '))}`
		),
		tableFollows()
	]
		.filter((piece) => piece !== '')
		.join(' ');
}
