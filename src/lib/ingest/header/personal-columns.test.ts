import { describe, expect, test } from 'vitest';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { personalName, personalValue } from './personal-columns.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { fc } from '../../../../tests/property-seed.ts';

const HEADER = 'exercice;dispositif;etape;nature;montant;source';
const LINE = '2018;bop137;lfi;cp;100;plf-2018';
const read = (text: string, options = {}) =>
	readAll(bytesSource('lignes.csv', new TextEncoder().encode(text)), FIXTURE_REFERENCE, options);
const plain = (text: string | undefined) => (text ?? '').replaceAll('\u00A0', ' ');

test.for([
	...['courriel', 'Courriel du contact', 'e-mail', 'EMAIL', 'adresse mail', 'adresse_electronique', 'Mél'],
	...['Téléphone', 'tel.', 'N° de téléphone', 'telephonePortable', 'portable', 'Fax'],
	...['adresse', 'Adresse postale', 'adresse1', 'ADRESSE DU SIÈGE', 'n° rue', 'type de voie', 'domicile'],
	...['date de naissance', 'dateNaissance', 'lieu_naissance', 'né(e) le'],
	...['prénom', 'Nom et prénom', 'Nom', 'NOM PRÉNOM', 'nom de famille', 'civilité'],
	...['contact', 'Référent', 'Nom du responsable', 'Représentant légal', 'président', 'nom de la directrice'],
	...['IBAN', 'RIB', 'coordonnées bancaires', 'NIR', 'n° de sécurité sociale', 'nationalité']
])('a column « %s » looks personal', (header) => {
	expect(personalName(header)).not.toBeNull();
});

test.for([
	...['adresse web', 'Adresse du site internet', 'url', 'libellé', 'nom du programme', 'Nom de l’organisme'],
	...[
		'code postal',
		'commune',
		'département',
		'ministère responsable',
		'programme',
		'CP',
		'AE',
		'montant total'
	],
	...[
		'direction',
		'agence',
		'nature',
		'sous-action',
		'date de la convention',
		'observations',
		'nombre d’agents'
	],
	...['', '  ']
])('a column « %s » does not', (header) => {
	expect(personalName(header)).toBeNull();
});

test.for([
	...['jeanne.martin@exemple.fr', 'Contact : j-m+x@sous.exemple.org, le matin'],
	...['06 12 34 56 78', '0612345678', '+33 6 12 34 56 78', '+33 (0)6.12.34.56.78', 'Tél. : 01-44-55-66-77'],
	...[
		'12 rue de la Paix',
		'3 bis, avenue Foch',
		'FR76 3000 4000 0312 3456 7890 143',
		'1 85 05 78 006 084 36'
	],
	...['Mme Jeanne Martin', 'M. Dupont']
])('a cell « %s » is personal', (cell) => {
	expect(personalValue(cell)).not.toBeNull();
});

test.for([
	'',
	'0',
	'1234567890',
	'775723679',
	'77572367900012',
	'06/12/2018',
	'p. 12',
	'rue de la Paix (projet)',
	'@'
])('a cell « %s » is not', (cell) => {
	expect(personalValue(cell)).toBeNull();
});

test('no amount, year or date is taken for a person', () => {
	const figures = fc.oneof(
		fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(String),
		fc.integer({ min: 0, max: 99_999_999 }).map((cents) => `${(cents / 100).toFixed(2).replace('.', ',')} €`),
		fc
			.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
			.map((day) => day.toISOString().slice(0, 10))
	);
	fc.assert(
		fc.property(figures, (cell) => {
			expect(personalValue(cell)).toBeNull();
		})
	);
});

describe('a file with a column that nothing reads and that looks personal', () => {
	const named = `${HEADER};courriel;couleur\n${LINE};;bleu\n`;
	const filled = `${HEADER};divers\n${`${LINE};vu\n`.repeat(9000)}${LINE};06 12 34 56 78\n`;

	test('is refused by the name of the column, which is told with its place and what to do', async () => {
		const { lines, summary } = await read(named);
		expect([lines, summary.fatal]).toEqual([[], true]);
		expect(summary.problems.filter(({ severite }) => severite === 'bloquant')).toMatchObject([
			{ code: 'donnees-personnelles', ligne: 1, lettre: 'G', champ: 'courriel', valeur: null }
		]);
		const told = summary.problems.find(({ code }) => code === 'donnees-personnelles');
		expect(plain(told?.message)).toBe(
			'Ligne 1, colonne G (courriel) : la colonne « courriel » n’est pas connue et semble contenir des adresses de courriel. Retirez-la du fichier, ou ajoutez --ignore-columns : elle ne sera ni lue ni publiée, mais restera dans les octets d’origine, gardés avec la base.'
		);
	});

	test('is refused by one cell, however far it stands, without repeating it', async () => {
		const { summary } = await read(filled);
		const [told] = summary.problems.filter(({ code }) => code === 'donnees-personnelles');
		expect(told).toMatchObject({ ligne: 9002, lettre: 'G', champ: 'divers' });
		expect(plain(told?.message)).toContain('des numéros de téléphone');
		expect(JSON.stringify(summary)).not.toContain('06 12');
	});

	test('is refused when the column has no name', async () => {
		const { summary } = await read(
			'exercice;dispositif;;etape;nature;montant;source\n2018;bop137;a@exemple.fr;lfi;cp;1;s\n'
		);
		expect(summary).toMatchObject({ fatal: true, problemCounts: { 'donnees-personnelles': 1 } });
	});

	test('is refused as a vocabulary too', async () => {
		const { summary } = await read('id;titre;editeur;type;date;telephone\nx;Titre;Éditeur;rapport;2018;\n');
		expect(summary).toMatchObject({ fatal: true, problemCounts: { 'donnees-personnelles': 1 } });
	});

	test.for([named, filled])('is read without it when that is asked', async (text) => {
		const { lines, summary } = await read(text, { ignoreColumns: true });
		expect(summary.fatal).toBe(false);
		expect(lines.length).toBe(summary.rows);
		expect(JSON.stringify(lines)).not.toContain('06 12');
	});
});

test('a column that is read is not judged: who receives may be called « Nom » there', async () => {
	const { summary } = await read(
		'Programme;Numéro SIREN;Nom;Montant 2023\n177;775723679;Amicale du Nid;100\n'
	);
	expect(summary.problemCounts['donnees-personnelles']).toBeUndefined();
});
