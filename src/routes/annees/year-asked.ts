import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';
import { fr, yearRanges } from '#lib/domain/typography.ts';
import { yearsWithData } from '#lib/pages/year/years-with-data.server.ts';
import { select } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';

/** The question of a year's page: its path names the year. A year without a line is told, with those that have some. */
export function askedOfYear(db: Database, asked: Query, annee: number): Query {
	// Bounds of the address that say otherwise mean nothing here.
	const donnes = new Set([...asked.donnes].filter((name) => name !== 'de' && name !== 'a'));
	const query = { ...asked, de: undefined, a: undefined, donnes };
	const { version } = select(db, query);
	const years = yearsWithData(db, version);
	if (years.includes(annee)) return query;
	error(
		404,
		years.length === 0
			? tr(
					fr`Aucune année n'a de ligne dans la version ${version} des données.`,
					`No year has a line in version ${version} of the data.`
				)
			: tr(
					fr`${annee} n'a aucune ligne dans la version ${version} des données. Années qui en ont : ${yearRanges(years)}.`,
					`${annee} has no line in version ${version} of the data. Years that have some: ${yearRanges(years)}.`
				)
	);
}
