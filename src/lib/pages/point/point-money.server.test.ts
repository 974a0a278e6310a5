import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseQuery } from '#lib/domain/query.ts';
import { appliedFilters } from '#lib/figures/applied-filters.ts';
import { FIGURE_IDS, viewOf } from '#lib/figures/figures.ts';
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
