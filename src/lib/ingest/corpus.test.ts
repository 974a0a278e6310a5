import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from './fixture-reference.ts';
import { readAll } from './read-all.ts';

const FOLDER = 'tests/fixtures/pieges';

/** A file, how many lines it gives or « refusé », and its problems: code, physical line, column. */
const CORPUS: readonly (readonly [string, number | 'refusé', readonly string[]])[] = [
	['adresses-de-lignes', 2, ['type-error 4 G', 'type-error 5 G', 'type-error 6 G', 'type-error 7 G']],
	['adresses-de-sources', 0, [3, 4, 6, 7, 8].map((ligne) => `constraint-error ${ligne} F`)],
	['adresses-de-cles', 0, ['constraint-error 4 M', 'constraint-error 5 M']],
	['ancien-classeur', 'refusé', ['source-error']],
	['annee-du-nom-2019', 1, ['annee-incoherente']],
	['annees-hors-bornes', 0, ['type-error 2 A', 'type-error 3 A', 'type-error 4 A']],
	['binaire', 'refusé', ['source-error']],
	['blanc', 'refusé', ['source-error']],
	['caractere-perdu', 1, ['caractere-perdu']],
	['cellule-en-moins', 0, ['missing-cell 2']],
	['cellule-en-trop', 0, ['extra-cell 2']],
	['classeur', 'refusé', ['source-error']],
	[
		'cles-fausses',
		0,
		[
			'constraint-error 2 F',
			'cle-bornes 3 I',
			'cle-repartition-somme 5 I',
			'cle-forme 6 G',
			'cle-incoherente 8 A'
		]
	],
	['codes-contradictoires', 0, ['row-constraint 2 B', 'row-constraint 3 B']],
	['codes-dates', 0, ['type-error 2 D', 'type-error 3 D']],
	['codes-nombres', 2, []],
	['colonne-absente', 'refusé', ['missing-label']],
	['colonne-double', 'refusé', ['duplicate-label']],
	['colonne-inconnue', 1, ['extra-label 1 H']],
	['colonne-problemes', 1, []],
	['colonne-sans-nom', 1, ['blank-header 1 D']],
	['colonnes-vides', 1, []],
	['commentaires', 1, []],
	['cr', 2, []],
	['crlf', 2, []],
	['dispositif-inconnu', 0, ['foreign-key 2 B']],
	['double-encodage', 2, ['double-encodage']],
	['double-encodage-majuscules', 1, ['double-encodage']],
	['en-tete-mal-tape', 1, []],
	['en-tete-seul', 0, ['table-dimensions']],
	['encodages-colles', 'refusé', ['encoding-error']],
	['erreur-de-formule', 0, ['type-error 2 E', 'type-error 3 F', 'type-error 4 A']],
	['espaces-de-milliers', 6, []],
	['etape-inconnue', 0, ['constraint-error 2 C']],
	[
		'etats',
		1,
		[
			'montant-absent 2 E',
			'montant-absent 3 E',
			'montant-absent 4 E',
			'montant-absent 5 E',
			'montant-absent 6 E'
		]
	],
	['export-du-portail', 'refusé', ['missing-label']],
	['fins-melangees', 2, []],
	['forme-sans-attribution', 0, ['row-constraint 2 H']],
	['formes-au-dela-de-cent', 0, ['constraint-error 2 H']],
	['formule', 1, ['formule 2 F']],
	['diese-en-tete-de-ligne', 1, ['type-error 2 A']],
	['guillemet-avaleur-en-fin', 1, ['stray-quote 3']],
	['guillemet-avaleur', 2, ['stray-quote 3']],
	['guillemet-egare', 'refusé', ['unclosed-quote']],
	['guillemet-ouvert', 'refusé', ['unclosed-quote']],
	['lettre-dans-un-nombre', 0, ['type-error 2 E']],
	['lignes-identiques', 3, ['duplicate-row 4']],
	['lignes-vides', 2, []],
	['marques-melangees', 'refusé', ['type-error 4 E', 'nombre-ambigu']],
	['milliers-en-tete', 1, []],
	['milliers-ligne-unite', 1, []],
	['milliers-titre', 1, []],
	['negatifs', 5, []],
	['nombre-ambigu-eclaire', 2, []],
	['nombre-ambigu', 0, ['nombre-ambigu 2 E', 'nombre-ambigu 3 E']],
	['octet-nul', 'refusé', ['source-error 25']],
	['pdf', 'refusé', ['source-error']],
	['points-de-milliers', 2, []],
	['points-virgules-en-trop', 2, []],
	['pourcentage', 0, ['type-error 2 E']],
	['retour-dans-une-cellule', 1, ['type-error 4 E']],
	['sans-fin-de-ligne', 2, []],
	['scientifique', 0, ['type-error 2 E']],
	['siren', 2, ['siren-cle 3 H', 'type-error 4 H']],
	['sous-totaux', 1, ['sous-total-suspect 3', 'sous-total-suspect 4']],
	['tabulations', 2, []],
	['texte', 'refusé', ['missing-label']],
	['titre', 1, []],
	['trois-decimales', 0, ['type-error 2 E', 'type-error 3 E']],
	['une-colonne', 'refusé', ['missing-label']],
	['une-ligne', 1, []],
	['unite-dans-la-cellule', 2, ['type-error 4 E']],
	['unites-contradictoires', 'refusé', ['unite-douteuse']],
	['utf-16be', 2, []],
	['utf-16le-sans-marque', 2, []],
	['utf-16le', 2, []],
	['utf-8-marque', 2, []],
	['utf-8', 2, []],
	['vide', 'refusé', ['source-error']],
	['virgules', 2, []],
	['windows-1252', 2, []]
];

