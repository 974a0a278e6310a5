import { describe, expect, test } from 'vitest';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from './fixture-reference.ts';
import { readAll } from './read-all.ts';

const HEADER = 'exercice;dispositif;etape;nature;montant;source';
const GOOD = '2018;bop137;lfi;cp;2 376 000,00;plf-2018';

const read = (text: string, options = {}) => readAll(text, FIXTURE_REFERENCE, options);
const bytes = (...parts: (number[] | string)[]) =>
	Uint8Array.from(
		parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part))
	);

describe('a canonical file', () => {
	test('gives lines, with what the source does not say as null', async () => {
		const { lines, summary } = await read(`${HEADER}\n${GOOD}\n`);
		expect(lines).toEqual([
			{
				exercice: 2018,
				dispositif: 'bop137',
				programme: null,
				action: null,
				sous_action: null,
				etape: 'lfi',
				nature: 'cp',
				centimes: 237_600_000,
				arrondi: null,
				niveau: 'np',
				poste: null,
				libelle: null,
				role: 'detail',
				forme: 'NV',
				attribution: null,
				beneficiaire: null,
				siren: null,
				payeur: null,
				periode: null,
				preuve: null,
				source: 'plf-2018',
				source_page: null,
				source_url: null,
				source_date: null,
				note: null
			}
		]);
		expect(summary).toMatchObject({
			profile: 'lignes',
			encoding: 'utf-8',
			delimiter: ';',
			decimal: ',',
			newline: 'LF',
			headerLine: 1,
			rows: 1,
			accepted: 1,
			fatal: false,
			problems: []
		});
	});

	test('is understood with English headers, labels and aliases', async () => {
		const { lines, summary } = await read(
			[
				'Year,Program,Action,Stage,Credit nature,Amount (EUR),Form,Attribution,Evidence,Source',
				'2018,BOP 137,137-15,voté,Crédits de paiement,1200.50,Exploitation sexuelle: 60 %|TRAV:40,publiée,b,Projet de loi de finances pour 2018'
			].join('\r\n')
		);
		expect(summary.problems).toEqual([]);
		expect(lines).toMatchObject([
			{
				exercice: 2018,
				dispositif: 'bop137',
				programme: '137',
				action: '15',
				etape: 'lfi',
				nature: 'cp',
				centimes: 120_050,
				forme: 'SEX:60|TRAV:40',
				attribution: 'publiee',
				preuve: 'B',
				source: 'plf-2018'
			}
		]);
	});

	test.for([
		['voté', 'lfi'],
		['LFI', 'lfi'],
		['Exécution', 'execution'],
		['exécuté', 'execution'],
		['versement', 'execution'],
		['crédits ouverts', 'ouvert'],
		['déclaratif', 'annonce'],
		['AAP', 'annonce'],
		['Projet de loi de finances (PLF)', 'plf'],
		['loi de finances rectificative', 'lfr'],
		['demandé', 'demande']
	])('reads the stage « %s » as %s', async ([label, code]) => {
		const { lines } = await read(`${HEADER}\n2018;bop137;${label};cp;1;plf-2018\n`);
		expect(lines).toMatchObject([{ etape: code }]);
	});

	test('says what an alias of a whole programme is read as', async () => {
		const { lines, summary } = await read(
			`${HEADER}\n2018;Programme 101;lfi;cp;1;plf-2018\n2018;BOP 137;lfi;cp;1;plf-2018\n`
		);
		expect(lines.map((line) => line.dispositif)).toEqual(['p101', 'bop137']);
		const said = summary.announcements.filter(({ code }) => code === 'alias-programme');
		expect(said.map(({ message }) => message)).toEqual([
			'Ligne 2, colonne B (dispositif)\u00A0: «\u00A0Programme 101\u00A0» est lu comme le dispositif «\u00A0p101\u00A0» (Programme 101, part traite), périmètre\u00A0: dédié à la traite.',
			'Ligne 3, colonne B (dispositif)\u00A0: «\u00A0BOP 137\u00A0» est lu comme le dispositif «\u00A0bop137\u00A0» (BOP 137, prostitution et traite), périmètre\u00A0: prostitution et traite.'
		]);
	});

	test('finds the header under a title and comments, and addresses physical lines', async () => {
		const { lines, summary } = await read(
			`Crédits 2018;;;;;\n# saisi le 3 mai\n\n${HEADER}\n${GOOD}\n# remarque\n\n2018;bop137;lfi;cp;1 2O0,50;plf-2018\n`
		);
		expect(summary).toMatchObject({ headerLine: 4, rows: 2, accepted: 1, rejected: 1, unreadableAmounts: 1 });
		expect(lines).toHaveLength(1);
		expect(summary.problems).toEqual([
			{
				code: 'type-error',
				severite: 'bloquant',
				ligne: 8,
				colonne: 5,
				lettre: 'E',
				champ: 'montant',
				valeur: '1 2O0,50',
				attendu: 'un montant en euros, par exemple 1200,50',
				message:
					'Ligne 8, colonne E (montant)\u00A0: «\u00A01 2O0,50\u00A0» n’est pas un montant. Écrivez par exemple 1200,50.'
			}
		]);
	});

	test('counts the lines inside quoted cells', async () => {
		const { summary } = await read(
			`${HEADER};note\n${GOOD};"une\nnote ""longue"""\n2018;bop137;lfi;cp;x;plf-2018;\n`
		);
		expect(summary.problems).toMatchObject([{ ligne: 4, colonne: 5 }]);
	});

	test('is refused when a column is missing, with the nearest one', async () => {
		const { lines, summary } = await read('exercice;dispositif;etape;montent;source\n2018;bop137;lfi;1;x\n');
		expect(lines).toEqual([]);
		expect(summary.fatal).toBe(true);
		expect(summary.problems.map(({ message }) => message)).toEqual([
			'Ligne 1\u00A0: la colonne «\u00A0montant\u00A0» est absente. Colonnes trouvées\u00A0: exercice, dispositif, etape, montent, source. La plus proche est «\u00A0montent\u00A0».'
		]);
	});

	test('is refused when two columns give the same thing, warned of one that nothing reads', async () => {
		const doubled = await read(`${HEADER};Amount\n${GOOD};1\n`);
		expect(doubled.summary).toMatchObject({ fatal: true, problemCounts: { 'duplicate-label': 1 } });
		const unknown = await read(`${HEADER};formme;\n${GOOD};;\n`);
		expect(unknown.summary).toMatchObject({ fatal: false, accepted: 1 });
		expect(unknown.summary.problems).toMatchObject([
			{ code: 'extra-label', severite: 'avertissement', lettre: 'G', attendu: 'forme' }
		]);
	});
});

