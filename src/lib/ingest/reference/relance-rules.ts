import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { issue } from '#lib/ingest/told/problem-log.ts';
import type { RowFinding } from './row-finding.ts';

const refusal = (column: string, phrase: string, attendu: string): RowFinding => ({
	issue: issue('relance', 'bloquant', phrase, attendu),
	column
});

/** A title of a person, or an address that is someone's: letters go to ministries and services. */
const PERSON = /(?:^|[\s(,])(?:MM?\.|Mmes?|Mlles?|Monsieur|Madame|Mademoiselle)\s|\S@\S/;

const day = (column: 'recue' | 'etat_date', of: string, [before, first]: readonly [string, string]) =>
	refusal(column, fr`${of} est avant ${before} (${first}).`, fr`le ${first} ou après`);

/** The days of a letter come in their order, its state has its day, an answer its document, and no person is named. */
export function relanceFindings(row: ReferenceRow<'relances'>): RowFinding[] {
	const { envoyee, recue, etat, etat_date: since, source } = row;
	const found: RowFinding[] = [];
	if (recue !== '' && recue < envoyee)
		found.push(day('recue', fr`le jour de réception (${recue})`, ['l’envoi', envoyee]));
	const first: readonly [string, string] = recue === '' ? ['l’envoi', envoyee] : ['la réception', recue];
	if (since !== '' && etat !== 'envoyee' && since < first[1])
		found.push(day('etat_date', fr`le jour de l'état « ${etat} » (${since})`, first));
	if (etat === 'envoyee' && since !== '' && since !== envoyee)
		found.push(
			refusal(
				'etat_date',
				fr`l'état « envoyee » est du jour de l'envoi (${envoyee}) ; laissez « etat_date » vide.`,
				'une case vide'
			)
		);
	if (etat !== 'envoyee' && since === '')
		found.push(
			refusal('etat_date', fr`l'état « ${etat} » n'a pas de jour.`, 'un jour, par exemple 2026-12-23')
		);
	if (etat === 'repondue' && source === '')
		found.push(
			refusal(
				'source',
				fr`une réponse est un document : ajoutez-la à sources.csv et nommez-la dans « source ».`,
				'un identifiant de sources.csv'
			)
		);
	for (const column of ['destinataire', 'note'] as const)
		if (PERSON.test(row[column]))
			found.push(
				refusal(
					column,
					fr`« ${column} » semble nommer une personne. Écrivez le service : aucun nom de personne n'est gardé.`,
					'un ministère ou un service'
				)
			);
	return found;
}
