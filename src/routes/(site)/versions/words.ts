import { inBoth, tr } from '#lib/domain/language.ts';
import type { Operation } from '#lib/server/store/versions.ts';

/** What made a version, for a reader. */
export const OPERATIONS = inBoth<Operation, string>(
	{
		creation: 'Création de la base',
		import: 'Import',
		withdrawal: 'Retrait',
		data: 'Mise à jour des données livrées',
		arbitration: 'Arbitrage'
	},
	{
		creation: 'Creation of the database',
		import: 'Import',
		withdrawal: 'Withdrawal',
		data: 'Update of the data supplied',
		arbitration: 'Arbitration'
	}
);

const inParis = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Paris' } as const;
const DATE_FR = new Intl.DateTimeFormat('fr-FR', inParis);
const DATE_EN = new Intl.DateTimeFormat('en-GB', inParis);

/** The instant of a version, in Paris. */
export const formatInstant = (iso: string) => tr(DATE_FR, DATE_EN).format(new Date(iso));
