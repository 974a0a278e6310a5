import { describe, expect, test } from 'vitest';
import { formatNumber, writeEuros } from '#lib/domain/money.ts';
import { DELIMITERS, type Encoding } from '#lib/ingest/lines/batch.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from './fixture-reference.ts';
import { readAll } from './read-all.ts';
import { fc } from '../../../tests/property-seed.ts';

const HIGH_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** Writes text in an encoding, as the programs that save such files do. */
function encode(text: string, encoding: Encoding, bom: boolean): Uint8Array {
	if (encoding === 'utf-8') return new TextEncoder().encode((bom ? '\uFEFF' : '') + text);
	if (encoding === 'windows-1252') {
		// Windows-1252 has no minus sign: programs write a hyphen.
		return Uint8Array.from(text.replaceAll('−', '-'), (char) => {
			const high = HIGH_1252.indexOf(char);
			return high < 0 ? char.charCodeAt(0) : 0x80 + high;
		});
	}
	const units = (bom ? '\uFEFF' : '') + text;
	const bytes = new Uint8Array(units.length * 2);
	const view = new DataView(bytes.buffer);
	for (let at = 0; at < units.length; at += 1) {
		view.setUint16(at * 2, units.charCodeAt(at), encoding === 'utf-16le');
	}
	return bytes;
}

const NUMBER_STYLES = {
	machine: writeEuros,
	virgule: (cents: number) => writeEuros(cents).replace('.', ','),
	espaces: (cents: number) => `${formatNumber(cents)} €`,
	comptable: (cents: number) => (cents < 0 ? `(${writeEuros(-cents)})` : writeEuros(cents)),
	moinsApres: (cents: number) =>
		cents < 0 ? `${writeEuros(-cents).replace('.', ',')}-` : writeEuros(cents).replace('.', ',')
} as const;
type NumberStyle = keyof typeof NUMBER_STYLES;

const ENCODINGS: readonly (readonly [Encoding, boolean])[] = [
	['utf-8', false],
	['utf-8', true],
	['windows-1252', false],
	['utf-16le', true],
	['utf-16le', false],
	['utf-16be', true],
	['utf-16be', false]
];
const NEWLINES = ['\n', '\r\n', '\r'] as const;
const COMBINATIONS = ENCODINGS.flatMap((encoding) =>
	DELIMITERS.flatMap((delimiter) =>
		NEWLINES.flatMap((newline) =>
			(Object.keys(NUMBER_STYLES) as NumberStyle[]).map((style) => ({ encoding, delimiter, newline, style }))
		)
	)
);

interface Row {
	readonly poste: string;
	readonly note: string;
	readonly cents: number;
}

/** Characters of French text that every encoding here can write, and those that a CSV must quote. */
const text = fc
	.array(fc.constantFrom(...'aeZ09 éèàçœŒ’«»ÉÀ–…€;,"\t|%\n'.split('')), { maxLength: 12 })
	.map((chars) => `m${chars.join('')}m`);
const row: fc.Arbitrary<Row> = fc.record({
	poste: text,
	note: text,
	cents: fc.integer({ min: -1e12, max: 1e12 })
});

