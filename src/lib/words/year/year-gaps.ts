import { tr } from '#lib/domain/language.ts';
import { enumerate, formatCount, fr } from '#lib/domain/typography.ts';

/** What of a dispositif and a year has not been looked for. */
export type UnsearchedAmount = 'prevu' | 'vote' | 'execution';

/** « Programme 101, part traite : le montant voté pour 2018 et le montant dépensé en 2018 ». */
export function notSearched(
	exercice: number,
	libelle: string,
	montants: readonly UnsearchedAmount[]
): string {
	const words: Readonly<Record<UnsearchedAmount, string>> = {
		prevu: tr(fr`le montant prévu pour ${exercice}`, `the amount planned for ${exercice}`),
		vote: tr(fr`le montant voté pour ${exercice}`, `the amount voted for ${exercice}`),
		execution: tr(fr`le montant dépensé en ${exercice}`, `the amount spent in ${exercice}`)
	};
	const said = enumerate(montants.map((montant) => words[montant]));
	return tr(fr`${libelle} : ${said}.`, `${libelle}: ${said}.`);
}

/** Rows of an imported file that wait to be mended: read by nobody yet. */
export function waitingRows(exercice: number, libelle: string, lignes: number): string {
	const one = lignes === 1;
	return tr(
		fr`${libelle} : ${one ? 'une ligne' : `${formatCount(lignes)} lignes`} sur ${exercice} d'un fichier importé ${one ? 'attend' : 'attendent'} d'être corrigée${one ? '' : 's'}.`,
		`${libelle}: ${one ? 'one row' : `${formatCount(lignes)} rows`} on ${exercice} of an imported file ${one ? 'is' : 'are'} waiting to be corrected.`
	);
}

/** No survey of victims of the year has been read by us: it may well be published. */
export const surveyNotRead = (exercice: number): string =>
	tr(
		fr`Les victimes comptées par les associations en ${exercice} : nous n'avons lu aucune enquête sur cette année.`,
		`Victims counted by organisations in ${exercice}: we have read no survey of that year.`
	);

/** What our search told of an amount that is asked for. */
export const searchTold = (found: 'non_trouve' | 'non_publie'): string =>
	found === 'non_trouve'
		? tr(
				fr`Montant cherché, non trouvé par nous : il est peut-être publié.`,
				'Amount searched for, not found by us: it may be published.'
			)
		: tr('Le document lu ne le donne pas.', 'The document that was read does not give it.');
