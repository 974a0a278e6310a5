import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT, bring, csv, everything, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import { couverture } from '#lib/server/versions.fixture.ts';
import { withdrawImport } from './withdraw-import.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});
afterEach(() => {
	expect(db.pragma('foreign_key_check')).toEqual([]);
	db.close();
});

const DISPOSITIFS =
	'id;libelle_fr;libelle_en;ministere;perimetre;inclus_dans;hors_personnel;ordre;note\nessai;Essai;Test;Justice;dedie;;;300;\n';
const SOURCES =
	'id;titre;editeur;type;date;url;licence;note\nrapport-essai;Rapport;Ministère;rapport;2018-01-01;;;\n';
const CLES =
	'id;dispositif;poste;beneficiaire;de;a;forme;bas;central;haut;methode;auteur;source;date\nk;bop137;x;;2018;2018;SEX;10;20;30;Essai;Collectif;;2026-11-22\n';

const spaced = (text: string) => text.replaceAll('\u00A0', ' ');
const withdraw = (undone: number, dryRun = false) => withdrawImport(db, undone, { at: AT, dryRun });
const needed = (undone: number) => withdraw(undone).needed.map(({ message }) => spaced(message));

/** Asserts that a withdrawal is refused with one sentence, and loses nothing. */
function refused(undone: number, sentence: string): void {
	const before = everything(db);
	for (const dryRun of [true, false]) {
		const report = withdraw(undone, dryRun);
		expect(report.version).toBeNull();
		expect(report.needed.map(({ message }) => spaced(message))).toEqual([sentence]);
	}
	expect(db.inTransaction).toBe(false);
	expect(everything(db)).toEqual(before);
}

test('a dispositif that lines carry stays until they are withdrawn', async () => {
	await bring(db, DISPOSITIFS, { name: 'essai.csv' });
	await bring(db, csv([row(10, { dispositif: 'essai' }), row(20, { dispositif: 'essai', poste: 'x' })]));
	refused(
		2,
		'2 lignes en base sont du dispositif « essai », qui ne serait plus dans dispositifs.csv : leur argent quitterait tous les totaux. Retirez d’abord la version 3, ou importez un dispositifs.csv qui le garde.'
	);
	expect(withdraw(3)).toMatchObject({ version: 4, withdrawn: 2, needed: [] });
	expect(withdraw(2)).toMatchObject({ version: 5, withdrawn: 1, needed: [] });
});

test('a dispositif that another vocabulary cites stays until it no longer does', async () => {
	await bring(db, DISPOSITIFS, { name: 'essai.csv' });
	await bring(db, couverture('2026;complete').replaceAll('bop137', 'essai'), { name: 'c.csv' });
	await bring(db, couverture('2027;complete').replaceAll('bop137', 'essai'), { name: 'd.csv' });
	refused(
		2,
		'couverture.csv cite le dispositif « essai » (2026 et 2027), qui ne serait plus dans dispositifs.csv. Retirez d’abord les versions 4 et 3, ou importez un couverture.csv qui ne le cite plus.'
	);
});

test('lines that a key speaks of stay until the key is withdrawn', async () => {
	await bring(db, csv([row(10, { poste: 'x' })]));
	await bring(db, CLES, { name: 'cles.csv' });
	refused(
		2,
		'La clé « k » ne vise aucune ligne (bop137, poste « x », 2018). bop137 n’a aucune ligne en base. Retirez d’abord la version 3, ou importez un cles.csv qui s’accorde avec les lignes.'
	);
	expect(withdraw(3).needed).toEqual([]);
	expect(needed(2)).toEqual([]);
});

test('what one version brought together is withdrawn together', async () => {
	await bring(db, DISPOSITIFS, { name: 'essai.csv' });
	const brought = withdraw(2);
	expect(brought).toMatchObject({ version: 3, needed: [], told: [] });
});

test('a source that lines cite may go, and the lines that lose its title are counted', async () => {
	await bring(db, SOURCES, { name: 'sources-essai.csv' });
	await bring(db, csv([row(10, { source: 'rapport-essai' })]));
	const { version, told } = withdraw(2);
	expect(version).toBe(4);
	expect(told.map(({ message }) => spaced(message))).toEqual([
		'1 ligne en base cite la source « rapport-essai », qui n’est plus dans sources.csv : son titre, sa date et son adresse ne sont plus donnés.'
	]);
});

test('a decision left without the source that it retains is told', async () => {
	await bring(db, csv([row(10)]));
	await bring(db, csv([row(12, { source: 'b' })]));
	const header =
		'dispositif;exercice;etape;nature;niveau;poste;beneficiaire;source_retenue;auteur;date;raison';
	await bring(db, `${header}\nbop137;2018;lfi;cp;np;;;b;Collectif;2026-11-22;erratum\n`, {
		name: 'decisions.csv'
	});
	const { version, told } = withdraw(3);
	expect(version).toBe(5);
	expect(told.map(({ code }) => code)).toEqual(['arbitrage-sans-effet']);
});
