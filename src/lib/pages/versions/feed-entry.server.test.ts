import { expect, test } from 'vitest';
import { bring, csv, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { listVersions, type Version } from '#lib/server/store/versions.ts';
import { feedEntry } from './feed-entry.server.ts';

const mae = (amount: number) => csv([row(amount, { dispositif: 'mae', etape: 'annonce' })]);

test('an entry of the feed names the amounts and the figures that moved, to the euro, in both languages', async () => {
	const db = await vocabulariesOnly();
	await bring(db, mae(300_000), { name: 'imp.csv' });
	await bring(db, mae(320_000), { name: 'imp.csv' });
	const [last] = listVersions(db) as [Version];
	const french = feedEntry(db, last);
	const plain = (text: string) => text.replaceAll('\u00A0', ' ');
	expect(plain(french.titre)).toMatch(
		/^Version \d+ : Affaires étrangères, part traite, 2018 .*300 000 € puis 320 000 € \(\+20 000 €\)$/
	);
	expect(plain(french.resume)).toMatch(/^Montants qui ont changé : .*\. Figures : La grille des formes, /);
	const english = inLanguage('en', () => feedEntry(db, last));
	expect(english.titre).toMatch(/300.000 then .*320.000/);
	expect(english.resume).toMatch(/Figures: The grid of forms, /);
	db.close();
});

test('a version that moves nothing says so, and the first says what it read without cutting a name', async () => {
	const db = await vocabulariesOnly();
	const first = feedEntry(db, {
		id: 1,
		createdAt: '',
		operation: 'creation',
		summary: 'fichier-long.csv, '.repeat(30)
	});
	expect(first.titre).toMatch(/création des données$/);
	expect(first.resume).toMatch(/fichier-long\.csv…$/);
	await bring(db, csv([row(1, { exercice: 2017, etape: 'execution' })]));
	const [last] = listVersions(db) as [Version];
	expect(feedEntry(db, last).resume).toContain('Aucun montant prévu n’a changé.');
	db.close();
});