describe('a file that is no table', () => {
	const refused = async (content: Uint8Array) => {
		const { lines, summary } = await readAll(bytesSource('x.csv', content), FIXTURE_REFERENCE);
		expect(lines).toEqual([]);
		expect(summary.fatal).toBe(true);
		return summary.problems[0]?.message;
	};

	test.for<[string, Uint8Array, RegExp]>([
		['empty', bytes(''), /est vide/],
		['blank', bytes('\n \n'), /aucun texte/],
		['a workbook', bytes('PK\x03\x04xl/'), /classeur/],
		['an old workbook', bytes([0xd0, 0xcf, 0x11, 0xe0], 'x'), /XLS/],
		['a PDF', bytes('%PDF-1.7'), /PDF/],
		['binary', Uint8Array.from({ length: 500 }, (_, index) => index % 7), /n’est pas du texte/],
		[
			'binary and long',
			Uint8Array.from({ length: 1 << 20 }, (_, index) => 1 + ((index * 7) % 255)),
			/n’est pas du texte/
		],
		[
			'damaged by NUL bytes',
			bytes(`${HEADER}\n${`${GOOD}\n`.repeat(20)}`, [0], 'x'),
			/^Ligne 22\s: un octet nul/
		],
		['a text', bytes('Bonjour,\nvoici les crédits.\n'), /Aucune ligne d’en-tête/],
		[
			'left open by a quote',
			bytes(`${HEADER}\n${GOOD}\n2018;bop137;lfi;cp;1;"plf\n${GOOD}\n`),
			/^Ligne 3\u00A0: si des points-virgules séparent les colonnes, un guillemet/
		],
		['half UTF-8', bytes('exercice;', [0xc3, 0xa9, 0xc3, 0xa9], '\n', [0xe9], '\n'), /dont la ligne 2/]
	])('%s is refused with its own sentence', async ([, content, sentence]) => {
		expect(await refused(content)).toMatch(sentence);
	});
});

