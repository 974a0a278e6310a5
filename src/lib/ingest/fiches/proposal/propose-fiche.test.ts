import { describe, expect, test } from 'vitest';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { xlsxParts, xlsxSheet, zipOf } from '#lib/ingest/sheets/workbook.fixture.ts';
import { reference } from '../../../../../tests/fixtures/read-fixture.ts';
import { proposalCsv, proposeFiche, type Proposal } from './propose-fiche.ts';
import { fc } from '../../../../../tests/property-seed.ts';

const source = (text: string, name = 'Budget réseau 2016.csv') =>
	bytesSource(name, new TextEncoder().encode(text));
const propose = (text: string, name?: string) => proposeFiche(source(text, name), reference);
const brief = ({ rows }: Proposal) =>
	rows.map(({ regle, colonne = '', champ = '', mot = '', code = '' }) =>
		[regle, colonne, champ, mot, code].join(';')
	);

/** What a person writes where the proposal leaves a code to be given. */
const FILLED: Readonly<Record<string, string>> = {
	etape: 'lfi',
	dispositif: 'mae',
	exercice: '2018',
	attribution: 'publiee',
	forme: 'NV',
	source: 'Document',
	nature: 'cp',
	niveau: 'np',
	role: 'detail',
	programme: '137'
};
const filled = (proposal: Proposal): Proposal => ({
	...proposal,
	rows: proposal.rows.map((row) =>
		!row.code && row.champ && row.raison.startsWith('à remplir')
			? { ...row, code: FILLED[row.champ] ?? '' }
			: row
	)
});

/** The vocabularies once a proposal, corrected, was imported. */
async function corrected(proposal: Proposal): Promise<Reference> {
	const { summary, reference: batches } = await readAll(
		source(proposalCsv(filled(proposal)), 'fiche.csv'),
		reference
	);
	expect(summary.problems).toEqual([]);
	return {
		...reference,
		lectures: batches.flatMap((batch) => batch.rows) as unknown as Reference['lectures']
	};
}

