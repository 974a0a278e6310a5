import type { Operation } from '#lib/server/store/versions.ts';

/** What made a version, for a reader. */
export const OPERATIONS: Readonly<Record<Operation, string>> = {
	creation: 'Création de la base',
	import: 'Import',
	withdrawal: 'Retrait',
	data: 'Mise à jour des données livrées',
	arbitration: 'Arbitrage'
};

const DATE = new Intl.DateTimeFormat('fr-FR', {
	dateStyle: 'long',
	timeStyle: 'short',
	timeZone: 'Europe/Paris'
});

/** The instant of a version, in Paris. */
export const formatInstant = (iso: string) => DATE.format(new Date(iso));
