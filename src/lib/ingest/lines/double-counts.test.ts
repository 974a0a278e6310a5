import { describe, expect, test } from 'vitest';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { fc } from '../../../../tests/property-seed.ts';

const read = (text: string, options: ReadOptions = {}, name = 'lignes.csv') =>
	readAll(bytesSource(name, new TextEncoder().encode(text)), FIXTURE_REFERENCE, options);
const codes = ({ summary }: Awaited<ReturnType<typeof read>>) =>
	summary.problems.filter(({ severite }) => severite === 'bloquant').map(({ code }) => code);

describe('a row that adds up others', () => {
	const rows = (column: string, label: string, role = '') =>
		`exercice;dispositif;etape;${column};role;montant;source\n2018;mae;lfi;A;;100;X\n2018;mae;lfi;B;;50;X\n2018;mae;lfi;${label};${role};150;X\n`;
	const LABELS = [
		...[
			'Total',
			'TOTAL',
			'total général',
			'Sous-total',
			'sous total central',
			'S/Total',
			'Totaux',
			'Grand total'
		],
		...['T O T A L', 'Total :', 'BOP 137 – total', 'Crédits (total)', 'Subtotal']
	];

	test.for([
		...LABELS.flatMap((label) => [['poste', label] as const, ['libelle', label] as const]),
		...['Ensemble', 'Cumul', 'Somme', 'Montant total'].map((label) => ['poste', label] as const),
		...['Total', 'TOTAL GÉNÉRAL', 'Sous-total', 'Total des associations'].map(
			(label) => ['beneficiaire', label] as const
		)
	])('is seen by its words, in %s: %s', async ([column, label]) => {
		const { lines, ...asked } = await read(rows(column, label));
		expect(codes({ lines, ...asked })).toEqual(['sous-total-suspect']);
		expect(lines).toHaveLength(2);
		expect((await read(rows(column, label, 'total'))).lines[2]).toMatchObject({ role: 'total' });
		expect((await read(rows(column, label, 'detail'))).lines).toHaveLength(3);
	});

	test.for([
		...['Totalement nouveau', 'Ensemble contre la traite', 'Totem', 'Accueil total de nuit'].map(
			(label) => ['poste', label] as const
		),
		['libelle', 'Somme de 4 versements'] as const,
		['beneficiaire', 'TotalEnergies'] as const,
		['beneficiaire', 'Ensemble'] as const
	])('is not seen where no word says it, in %s: %s', async ([column, label]) => {
		expect((await read(rows(column, label))).lines).toHaveLength(3);
	});
});

describe('a decimal comma that the commas of the file cut', () => {
	const file = (header: string, ...rows: string[]) => [header, ...rows].join('\n') + '\n';
	test.for([
		['before a rounding', 'exercice,dispositif,etape,montant,arrondi,source', '2018,mae,lfi,1234,56,X'],
		['before a blank end', 'exercice,dispositif,etape,source,montant,note', '2018,mae,lfi,X,1234,56'],
		['before two', 'exercice,dispositif,etape,source,montant,note,poste', '2018,mae,lfi,X,"4",5,'],
		['in the last column', 'exercice,dispositif,etape,source,montant', '2018,mae,lfi,X,1234,5'],
		['with its unit', 'exercice,dispositif,etape,source,montant,note', '2018,mae,lfi,X,4,5 M€']
	])('%s refuses the row', async ([, header = '', row = '']) => {
		expect(codes(await read(file(header, row)))).toEqual(['virgule-coupee']);
	});

	test('is not seen in a sound row, nor where points are the marks', async () => {
		const sound =
			'exercice,dispositif,etape,montant,programme,action,source\n2018,,lfi,1234,137,15,plf-2018\n';
		expect((await read(sound)).lines).toHaveLength(1);
		const header = 'exercice,dispositif,etape,source,montant,note';
		expect((await read(file(header, '2018,mae,lfi,X,1234,56'), { decimal: '.' })).lines).toHaveLength(1);
		const quoted = file(header, '2018,mae,lfi,X,"1234,56",');
		expect((await read(quoted)).lines).toMatchObject([{ centimes: 123_456 }]);
	});

	test('never leaves a sum without its decimals and without a word', async () => {
		const columns = fc.shuffledSubarray(
			['exercice', 'dispositif', 'etape', 'montant', 'source', 'note', 'poste'],
			{
				minLength: 7,
				maxLength: 7
			}
		);
		const cells: Readonly<Record<string, string>> = {
			exercice: '2018',
			dispositif: 'mae',
			etape: 'lfi',
			source: 'Un rapport',
			note: '',
			poste: ''
		};
		await fc.assert(
			fc.asyncProperty(
				columns,
				fc.integer({ min: 1, max: 9999 }),
				fc.integer({ min: 1, max: 99 }),
				async (order, euros, cents) => {
					const amount = `${euros},${String(cents).padStart(2, '0')}`;
					const row = order.map((name) => (name === 'montant' ? amount : (cells[name] ?? ''))).join(',');
					const { lines } = await read(`${order.join(',')}\n${row}\n`);
					for (const { centimes } of lines) expect(centimes).toBe(euros * 100 + cents);
				}
			),
			{ numRuns: 300 }
		);
	});
});

