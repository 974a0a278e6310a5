import { describe, expect, test } from 'vitest';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { amountWords, proseWords } from './amount-words.ts';
import { fc } from '../../../../tests/property-seed.ts';

const read = (text: string, options: ReadOptions = {}) =>
	readAll(bytesSource('lignes.csv', new TextEncoder().encode(text)), FIXTURE_REFERENCE, options);
const codes = async (text: string, options: ReadOptions = {}) =>
	(await read(text, options)).summary.problems
		.filter(({ severite }) => severite === 'bloquant')
		.map(({ code }) => code);
const under = (header: string) => `exercice;dispositif;etape;${header};source\n2018;mae;lfi;300;Un rapport\n`;
const amounts = async (text: string, options: ReadOptions = {}) =>
	(await read(text, options)).lines.map(({ centimes }) => centimes);

describe('the header of the amounts', () => {
	test.for([
		['budget2014', { exercice: 2014, name: 'budget' }],
		['CP2018', { exercice: 2018, nature: 'cp' }],
		['montant_lfi2019', { exercice: 2019, name: 'montant lfi' }],
		['A2014', { exercice: null }],
		['lot12014', { exercice: null }]
	] as const)('has a year glued to its words: %s', ([header, said]) => {
		expect(amountWords(header)).toMatchObject(said);
	});

	test('in constant euros, with the year glued, refuses the file', async () => {
		expect(await codes(under('montant_euros2015'))).toEqual(['euros-constants']);
	});

	test.for([
		...['Montant (USD)', 'montant USD', 'montant_usd', 'Montant ($)', 'Montant en dollars', 'Montant (k$)'],
		...['Montant (£)', 'Amount GBP', 'montant (CHF)', 'Montant en francs', 'montant (F CFA)', 'Montant (MAD)']
	])('in another currency refuses the file: %s', async (header) => {
		expect(await codes(under(header))).toEqual(['devise']);
	});

	test.for([
		...['Montant (euros constants)', 'Montant en euros constants 2020', 'montant (€ 2020)'],
		...['Montant (prix de 2015)', 'Montant (base 2010)', 'Montant (millions d’euros de 2019)']
	])('in constant euros refuses the file: %s', async (header) => {
		expect(await codes(under(header))).toEqual(['euros-constants']);
	});

	test.for(['Montant (hors T2)', 'Montant hors titre 2', 'Montant (HT2)', 'Montant (dont reports)'])(
		'of a part refuses the file: %s',
		async (header) => {
			expect(await codes(under(header))).toEqual(['perimetre-montant']);
		}
	);

	test.for(['Montant (Md€)', 'Montant (m€)', 'Montant en centimes', 'Montant (milliards d’euros)'])(
		'in a unit that nothing reads refuses the file, until it is stated: %s',
		async (header) => {
			expect(await codes(under(header))).toEqual(['unite-douteuse']);
			expect(await amounts(under(header), { unit: 'milliers' })).toEqual([30_000_000]);
		}
	);

	test.for(['Montant (x)', 'Montant (provisoire)', 'Montant (AE et CP)', 'Montant (voir note)'])(
		'with words that are not known refuses the file: %s',
		async (header) => {
			expect(await codes(under(header))).toEqual(['en-tete-ambigu']);
		}
	);

	test.for([
		['Montant (k€)', 30_000_000],
		['montant en K€', 30_000_000],
		['Montant en milliers d’euros', 30_000_000],
		['MONTANT (000 €)', 30_000_000],
		['Montant (M€)', 30_000_000_000],
		['montant en millions d’euros courants', 30_000_000_000],
		['Montant (en €)', 30_000],
		['Montant (1)', 30_000],
		['Montant *', 30_000],
		['montant (€ TTC)', 30_000]
	] as const)('states the unit: %s', async ([header, centimes]) => {
		expect(await amounts(under(header))).toEqual([centimes]);
	});

	test.for([
		['Montant (AE)', { nature: 'ae' }],
		['Montant CP', { nature: 'cp' }],
		['montant (crédits de paiement, k€)', { nature: 'cp', centimes: 30_000_000 }],
		['Montant (AE = CP)', { nature: 'np' }]
	] as const)('states the nature: %s', async ([header, expected]) => {
		const { lines } = await read(under(header));
		expect(lines).toMatchObject([expected]);
	});

	test('states the stage and the year that no column gives', async () => {
		const { lines } = await read('dispositif;Montant (voté) 2017;source\nmae;300;Un rapport\n');
		expect(lines).toMatchObject([{ etape: 'lfi', exercice: 2017, centimes: 30_000 }]);
	});

	test('is not contradicted by a row', async () => {
		const rows =
			'exercice;dispositif;etape;nature;Montant AE;source\n2018;mae;lfi;cp;300;X\n2018;mae;lfi;;5;X\n';
		const { lines, summary } = await read(rows);
		expect(lines).toMatchObject([{ nature: 'ae', centimes: 500 }]);
		expect(summary.problems.map(({ code }) => code)).toEqual(['en-tete-contredit']);
	});

	test('is found whatever known words stand beside the name, in any order', () => {
		const words = fc.shuffledSubarray(['(AE)', '(k€)', 'en 2018', '(voté)'], { minLength: 1 });
		fc.assert(
			fc.property(words, fc.boolean(), (beside, capitals) => {
				const header = ['Montant', ...beside].join(' ');
				const said = amountWords(capitals ? header.toUpperCase() : header);
				expect(said).toEqual({
					unit: beside.includes('(k€)') ? 'milliers' : null,
					nature: beside.includes('(AE)') ? 'ae' : null,
					etape: beside.includes('(voté)') ? 'lfi' : null,
					exercice: beside.includes('en 2018') ? 2018 : null,
					unreadable: null,
					name: 'montant'
				});
			})
		);
	});
});

