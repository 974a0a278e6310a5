import { beforeEach, describe, expect, test } from 'vitest';
import { ask, bring, csv, row, vocabulariesOnly, type Cells } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';

let db: Database;
beforeEach(async () => {
	db = await vocabulariesOnly();
});

const total = () => ask(db, 'de=2018&a=2018', 'exercice').total;
const sources = () =>
	db
		.prepare<[], string>(
			'SELECT DISTINCT b.source FROM line l JOIN block b ON b.id = l.block_id WHERE l.until_version IS NULL'
		)
		.pluck()
		.all();
const from = (source: string, montant: number, poste: string): Cells => row(montant, { source, poste });

describe('one document is one source, however it is written', () => {
	test.for([
		['another apostrophe', "Bilan de l'année", 'Bilan de l’année'],
		['another hyphen', 'Compte-rendu 2018', 'Compte\u2011rendu 2018'],
		['a dash', 'Rapport - annexe', 'Rapport – annexe'],
		['other spaces', 'Rapport annuel : synthèse', 'Rapport  annuel\u00A0: synthèse'],
		['a mark that nobody sees', 'Rapport annuel', 'Rapport\u200B annuel\u00AD'],
		['other capitals', 'Rapport annuel', 'RAPPORT ANNUEL'],
		['an id with another hyphen', 'plf-2018', 'plf\u20112018'],
		['an id in capitals', 'plf-2018', 'PLF-2018']
	] as const)('%s: a later file replaces what it said', async ([, first, second]) => {
		await bring(db, csv([from(first, 10, 'Accueil')]));
		await bring(db, csv([from(second, 30, 'Logement')]));
		expect(sources()).toEqual([first]);
		expect(total()).toBe(3000);
	});

	test('lines of one file add under both spellings, and it is told', async () => {
		const report = await bring(
			db,
			csv([from('Bilan de l’année', 10, 'Accueil'), from("Bilan de l'année", 5, 'Accueil')])
		);
		expect(total()).toBe(1500);
		const told = report.files.flatMap(({ summary }) => summary.announcements);
		expect(told.find(({ code }) => code === 'source-ecrite-autrement')).toMatchObject({
			severite: 'info',
			valeur: "Bilan de l'année"
		});
	});

	test('a name kept as it is written is not told', async () => {
		await bring(db, csv([from('Rapport annuel', 10, 'Accueil')]));
		const report = await bring(db, csv([from('Rapport annuel', 20, 'Accueil')]));
		const codes = report.files.flatMap(({ summary }) => summary.announcements.map(({ code }) => code));
		expect(codes).not.toContain('source-ecrite-autrement');
	});

	test('other words are another source', async () => {
		await bring(db, csv([from('Rapport annuel 2017', 10, 'Accueil')]));
		await bring(db, csv([from('Rapport annuel 2018', 30, 'Logement')]));
		expect(sources()).toHaveLength(2);
		expect(total()).toBe(4000);
	});

	test('a base that has both spellings already keeps each under its own', async () => {
		await bring(db, csv([from('Rapport annuel', 10, 'Accueil')]));
		await bring(db, csv([from('Rapport tout autre', 10, 'Autre')]));
		db.prepare("UPDATE block SET source = 'RAPPORT ANNUEL' WHERE source = 'Rapport tout autre'").run();
		await bring(db, csv([from('RAPPORT ANNUEL', 20, 'Autre')]));
		expect(total()).toBe(3000);
		expect(sources()).toHaveLength(2);
	});
});
