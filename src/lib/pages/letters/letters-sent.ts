import type { Query } from '#lib/domain/query.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';

/** Where the letter of a dispositif and a year is read. The nature of credits is that of the page that leads there. */
export const letterAddress = (
	exercice: number,
	dispositif: string,
	{ nature }: Pick<Query, 'nature'>
): string => `/annees/${exercice}/relances/${dispositif}${nature === 'cp' ? '' : `?nature=${nature}`}`;

/** The letters that were sent about a dispositif and a year, the last sent first. */
export const lettersSent = (
	{ relances }: Pick<Reference, 'relances'>,
	exercice: number,
	dispositif: string
): ReferenceRow<'relances'>[] =>
	relances
		.filter((row) => row.exercice === exercice && row.dispositif === dispositif)
		.sort((a, b) => (a.envoyee < b.envoyee ? 1 : -1));
