import { baseWords, shareWords } from './readings.ts';
import { tr } from '#lib/domain/language.ts';
import { enumerate, formatCount, fr } from '#lib/domain/typography.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import type { Survey } from './surveys.server.ts';

/** The survey of a year, by its title, and whom its victims are: `counted` says by whom. */
export const surveyNote = (titre: string, counted: string): string =>
	tr(
		fr`Enquête : ${titre}. Victimes ${counted} : les personnes que ces associations rencontrent, non toutes les victimes.`,
		`Survey: ${titre}. Victims ${counted}: the people whom these organisations meet, not all victims.`
	);

/** A survey of the same year that the figure does not show. */
export function otherSurveyNote(titre: string, repondants: number | null): string {
	const associations =
		repondants === null
			? 'nombre inconnu d’associations'
			: `${repondants === 0 ? 'aucune' : repondants} ${repondants < 2 ? 'association' : 'associations'}`;
	const organisations =
		repondants === null
			? 'unknown number of organisations'
			: `${repondants === 0 ? 'no' : repondants} ${repondants === 1 ? 'organisation' : 'organisations'}`;
	return tr(
		fr`Autre enquête de la même année, non montrée : ${titre} (${associations}).`,
		`Another survey of the same year, not shown: ${titre} (${organisations}).`
	);
}

/** The other people whom the same survey counts, and their shares: not the ones that the figure shows. */
export function otherSeriesNote(
	survey: Survey,
	nameOf: (formes: readonly FormeAttribuee[]) => string
): string {
	const { base } = survey;
	const count = survey[base];
	const shares = survey.cells.flatMap(({ formes, part }) =>
		part === null || formes.length === 0 ? [] : [`${nameOf(formes).toLowerCase()} ${shareWords(part)}`]
	);
	const people = count === null ? '' : tr(fr` (${formatCount(count)})`, ` (${formatCount(count)})`);
	const told = shares.length === 0 ? '' : tr(fr` : ${enumerate(shares)}`, `: ${enumerate(shares)}`);
	return tr(
		fr`La même enquête compte à part les victimes ${baseWords(base)}${people}${told}.`,
		`The same survey counts ${baseWords(base)} victims apart${people}${told}.`
	);
}

/** What the money of no form leaves open (R6, R8). */
export const openNote = (amount: string, partial: boolean): string =>
	tr(
		fr`Non attribué : ${amount} qui peuvent concerner chacune de ces formes. Le tableau de la figure donne, forme par forme, le minimum${partial ? '' : ' et le maximum'}.`,
		`Not attributed: ${amount} that may be for any of these forms. The table of the figure gives, form by form, the minimum${partial ? '' : ' and the maximum'}.`
	);

/** What can be read only in part, and whether it is left out of the shares. */
export const partialNote = (dispositifs: string, apart: boolean): string =>
	tr(
		fr`Couverture partielle${apart ? ', hors des parts' : ''} : ${dispositifs}. Le maximum de chaque forme est donc inconnu.`,
		`Partial coverage${apart ? ', left out of the shares' : ''}: ${dispositifs}. The maximum of each form is therefore unknown.`
	);

/** What lighter amounts are (R7). */
export const keyNote = (): string =>
	tr(
		'Montants éclaircis : donnés par une clé de répartition, une hypothèse. Les bornes n’en tiennent pas compte.',
		'Lighter amounts: given by an allocation key, a hypothesis. The bounds do not take it into account.'
	);

/** Forms of which nothing is read on either side. */
export const silentNote = (formes: string): string =>
	tr(
		fr`Ni part de victimes ni montant dans nos sources : ${formes}.`,
		`Neither a share of victims nor an amount in our sources: ${formes}.`
	);
