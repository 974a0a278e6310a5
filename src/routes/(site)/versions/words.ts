import { inBoth, tr } from '#lib/domain/language.ts';
import { formatDay } from '#lib/words/dates.ts';
import type { Operation } from '#lib/server/store/versions.ts';

/** What made a version, for a reader. */
export const OPERATIONS = inBoth<Readonly<Record<Operation, string>>>(
	{
		creation: 'Création de la base',
		import: 'Import',
		withdrawal: 'Retrait',
		data: 'Mise à jour des données livrées',
		arbitration: 'Arbitrage',
		erasure: 'Effacement',
		edition: 'Saisie'
	},
	{
		creation: 'Creation of the database',
		import: 'Import',
		withdrawal: 'Withdrawal',
		data: 'Update of the data supplied',
		arbitration: 'Arbitration',
		erasure: 'Erasure',
		edition: 'Entry'
	}
);

const IN_PARIS = new Intl.DateTimeFormat('sv-SE', {
	dateStyle: 'short',
	timeStyle: 'short',
	timeZone: 'Europe/Paris'
});

/** The instant of a version, in Paris: « 22 novembre 2026 à 9 h 14 », “22 November 2026 at 09:14”. */
export function formatInstant(iso: string): string {
	const [day = '', time = ''] = IN_PARIS.format(new Date(iso)).split(' ');
	const [hour = '', minute = ''] = time.split(':');
	return tr(
		`${formatDay(day)} à ${Number(hour)}\u00A0h\u00A0${minute}`,
		`${formatDay(day)} at ${hour}:${minute}`
	);
}
