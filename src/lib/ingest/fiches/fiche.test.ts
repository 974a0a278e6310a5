import { describe, expect, test } from 'vitest';
import { readAll } from '#lib/ingest/read-all.ts';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';
import { readWith, sheetOf } from './fiche.fixture.ts';

const CONSTANTS = ['r;constante;;dispositif;;bop137', 'r;constante;;source;;Tableau du réseau'];
const LONG = [
	'r;colonne;Ce que ça paie;poste;;',
	'r;colonne;An;exercice;;',
	'r;montants;Somme;;;',
	'r;constante;;etape;;LFI',
	...CONSTANTS
];
const told = (summary: { announcements: readonly { code: string; message: string }[] }, code: string) =>
	summary.announcements
		.filter((one) => one.code === code)
		.map(({ message }) => message.replaceAll('\u00A0', ' '));
const brief = (lines: Awaited<ReturnType<typeof readWith>>['lines']) =>
	lines.map(
		({ exercice, etape, poste, forme, centimes }) => `${exercice} ${etape} ${poste} ${forme} ${centimes}`
	);

describe('a reading sheet', () => {
	test('reads a table under any header, recognised by it and told decision by decision', async () => {
		const { lines, summary } = await readWith(
			[...LONG, 'r;ecarter;Avis;;;'],
			'Notre liste\n\nAn;Ce que ça paie;Somme;Avis\n2018;Nuitées;12 000,50;bien\n2019;Repas;3;\n'
		);
		expect(brief(lines)).toEqual(['2018 lfi Nuitées NV 1200050', '2019 lfi Repas NV 300']);
		expect(lines[0]).toMatchObject({ dispositif: 'bop137', source: 'Tableau du réseau' });
		expect(summary.problems).toEqual([]);
		expect(told(summary, 'fiche').join('\n')).toMatch(
			/« r » :[^]*« An » donne exercice[^]*« Somme » donne des montants[^]*etape = « LFI »[^]*« Avis » est laissée/
		);
	});

	test('one column a year, each with its own stage, source and form', async () => {
		const { lines } = await readWith(
			[
				'r;colonne;Poste;poste;;',
				'r;montants;Demandé 2018;exercice;;2018',
				'r;montants;Demandé 2018;etape;;PLF',
				'r;montants;Demandé 2018;source;;Projet de loi',
				'r;montants;Payé;exercice;;2017',
				'r;montants;Payé;etape;;execution',
				'r;montants;Payé;source;;Bilan',
				'r;montants;Payé;forme;;SEX',
				'r;montants;Payé;attribution;;publiee',
				'r;constante;;dispositif;;mae'
			],
			'Poste;Demandé 2018;Payé\nA;10;20\nB;;5\n'
		);
		expect(lines.map(({ source, ...line }) => `${brief([line as never])[0]} ${source}`)).toEqual([
			'2018 plf A NV 1000 Projet de loi',
			'2017 execution A SEX 2000 Bilan',
			'2017 execution B SEX 500 Bilan'
		]);
	});

	test('two rows name the columns, those of merged cells for each column under them', async () => {
		const { lines, summary } = await readWith(
			[
				'r;entete;;;;2',
				'r;colonne;Poste;poste;;',
				...['2017', '2018'].flatMap((year) =>
					['AE', 'CP'].flatMap((nature) => [
						`r;montants;${year} ${nature};exercice;;${year}`,
						`r;montants;${year} ${nature};nature;;${nature}`
					])
				),
				'r;constante;;etape;;lfi',
				...CONSTANTS
			],
			'Poste;2017;;2018;\n;AE;CP;AE;CP\nA;1;2;3;4\nTotal;1;2;3;5\n'
		);
		expect(lines.map(({ exercice, nature, centimes }) => `${exercice} ${nature} ${centimes}`)).toEqual([
			'2017 ae 100',
			'2017 cp 200',
			'2018 ae 300',
			'2018 cp 400'
		]);
		expect(summary.problems).toMatchObject([{ code: 'total-controle' }]);
	});

	test('blank cells under merged ones are filled, not across a total, never of amounts', async () => {
		const { lines } = await readWith(
			[...LONG, 'r;recopier;An;;;', 'r;recopier;Ce que ça paie;;;'],
			'An;Ce que ça paie;Somme\n2018;Nuitées;1\n;;2\nTotal 2018;;3\nAn;Ce que ça paie;Somme\n;Repas;4\n2019;;5\n;;\n'
		);
		expect(brief(lines)).toEqual([
			'2018 lfi Nuitées NV 100',
			'2018 lfi Nuitées NV 200',
			'2018 lfi Repas NV 400',
			'2019 lfi Repas NV 500'
		]);
	});

	test('rows of totals by their own words are controls, and the total of the table is compared', async () => {
		const table = (total: string) =>
			`An;Ce que ça paie;Somme\n2018;A;1\n2018;B;2\n2018;Cumul du plan;${total}\n`;
		const rows = [...LONG, 'r;total;Ce que ça paie;;cumul du plan;'];
		const right = await readWith(rows, table('3'));
		expect([right.summary.controlRows, right.lines.length, right.summary.problems]).toEqual([1, 2, []]);
		const { summary } = await readWith(LONG, 'An;Ce que ça paie;Somme\n2018;A;1\nTotal;;9\n');
		expect(summary.problems).toMatchObject([{ code: 'total-controle', ligne: 3 }]);
	});

	test('words of the file stand for codes, whole or in a list, before what they usually mean', async () => {
		const { lines, summary } = await readWith(
			[
				'r;colonne;Qui;forme;;',
				'r;colonne;Quand;exercice;;',
				'r;montants;€;;;',
				'r;valeur;;forme;les femmes de la rue;SEX',
				'r;valeur;;forme;ateliers;TRAV',
				'r;valeur;;forme;prostitution;NV',
				'r;valeur;;exercice;an I;2018',
				'r;constante;;etape;;lfi',
				'r;constante;;attribution;;publiee',
				...CONSTANTS
			],
			'Qui;Quand;€\nLes femmes de la rue;an I;1\nateliers et les femmes de la rue;2019;2\nprostitution;2019;3\n'
		);
		expect(brief(lines)).toEqual([
			'2018 lfi null SEX 100',
			'2019 lfi null TRAV|SEX 200',
			'2019 lfi null NV 300'
		]);
		expect(told(summary, 'synonyme').join('\n')).toContain('d’après lectures.csv (r)');
	});

	test('credits that the nomenclature does not follow are counted and left out', async () => {
		const { lines, summary } = await readWith(
			[
				'r;colonne;Ligne;programme;;',
				'r;montants;Somme;;;',
				'r;constante;;exercice;;2018',
				'r;constante;;etape;;lfi',
				CONSTANTS[1] ?? ''
			],
			'Ligne;Somme\n137-15;10\n178-03;5\n137-99;7\n'
		);
		expect(lines.map(({ dispositif, centimes }) => [dispositif, centimes])).toEqual([['bop137', 1000]]);
		expect(summary).toMatchObject({ outOfScope: 2, rejected: 0 });
		expect(summary.sums.np).toMatchObject({ read: 2200, accepted: 1000, outOfScope: 1200 });
		expect(told(summary, 'hors-perimetre').join()).toContain('178');
		expect(told(summary, 'hors-nomenclature').join()).toContain('99');
	});

	test('rows that do not count are told apart by a word of theirs, or by having none; a note under the table is none', async () => {
		const rows = [
			'r;colonne;Ligne;programme;;',
			'r;montants;Somme;;;',
			'r;colonne;Nom;poste;;',
			'r;valeur;;programme;divers;hors',
			'r;valeur;;programme;(vide);hors',
			'r;constante;;exercice;;2018',
			'r;constante;;etape;;lfi',
			CONSTANTS[1] ?? ''
		];
		const { lines, summary } = await readWith(
			rows,
			'Nom;Ligne;Somme\na;137-15;10\nb;Divers;5\nc;;7\nExtraction du 6 avril 2019\n'
		);
		expect(lines.map(({ poste }) => poste)).toEqual(['a']);
		expect(summary).toMatchObject({ outOfScope: 2, rejected: 0, asides: 1 });
		expect(told(summary, 'synonyme')).toEqual([
			'Ligne 3, colonne B (Ligne) : « Divers » est lu hors périmètre, d’après lectures.csv (r).',
			'Ligne 4, colonne B (Ligne) : une case vide est lue hors périmètre, d’après lectures.csv (r).'
		]);
	});

	test('a unit is stated for the file; another money is none', async () => {
		const { lines } = await readWith(
			[...LONG, 'r;constante;;unite;;milliers', 'r;constante;;devise;;EUR'],
			'An;Ce que ça paie;Somme\n2018;A;1,5\n'
		);
		expect(lines[0]?.centimes).toBe(150_000);
		const { summary } = await readWith(
			[...LONG.slice(0, 2), 'r;montants;Somme (USD);;;', ...LONG.slice(3)],
			'An;Ce que ça paie;Somme (USD)\n2018;A;1\n'
		);
		expect(summary.problems).toMatchObject([{ code: 'devise', severite: 'bloquant' }]);
	});
});

