import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FigureTable, TableCell } from '#lib/figures/shell/figure-table.ts';
import type { FigureId } from '#lib/figures/figures.ts';
import { COUVERTURES, PREUVES, STATUTS } from '#lib/domain/vocabulary.ts';
import { writeTableCsv } from '#lib/export/table-csv.ts';
import { ask, bring, csv, queryOf, row, shippedBase } from '#lib/server/base.fixture.ts';
import { allocate } from '#lib/server/analysis/counted/allocation.ts';
import { sidesOf } from '#lib/figures/vote-execute/read.server.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { figureOf } from './figure-of.ts';
import { fc, SEED } from '../../../tests/property-seed.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
	// A year that nobody declared, one without a price index, rows in quarantine, a value that competes.
	const lines = [
		row(12, { exercice: 2031, forme: 'SEX', attribution: 'mandat', preuve: 'D' }),
		row(3, { exercice: 2031, dispositif: 'p101', forme: 'TRAV|DOM', attribution: 'publiee', preuve: 'A' }),
		row(7, { exercice: 2031, dispositif: 'mae', source: 'b', preuve: 'Z' }),
		row(2, { exercice: 2030, dispositif: 'agrasc', etape: 'execution', preuve: 'B' })
	];
	const report = await bring(db, csv(lines), { allowRejects: true });
	expect(report.outcome).toBe('done');
});
afterAll(() => db.close());

const EMPTY: FigureTable = { legende: '', colonnes: [], lignes: [], identites: [] };

type Row = Readonly<Record<string, TableCell>>;

const rowsOf = ({ colonnes, lignes }: FigureTable): Row[] =>
	lignes.map((cells) =>
		Object.fromEntries(colonnes.map(({ id: cle }, index) => [cle, cells[index] ?? null]))
	);

/** The address of one place, the years and dispositifs of a filter narrowed to it. */
function at(
	filter: string,
	{ exercice, dispositif }: { exercice?: TableCell; dispositif?: TableCell }
): string {
	const params = new URLSearchParams(filter);
	if (typeof exercice === 'number') {
		params.set('de', String(exercice));
		params.set('a', String(exercice));
	}
	if (typeof dispositif === 'string' && dispositif !== '') params.set('dispositif', dispositif);
	return params.toString();
}

/** What the API says of a place. */
function api(filter: string, groupe: 'exercice' | 'forme' | 'dispositif', word?: string) {
	const { rows } = ask(db, filter, groupe);
	const found = word === undefined ? rows[0] : rows.find((one) => one[groupe] === word);
	return { statut: found?.statut, couverture: found?.couverture, preuve: found?.preuves.join('|') };
}

const told = ({ statut, couverture, preuve }: Row) => ({ statut, couverture, preuve });

