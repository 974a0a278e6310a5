import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseQuery } from '#lib/domain/query.ts';
import { appliedFilters } from '#lib/figures/applied-filters.ts';
import { FIGURE_IDS, viewOf, type DataOf, type FigureData } from '#lib/figures/figures.ts';
import { rankedLinks } from '#lib/figures/flux/parts.ts';
import { readFlux } from '#lib/figures/flux/readings.ts';
import { readPayers } from '#lib/figures/repartition-annee/readings.ts';
import { askFigure } from '#lib/figures/registry.server.ts';
import { pointOfRow, writeDataPoint, type DataPoint } from '#lib/figures/shell/data-point.ts';
import { shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { pointMoney } from './point-money.server.ts';
import { sheetOf } from './sheet.server.ts';

let db: Database;
let ids: string[];
beforeAll(async () => {
	db = await shippedBase();
	ids = readReference(db, currentVersion(db)).dispositifs.map((row) => row.id);
});
afterAll(() => db.close());

const QUESTIONS = [
	'',
	'etape=lfi',
	'etape=execution',
	'nature=ae',
	'dispositif=bop137',
	'euros=constants',
	'perimetre=contexte&dispositif=p137-25',
	'perimetre=contexte'
];

/** The one column of a table that holds the amount of its row: two amounts side by side are of two points. */
const amountOf = (columns: readonly { readonly id: string }[]) => {
	const found = columns.findIndex(({ id }) => id === 'montant' || id === 'total');
	return found < 0 ? null : found;
};

/** What a chart draws for each point that its parts tell, in cents. */
function drawnPoints(found: FigureData): Map<string, { point: DataPoint; centimes: number }> {
	const drawn = new Map<string, { point: DataPoint; centimes: number }>();
	const add = (point: DataPoint | undefined, centimes: number) => {
		if (point?.poste === undefined) return;
		const key = writeDataPoint(point);
		drawn.set(key, { point, centimes: (drawn.get(key)?.centimes ?? 0) + centimes });
	};
	if (found.id === 'flux') {
		const data = found.data as DataOf['flux'];
		const links = rankedLinks(data);
		for (const { id, parts } of readFlux(data))
			for (const [part, { point }] of parts.entries())
				add(point, links.find((link) => link.dispositif === id && link.part === part)?.centimes ?? NaN);
	}
	if (found.id === 'repartition-annee') {
		const data = found.data as DataOf['repartition-annee'];
		if (data.groupe === 'dispositif')
			for (const { id, parts } of readPayers(data))
				for (const [part, { point }] of parts.entries())
					add(point, data.dispositifs.find((item) => item.id === id)?.postes[part]?.centimes ?? NaN);
	}
	return drawn;
}

test.for(['flux', 'repartition-annee'] as const)('a part of %s leads to the money of its item', (id) => {
	for (const question of ['', 'de=2017&a=2017', 'etape=execution', 'euros=constants', 'perimetre=contexte'])
		for (const language of ['fr', 'en'] as const)
			inLanguage(language, () => {
				const query = parseQuery(new URLSearchParams(question), ids);
				const found = askFigure(db, id, query);
				if (found === null) return;
				for (const { point, centimes } of drawnPoints(found).values())
					expect([point, pointMoney(db, query, point).centimes]).toEqual([point, centimes]);
			});
	const shown = askFigure(db, id, parseQuery(new URLSearchParams(), ids));
	expect(shown && drawnPoints(shown).size).toBeGreaterThan(3);
});

describe.each(FIGURE_IDS)('the sheets of %s', (id) => {
	test.for(QUESTIONS)('tell the amounts of its table, with « %s »', (question) => {
		const query = parseQuery(new URLSearchParams(question), ids);
		const figure = askFigure(db, id, query);
		if (figure === null) return;
		const { table } = viewOf(figure);
		const column = amountOf(table.colonnes);
		if (column === null) return;
		for (const [index, identite] of table.identites.entries()) {
			const point = pointOfRow(identite);
			if (point === null) continue;
			const { centimes } = pointMoney(db, appliedFilters(id, query, query.base), point);
			expect([writeDataPoint(point), centimes]).toEqual([
				writeDataPoint(point),
				table.lignes[index]?.[column]
			]);
		}
	});

	test('exist for all that its chart tells, in both languages', () => {
		const query = parseQuery(new URLSearchParams(), ids);
		const figure = askFigure(db, id, query);
		if (figure === null) return;
		const told = viewOf(figure).readings.flatMap(({ whole, parts }) => [whole, ...parts]);
		const points = new Map(
			told.flatMap(({ point }) => (point ? [[writeDataPoint(point), point] as const] : []))
		);
		expect(points.size).toBeGreaterThan(0);
		for (const point of points.values())
			for (const language of ['fr', 'en'] as const) inLanguage(language, () => checked(point));
	});

	function checked(point: DataPoint) {
		const query = parseQuery(new URLSearchParams(), ids);
		const place = { figure: id, adresse: () => '/x', origin: 'https://example.org' };
		const sheet = sheetOf(db, query, point, place);
		expect(sheet.phrase.phrase).toContain(String(point.exercice));
		expect(sheet.phrase.phrase).not.toMatch(/undefined|NaN|null/);
		expect(sheet.nom).not.toBe('');
		if (sheet.centimes === null) expect(sheet.rien).not.toBe('');
		else if (sheet.reste === '' && !sheet.autres && sheet.lignes.length > 0)
			expect(sheet.lignes.reduce((sum, line) => sum + line.centimes, sheet.nonDetaille?.centimes ?? 0)).toBe(
				sheet.centimes
			);
	}
});
