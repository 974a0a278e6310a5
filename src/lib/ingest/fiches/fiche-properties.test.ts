import { expect, test } from 'vitest';
import { readAll } from '#lib/ingest/read-all.ts';
import type { FundingLine } from '#lib/domain/funding-line.ts';
import { REGLES_DE_LECTURE, type Reference } from '#lib/domain/reference-tables.ts';
import { COLUMN_FIELDS } from './fiche.ts';
import { readWith, withFiches } from './fiche.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const CODES = ['SEX', 'TRAV', 'DOM', 'MEND', 'NV'] as const;
/** Words that no list knows, so that only the sheet can read them. */
const word = fc
	.tuple(
		fc.constantFrom('Zélie', 'brume', 'Œuvre', 'lot n° 3', 'Ça va', 'rouge vif', 'KWX'),
		fc.integer({ min: 1, max: 999 })
	)
	.map(([base, number]) => `${base} ${number}a`);
const cents = fc.integer({ min: 0, max: 99_999_999 });

/** How a number is written in a table in euros or in thousands, with spaces between thousands or not. */
function written(centimes: number, thousands: boolean, spaced: boolean): string {
	const digits = String(Math.abs(centimes)).padStart(thousands ? 6 : 3, '0');
	const at = digits.length - (thousands ? 5 : 2);
	const whole = spaced ? digits.slice(0, at).replace(/\B(?=(\d{3})+$)/g, '\u00A0') : digits.slice(0, at);
	return `${whole},${digits.slice(at)}`;
}

const table = fc.record({
	names: fc.uniqueArray(word, { minLength: 12, maxLength: 12 }),
	forms: fc.uniqueArray(word, { minLength: CODES.length, maxLength: CODES.length }),
	years: fc.uniqueArray(fc.integer({ min: 2000, max: 2030 }), { minLength: 1, maxLength: 4 }),
	rows: fc.array(
		fc.record({
			forme: fc.integer({ min: 0, max: CODES.length - 1 }),
			cells: fc.array(fc.option(cents, { freq: 4 }), { minLength: 4, maxLength: 4 })
		}),
		{ minLength: 1, maxLength: 7 }
	),
	wide: fc.boolean(),
	total: fc.boolean(),
	thousands: fc.boolean(),
	spaced: fc.boolean(),
	merged: fc.boolean(),
	twoRows: fc.boolean(),
	title: fc.boolean()
});

const essence = (lines: readonly FundingLine[]) =>
	lines
		.map(({ exercice, etape, dispositif, poste, forme, attribution, centimes, source }) =>
			[exercice, etape, dispositif, poste, forme, attribution, centimes, source].join(' | ')
		)
		.sort();