describe('which sheet is followed', () => {
	const table = 'An;Ce que ça paie;Somme\n2018;A;1\n';
	test.for([
		[
			'a header with one more column is not the same header',
			`${table.replace('Somme', 'Somme;2019')}`,
			{},
			'missing-label'
		],
		[
			'an amount that the sheet does not know is not dropped',
			'An;Ce que ça paie;Somme;2019\n2018;A;1;2\n',
			{ fiche: 'r' },
			'montant-non-lu'
		],
		['a sheet that nobody knows', table, { fiche: 'autre' }, 'fiche-inconnue'],
		['a header that lacks a column of the sheet', 'An;Somme\n2018;1\n', { fiche: 'r' }, 'fiche-en-tete'],
		['a column named twice', 'An;Ce que ça paie;Somme;Somme\n2018;A;1;2\n', { fiche: 'r' }, 'duplicate-label']
	] as const)('%s is refused', async ([, text, options, code]) => {
		const { lines, summary } = await readWith(LONG, text, options);
		expect(lines).toEqual([]);
		expect(summary.problems.map((problem) => problem.code)).toContain(code);
	});

	test('one that is stated may leave other columns aside, with a word', async () => {
		const { lines, summary } = await readWith(LONG, 'An;Ce que ça paie;Somme;Couleur\n2018;A;1;vert\n', {
			fiche: 'r'
		});
		expect([lines.length, summary.problems.map(({ code }) => code)]).toEqual([1, ['extra-label']]);
	});

	test('two of one header are asked', async () => {
		const twin = LONG.map((row) => row.replace(/^r/, 'bis'));
		const { summary } = await readWith([...LONG, ...twin], table);
		expect(summary.problems).toMatchObject([{ code: 'fiche-double', severite: 'bloquant' }]);
		expect((await readWith([...LONG, ...twin], table, { fiche: 'bis' })).lines).toHaveLength(1);
	});

	test('a format is stated against it', async () => {
		const { summary } = await readWith(LONG, table, { profile: 'lignes' });
		expect(summary.problems.map(({ code }) => code)).toContain('missing-label');
	});

	test('a header nearly known names the sheet and the way to make one', async () => {
		const { summary } = await readWith(LONG, 'An;Ce que ça paie;Montants\n2018;A;1\n');
		expect(told(summary, 'fiche-proche').join()).toMatch(/« r »[^]*« Somme »/);
		expect(told(summary, 'fiche-a-faire').join()).toContain('--proposer');
	});
});