/** How each figure is held against the API, row by row; a poste or a side is asked at its own place. */
const HELD: Readonly<Partial<Record<FigureId, (rows: readonly Row[], filter: string) => void>>> = {
	'formes-annees': (rows, filter) => {
		const { rows: answers } = ask(db, filter, 'exercice', 'forme');
		for (const one of rows)
			for (const forme of String(one['forme']).split('|')) {
				const found = answers.find((row) => row.exercice === one['exercice'] && row.forme === forme);
				const place = [one['exercice'], forme];
				// What has no form may name several, and is one row.
				if (one['forme'] === 'MULTI|NV') continue;
				expect([place, told(one)]).toEqual([
					place,
					{ statut: found?.statut, couverture: found?.couverture, preuve: found?.preuves.join('|') }
				]);
			}
	},
	'formes-par-annee': (rows, filter) => {
		for (const one of rows)
			expect([one['exercice'], told(one)]).toEqual([one['exercice'], api(at(filter, one), 'exercice')]);
	},
	'dispositifs-par-annee': (rows, filter) => {
		for (const one of rows) {
			const place = [one['dispositif'], one['exercice']];
			expect([place, told(one)]).toEqual([
				place,
				api(at(filter, one), 'dispositif', String(one['dispositif']))
			]);
		}
	},
	'repartition-annee': (rows, filter) => {
		for (const one of rows) {
			const { statut, couverture } = api(
				at(filter.replace(/&forme=[^&]*/, ''), one),
				'dispositif',
				String(one['dispositif'])
			);
			expect([one['dispositif'], one['couverture']]).toEqual([one['dispositif'], couverture]);
			if (one['montant'] === null)
				expect([one['dispositif'], one['statut']]).toEqual([one['dispositif'], statut]);
		}
	},
	flux: (rows, filter) => {
		for (const one of rows) {
			const { couverture } = api(at(filter, one), 'dispositif', String(one['dispositif']));
			expect([one['dispositif'], one['couverture']]).toEqual([one['dispositif'], couverture]);
		}
	},
	'carte-transparence': (rows, filter) => {
		for (const one of rows.filter(({ poste }) => poste === '').filter((_, index) => index % 5 === 0)) {
			const place = `${at(filter, one)}&etape=${one['etape']}`.replace(/&euros=\w+/, '');
			const params = new URLSearchParams(place);
			params.delete('forme');
			params.set('etape', String(one['etape']));
			params.delete('euros');
			expect([place, told(one)]).toEqual([
				place,
				api(params.toString(), 'dispositif', String(one['dispositif']))
			]);
		}
	},
	'vote-execute': (rows, filter) => {
		const query = queryOf(db, filter);
		const { prevues, depensees } = sidesOf(query.etapes);
		for (const one of rows)
			for (const [side, etapes] of [
				['prevu', prevues],
				['depense', depensees]
			] as const) {
				const [etape] = etapes;
				if (etapes.length > 1 || etape === undefined) continue;
				const params = new URLSearchParams(at(filter, one));
				params.set('etape', etape);
				params.delete('forme');
				params.delete('etapes');
				const place = `${side} ${one['exercice']}`;
				expect([
					place,
					{ statut: one[`${side}_statut`], couverture: one['couverture'], preuve: one[`${side}_preuve`] }
				]).toEqual([place, api(params.toString(), 'dispositif', String(one['dispositif']))]);
			}
	},
	'suivi-poste': (rows, filter) => {
		for (const one of rows.filter(({ poste }) => poste === '')) {
			const params = new URLSearchParams(at(filter, one));
			for (const name of ['forme', 'etapes']) params.delete(name);
			params.set('etape', String(one['etape']));
			const place = [one['dispositif'], one['exercice'], one['etape']];
			expect([place, told(one)]).toEqual([
				place,
				api(params.toString(), 'dispositif', String(one['dispositif']))
			]);
		}
	},
	'variation-annuelle': (rows, filter) => {
		for (const one of rows.filter((cells) => cells['dispositif'] !== '' && cells['avant_couverture'] !== ''))
			for (const side of ['avant', 'apres']) {
				const place = { exercice: one[`${side}_exercice`] ?? null, dispositif: one['dispositif'] ?? null };
				const params = new URLSearchParams(at(filter, place));
				params.delete('forme');
				expect([place, one[`${side}_statut`], one[`${side}_couverture`], one[`${side}_preuve`]]).toEqual([
					place,
					...Object.values(api(params.toString(), 'dispositif', String(one['dispositif'])))
				]);
			}
	},
	'besoins-moyens': (rows, filter) => {
		for (const one of rows) {
			const forme = String(one['forme']);
			if (forme.includes('|') || forme === 'NV') continue;
			const params = new URLSearchParams(at(filter, one));
			params.delete('forme');
			const found = api(params.toString(), 'forme', forme);
			expect([forme, told(one)]).toEqual([forme, found]);
		}
	}
};

const FILTERS = [
	'dispositif=bop137&etape=execution&de=2013&a=2018',
	'',
	'etape=annonce',
	'forme=TRAV',
	'dispositif=p101',
	'dispositif=mae,agrasc',
	'nature=ae',
	'euros=constants',
	'de=2030&a=2031',
	'dispositif=bop137&de=2031&a=2031'
];