const read = (name: string) =>
	readAll(bytesSource(`${name}.csv`, readFileSync(`${FOLDER}/${name}.csv`), 61), FIXTURE_REFERENCE);

test.for(CORPUS)('%s', async ([name, lines, problems]) => {
	const { lines: found, summary } = await read(name);
	expect(
		summary.problems.map(({ code, ligne, lettre }) => [code, ligne ?? '', lettre ?? ''].join(' ').trim())
	).toEqual(problems);
	expect(summary.fatal ? 'refusé' : found.length).toBe(lines);
	for (const problem of summary.problems) {
		expect(problem.message).toMatch(/^\p{Lu}.*[.?]$/su);
		expect(problem.message).not.toMatch(/invalide|interdit|veuillez|\b(?:undefined|null|NaN)\b/i);
	}
	for (const { read: all, accepted, rejected, outOfScope, controls } of Object.values(summary.sums)) {
		expect(accepted + rejected + outOfScope + controls).toBe(all);
	}
});

test('every file of the corpus is told', () => {
	const files = readdirSync(FOLDER).map((name) => name.replace(/\.csv$/, ''));
	expect(CORPUS.map(([name]) => name).sort()).toEqual(files.sort());
});

test('an address that is not of the web is refused where it stands, with its value and what to write', async () => {
	for (const [name, cell] of [
		['adresses-de-lignes', 'Ligne 4, colonne G (source_url)'],
		['adresses-de-sources', 'Ligne 3, colonne F (url)'],
		['adresses-de-cles', 'Ligne 4, colonne M (source)']
	] as const) {
		const [{ message, severite, valeur } = { message: '', severite: '', valeur: '' }] = (await read(name))
			.summary.problems;
		expect({ severite, valeur }).toEqual({ severite: 'bloquant', valeur: 'javascript:alert(1)' });
		expect(message.replaceAll('\u00A0', ' ')).toContain(`${cell} : « javascript:alert(1) » `);
		expect(message).toMatch(/Écrivez une? .*https:\/\/www\.senat\.fr\//);
	}
});

test.for<[string, string]>([
	['windows-1252', 'Le fichier est lu comme Windows-1252'],
	['utf-16le-sans-marque', 'Le fichier est lu comme UTF-16'],
	['tabulations', 'séparées par des tabulations'],
	['milliers-en-tete', 'lus en milliers d’euros'],
	['milliers-ligne-unite', 'lus en milliers d’euros'],
	['milliers-titre', 'lus en milliers d’euros'],
	['points-de-milliers', 'La marque des décimales est la virgule'],
	['titre', 'L’en-tête est à la ligne 3'],
	['codes-nombres', '«\u00A0137.0\u00A0» est un code devenu nombre']
])('%s: « %s » is announced', async ([name, sentence]) => {
	const { summary } = await read(name);
	expect(summary.announcements.map(({ message }) => message).join('\n')).toContain(sentence);
});

test('amounts in every writing are read to the cent', async () => {
	const cents = async (name: string) => (await read(name)).lines.map(({ centimes }) => centimes);
	const base = 237_600_000;
	expect(await cents('espaces-de-milliers')).toEqual([0, 100, 200, 300, 400, 550].map((more) => base + more));
	expect(await cents('negatifs')).toEqual([-123_400, -123_500, -123_600, -123_700, -123_850]);
	expect(await cents('points-de-milliers')).toEqual([base, 123_450]);
	expect(await cents('nombre-ambigu-eclaire')).toEqual([123_400, 250]);
	expect(await cents('etats')).toEqual([0]);
	for (const name of ['milliers-en-tete', 'milliers-ligne-unite', 'milliers-titre']) {
		expect(await cents(name)).toEqual([51_000_000]);
	}
});

test('accents are whole wherever the bytes are cut', async () => {
	const bytes = readFileSync(`${FOLDER}/utf-8.csv`);
	const expected = JSON.stringify((await read('utf-8')).lines);
	expect(expected).toContain('L’œuvre où l’été');
	for (let size = 1; size <= bytes.length; size += 1) {
		const { lines } = await readAll(bytesSource('utf-8.csv', bytes, size), FIXTURE_REFERENCE);
		expect(JSON.stringify(lines)).toBe(expected);
	}
});
