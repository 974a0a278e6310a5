import { afterEach, expect, test, vi } from 'vitest';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { encodeText } from '#lib/ingest/bytes/encode.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { DELIMITERS, ENCODINGS, UNITS, type ReadOptions } from '#lib/ingest/lines/batch.ts';
import { RowReader } from '#lib/ingest/lines/row-reader.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { FastLane } from './fast-lane.ts';
import { fc } from '../../../../tests/property-seed.ts';

afterEach(() => vi.restoreAllMocks());

/** Mostly sound cells, so that most rows are plainly lines. */
const often = (...cells: readonly string[]) =>
	fc.oneof(
		{ weight: 120, arbitrary: fc.constantFrom(...cells) },
		{ weight: 1, arbitrary: fc.constantFrom('', '?', ' ', '#N/A', '=A1', 'a\nb', 'Total') }
	);

/** The tables of columns of each profile, and what their cells may be. */
const TABLES = {
	lignes: {
		exercice: often('2018', '2016', '2017.0'),
		dispositif: often('bop137', 'BOP 137'),
		programme: often('', '137', '0137'),
		action: often('', '15', '137-15'),
		etape: often('lfi', 'voté', 'plf'),
		nature: often('ae', 'cp', ''),
		montant: often('1 234,50', '12', '-3', '7,5', '1\u00A0000', '1.234'),
		arrondi: often(...Array<string>(12).fill(''), '1000'),
		forme: often('', 'NV', 'SEX', 'SEX|TRAV'),
		attribution: often('publiee', 'mandat'),
		source: often('plf-2018', 'Le Monde', 'Un "mot"; cité'),
		note: often('', 'note', 'é', 'deux\nlignes', 'a;b,c\td\ne'),
		_x: often('')
	},
	'jaune-associations': {
		Programme: often('137', '101', '104'),
		SIREN: often('781626817', '#', '81626817', 'NR\nCHORUS'),
		Dénomination: often('AMICALE DU NID', 'Été "à" Évry', 'ASSOCIATION\nDU NID', 'SOLIDARITÉ', 'TOTAL'),
		Montant: often('1 234,50', '12', '-3', '1\u00A0000')
	},
	'scdl-subventions': {
		nomAttribuant: often('Ville de Nantes', 'Toulouse', 'Sous-total'),
		idAttribuant: often('21440109300015'),
		dateConvention: often('2018-03-05', '2019-01-02'),
		referenceDecision: often('', 'X', 'Sous-total'),
		nomBeneficiaire: often('Amicale du Nid', 'Été à Évry'),
		idBeneficiaire: often('78162681700011', '78162681700012'),
		objet: often('', 'Lieu d’accueil'),
		montant: often('1000', '12', '7,5'),
		nature: often('aide en numéraire')
	}
} as const;

const row = (id: keyof typeof TABLES) =>
	fc.oneof(
		{ weight: 40, arbitrary: fc.tuple(...Object.values<fc.Arbitrary<string>>(TABLES[id])) },
		{
			weight: 1,
			arbitrary: fc.constantFrom(
				[''],
				['# note'],
				['', '', ''],
				['2018', 'mae'],
				['Total', '1'],
				[' ', 'Total']
			)
		}
	);

const table = fc.constantFrom(...(Object.keys(TABLES) as (keyof typeof TABLES)[])).chain((id) =>
	fc.record({
		id: fc.constant(id),
		header: fc.constant(Object.keys(TABLES[id])),
		rows: fc.array(row(id), { maxLength: 60, size: 'max' }),
		encoding: fc.constantFrom(...ENCODINGS),
		bom: fc.boolean(),
		newline: fc.constantFrom('\n', '\r\n', '\r'),
		delimiter: fc.constantFrom(...DELIMITERS),
		quotes: fc.constantFrom('all', 'needed', 'stray'),
		unit: fc.constantFrom(undefined, ...UNITS)
	})
);