describe('a vocabulary', () => {
	test('is recognised by its header, its cells converted', async () => {
		const { reference, summary } = await read('annee;indice\n2013;99,46\n2014;100\n');
		expect(summary).toMatchObject({ table: 'ipc', profile: 'ipc', accepted: 2 });
		expect(reference).toEqual([
			{
				kind: 'reference',
				table: 'ipc',
				rows: [
					{ annee: 2013, indice: 9946 },
					{ annee: 2014, indice: 10_000 }
				],
				lignes: [2, 3]
			}
		]);
	});

	test('reads percents as hundredths, and an empty number as null', async () => {
		const { reference } = await read(
			'annee;enquete;repondants;forme;detectees;accompagnees;part;source\n2015;Enquête;;SEX;;12;81,5 %;tip-2018\n'
		);
		expect(reference[0]?.rows).toMatchObject([
			{ repondants: null, detectees: null, accompagnees: 12, part: 8150 }
		]);
	});

	test('reads the English of a note when there is a column for it', async () => {
		const { reference } = await read(
			'dispositif;exercice;couverture;note;note_en\nbop137;2018;partielle;Une part.;One part.\nbop137;2019;partielle;Une part.;\n'
		);
		expect(reference[0]?.rows.map((one) => ({ note_en: undefined, ...one }).note_en)).toEqual([
			'One part.',
			undefined
		]);
	});

	test('rejects rows that its schema refuses, and keys given twice', async () => {
		const { rejects, summary } = await read(
			'dispositif;exercice;couverture;note\nbop137;2018;complete;\nbop137;2018;partielle;\nbop137;vingt;totale;\n'
		);
		expect(rejects.map((reject) => reject.ligne)).toEqual([3, 4]);
		expect(summary.problems.map(({ code, ligne, champ }) => [code, ligne, champ])).toEqual([
			['primary-key', 3, null],
			['constraint-error', 4, 'exercice'],
			['constraint-error', 4, 'couverture']
		]);
	});
});

test('options that are stated are obeyed', async () => {
	const text = 'dispositif;etape;montant;source\nbop137;lfi;12;x\n';
	const { lines, summary } = await read(text, { exercice: 2017, unit: 'milliers' });
	expect(lines).toMatchObject([{ exercice: 2017, centimes: 1_200_000 }]);
	expect(summary.announcements.map(({ code }) => code)).toEqual([
		'encodage',
		'separateur',
		'unite',
		'exercice'
	]);
	expect((await read(text, { profile: 'ipc' })).summary.fatal).toBe(true);
	expect((await read(text, { profile: 'nulle-part' })).summary.problemCounts).toEqual({ profil: 1 });
	expect(
		(await read('dispositif;etape;Montant (en k€);source\nbop137;lfi;12;x\n', { exercice: 2017 })).lines
	).toMatchObject([{ centimes: 1_200_000 }]);
});

test('a row of data is never taken for the header of an unknown table', async () => {
	const { summary } = await readAll(
		'N° EJ;Fournisseur payé (DP);;Branche;Exercice comptable;Montant payé\n0001;1000;ASSOCIATION B;Z039;2024;40000\n0002;1000;Associations;Z040;2023;12,5\n',
		FIXTURE_REFERENCE
	);
	const [problem] = summary.problems;
	expect([summary.fatal, problem?.code]).toEqual([true, 'missing-label']);
	expect(problem?.message).toContain('N° EJ');
	expect(problem?.message).not.toContain('ASSOCIATION B');
});
