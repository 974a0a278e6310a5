import { describe, expect, test } from 'vitest';
import { readAll } from '#lib/ingest/read-all.ts';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';

describe('searches (R10)', () => {
	const read = (...rows: string[]) =>
		readAll(['dispositif;poste;exercice;etape;date;ou;resultat;source', ...rows, ''].join('\n'), reference);

	test('say « non publié » only with the document that was read', async () => {
		const { summary } = await read(
			'p101;;2019;lfi;2026-11-30;copies publiques;non_trouve;',
			'p101;;2020;lfi;2026-11-30;le fichier du PLF;non_publie;plf-2020',
			'p101;;2021;lfi;2026-11-30;copies publiques;non_publie;'
		);
		expect(summary).toMatchObject({ profile: 'recherches', accepted: 2, rejected: 1 });
		expect(summary.problems).toMatchObject([
			{ code: 'recherche-sans-document', severite: 'bloquant', ligne: 4, champ: 'resultat' }
		]);
	});

	test('tell one of three things', async () => {
		const { summary } = await read('p101;;2019;lfi;2026-11-30;copies publiques;zero;');
		expect(summary.problems.map(({ message }) => message)).toEqual([
			expect.stringContaining('non_trouve, non_publie, sans_objet')
		]);
	});
});

test('a cell longer than its place is told its length and the place', async () => {
	const header = 'dispositif;poste;exercice;etape;date;ou;resultat;source';
	const { summary } = await readAll(
		`${header}\np101;;2019;lfi;2026-11-30;${'x'.repeat(4001)};non_trouve;\n`,
		reference
	);
	expect(summary.problems.map(({ message }) => message.replaceAll(/\s/g, ' '))).toEqual([
		expect.stringContaining('le texte a 4 001 caractères, la place est de 4 000. Raccourcissez-le.')
	]);
});

describe('words for codes', () => {
	const read = (...rows: string[]) =>
		readAll(['mot;vocabulaire;code;source', ...rows, ''].join('\n'), reference);

	test.for([
		'travail clandestin forcé;forme;TRAV;Usage',
		'prostitution et mendicité;forme;SEX|MEND;Usage',
		'mandaté;etape;execution;Usage',
		'préfecture;Niveau;deconcentre;Usage',
		'Quai d’Orsay;dispositif;mae;Usage'
	])('« %s » is kept', async (row) => {
		const { summary } = await read(row);
		expect([summary.profile, summary.accepted, summary.problems]).toEqual(['synonymes', 1, []]);
	});

	test('one word may have two meanings, but not one meaning twice', async () => {
		const { summary } = await read(
			'mineurs;forme;SEX;Usage',
			'mineurs;forme;MEND;Usage',
			'mineurs;forme;SEX;Loi'
		);
		expect(summary).toMatchObject({
			accepted: 2,
			rejected: 1,
			problems: [{ code: 'primary-key', ligne: 4 }]
		});
	});

	test.for([
		['a code of no list', 'travail;forme;LABOUR;Usage', 'code'],
		['a form with its share', 'travail;forme;TRAV:40;Usage', 'code'],
		['a stage for a level', 'préfecture;niveau;lfi;Usage', 'code'],
		['a list that does not exist', 'travail;couleur;TRAV;Usage', 'vocabulaire'],
		['a code taken for a word', 'LFI;etape;plf;Usage', 'mot'],
		['a word that nobody answers for', 'travail;forme;TRAV;', 'source']
	] as const)('%s is refused', async ([, row, champ]) => {
		const { summary } = await read(row);
		expect(summary).toMatchObject({ accepted: 0, problems: [{ severite: 'bloquant', champ }] });
	});
});
