import { describe, expect, test } from 'vitest';
import { FIXTURE_REFERENCE } from './fixture-reference.ts';
import { readAll } from './read-all.ts';

const HEADER = 'exercice;dispositif;etape;nature;montant;source';
const GOOD = '2018;bop137;lfi;cp;2 376 000,00;plf-2018';

const read = (text: string, options = {}) => readAll(text, FIXTURE_REFERENCE, options);

describe('a row', () => {
	const row = async (cells: Record<string, string>) => {
		const base = {
			exercice: '2018',
			dispositif: 'bop137',
			etape: 'lfi',
			nature: 'cp',
			montant: '1',
			source: 'plf-2018'
		};
		const all = { ...base, ...cells };
		return read(`${Object.keys(all).join(';')}\n${Object.values(all).join(';')}\n`);
	};

	test.for<[string, Record<string, string>, string, string]>([
		['an unreadable amount', { montant: '12x' }, 'montant', 'type-error'],
		['an amount with three decimals', { montant: '0,125' }, 'montant', 'type-error'],
		['an ambiguous amount', { montant: '1.234' }, 'montant', 'nombre-ambigu'],
		['a year that is no day', { exercice: '31/02/2018' }, 'exercice', 'type-error'],
		['two years', { exercice: '2017-2018' }, 'exercice', 'mot-a-preciser'],
		['a blank year', { exercice: '' }, 'exercice', 'constraint-error'],
		['an unknown dispositif', { dispositif: 'bop138' }, 'dispositif', 'foreign-key'],
		['a blank dispositif', { dispositif: '' }, 'dispositif', 'constraint-error'],
		['an unknown stage', { etape: 'votté' }, 'etape', 'constraint-error'],
		['a blank stage', { etape: '' }, 'etape', 'constraint-error'],
		['an unknown nature', { nature: 'ca' }, 'nature', 'constraint-error'],
		['a blank source', { source: '' }, 'source', 'constraint-error'],
		['an unknown form', { forme: 'SEXE', attribution: 'mandat' }, 'forme', 'constraint-error'],
		['shares above 100 %', { forme: 'SEX:60|TRAV:50', attribution: 'publiee' }, 'forme', 'constraint-error'],
		['a form without its reason', { forme: 'SEX', attribution: '' }, 'attribution', 'row-constraint'],
		['an action that Excel made a date', { action: '15-janv' }, 'action', 'type-error'],
		[
			'a programme that contradicts the action',
			{ programme: '101', action: '137-15' },
			'dispositif',
			'row-constraint'
		],
		['a dispositif of another action', { programme: '137', action: '12' }, 'dispositif', 'row-constraint'],
		['a wrong SIREN', { siren: '12345' }, 'siren', 'type-error'],
		['a day that does not exist', { source_date: '2018-02-30' }, 'source_date', 'type-error'],
		['a period that ends before it starts', { periode: '2022-04/2020-11' }, 'periode', 'type-error'],
		['a formula error', { libelle: '#REF!' }, 'libelle', 'type-error'],
		['a rounding step of nothing', { arrondi: '0' }, 'arrondi', 'constraint-error'],
		['a text too long', { poste: 'x'.repeat(301) }, 'poste', 'constraint-error']
	])('with %s is rejected, and says where', async ([, cells, champ, code]) => {
		const { lines, rejects, summary } = await row(cells);
		expect(lines).toEqual([]);
		expect(rejects).toMatchObject([{ ligne: 2 }]);
		expect(summary.problems).toMatchObject([{ severite: 'bloquant', ligne: 2, champ, code }]);
	});

	test.for<[string, Record<string, string>, Record<string, unknown>]>([
		[
			'several forms without shares',
			{ forme: 'SEX|mendicité forcée', attribution: 'publiee' },
			{ forme: 'SEX|MEND' }
		],
		['decimal shares', { forme: 'SEX:33,50|TRAV:10', attribution: 'cle' }, { forme: 'SEX:33.5|TRAV:10' }],
		['an empty form', { forme: '' }, { forme: 'NV' }],
		[
			'codes in Chorus notation',
			{ programme: '0137', action: '0137-15' },
			{ programme: '137', action: '15' }
		],
		['codes as floats', { programme: '137.0', action: '15.0' }, { programme: '137', action: '15' }],
		['an action of one digit', { dispositif: 'p101-03', programme: '101', action: '3' }, { action: '03' }],
		['a SIRET', { siren: '781 626 817 00018' }, { siren: '781626817' }],
		['a French date', { source_date: '5/7/2018' }, { source_date: '2018-07-05' }],
		['a rounded amount', { montant: '4 500 000', arrondi: '100 000' }, { arrondi: 10_000_000 }],
		['an unknown source', { source: 'Le Monde, 3 mai 2018' }, { source: 'Le Monde, 3 mai 2018' }],
		[
			'the title of a known source',
			{ source: 'PROJET de loi de finances pour 2018' },
			{ source: 'plf-2018' }
		],
		[
			'a dispositif found by its action',
			{ dispositif: '', action: '137-15' },
			{ dispositif: 'bop137', programme: '137' }
		]
	])('with %s is accepted', async ([, cells, expected]) => {
		const { lines, summary } = await row(cells);
		expect(summary.problems).toEqual([]);
		expect(lines).toMatchObject([expected]);
	});

	test.for(['', '-', 'n.d.', 'NC', 's.o.'])(
		'with « %s » for amount is no line and no zero',
		async (montant) => {
			const { lines, rejects, summary } = await row({ montant });
			expect(lines).toEqual([]);
			expect(rejects).toEqual([]);
			expect(summary).toMatchObject({ rows: 1, accepted: 0, withoutAmount: 1, unreadableAmounts: 0 });
			expect(summary.problems).toMatchObject([{ code: 'montant-absent', severite: 'avertissement' }]);
		}
	);

	test('of a published zero is a line', async () => {
		const { lines } = await row({ montant: '0' });
		expect(lines).toMatchObject([{ centimes: 0 }]);
	});

	test('with a SIREN whose key is wrong is kept, with a warning', async () => {
		const { lines, summary } = await row({ siren: '781626818' });
		expect(lines).toMatchObject([{ siren: '781626818' }]);
		expect(summary.problems).toMatchObject([{ code: 'siren-cle', severite: 'avertissement' }]);
	});

	test('with a cell too few or too many is rejected', async () => {
		const { rejects } = await read(`${HEADER}\n2018;bop137;lfi;cp;1\n${GOOD};reste\n${GOOD};;\n`);
		expect(rejects.map((reject) => [reject.ligne, reject.problemes[0]?.code, reject.centimes])).toEqual([
			[2, 'missing-cell', null],
			[3, 'extra-cell', null]
		]);
	});
});