describe('statut, couverture and preuve are one answer', () => {
	test.for(Object.keys(HELD).flatMap((id) => FILTERS.map((filter) => [id as FigureId, filter] as const)))(
		'of the API and of the files of %s, asked « %s »',
		([id, filter]) => {
			const query = queryOf(db, filter);
			const found = figureOf(db, id, query, '');
			if (found === null) return;
			const rows = rowsOf(found.machine);
			HELD[id]?.(rows, filter);
			// The page, its files and the other language tell the same codes.
			const english = inLanguage('en', () => figureOf(db, id, query, ''));
			const codes = (table: FigureTable) =>
				rowsOf(table).map((cells) =>
					Object.entries(cells).filter(([cle]) => /(statut|couverture|preuve)$/.test(cle))
				);
			expect(codes(found.view.table)).toEqual(codes(found.machine));
			expect(codes(english?.view.table ?? found.machine)).toEqual(codes(found.machine));
		}
	);

	test('every machine file that has amounts says them by codes of the vocabularies, in columns of one name', () => {
		const lists: readonly (readonly [RegExp, readonly string[]])[] = [
			[/(^|_)statut$/, STATUTS],
			[/(^|_)couverture$/, COUVERTURES],
			[/(^|_)preuve$/, PREUVES]
		];
		const ids = read();
		for (const id of Object.keys(HELD) as FigureId[]) {
			const found = figureOf(db, id, queryOf(db, ''), '');
			if (found === null) throw new Error(id);
			const { colonnes } = found.machine;
			for (const [name, list] of lists) {
				const columns = colonnes.filter(({ id: cle }) => name.test(cle));
				expect([id, name, columns.length > 0]).toEqual([id, name, true]);
				for (const { id: cle } of columns)
					for (const cells of rowsOf(found.machine)) {
						const codes = String(cells[cle] ?? '').split('|');
						for (const code of codes)
							expect([id, cle, code === '' || list.includes(code)]).toEqual([id, cle, true]);
					}
			}
			for (const cells of rowsOf(found.machine))
				if (typeof cells['dispositif'] === 'string' && cells['dispositif'] !== '')
					expect([id, ids.has(cells['dispositif'])]).toEqual([id, true]);
			const [head] = writeTableCsv(found.machine, 'machine').split('\n');
			expect(head).toMatch(/statut/);
			if (/(^|,)(dispositif|forme),/.test(head ?? '')) expect(head).toMatch(/(dispositif|forme)_libelle/);
		}
	});

	const read = () =>
		new Set(
			allocate(db, queryOf(db, ''), ['dispositif']).selection.reference.dispositifs.map(({ id }) => id)
		);

	test('a zero that nobody published is deduced everywhere, one that a source prints is a zero', () => {
		const place = (dispositif: string, exercice: number) =>
			`dispositif=${dispositif}&etape=execution&de=${exercice}&a=${exercice}`;
		const map = (filter: string, dispositif: string, exercice: number, poste: string) =>
			rowsOf(figureOf(db, 'carte-transparence', queryOf(db, filter), '')?.machine ?? EMPTY).find(
				(one) =>
					one['etape'] === 'execution' &&
					one['dispositif'] === dispositif &&
					one['exercice'] === exercice &&
					one['poste'] === poste
			);
		const filter = place('agrasc', 2016);
		expect(api(filter, 'dispositif', 'agrasc')).toMatchObject({ statut: 'deduit', preuve: 'D' });
		expect(map('', 'agrasc', 2016, '')).toMatchObject({ montant: 0, statut: 'deduit', preuve: 'D' });
		const [only] = rowsOf(figureOf(db, 'formes-par-annee', queryOf(db, filter), '')?.machine ?? EMPTY);
		expect(only).toMatchObject({ total: 0, statut: 'deduit', preuve: 'D' });
		expect(map('', 'bop137', 2016, 'AFIS')).toMatchObject({ montant: 0, statut: 'zero' });
	});

	test('over random filters', () => {
		const filters = fc.record({
			dispositif: fc.subarray(['bop137', 'p101', 'mae', 'agrasc']),
			forme: fc.subarray(['SEX', 'TRAV', 'NV']),
			etape: fc.constantFrom('prevu', 'lfi', 'plf', 'annonce', 'execution'),
			nature: fc.constantFrom('cp', 'ae', 'np'),
			euros: fc.constantFrom('courants', 'constants'),
			de: fc.constantFrom(2013, 2018, 2030),
			a: fc.constantFrom(2030, 2031)
		});
		fc.assert(
			fc.property(fc.constantFrom(...(Object.keys(HELD) as FigureId[])), filters, (id, choice) => {
				const { dispositif, forme, ...rest } = choice;
				const params = new URLSearchParams(
					Object.entries(rest).map(([name, value]) => [name, String(value)])
				);
				if (dispositif.length > 0) params.set('dispositif', dispositif.join());
				if (forme.length > 0) params.set('forme', forme.join());
				const filter = params.toString();
				const found = figureOf(db, id, queryOf(db, filter), '');
				if (found !== null) HELD[id]?.(rowsOf(found.machine), filter);
			}),
			{ seed: SEED, numRuns: 60 }
		);
	});
});