function write(rows: readonly Row[], delimiter: string, newline: string, style: NumberStyle): string {
	const cell = (value: string) => `"${value.replaceAll('"', '""').replaceAll('\n', newline)}"`;
	const bare = (value: string) => (/[",;\t\n]/.test(value) ? cell(value) : value);
	const records = [
		['exercice', 'dispositif', 'etape', 'montant', 'poste', 'note', 'source'],
		...rows.map(({ poste, note, cents }) => [
			'2018',
			'bop137',
			'exécution',
			bare(NUMBER_STYLES[style](cents)),
			bare(poste),
			cell(note),
			'Égalité, où ?'
		])
	];
	return records
		.map(
			(record) =>
				record.map((value) => (value === 'Égalité, où ?' ? cell(value) : value)).join(delimiter) + newline
		)
		.join('');
}

describe('the same table', () => {
	test(`in ${COMBINATIONS.length} writings gives the same lines`, async () => {
		const rows: Row[] = [
			{ poste: 'Crédits déconcentrés', note: 'l’œuvre « Égalité » ; "où"', cents: 237_600_000 },
			{ poste: 'AFIS', note: 'deux\nlignes', cents: -255_905 },
			{ poste: 'zéro', note: '–', cents: 0 }
		];
		const expected = (await readAll(write(rows, ';', '\n', 'machine'), FIXTURE_REFERENCE)).lines;
		expect(expected.map((line) => line.centimes)).toEqual([237_600_000, -255_905, 0]);
		for (const { encoding, delimiter, newline, style } of COMBINATIONS) {
			const bytes = encode(write(rows, delimiter, newline, style), ...encoding);
			const { lines, summary } = await readAll(bytesSource('t.csv', bytes), FIXTURE_REFERENCE);
			expect(summary).toMatchObject({ encoding: encoding[0], bom: encoding[1], delimiter, problems: [] });
			expect(summary.newline).toBe({ '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR' }[newline]);
			expect(JSON.stringify(lines)).toBe(JSON.stringify(expected));
		}
	});

	test('whatever it holds and however it is written, reads back', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(row, { minLength: 1, maxLength: 6 }),
				fc.constantFrom(...COMBINATIONS),
				fc.integer({ min: 1, max: 7 }),
				async (rows, { encoding, delimiter, newline, style }, chunk) => {
					const bytes = encode(write(rows, delimiter, newline, style), ...encoding);
					const { lines, summary } = await readAll(bytesSource('t.csv', bytes, chunk), FIXTURE_REFERENCE);
					expect(summary.problems).toEqual([]);
					expect(lines.map(({ centimes, poste, note }) => ({ poste, note, cents: centimes }))).toEqual(
						rows.map(({ poste, note, cents }) => ({ poste: poste.replace(/\s*\n\s*/g, ' '), note, cents }))
					);
				}
			),
			{ numRuns: 400 }
		);
	});
});

test('bytes of any kind end in lines or in problems, never in an exception', async () => {
	const starts = [
		'',
		'exercice;dispositif;etape;montant;source\n2018;bop137;lfi;1;x\n',
		'Gestion;2018\nMission;Programme;Action;AELF 2017;AEPLF; CPLF 2017; CPPLF\nS;137;15;1;2;3;4\n',
		'exercice;loi;programme;action;ae;cp\n2022;PLF;137;137-25;1;2\n',
		'Programme;SIREN;Association;Subvention 2015\n137;775723679;A;1\n',
		'nomAttribuant;dateConvention;nomBeneficiaire;montant\nV;2019-01-02;A;1\n',
		'annee;indice\n2013;99,46\n'
	].map((text) => new TextEncoder().encode(text));
	const piece = fc.oneof(
		fc.uint8Array({ maxLength: 40 }),
		fc
			.constantFrom(
				'"',
				';',
				'\n',
				'\r',
				'2018;bop137;lfi;',
				'137;137-15;',
				'Total général;',
				'1.234',
				'2 411,5',
				'é',
				'\uFEFF',
				'\0'
			)
			.map((part) => new TextEncoder().encode(part))
	);
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom(...starts),
			fc.array(piece, { maxLength: 12 }),
			fc.integer({ min: 1, max: 9 }),
			async (start, parts, chunk) => {
				const bytes = Uint8Array.from([...start, ...parts.flatMap((part) => [...part])]);
				const { summary } = await readAll(bytesSource('f.csv', bytes, chunk), FIXTURE_REFERENCE);
				expect(summary.rows).toBe(
					summary.accepted + summary.rejected + summary.outOfScope + summary.withoutAmount
				);
				for (const sums of Object.values(summary.sums)) {
					expect(sums.accepted + sums.rejected + sums.outOfScope + sums.controls).toBe(sums.read);
				}
			}
		),
		{ numRuns: 3000 }
	);
});