describe('what is said beside the amounts', () => {
	const table = (column: string, ...cells: string[]) =>
		[
			`exercice;dispositif;etape;montant;${column};source`,
			...cells.map((cell, index) => `2018;mae;lfi;${300 + index};${cell};Un rapport`)
		].join('\n');

	test.for([
		['unité', 'k€'],
		['Unité', 'milliers d’euros'],
		['', 'K€'],
		['colonne', 'en milliers d’euros']
	])('by a column « %s » of « %s » is their unit', async ([column = '', cell = '']) => {
		expect(await amounts(table(column, cell, cell))).toEqual([30_000_000, 30_100_000]);
	});

	test.for([
		['devise', ['EUR', 'USD'], 'devise'],
		['Monnaie', ['dollar', 'dollar'], 'devise'],
		['currency', ['zz', 'zz'], 'devise'],
		['x', ['GBP', 'GBP'], 'devise'],
		['unité', ['k€', 'M€'], 'unite-douteuse'],
		['unité', ['k€', ''], 'unite-douteuse'],
		['échelle', ['1000', '1000'], 'unite-douteuse'],
		['type de crédit', ['AE', 'CP'], 'en-tete-ambigu']
	] as const)('by a column « %s » refuses the file when it cannot be read', async ([column, cells, code]) => {
		expect(await codes(`${table(column, ...cells)}\n`)).toEqual([code]);
	});

	test.for(['devise;EUR', 'devise;Euro (EUR)', 'Monnaie;EUR €', 'unité;€', 'unité;SDFE', 'x;ras'])(
		'by a column of euros changes nothing: %s',
		async (pair) => {
			const [column = '', cell = ''] = pair.split(';');
			expect(await amounts(table(column, cell))).toEqual([30_000]);
		}
	);

	const plain = table('note', 'ras');
	test.for([
		`${plain}\n;;;;En milliers d’euros;\n`,
		`${plain}\nMontants exprimés en k€;;;;;\n`,
		`${plain}\n# Unité : millions d’euros\n`,
		`${table('note', 'montants en M€')}\n`,
		`${table('poste', 'AFIS (en milliers d’euros)')}\n`
	])('under or beside the table contradicts it: %#', async (text) => {
		expect(await codes(text)).toEqual(['unite-douteuse']);
		expect(await amounts(text, { unit: 'milliers' })).toEqual([30_000_000]);
	});

	test.for([
		[`${plain}\n;;;;En dollars;\n`, 'devise'],
		[`Crédits en millions de dollars\n${plain}\n`, 'devise'],
		[`Crédits (USD);;;;;\n${plain}\n`, 'devise'],
		[`${plain}\n;;;;Montants en euros constants 2020;\n`, 'euros-constants']
	] as const)('above or under the table in other money refuses it: %#', async ([text, code]) => {
		expect(await codes(text)).toEqual([code]);
	});

	test('is not heard in a sentence that only gives an amount', () => {
		for (const text of [
			...['dont 2 millions d’euros pour 2018', '3,4 M€ annoncés', 'Le dollar a baissé'],
			...[
				'Fournitures (livres, jeux)',
				'Maintien à domicile (MAD)',
				'Mobilisation (COP 21)',
				'Accueil (càd la nuit)'
			],
			...['Participation au prix 2019 de l’ESS', 'En livres et en revues', 'Fonds de 2 millions d’euros 2019']
		])
			expect(proseWords(text)).toEqual({ unit: null, unreadable: null });
	});
});
