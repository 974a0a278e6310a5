import { describe, expect, test } from 'vitest';
import { formatNumber } from '#lib/domain/money.ts';
import { AmountReader } from './amount.ts';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { fc } from '../../../../tests/property-seed.ts';

const read = (columns: readonly string[], ...rows: readonly (readonly string[])[]) =>
	readAll([columns, ...rows].map((cells) => `${cells.join(';')}\n`).join(''), reference);

/** One line of the year 2018 with these cells. */
async function line(cells: Readonly<Record<string, string>>) {
	const all = { exercice: '2018', etape: 'LFI', montant: '10', source: 'Essai', ...cells };
	const { lines, summary } = await read(Object.keys(all), Object.values(all));
	return { lines, problems: summary.problems, told: summary.announcements };
}

describe('a programme and its action, in words', () => {
	test.for([
		['137-15', 'bop137', '2018'],
		['0137-15', 'bop137', '2018'],
		['137/15', 'bop137', '2018'],
		['BOP 137 action 15', 'bop137', '2017'],
		['Programme 137, action n° 15', 'bop137', '2015'],
		['P101, action 3', 'p101-03', '2020'],
		['P137 A15', 'bop137', '2016'],
		['137 - 15', 'bop137', '2016'],
		['Programme 137 (action 15)', 'bop137', '2016'],
		['Action 15 du programme 137', 'bop137', '2016'],
		['action n° 3, programme 101', 'p101-03', '2016'],
		['programme 137 - action 12', 'p137-autres', '2018'],
		['137-21', 'p137-21', '2020'],
		['137-25', 'p137-25', '2023']
	] as const)('« %s » is %s in %s, and its perimeter is told', async ([dispositif, id, exercice]) => {
		for (const column of ['dispositif', 'programme']) {
			const { lines, problems, told } = await line({ [column]: dispositif, exercice });
			expect(problems).toEqual([]);
			expect(lines).toMatchObject([{ dispositif: id, programme: /101/.test(dispositif) ? '101' : '137' }]);
			const said = column === 'dispositif' ? /périmètre/ : /est lu programme 1[03][17], action \d\d/;
			expect(told.map(({ message }) => message)).toContainEqual(expect.stringMatching(said));
		}
	});

	test.for([
		['another year than the action’s', { dispositif: '137-15', exercice: '2022' }],
		['an action that nobody follows', { dispositif: '104-12' }],
		['a programme of which only actions are followed', { dispositif: 'programme 105' }],
		['a whole programme in its own column', { programme: '137' }],
		['an action that contradicts its column', { dispositif: '137-15', action: '12' }],
		['a programme that contradicts its column', { dispositif: '137-15', programme: '101' }],
		['two actions', { programme: '137-15', action: '12' }],
		['an action alone', { dispositif: 'action 15' }],
		['a part of an action', { dispositif: '137-15 hors AFIS' }],
		['a sub-action', { dispositif: '137-15-01' }],
		['a number of four digits', { dispositif: '1371' }]
	] as const)('%s is asked or refused, never guessed', async ([, cells]) => {
		const { lines, problems } = await line(cells);
		expect(lines).toEqual([]);
		expect(problems).toMatchObject([{ severite: 'bloquant' }]);
		expect(problems[0]?.message).not.toContain('Vouliez-vous');
	});

	test('a programme of which several actions are followed is asked with each of them', async () => {
		const { problems } = await line({ programme: '137' });
		expect(problems[0]?.message).toMatch(/action 15 \(bop137\).*action 12 \(p137-autres\)/);
	});
});

