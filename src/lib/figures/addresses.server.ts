import { writeQuery, type Query } from '#lib/domain/query.ts';
import { queryOfYear } from '#lib/figures/repartition-annee/read.server.ts';

/** The address of a year's page that keeps every filter. */
export const yearAddress = (query: Query, annee: number) =>
	`/annees/${annee}${writeQuery(query, { de: undefined, a: undefined, forme: [], groupe: [] })}`;

/** Lines of a year at a stage: the table shows every stage and nature unless told, so they are always told. */
export function linesAddress(
	query: Query,
	exercice: number,
	changes: Readonly<Record<string, string>> = {}
): string {
	const params = new URLSearchParams({
		de: String(exercice),
		a: String(exercice),
		etape: query.etape,
		nature: query.nature,
		perimetre: query.perimetre,
		...(query.dispositif.length > 0 ? { dispositif: query.dispositif.join(',') } : {}),
		...(query.v === undefined ? {} : { v: String(query.v) }),
		...changes
	});
	return `/lignes?${params.toString().replaceAll('%2C', ',')}`;
}

/** The API's answer to the same question. */
export const apiAddress = (query: Query, exercice: number, groupe: Query['groupe']) =>
	`/api/v1/allocation${writeQuery(queryOfYear(query, exercice), { groupe })}`;

/** The figure `repartition-annee` alone: by form, or who pays. */
export const figureAddress = (query: Query, exercice: number, groupe: Query['groupe']) =>
	`/figures/repartition-annee${writeQuery(queryOfYear(query, exercice), {
		groupe: groupe[0] === 'forme' ? ['forme'] : []
	})}`;