async function readTwice(bytes: Uint8Array, options: ReadOptions) {
	const read = async () => {
		const rows = vi.spyOn(RowReader.prototype, 'read');
		const found = await readAll(bytesSource('a.csv', bytes, 100), FIXTURE_REFERENCE, options);
		return { found, asText: rows.mock.calls.length };
	};
	const fast = await read();
	vi.restoreAllMocks();
	const lane = vi.spyOn(FastLane.prototype, 'read').mockReturnValue();
	const slow = await read();
	lane.mockRestore();
	vi.restoreAllMocks();
	return { fast, slow };
}

/** One sound row of each profile, in which nothing has to be understood. */
const SOUND = {
	lignes: ['2018', 'bop137', '137', '15', 'lfi', 'cp', '12,5', '', 'SEX', 'mandat', 'plf-2018', 'note', ''],
	'jaune-associations': ['137', '781626817', 'AMICALE DU NID', '12'],
	'scdl-subventions': [
		...['Ville de Nantes', '21440109300015', '2018-03-05', 'X', 'Amicale du Nid'],
		...['78162681700011', 'Lieu d’accueil', '12', 'aide en numéraire']
	]
} as const satisfies Readonly<Record<keyof typeof TABLES, readonly string[]>>;

test.for(Object.keys(SOUND) as (keyof typeof SOUND)[])(
	'of a sound table of the profile %s at most its first row is read as text',
	async (id) => {
		for (const encoding of ENCODINGS)
			for (const delimiter of DELIMITERS)
				for (const newline of ['\n', '\r\n', '\r'])
					for (const quoted of [false, true]) {
						const write = (cell: string) => (quoted || cell.includes(delimiter) ? `"${cell}"` : cell);
						const rows = [Object.keys(TABLES[id]), ...Array.from({ length: 40 }, () => SOUND[id])];
						const text = `${rows.map((cells) => cells.map(write).join(delimiter)).join(newline)}${newline}`;
						const bytes = encodeText(text.replaceAll('’', "'"), encoding);
						const { fast, slow } = await readTwice(bytes, { encoding, delimiter, exercice: 2018 });
						const spelling = JSON.stringify({ encoding, delimiter, newline, quoted });
						expect(fast.found, spelling).toEqual(slow.found);
						expect(fast.found.lines, spelling).toHaveLength(40);
						// The first shows what its words are.
						expect(fast.asText, spelling).toBeLessThanOrEqual(1);
					}
	}
);

test('rows read off their bytes are what they are as text, whatever the table and its spelling', async () => {
	let lines = 0;
	let ofFewWords = 0;
	let asText = 0;
	await fc.assert(
		fc.asyncProperty(table, async ({ id, header, rows, encoding, bom, newline, delimiter, quotes, unit }) => {
			const write = (cell: string) => {
				if (quotes === 'stray' && !cell.includes('\n')) return cell.replaceAll(delimiter, ' ');
				const must = quotes === 'all' || cell.includes(delimiter) || /["\n]/.test(cell);
				return must ? `"${cell.replaceAll('"', '""')}"` : cell;
			};
			const text = [header, ...rows].map((cells) => cells.map(write).join(delimiter)).join('\n');
			const written = `${bom && encoding !== 'windows-1252' ? '\uFEFF' : ''}${text}\n`.replaceAll(
				'\n',
				newline
			);
			const bytes = encodeText(written, encoding);
			const { fast, slow } = await readTwice(bytes, { encoding, delimiter, unit, exercice: 2018 });
			expect(fast.found).toEqual(slow.found);
			lines += fast.found.lines.length;
			if (id !== 'jaune-associations') return;
			ofFewWords += fast.found.lines.length;
			asText += fast.asText;
		}),
		{ numRuns: 200 }
	);
	expect(lines).toBeGreaterThan(1000);
	// Rows whose words come again were read off their bytes indeed: a tenth as text, measured.
	expect(asText).toBeLessThan(ofFewWords / 4);
});

test('a column that states two things states both on every row', async () => {
	const payments = 'Programme;SIREN;Dénomination;Montant\n137;781626817;A;1\n101;781626817;B;2\n';
	const { lines } = await readAll(payments, FIXTURE_REFERENCE, { exercice: 2023 });
	expect(lines.map(({ programme, poste }) => [programme, poste])).toEqual([
		['137', 'Programme 137'],
		['101', 'Programme 101']
	]);
});