describe('rows of a reading sheet', () => {
	const wrong = async (...rows: string[]) => {
		const { summary } = await readAll(sheetOf(rows), reference);
		return summary.problems.map(({ champ, ligne }) => `${ligne} ${champ}`);
	};

	test.for([
		['r;colonne;;poste;;', 'colonne'],
		['r;colonne;A;couleur;;', 'champ'],
		['r;constante;;etape;;', 'code'],
		['r;constante;;etape;;demain', 'code'],
		['r;constante;;devise;;USD', 'code'],
		['r;constante;;exercice;;18', 'code'],
		['r;montants;A;etape;;', 'code'],
		['r;valeur;;forme;travail;LABOUR', 'code'],
		['r;valeur;;forme;;SEX', 'mot'],
		['r;entete;;;;3', 'code'],
		['r;recopier;;;;', 'colonne'],
		['r;ecarter;A;poste;;', 'champ'],
		['r;devine;A;;;', 'regle']
	] as const)('%s is refused, and says where', async ([row, champ]) => {
		expect(await wrong(row)).toEqual([`2 ${champ}`]);
	});

	test.for([
		['a field twice', 'r;colonne;A;poste;;', 'r;constante;;poste;;B', 'champ'],
		['a column that is read and left out', 'r;colonne;A;poste;;', 'r;ecarter;A;;;', 'colonne'],
		['amounts that are filled down', 'r;montants;A;;;', 'r;recopier;A;;;', 'colonne']
	] as const)('%s is refused', async ([, first, second, champ]) => {
		expect(await wrong(first, second)).toEqual([`3 ${champ}`]);
	});

	test('a form stated without who says it refuses the table', async () => {
		const { summary } = await readWith(
			[...LONG, 'r;constante;;forme;;SEX'],
			'An;Ce que ça paie;Somme\n2018;A;1\n'
		);
		expect(summary.problems).toMatchObject([{ code: 'fiche-attribution', severite: 'bloquant' }]);
	});
});