describe('a proposal', () => {
	test('names the field of each column, the words to give a code, what is missing, and why', async () => {
		const proposal = await propose(
			[
				'Liste des aides 2016;;;;;',
				'Association;Financeur;Année;Programme;Public;Montant accordé;Contact',
				'ALC;DDCS 06;2016;BOP 137 action 15;prostitution;12 000;a@b.fr',
				';DRDFE;2017;137-15;les femmes de la rue;8 500,50;c@d.fr',
				'Ruelle;Ville de Bordeaux;2016;;les femmes de la rue;3000;',
				'TOTAL;;;;;23 500,50;'
			].join('\n')
		);
		expect(proposal.fiche).toBe('budget-reseau-2016');
		expect(brief(proposal)).toEqual([
			'colonne;Association;beneficiaire;;',
			'colonne;Financeur;payeur;;',
			'colonne;Année;exercice;;',
			'colonne;Programme;programme;;',
			'colonne;Public;forme;;',
			'montants;Montant accordé;;;',
			'ecarter;Contact;;;',
			'constante;;etape;;',
			'constante;;source;;Budget réseau 2016',
			'constante;;attribution;;',
			'recopier;Association;;;',
			'valeur;Programme;programme;(vide);',
			'valeur;Public;forme;les femmes de la rue;'
		]);
		expect(proposal.rows.every(({ raison }) => raison !== '')).toBe(true);
	});

	test('one column a year with its stage, of a workbook with merged cells in two header rows', async () => {
		const rows = [
			['Dépense', '2017', null, '2018', null],
			[null, 'Budget voté', 'Réalisé', 'Budget voté', 'Réalisé'],
			['Nuitées', 10, 9, 12, null],
			['Repas', 5, 5, 6, 1]
		];
		const bytes = zipOf(xlsxParts(xlsxSheet(rows)));
		const proposal = await proposeFiche(bytesSource('plan.xlsx', bytes), reference);
		expect(brief(proposal)).toEqual([
			'entete;;;;2',
			'colonne;Dépense;poste;;',
			...['2017', '2018'].flatMap((year) => [
				`montants;${year} Budget voté;exercice;;${year}`,
				`montants;${year} Budget voté;etape;;lfi`,
				`montants;${year} Réalisé;exercice;;${year}`,
				`montants;${year} Réalisé;etape;;execution`
			]),
			'constante;;dispositif;;',
			'constante;;source;;plan'
		]);
		const { lines } = await readAll(bytesSource('plan.xlsx', bytes), await corrected(proposal));
		expect(
			lines.map(({ exercice, etape, poste, centimes }) => `${exercice} ${etape} ${poste} ${centimes}`)
		).toEqual([
			'2017 lfi Nuitées 1000',
			'2017 lfi Repas 500',
			'2017 execution Nuitées 900',
			'2017 execution Repas 500',
			'2018 lfi Nuitées 1200',
			'2018 lfi Repas 600',
			'2018 execution Repas 100'
		]);
	});

	test.for([
		[
			'blank cells beside a filled first column are not merged cells',
			'Poste;Payeur;Montant\nA;X;1\nB;;2\n',
			'recopier'
		],
		[
			'a share or a total is no amount',
			'Poste;Montant 2017;Montant 2018;Total;Part\nA;1;2;3;10 %\nB;4;5;9;90 %\n',
			'montants;Total'
		],
		[
			'a postcode is no amount',
			'Association;Code postal;Montant\nA;75011;1\nB;44000;2\n',
			'montants;Code postal'
		]
	] as const)('%s', async ([, text, never]) => {
		expect(brief(await propose(text)).filter((row) => row.startsWith(never))).toEqual([]);
	});

	test('a column of which hardly a word is read is left out, and not asked word by word', async () => {
		const rows = Array.from({ length: 80 }, (_, index) => `2018;mot ${index}x;${index}`);
		const proposal = await propose(['Année;Forme;Montant', ...rows, ''].join('\n'));
		expect(brief(proposal).filter((row) => row.includes('Forme') || row.startsWith('valeur'))).toEqual([
			'ecarter;Forme;;;'
		]);
	});

	test('a text that is no table is told so', async () => {
		const { rows, problems } = await propose('Bonjour,\nvoici le compte rendu.\n');
		expect([rows, problems.map(({ code }) => code)]).toEqual([[], ['missing-label']]);
	});
});

test('columns of one name have one rule, and the file is told which name stands twice', async () => {
	const text = 'Association;ALC;ALC\nRuelle;;12\nLe Nid;;15\n';
	const proposal = await propose(text);
	expect(brief(proposal).filter((rule) => rule.includes(';ALC;'))).toEqual(['montants;ALC;;;']);
	const { summary } = await readAll(source(text), await corrected(proposal));
	expect(summary.problems.map(({ code, champ }) => [code, champ])).toEqual([['duplicate-label', 'alc']]);
});

test('whatever the table, what is proposed and completed is a sheet that reads it or says why', async () => {
	const name = fc.constantFrom(
		'Association',
		'Année',
		'Montant',
		'2017',
		'LFI 2018',
		'Forme',
		'Objet',
		'SIRET',
		'Étape',
		'CP',
		'Ville',
		'n°',
		'Réalisé 2016',
		'Programme',
		'Total',
		'Zut'
	);
	const cell = fc.constantFrom(
		'',
		'12',
		'1 234,50',
		'2018',
		'prostitution',
		'lfi',
		'ALC',
		'137-15',
		'néant',
		'=1+1',
		'x@y.fr',
		'Total'
	);
	await fc.assert(
		fc.asyncProperty(
			fc.uniqueArray(name, { minLength: 2, maxLength: 7 }),
			fc.array(fc.array(cell, { minLength: 7, maxLength: 7 }), { minLength: 1, maxLength: 6 }),
			async (names, rows) => {
				const text =
					[names, ...rows.map((row) => row.slice(0, names.length))].map((row) => row.join(';')).join('\n') +
					'\n';
				const proposal = await propose(text);
				if (proposal.rows.length === 0) {
					expect(proposal.problems).not.toEqual([]);
					return;
				}
				const columns = new Set(
					proposal.rows
						.filter(({ regle }) => ['colonne', 'montants', 'ecarter'].includes(regle))
						.map(({ colonne }) => colonne)
				);
				// An amount right under the names shows that they are the header: a code of an action (« 137-15 ») does not.
				const under = rows[0]?.slice(0, names.length).some((cell) => /^1[ 2]/.test(cell)) ?? false;
				if (under && proposal.rows.every(({ regle }) => regle !== 'entete'))
					expect([...columns].sort()).toEqual([...names].sort());
				const { summary, lines } = await readAll(source(text), await corrected(proposal));
				expect(lines.length).toBe(summary.accepted);
				if (lines.length === 0)
					expect(
						summary.problems.length +
							summary.controlRows +
							summary.outOfScope +
							summary.asides +
							summary.withoutAmount
					).toBeGreaterThan(0);
			}
		),
		{ numRuns: 60 }
	);
});

