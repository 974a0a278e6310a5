import { tr } from '#lib/domain/language.ts';
import { formatEuros, formatPercent, speakAmount } from '#lib/domain/money.ts';
import { fr, lowerFirst, upperFirst, yearRanges } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { zeroWords } from '#lib/figures/formes-par-annee/readings.ts';
import type { DataPoint } from '#lib/figures/shell/data-point.ts';
import type { Reading, ReadOut } from '#lib/figures/shell/explore.ts';
import {
	atLeast,
	betweenYears,
	breakWord,
	colon,
	deducedAfter,
	duringYears,
	noYear,
	othersPublished,
	semicolon,
	tableFollows
} from '#lib/figures/shell/words.ts';
import { noReason } from '#lib/figures/variation-annuelle/change-reasons.ts';
import { letterOf, type Board } from './board.ts';
import type { Track, TrackChange, TrackValue, TrackYear } from './data.ts';
import { isLeast, nothingWords, plannedOf, rowName, spentOf } from './stages.ts';

type Write = (cents: number) => string;

/** The name of a track in a sentence: its poste, or the short name of its dispositif. */
export const trackName = ({ poste, nom }: Track): string => (poste === '' ? nom : poste);

/** `−37,2 %`, `+25,3 %`: a change as a part of what there was; `''` where there was nothing. */
export function changeWords(ecart: TrackChange['ecart'], decimals = 1): string {
	if (ecart === null || ecart.avant <= 0) return '';
	const part = formatPercent(ecart.apres - ecart.avant, ecart.avant, decimals, 'signes');
	return ecart.apres > ecart.avant && !/^[<>]/.test(part) ? `+${part}` : part;
}

/** « note a », « notes a, b »: where the reasons of a change are told. */
export function notesOf(motifs: readonly number[]): string {
	if (motifs.length === 0) return '';
	return `${motifs.length === 1 ? 'note' : 'notes'}\u00A0${motifs.map(letterOf).join(',\u00A0')}`;
}

/** « BOP 137 entier », “all of BOP 137”. */
export const wholeName = ({ nom }: Track): string => tr(`${nom} entier`, `all of ${nom}`);

function amountOf({ centimes, statut, deduit }: TrackValue, write: Write): string {
	if (centimes === null) return nothingWords(statut);
	return `${write(centimes)}${centimes === 0 ? zeroWords(statut) : deducedAfter(centimes, deduit, write)}`;
}

/** What a track has at each stage in a year. */
function stagesOf(track: Track, year: TrackYear, write: Write): string {
	const least = ({ centimes }: TrackValue) => (isLeast(track, year) && centimes ? atLeast() : '');
	return year.valeurs
		.map((value) => `${lowerFirst(rowName(value.etape))} ${least(value)}${amountOf(value, write)}`)
		.join(`${semicolon()} `);
}

function tellYear(track: Track, year: TrackYear, write: Write): string {
	const { entier, enPartie, evolution, valeurs } = year;
	const whole = entier
		? tr(
				fr`${wholeName(track)} : ${amountOf(entier, write)} (${LIBELLES.etapeCourte[entier.etape]}).`,
				`All of ${track.nom}: ${amountOf(entier, write)} (${LIBELLES.etapeCourte[entier.etape]}).`
			)
		: enPartie
			? tr('Le reste du dispositif n’est plus isolé.', 'The rest of the scheme is no longer isolated.')
			: '';
	const change = changeWords(evolution?.ecart ?? null);
	const reasons = notesOf(evolution?.motifs ?? []);
	const since = change === '' ? '' : tr(`${change} sur un an`, `${change} in a year`);
	// The reasons stand whole under the drawing, by the same letters.
	const why = evolution === null ? '' : reasons === '' ? noReason() : upperFirst(reasons);
	return [
		`${stagesOf(track, year, write)}.`,
		whole,
		valeurs.some(({ conteste }) => conteste) || entier?.conteste === true ? othersPublished() : '',
		since === '' ? '' : `${since}.`,
		why === '' ? '' : `${why}.`
	]
		.filter((piece) => piece !== '')
		.join(' ');
}

const bothWays = (tell: (write: Write) => string): ReadOut => ({
	seen: tell(formatEuros),
	said: tell(speakAmount)
});

/** Where the sheet of a year of a track stands: of what its bar tells. */
const pointOf = ({ dispositif, poste }: Track, { exercice, valeurs }: TrackYear): DataPoint => {
	const etape = (plannedOf(valeurs) ?? spentOf(valeurs))?.etape;
	return { exercice, dispositif, ...(etape ? { etape } : {}), ...(poste === '' ? {} : { poste }) };
};

/** A reading per year, of the first panel; its parts are the panels apart, from the first downwards. */
export const readYears = ({ exercices, tracks }: Board): Reading[] =>
	exercices.map((exercice, index) => {
		const [first, ...apart] = tracks.flatMap((track) => {
			const year = track.annees[index];
			if (!year) return [];
			const tell = (write: Write) =>
				`${exercice}, ${trackName(track)}${colon()} ${tellYear(track, year, write)}`;
			return [{ ...bothWays(tell), point: pointOf(track, year) }];
		});
		return {
			id: String(exercice),
			whole: first ?? { seen: '', said: '' },
			parts: apart,
			lien: tracks[0]?.annees[index]?.lien ?? null
		};
	});

/** What a track has at a stage: its amounts by year, then the years of each nothing. */
function describeStage(track: Track, rank: number): string {
	const { etapes, annees } = track;
	const values = annees.flatMap((year) => {
		const value = year.valeurs[rank];
		const { exercice } = year;
		return value
			? [{ exercice, least: isLeast(track, year) && value.centimes ? atLeast() : '', ...value }]
			: [];
	});
	const known = values.filter(({ centimes }) => centimes !== null);
	const nothings = Map.groupBy(
		values.filter(({ centimes }) => centimes === null),
		({ statut }) => statut
	);
	const pieces = [
		...known.map((value) => `${value.exercice}, ${value.least}${amountOf(value, speakAmount)}`),
		...[...nothings].map(
			([statut, own]) => `${yearRanges(own.map(({ exercice }) => exercice))}, ${nothingWords(statut)}`
		)
	];
	const etape = etapes[rank];
	return etape === undefined ? '' : `${rowName(etape)}${colon()} ${pieces.join(`${semicolon()} `)}.`;
}

/** The figure in a few sentences, for who does not see it. */
export function describeBoard({ tracks, exercices, breaks }: Board): string {
	const [first, last] = [exercices[0], exercices.at(-1)];
	if (first === undefined || last === undefined) return noYear();
	return [
		tr(
			fr`Une colonne par année, ${duringYears(first, last)}.`,
			`One column per year, ${duringYears(first, last)}.`
		),
		...tracks.map((track) =>
			[`${trackName(track)}.`, ...track.etapes.map((_, rank) => describeStage(track, rank))].join(' ')
		),
		...breaks.map(
			({ after, sentences }) =>
				`${breakWord()} ${betweenYears(exercices[after], exercices[after + 1])}${colon()} ${lowerFirst(sentences.join(' '))}`
		),
		tableFollows()
	].join(' ');
}