describe('sums', () => {
	test('of what was read, accepted and rejected agree to the cent, per nature', async () => {
		const { summary, rejects } = await read(
			`${HEADER}\n${GOOD}\n2018;bop137;lfi;cp;0,05;plf-2018\n2018;inconnu;lfi;ae;10;plf-2018\n2018;bop137;lfi;;7;plf-2018\n`
		);
		expect(summary.sums).toEqual({
			ae: { read: 1000, accepted: 0, rejected: 1000, outOfScope: 0, controls: 0 },
			cp: { read: 237_600_005, accepted: 237_600_005, rejected: 0, outOfScope: 0, controls: 0 },
			np: { read: 700, accepted: 700, rejected: 0, outOfScope: 0, controls: 0 }
		});
		expect(rejects).toMatchObject([
			{ centimes: 1000, nature: 'ae', exercice: 2018, etape: 'lfi', dispositif: null }
		]);
	});
});

describe('amounts that could mean two things', () => {
	const column = (...amounts: string[]) =>
		read(`${HEADER}\n${amounts.map((amount) => `2018;bop137;lfi;cp;${amount};x`).join('\n')}\n`);

	test('are decided by a later cell of the column', async () => {
		const { lines } = await column('1.234', '2.000', '12,5');
		expect(lines.map((line) => line.centimes)).toEqual([123_400, 200_000, 1250]);
	});

	test('are refused when no cell decides, and read once the mark is stated', async () => {
		const text = `${HEADER}\n2018;bop137;lfi;cp;1.234;x\n`;
		expect((await read(text)).summary.problemCounts).toEqual({ 'nombre-ambigu': 1 });
		expect((await read(text, { decimal: ',' })).lines).toMatchObject([{ centimes: 123_400 }]);
	});

	test('condemn the file when the column contradicts itself', async () => {
		const { summary } = await column('12,5', '1.234', '12.5');
		expect(summary.fatal).toBe(true);
		expect(summary.problemCounts).toEqual({ 'type-error': 1, 'nombre-ambigu': 1 });
	});
});
