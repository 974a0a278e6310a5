import { describe, expect, test } from 'vitest';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { groupProblems } from './report.ts';

const HEADER = [
	'exercice',
	'dispositif',
	'etape',
	'montant',
	'poste',
	'forme',
	'attribution',
	'siren',
	'source',
	'source_date'
];
const GOOD = ['2018', 'mae', 'lfi', '100', 'A', '', '', '', 'Document', '2018-06-15'];

const read = async (rows: readonly (readonly string[])[]) =>
	(await readAll([HEADER, ...rows].map((cells) => cells.join(';')).join('\n'), FIXTURE_REFERENCE)).summary;

/** The sound row with one cell changed. */
const withCell = (at: number, cell: string) => GOOD.map((text, index) => (index === at ? cell : text));

describe('what a spreadsheet writes in place of a value', () => {
	test.for([
		{ cell: '#REF!', says: 'n’existe plus' },
		{ cell: '#N/A', says: 'recherche' },
		{ cell: '#DIV/0!', says: 'divise par zéro' },
		{ cell: '#VALEUR!', says: 'avec un texte' },
		{ cell: '#NOM?', says: 'un nom' },
		{ cell: '#NOMBRE!', says: 'impossible' },
		{ cell: '#PROPAGATION!', says: 'la place' },
		{ cell: '#CALC!', says: 'calculée' },
		{ cell: 'Err:502', says: 'calculée' },
		{ cell: '#####', says: 'trop long pour sa colonne' }
	])('« $cell » is told as what it is in every column', async ({ cell, says }) => {
		for (const at of HEADER.keys()) {
			const { problems } = await read([withCell(at, cell)]);
			expect(problems, HEADER[at]).toMatchObject([
				{
					severite: 'bloquant',
					ligne: 2,
					colonne: at + 1,
					valeur: cell,
					message: expect.stringContaining(says)
				}
			]);
		}
	});

	test('is one sentence for a column of them', async () => {
		const summary = await read(Array.from({ length: 300 }, () => withCell(3, '#N/A')));
		const [group] = groupProblems(summary);
		expect(group).toMatchObject({ count: 300, shown: 300, first: [{ ligne: 2 }] });
	});

	test('is refused in a vocabulary too, even where any text would do', async () => {
		const { summary } = await readAll(
			'mot;vocabulaire;code;source\naide;forme;SEX;#REF!\n',
			FIXTURE_REFERENCE
		);
		expect(summary.problems).toMatchObject([{ ligne: 2, lettre: 'D', valeur: '#REF!', code: 'type-error' }]);
	});
});

describe('a date', () => {
	test.for([
		{ cell: '43101', iso: '2018-01-01' },
		{ cell: '43266', iso: '2018-06-15' },
		{ cell: '43266,5', iso: '2018-06-15' }
	])('that became the number $cell is read and told', async ({ cell, iso }) => {
		const summary = await read([withCell(9, cell)]);
		expect(summary.problems).toEqual([]);
		expect(summary.announcements.map(({ message }) => message)).toContainEqual(
			expect.stringMatching(new RegExp(`^Ligne 2, colonne J .*${iso}\\.$`))
		);
	});

	test.for([
		{ cell: '05/06/18', says: 'deux chiffres' },
		{ cell: '06/15/2018', says: 'pas de mois 15' },
		{ cell: '99999999', says: 'calendrier. Écrivez' }
	])('« $cell » is refused with its own reason', async ({ cell, says }) => {
		const { problems } = await read([withCell(9, cell)]);
		expect(problems).toMatchObject([{ lettre: 'J', valeur: cell, message: expect.stringContaining(says) }]);
	});
});

describe('thin spaces that were lost', () => {
	test.for(['2?124?878', '2\uFFFD124\uFFFD878', '12?500,75', '2â€¯124â€¯878', '2Â 124Â 878', '-1?000'])(
		'in %s are named, once for the column',
		async (cell) => {
			const summary = await read([withCell(3, cell), withCell(3, cell.replace('1', '3'))]);
			const [group] = groupProblems(summary);
			expect(group).toMatchObject({ code: 'espace-perdue', count: 2, shown: 2 });
			expect(group?.first).toHaveLength(1);
		}
	);

	test.for(['?', '2?', '2?1', '12?12?12', 'A?124'])('are not seen in %s', async (cell) => {
		const { problems } = await read([withCell(3, cell)]);
		expect(problems).toMatchObject([{ code: 'type-error' }]);
	});
});

describe('a mark that is not seen', () => {
	test.for([
		{ mark: '\u200B', code: 'U+200B' },
		{ mark: '\u00AD', code: 'U+00AD' },
		{ mark: '\uFEFF', code: 'U+FEFF' },
		{ mark: '\u2060', code: 'U+2060' },
		{ mark: '\u202C', code: 'U+202C' }
	])('$code is named with its cell, in a header, a code or an amount', async ({ mark, code }) => {
		for (const at of [0, 1, 2, 3, 4, 9]) {
			const cell = GOOD[at] ?? '';
			const summary = await read([withCell(at, `${cell.slice(0, 1)}${mark}${cell.slice(1)}`)]);
			expect(summary.problems).toEqual([]);
			expect(summary.announcements.map(({ message }) => message)).toContainEqual(
				expect.stringMatching(
					new RegExp(`^Ligne 2, colonne ${'ABCDEFGHIJ'[at]} .*${code.replace('+', '\\+')}`)
				)
			);
		}
		const text = `${HEADER.join(';').replace('montant', `mon${mark}tant`)}\n${GOOD.join(';')}\n`;
		const { summary } = await readAll(text, FIXTURE_REFERENCE);
		expect(summary.announcements.map(({ message }) => message)).toContainEqual(
			expect.stringMatching(new RegExp(`^Ligne 1, colonne D .*${code.replace('+', '\\+')}`))
		);
	});
});