test('any table, written wide or long under any names, gives through its sheet the cents of its canonical lines', async () => {
	await fc.assert(
		fc.asyncProperty(
			table,
			async ({ names, forms, years, rows, wide, total, thousands, spaced, merged, twoRows, title }) => {
				const [poste = '', forme = '', an = '', somme = '', left = '', group = '', last = ''] = names;
				const number = (value: number | null) => (value === null ? '' : written(value, thousands, spaced));
				const two = wide && twoRows;
				const fiche = [
					`r;colonne;${poste};poste;;`,
					`r;colonne;${forme};forme;;`,
					`r;ecarter;${left};;;`,
					'r;constante;;dispositif;;mae',
					'r;constante;;etape;;lfi',
					'r;constante;;source;;Annexe',
					'r;constante;;attribution;;publiee',
					`r;total;${poste};;${last};`,
					...(thousands ? ['r;constante;;unite;;milliers'] : []),
					...(merged ? [`r;recopier;${forme};;;`] : []),
					...(two ? ['r;entete;;;;2'] : []),
					...CODES.map((code, at) => `r;valeur;;forme;${forms[at]};${code}`),
					...(wide
						? years.map((year) => `r;montants;${two ? `${group} ` : ''}col ${year};exercice;;${year}`)
						: [`r;colonne;${an};exercice;;`, `r;montants;${somme};;;`])
				];
				// Every other row keeps the form of the one above under a merged cell.
				const formeOf = (at: number) => rows[merged ? at - (at % 2) : at]?.forme ?? 0;
				const shown = (at: number) => (merged && at % 2 === 1 ? '' : (forms[formeOf(at)] ?? ''));
				const sums = years.map((_, at) => rows.reduce((all, row) => all + (row.cells[at] ?? 0), 0));
				const everything = sums.reduce((all, sum) => all + sum, 0);
				const grid = wide
					? [
							...(two ? [['', '', '', group, ...years.slice(1).map(() => '')]] : []),
							[poste, forme, left, ...years.map((year) => `col ${year}`)],
							...rows.map(({ cells }, at) => [
								`p${at}`,
								shown(at),
								'x',
								...years.map((_, year) => number(cells[year] ?? null))
							]),
							...(total ? [[last, '', '', ...sums.map(number)]] : [])
						]
					: [
							[an, poste, somme, forme, left],
							...rows.flatMap(({ cells }, at) =>
								years.map((year, place) => [
									String(year),
									`p${at}`,
									number(cells[place] ?? null),
									merged && place > 0 ? '' : shown(at),
									'x'
								])
							),
							...(total ? [['', last, number(everything), '', '']] : [])
						];
				const text =
					[...(title ? [['Un titre'], []] : []), ...grid].map((row) => row.join(';')).join('\r\n') + '\r\n';
				const canonical = [
					'exercice;dispositif;etape;poste;forme;attribution;montant;source',
					...rows.flatMap(({ cells }, at) =>
						years.flatMap((year, place) =>
							cells[place] == null
								? []
								: [
										`${year};mae;lfi;p${at};${CODES[formeOf(at)]};publiee;${written(cells[place], false, false)};Annexe`
									]
						)
					),
					''
				].join('\n');
				const read = await readWith(fiche, text);
				const plain = await readWith([], canonical);
				expect(read.summary.problems.filter(({ code }) => code !== 'montant-absent')).toEqual([]);
				expect(essence(read.lines)).toEqual(essence(plain.lines));
			}
		),
		{ numRuns: 80 }
	);
});

test('whatever a sheet says, a reading ends in lines or in problems, and no cent is lost', async () => {
	const cell = fc.constantFrom('', 'A', 'B', 'C', '2018', 'Total', 'lfi', 'SEX', 'montant', 'x;y', '1');
	const champ = fc.constantFrom(
		'',
		'exercice',
		'etape',
		'poste',
		'forme',
		'dispositif',
		'source',
		'unite',
		...COLUMN_FIELDS
	);
	const row = fc.record({
		fiche: fc.constantFrom('r', 's'),
		regle: fc.constantFrom(...REGLES_DE_LECTURE),
		colonne: cell,
		champ,
		mot: cell,
		code: cell,
		raison: fc.constant(undefined)
	});
	const body = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
	await fc.assert(
		fc.asyncProperty(fc.array(row, { maxLength: 14 }), body, async (lectures, rows) => {
			const vocabularies = {
				...(await withFiches([])),
				lectures: lectures as unknown as Reference['lectures']
			};
			const text = [['A', 'B', 'C', '2018'], ...rows].map((cells) => cells.join(';')).join('\n') + '\n';
			for (const fiche of [undefined, 'r']) {
				const { summary, lines, rejects } = await readAll(text, vocabularies, { fiche });
				expect(lines.length).toBe(summary.accepted);
				expect(rejects.length).toBe(summary.rejected);
				if (summary.fatal)
					expect(summary.problems.some(({ severite }) => severite === 'bloquant')).toBe(true);
				const { read, accepted } = Object.values(summary.sums).reduce((a, b) => ({
					...a,
					read: a.read + b.read,
					accepted: a.accepted + b.accepted
				}));
				expect(accepted).toBe(lines.reduce((sum, { centimes }) => sum + centimes, 0));
				expect(read).toBeGreaterThanOrEqual(accepted);
			}
		}),
		{ numRuns: 80 }
	);
});
