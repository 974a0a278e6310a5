import { tr } from '#lib/domain/language.ts';
import { monthsLater, responseClock } from '#lib/domain/letters/response-clock.ts';
import type { Sujet } from '#lib/domain/letters/relance.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { formatDay } from '#lib/words/dates.ts';

/** What a row that does not speak of the whole letter speaks of. */
const about = (sujet: Sujet): string =>
	({
		prevu: tr('montant prévu', 'planned amount'),
		vote: tr('montant voté', 'voted amount'),
		execution: tr('montant dépensé', 'amount spent'),
		couverture: tr('montant entier', 'full amount'),
		forme: tr('formes de traite', 'forms of trafficking'),
		'non-detaille': tr('montant non détaillé', 'amount not itemised'),
		'details-en-trop': tr('détails au-delà du total', 'details beyond the total'),
		concurrentes: tr('valeurs concurrentes', 'competing values'),
		nature: tr('AE ou CP', 'AE or CP')
	})[sujet];

function became({ etat, envoyee, recue, etat_date: since }: ReferenceRow<'relances'>): string {
	const sent = tr(`envoyée le ${formatDay(envoyee)}`, `sent on ${formatDay(envoyee)}`);
	const on = formatDay(since);
	switch (etat) {
		case 'envoyee':
			return `${sent}${awaited(recue)}`;
		case 'transmise':
			return `${sent}, ${tr(fr`transmise le ${on} à l'administration qui détient les documents`, `passed on ${on} to the administration that holds the documents`)}${awaited(recue)}`;
		case 'repondue':
			return `${sent}, ${tr(`répondue le ${on}`, `answered on ${on}`)}`;
		case 'refusee':
			return `${sent}, ${tr(
				fr`refusée le ${on} ; la CADA peut être saisie avant le ${formatDay(monthsLater(since, 2))}`,
				`refused on ${on}; the CADA can be asked before ${formatDay(monthsLater(since, 2))}`
			)}`;
		case 'cada':
			return `${sent}, ${tr(`portée devant la CADA le ${on}`, `brought before the CADA on ${on}`)}`;
	}
}

/** The clock of a letter that has no answer yet; without the day of reception nothing runs that we could tell. */
function awaited(recue: string): string {
	if (recue === '') return tr(fr` ; jour de réception pas encore noté`, '; day of receipt not yet recorded');
	const { refus, cada } = responseClock(recue);
	return tr(
		fr`, reçue le ${formatDay(recue)} ; réponse attendue avant le ${formatDay(refus)}, sinon la CADA peut être saisie avant le ${formatDay(cada)}`,
		`, received on ${formatDay(recue)}; an answer is awaited before ${formatDay(refus)}, failing which the CADA can be asked before ${formatDay(cada)}`
	);
}

/** What became of a letter, in a line without its full stop: « envoyée le 23 novembre 2026, répondue le 20 décembre 2026 ». */
export function letterState(row: ReferenceRow<'relances'>): string {
	const { sujet, poste } = row;
	const of = [sujet === '' ? '' : about(sujet), poste === '' ? '' : tr(fr`« ${poste} »`, `“${poste}”`)]
		.filter((word) => word !== '')
		.join(', ');
	return of === '' ? became(row) : tr(fr`${of} : ${became(row)}`, `${of}: ${became(row)}`);
}

/** « 41 lettres sont prêtes ; aucune n’est notée comme envoyée. » */
export function lettersFinding(ready: number, sent: number): string {
	if (ready + sent === 0)
		return tr(fr`Aucune lettre n'est à envoyer pour ce choix.`, 'No letter is to be sent for this choice.');
	const one = ready === 1;
	const waiting = tr(
		ready === 0
			? fr`Aucune lettre n'est à envoyer`
			: fr`${one ? 'Une lettre est prête' : `${ready} lettres sont prêtes`} à envoyer`,
		ready === 0
			? 'No letter is to be sent'
			: `${one ? 'One letter is' : `${ready} letters are`} ready to send`
	);
	const gone = tr(
		sent === 0
			? fr`aucune n'est notée comme envoyée`
			: fr`${sent === 1 ? 'une est notée' : `${sent} sont notées`} comme ${sent === 1 ? 'envoyée' : 'envoyées'}`,
		sent === 0 ? 'none is recorded as sent' : `${sent === 1 ? 'one is' : `${sent} are`} recorded as sent`
	);
	return tr(fr`${waiting} ; ${gone}.`, `${waiting}; ${gone}.`);
}
