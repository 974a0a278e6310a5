import { describe, expect, test } from 'vitest';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { groupProblems } from '#lib/ingest/told/report.ts';

const HEADER = 'exercice;dispositif;etape;montant;poste;source';
const row = (euros: number) => `2018;mae;lfi;${euros};Poste ${euros};Document`;

const read = (rows: readonly string[]) => readAll(rows.join('\n'), FIXTURE_REFERENCE);

/** Every sentence said of a file, by severity. */
async function said(rows: readonly string[]) {
	const { lines, summary } = await read(rows);
	return {
		euros: lines.map(({ centimes }) => centimes / 100),
		wrong: groupProblems(summary).flatMap(({ first }) => first.map(({ message }) => message)),
		told: summary.announcements.map(({ message }) => message),
		summary
	};
}

describe('a header that comes again', () => {
	test.for([
		{ name: 'as it is', again: HEADER },
		{ name: 'in capitals, with another accent', again: HEADER.toUpperCase().replace('ETAPE', 'Étape') },
		{ name: 'after blank rows', again: `;;;;;\n\n${HEADER}` }
	])('$name is passed over and told once, however often', async ({ again }) => {
		const pages = Array.from({ length: 30 }, (_, page) => [row(page + 2), again]).flat();
		const { euros, wrong, told, summary } = await said([HEADER, row(1), again, ...pages]);
		expect(wrong).toEqual([]);
		expect(euros).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
		expect(told.filter((message) => message.includes('répété'))).toEqual([
			expect.stringMatching(/^Ligne [345]\s: l’en-tête est répété/),
			'En tout, l’en-tête est répété 31 fois.'
		]);
		expect(summary.asides).toBe(31);
	});

	test('of one column a year is told once, not once for each year', async () => {
		const wide = 'dispositif;poste;source;LFI 2017;LFI 2018;LFI 2019';
		const { euros, wrong, told } = await said([wide, 'mae;A;Doc;1;2;3', wide, 'mae;B;Doc;4;5;6', wide]);
		expect(wrong).toEqual([]);
		expect(euros.reduce((sum, one) => sum + one, 0)).toBe(21);
		expect(told.filter((message) => message.includes('répété'))).toHaveLength(2);
	});

	test('under a title is another table: one sentence refuses the file', async () => {
		const { wrong, summary } = await said([HEADER, row(1), '', 'Tableau 2;;;;;', HEADER, row(2)]);
		expect(summary.fatal).toBe(true);
		expect(wrong).toEqual([
			expect.stringMatching(/^Ligne 5\s: un second tableau commence ici, sous le titre «\sTableau 2\s»/)
		]);
	});

	test('in a vocabulary or in a file of credits is no row of it', async () => {
		const synonyms = 'mot;vocabulaire;code;source';
		const words = await read([synonyms, 'aide;forme;SEX;Nous', synonyms, 'soutien;forme;SEX;Nous']);
		expect(words.summary).toMatchObject({ problems: [], accepted: 2, rejected: 0, asides: 1 });
		const credits = 'Programme;Action;AE PLF;CP PLF';
		const plf = await readAll(
			[credits, '137;15;100;100', credits, '137;15;50;50'].join('\n'),
			FIXTURE_REFERENCE,
			{ exercice: 2017 }
		);
		expect(plf.summary.problems.map(({ message }) => message)).toEqual([]);
		expect(plf.summary.rows).toBe(2);
	});
});

test.for(['dispositif;exercice;montant;note', 'Exercice;Étape;Dispositif;Poste;Montant'])(
	'the header of another table, %s, is one sentence, and nothing under it is told',
	async (header) => {
		const { wrong, summary } = await said([HEADER, row(1), 'Détail;;;;;', header, 'mae;x;y;z', 'a;b;c;d;e']);
		expect(summary.fatal).toBe(true);
		expect(wrong).toEqual([
			expect.stringMatching(/^Ligne 4\s: un second tableau commence ici, avec d’autres colonnes/)
		]);
	}
);

test('a row of words in the place of a row is not taken for a header', async () => {
	const { summary } = await read([HEADER, '2018;mae;lfi;montant inconnu;poste;source']);
	expect(summary.fatal).toBe(false);
	expect(summary.problems).toMatchObject([
		{ code: 'type-error', ligne: 2, lettre: 'D', valeur: 'montant inconnu' }
	]);
});