describe('a stage that the year names', () => {
	test('stands for the column of stages', async () => {
		const { lines, summary } = await read(
			['Année', 'Dispositif', 'Montant', 'Source'],
			['2018 (RAP)', 'mae', '1', 'x'],
			['PLF 2019', 'mae', '2', 'x']
		);
		expect(summary.problems).toEqual([]);
		expect(lines.map(({ exercice, etape }) => [exercice, etape])).toEqual([
			[2018, 'execution'],
			[2019, 'plf']
		]);
	});

	test('is asked where one row does not name it', async () => {
		const { lines, summary } = await read(
			['Année', 'Dispositif', 'Montant', 'Source'],
			['2018 (LFI)', 'mae', '1', 'x'],
			['2019', 'mae', '2', 'x']
		);
		expect(lines).toHaveLength(1);
		expect(summary.problems).toMatchObject([{ severite: 'bloquant', ligne: 3, code: 'constraint-error' }]);
		expect(summary.problems[0]?.message).toContain('2019 (LFI)');
	});

	test('agrees with the column of stages, or is refused', async () => {
		expect((await line({ dispositif: 'mae', exercice: '2018 (LFI)' })).lines).toHaveLength(1);
		const { lines, problems } = await line({ dispositif: 'mae', exercice: '2018 (PLF)' });
		expect([lines, problems.map(({ code }) => code)]).toEqual([[], ['row-constraint']]);
	});
});

describe('what a cell declares absent is absent', () => {
	test.for(['NA', 'N/A', 'NC', 'n.d.', '-', '–', '—', 'non communiqué', 's.o.', 'Non renseigné', '…'])(
		'« %s », in every text of a line, once told',
		async (cell) => {
			const texts = ['poste', 'libelle', 'beneficiaire', 'payeur', 'note', 'source_page', 'siren', 'periode'];
			const { lines, problems, told } = await line({
				dispositif: 'mae',
				...Object.fromEntries(texts.map((field) => [field, cell]))
			});
			expect(problems).toEqual([]);
			expect(lines).toMatchObject([Object.fromEntries(texts.map((field) => [field, null]))]);
			expect(told.filter(({ code }) => code === 'valeur-absente')).toHaveLength(1);
		}
	);

	test.for([
		['exercice', 'NC'],
		['etape', '-'],
		['source', 'n.d.'],
		['dispositif', 'NA']
	] as const)('in %s, which a line needs, « %s » is missed', async ([field, cell]) => {
		const { lines, problems } = await line({ dispositif: 'mae', [field]: cell });
		expect(lines).toEqual([]);
		expect(problems).toMatchObject([{ severite: 'bloquant', code: 'constraint-error', champ: field }]);
		expect(problems[0]?.message).toContain('il manque');
	});

	test.for(['NC Services', 'Nathalie A', 'A-B', 'ANC', 'ND 2018'])('« %s » is a text', async (poste) => {
		expect((await line({ dispositif: 'mae', poste })).lines).toMatchObject([{ poste }]);
	});
});

describe('words for codes', () => {
	test('each is told once, however many rows have it', async () => {
		const { lines, summary } = await read(
			['exercice', 'dispositif', 'etape', 'montant', 'forme', 'attribution', 'source'],
			...Array.from({ length: 40 }, (_, index) => [
				'2018',
				'MEAE',
				index % 2 ? 'RAP' : 'PAP',
				`${index + 1}`,
				'travail forcé',
				'publiee',
				'x'
			])
		);
		expect(lines).toHaveLength(40);
		const told = summary.announcements.filter(({ code }) => code === 'synonyme');
		expect(told.map(({ valeur }) => valeur)).toEqual(['MEAE', 'PAP', 'travail forcé', 'RAP']);
	});

	test.for([
		['etape', 'AE', 'autorisations d’engagement'],
		['etape', 'prévu', 'plf'],
		['nature', 'LFI', 'loi de finances initiale'],
		['etape', 'votté', 'loi de finances initiale']
	] as const)('in %s, « %s » is refused with what would help: %s', async ([field, cell, help]) => {
		const { lines, problems } = await line({ dispositif: 'mae', [field]: cell });
		expect(lines).toEqual([]);
		expect(problems[0]?.message).toContain(help);
	});

	test.for([
		['voté (LFI)', 'lfi'],
		['LFI - voté', 'lfi'],
		['Exécution (RAP)', 'execution'],
		['Crédits consommés / exécution', 'execution']
	] as const)('« %s » says one stage twice: %s', async ([etape, code]) => {
		const { lines, told } = await line({ dispositif: 'mae', etape });
		expect(lines).toMatchObject([{ etape: code }]);
		expect(told.filter((item) => item.code === 'synonyme')).toHaveLength(1);
	});

	test.for(['voté (RAP)', 'exécution (LFI)', 'LFI (rectifiée)', 'prévu (LFI)'])(
		'« %s » says two stages, or one and something else: it is refused',
		async (etape) => {
			expect((await line({ dispositif: 'mae', etape })).lines).toEqual([]);
		}
	);

	test('a form that the source names as several needs no other reason', async () => {
		const { lines } = await line({ dispositif: 'mae', forme: 'toutes formes' });
		expect(lines).toMatchObject([{ forme: 'MULTI', attribution: 'publiee' }]);
		expect((await line({ dispositif: 'mae', forme: 'mendicité' })).problems).toMatchObject([
			{ code: 'row-constraint', severite: 'bloquant' }
		]);
	});
});