test('what parts a long cell in quotes does not part the columns', async () => {
	const cell = '"Accueil ; mise à l’abri ; soins ; cours de français ; accès aux droits"';
	const rows = ['A,100', 'B,x,200', 'C,300', 'D,x,400'].map((rest) => `${cell},${rest}\n`);
	const table = `Tableau ; aides ; 2018 ; note ; suite\nProjet,Structure,Obtenu\n${rows.join('')}`;
	const { rows: proposed, problems } = await propose(table);
	expect(problems).toEqual([]);
	expect(proposed.map(({ colonne }) => colonne)).toEqual(
		expect.arrayContaining(['Projet', 'Structure', 'Obtenu'])
	);
	const codes = async (delimiter?: ';') =>
		(await readAll(source(table), reference, { delimiter })).summary.problems;
	expect((await codes()).map(({ code }) => code)).not.toContain('unclosed-quote');
	expect((await codes(';')).map(({ message }) => message).join()).toContain(
		'si des points-virgules séparent les colonnes, un guillemet (") y ouvre une cellule qui n’est jamais fermée'
	);
});

test('a table of a program: years glued to their words, a column twice, whole amounts beside amounts in a comma file', async () => {
	const table = (again: string) =>
		[
			'Association,lease_rsf,budget2014,budget2014,budget2013,budget2012,evolution',
			'A,9,309300,309300,309300,"250000,15",+ 23 %',
			'B,9,250000,250000,250000,0,nouveau',
			`C,9,20000,${again},5,,stable`,
			''
		].join('\n');
	const proposal = await propose(table('20000'), 'tableau.csv');
	expect(brief(proposal)).toEqual([
		'colonne;Association;beneficiaire;;',
		'ecarter;lease_rsf;;;',
		...['2014', '2013', '2012'].map((year) => `montants;budget${year};exercice;;${year}`),
		'ecarter;evolution;;;',
		'constante;;etape;;',
		'constante;;dispositif;;',
		'constante;;source;;tableau'
	]);
	const known = await corrected(proposal);
	const { lines, summary } = await readAll(source(table('20000'), 'tableau 2013.csv'), known);
	expect(summary.problems).toEqual([]);
	expect(summary.announcements.map(({ message }) => message)).toContain(
		'La colonne «\u00A0budget2014\u00A0» est écrite 2 fois avec les mêmes valeurs\u00A0: elle n’est lue qu’une fois.'
	);
	expect(
		lines.map(({ exercice, beneficiaire, centimes }) => `${exercice} ${beneficiaire} ${centimes / 100}`)
	).toEqual([
		...['2014 A 309300', '2014 B 250000', '2014 C 20000'],
		...['2013 A 309300', '2013 B 250000', '2013 C 5'],
		...['2012 A 250000.15', '2012 B 0']
	]);
	const other = await readAll(source(table('20001'), 'tableau.csv'), known);
	expect(other.summary.problems.map(({ message }) => message)).toEqual([
		'Ligne 1\u00A0: plusieurs colonnes donnent «\u00A0budget2014\u00A0» («\u00A0budget2014\u00A0», «\u00A0budget2014\u00A0»), qui diffèrent à la ligne 4. Gardez-en une seule, ou renommez les autres.'
	]);
});
