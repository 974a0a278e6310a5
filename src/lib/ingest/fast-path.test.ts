import { expect, test } from 'vitest';
import { COLONNES_LIGNE, FundingLine, type ColonneLigne } from '#lib/domain/funding-line.ts';
import { parseEuros } from '#lib/domain/money.ts';
import { MAX_LENGTHS } from '#lib/ingest/cells/texts.ts';
import { csvRow } from '#lib/ingest/records/csv-cells.ts';
import { FIXTURE_REFERENCE } from './fixture-reference.ts';
import { readAll } from './read-all.ts';

type Cells = Record<ColonneLigne, string>;

const ROWS = Math.ceil(1_000_000 / COLONNES_LIGNE.length);

/** The same numbers each time, so that a failure can be met again. */
function numbers(seed: number): (below: number) => number {
	let state = seed;
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) | 0;
		return Math.floor(((state >>> 0) / 4294967296) * below);
	};
}

const long = (length: number) => 'é'.repeat(length);
/** A text at its limit, and one past it: seldom, since they are long. */
const edge = (field: keyof typeof MAX_LENGTHS) => [long(MAX_LENGTHS[field]), long(MAX_LENGTHS[field] + 1)];

/** What a cell usually holds, in the spelling of our own files, and what it holds once in a while. */
const POOLS: Readonly<Record<ColonneLigne, readonly [readonly string[], readonly string[]]>> = {
	exercice: [
		['1990', '2018', '2100'],
		['1989', '2101', '18', '2018,5', '', 'deux mille']
	],
	dispositif: [
		['mae', 'acse', 'versements', 'subventions-locales'],
		['', 'BOP_137', 'inconnu']
	],
	programme: [
		['', '209', '137'],
		['001', '999']
	],
	action: [['', '02', '14'], ['99']],
	sous_action: [['', '01'], ['77']],
	etape: [
		['demande', 'annonce', 'plf', 'lfi', 'lfr', 'ouvert', 'execution'],
		['', 'voter', 'total']
	],
	nature: [
		['', 'ae', 'cp', 'np'],
		['ca', 'x']
	],
	montant: [
		['0.00', '-1234.50', '5469878.00', '0.01'],
		['1000000000000.00', '-1000000000000.00', '1000000000000.01', '12.345678', 'douze', '1.2.3', '1e6']
	],
	arrondi: [
		['', '100000.00', '0.01'],
		['0.00', '-5.00', 'x']
	],
	niveau: [['', 'central', 'deconcentre', 'np'], ['partout']],
	poste: [['', 'AFIS', 'Crédits nationaux'], edge('poste')],
	libelle: [['', 'Appel à projets ; « AAP »', 'deux\nlignes', '-5'], edge('libelle')],
	role: [['', 'detail', 'total'], ['partiel']],
	forme: [
		['', 'NV', 'SEX', 'SEX|TRAV', 'SEX:60|TRAV:40', 'MULTI'],
		['SEX:60|TRAV', 'SEX:101', 'sexe', 'SEX|SEX']
	],
	attribution: [
		['publiee', 'mandat', 'cle'],
		['', 'oui']
	],
	beneficiaire: [['', 'Amicale du Nid'], edge('beneficiaire')],
	payeur: [['', 'Ville de Nantes'], edge('payeur')],
	siren: [
		['', '781626817', '123456789'],
		['12345', '78162681A']
	],
	periode: [
		['', '2020-11/2022-04'],
		['2020-13/2021-01', '2020']
	],
	preuve: [['', 'A', 'B', 'C', 'D'], ['E']],
	source: [
		['plf-2018', 'Le Monde, 3 mai 2018'],
		['', ...edge('source')]
	],
	source_page: [['', 'p. 12'], edge('source_page')],
	source_url: [
		['', 'https://exemple.fr/a?b=1'],
		[`https://${long(992)}`, `https://${long(993)}`]
	],
	source_date: [
		['', '2018', '2018-07', '2018-07-05'],
		['2018-13', '2018-07-32', 'hier']
	],
	note: [['', 'Lu dans une copie publique.'], edge('note')]
};

function makeRow(below: (limit: number) => number): Cells {
	const pick = (values: readonly string[]) => values[below(values.length)] ?? '';
	const cells = COLONNES_LIGNE.map((column) => {
		const [usual, rare] = POOLS[column];
		return [column, pick(below(60) === 0 ? rare : usual)];
	});
	return Object.fromEntries(cells);
}

/** The line that the schema of the domain makes of a row written in our own spelling, `null` when it refuses it. */
function bySchema(cells: Cells): FundingLine | null {
	const { montant, arrondi, exercice, ...texts } = cells;
	const line: Record<string, unknown> = {
		exercice: /^\d+$/.test(exercice) ? Number(exercice) : exercice,
		centimes: parseEuros(montant),
		arrondi: arrondi === '' ? null : (parseEuros(arrondi) ?? arrondi)
	};
	for (const [column, text] of Object.entries(texts)) line[column] = text === '' ? null : text;
	line.nature ??= 'np';
	line.niveau ??= 'np';
	line.role ??= 'detail';
	line.forme ??= 'NV';
	const known = FIXTURE_REFERENCE.dispositifs.some((row) => row.id === line.dispositif);
	const checked = FundingLine.safeParse(line);
	return known && checked.success ? checked.data : null;
}

test('the compiled checks and the schema agree on a million cells', async () => {
	const rows = Array.from(
		{ length: ROWS },
		(
			(below) => () =>
				makeRow(below)
		)(numbers(2018))
	);
	const text = [COLONNES_LIGNE, ...rows.map((row) => COLONNES_LIGNE.map((column) => row[column]))]
		.map((cells) => csvRow(cells, ';'))
		.join('\n');
	const expected = rows.map(bySchema);
	const { lines, rejects, summary } = await readAll(`${text}\n`, FIXTURE_REFERENCE, { decimal: '.' });
	const accepted = expected.filter((line) => line !== null);
	expect(ROWS * COLONNES_LIGNE.length).toBeGreaterThanOrEqual(1_000_000);
	expect(accepted.length).toBeGreaterThan(ROWS / 4);
	expect(rejects.length).toBeGreaterThan(ROWS / 10);
	expect(summary).toMatchObject({ rows: ROWS, accepted: accepted.length, fatal: false });
	accepted.forEach((line, index) => {
		for (const column of COLONNES_LIGNE) {
			const field = column === 'montant' ? 'centimes' : column;
			if (lines[index]?.[field] !== line[field]) expect(lines[index]).toEqual(line);
		}
	});
});

test('texts are as long as the schema lets them be', () => {
	for (const [field, max] of Object.entries(MAX_LENGTHS)) {
		const schema = FundingLine.shape[field as keyof typeof MAX_LENGTHS];
		const before = field === 'source_url' ? 'https://' : '';
		const text = before + long(max - before.length);
		expect(schema.safeParse(text).success, field).toBe(true);
		expect(schema.safeParse(`${text}x`).success, field).toBe(false);
	}
});