describe('any table of amounts in words', () => {
	const shapes: readonly ((euros: number) => string)[] = [
		(euros) => String(euros),
		(euros) => formatNumber(euros * 100).replace(/,00$/, ''),
		(euros) => `${euros} €`,
		(euros) => `${euros}K`,
		(euros) => `${euros} M €`,
		(euros) => `${euros} millions d’euros`,
		(euros) => `${euros} (1)`,
		(euros) => `(${euros})`,
		(euros) => `-${euros}*`,
		() => 'néant',
		() => 'NC',
		() => `environ 12`,
		(euros) => `${euros} %`,
		(euros) => `${euros} €50`
	];

	test('gives, row for row, what each cell alone gives', async () => {
		const cell = fc.tuple(fc.integer({ min: 10, max: 9999 }), fc.constantFrom(...shapes));
		await fc.assert(
			fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 40 }), async (cells) => {
				const written = cells.map(([euros, shape]) => shape(euros));
				const { lines, summary } = await read(
					['exercice', 'dispositif', 'etape', 'libelle', 'montant', 'source'],
					...written.map((montant, index) => ['2018', 'mae', 'LFI', `ligne ${index}`, montant, 'x'])
				);
				const alone = written.map((montant) => new AmountReader(null).read(montant));
				expect(lines.map(({ centimes }) => centimes)).toEqual(alone.filter((cents) => !Number.isNaN(cents)));
				expect(summary.accepted + summary.rejected + summary.withoutAmount).toBe(written.length);
			}),
			{ numRuns: 100 }
		);
	});
});

describe('a table as people make them', () => {
	const table = (...rows: readonly string[][]) =>
		read(['exercice', 'dispositif', 'etape', 'poste', 'montant', 'source'], ...rows);
	const row = (poste: string, montant: string) => ['2018', 'mae', 'LFI', poste, montant, 'x'];

	test('amounts in short, with calls of notes, and the notes under them', async () => {
		const { lines, summary } = await table(
			row('a', '1 200 000 (1)'),
			row('b', '3M'),
			['Crédits déconcentrés', '', '', '', '', ''],
			row('c', '(5 000)'),
			['(1) dont reports', '', '', '', '', '']
		);
		expect(lines.map(({ centimes }) => centimes)).toEqual([120_000_000, 300_000_000, -500_000]);
		expect(summary).toMatchObject({ problems: [], rows: 3, asides: 2, withoutAmount: 0 });
		expect(summary.announcements.map(({ code }) => code)).toEqual(
			expect.arrayContaining(['appel-de-note', 'montant-abrege', 'note-de-tableau'])
		);
	});

	test.for([
		['néant', 'zéro'],
		['-   €', 'Comptabilité'],
		['environ 4 000', 'arrondi'],
		['12 %', 'pourcentage'],
		['(1)', 'note']
	] as const)('« %s » for an amount is refused in its own words: %s', async ([cell, word]) => {
		const { lines, summary } = await table(row('a', cell));
		expect(lines).toEqual([]);
		expect(summary.problems).toMatchObject([{ severite: 'bloquant', champ: 'montant' }]);
		expect(summary.problems[0]?.message).toContain(word);
	});

	test('a year alone on its row is no note: its amount is missed', async () => {
		const { summary } = await table(['2018', '', '', '', '', '']);
		expect(summary).toMatchObject({ withoutAmount: 1, problems: [{ code: 'montant-absent' }] });
	});
});