test.for([
	['1234', '56'],
	['1234,50', '1'],
	['4 512 000', '100 000']
])('an amount of %s contradicts a rounding to %s', async ([montant, arrondi]) => {
	const asked = await read(
		`exercice;dispositif;etape;montant;arrondi;source\n2018;mae;lfi;${montant};${arrondi};X\n`
	);
	expect(codes(asked)).toEqual(['arrondi-contredit']);
});

describe('a file of credits', () => {
	const plf = (...rows: string[]) =>
		read(
			['Programme;Action;Sous-action;AEPLF;CPPLF', ...rows].join('\n') + '\n',
			{ allProgrammes: true },
			'plf-2015.csv'
		);

	test('counts an action and its sub-actions once', async () => {
		const { lines, summary } = await plf(
			'169;1;0;300;280',
			'169;1;10;200;180',
			'169;1;11;100;100',
			'169;2;0;7;7'
		);
		expect(lines.map(({ action, nature, centimes }) => [action, nature, centimes])).toEqual([
			['01', 'ae', 30_000],
			['01', 'cp', 28_000],
			['02', 'ae', 700],
			['02', 'cp', 700]
		]);
		expect(summary.sums.ae).toMatchObject({ read: 60_700, accepted: 30_700, controls: 30_000 });
	});

	test('that disagrees with its sub-actions is refused', async () => {
		expect(codes(await plf('169;1;0;300;0', '169;1;10;200;0'))).toEqual(['total-controle']);
	});

	test('of which nothing is kept is only told where it disagrees with its sub-actions', async () => {
		const text = 'Programme;Action;Sous-action;AEPLF;CPPLF\n146;9;0;300;0\n146;9;10;200;0\n137;15;;50;50\n';
		const { lines, summary } = await read(text, {}, 'plf-2015.csv');
		expect([lines.length, summary.fatal]).toEqual([2, false]);
		expect(summary.problems).toMatchObject([{ code: 'total-controle', severite: 'avertissement', ligne: 2 }]);
		expect(summary.sums.ae).toMatchObject({
			read: 55_000,
			accepted: 5_000,
			outOfScope: 20_000,
			controls: 30_000
		});
	});

	test.for([
		'Année;Programme;Action;CP;Ville;Montant de la subvention\n2018;137;15;75011;Paris;12 000\n',
		'Année;Programme;Action;CP\n2018;137;15;75011\n2018;137;15;2A004\n'
	])('never takes postcodes for money: %#', async (text) => {
		const { lines, summary } = await read(text, {}, 'RAP-2018.csv');
		expect(lines).toEqual([]);
		expect(summary.fatal).toBe(true);
	});

	test('reads CP beside AE, and CP that no postcode can be', async () => {
		const both = await read('Année;Programme;Action;AE;CP\n2018;137;15;12000;12000\n', {}, 'RAP-2018.csv');
		expect(both.lines.map(({ nature }) => nature)).toEqual(['ae', 'cp']);
		const alone = await read('Année;Programme;Action;CP\n2018;137;15;5020878\n', {}, 'RAP-2018.csv');
		expect(alone.lines).toMatchObject([{ centimes: 502_087_800 }]);
	});

	test('with a column of amounts left unread is refused', async () => {
		const text = 'Année;Programme;Action;CP;Montant accordé\n2018;137;15;5020878;12\n';
		expect(codes(await read(text, {}, 'RAP-2018.csv'))).toEqual(['montant-non-lu']);
	});
});
