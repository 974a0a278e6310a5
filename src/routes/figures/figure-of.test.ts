import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIGURES, type FigureId } from '#lib/domain/figure.ts';
import type { Langue } from '#lib/domain/language.ts';
import { writeFigureFile } from '#lib/export/figure-files.ts';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/open.ts';
import { figureOf, outsideQuery } from './figure-of.ts';
import { shareOf } from './share.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const ORIGIN = 'https://lignes.example';
const FILTERS = 'de=2014&a=2018&forme=SEX,TRAV';

function asked(langue: Langue, id: FigureId, address = '') {
	return inLanguage(langue, () => {
		const found = figureOf(db, id, queryOf(db, address), ORIGIN);
		if (found === null) throw new Error(`nothing to draw: ${id}`);
		return found;
	});
}

test.for(FIGURES)('%s has one empreinte in both languages', (id) => {
	const [fr, en] = [asked('fr', id), asked('en', id)];
	expect(en.notice.empreinte).toBe(fr.notice.empreinte);
	expect(en.machine).toEqual(fr.view.table);
	expect(en.view.titre).not.toBe(fr.view.titre);
});

test('the addresses of an English notice are those of the English page, without a parameter for it', () => {
	const { notice } = asked('en', 'flux', `${FILTERS}&lang=en&v=1`);
	expect(notice.adresse).toBe(`${ORIGIN}/en/figures/flux?forme=SEX,TRAV&de=2014&a=2018`);
	expect(notice.adresseFigee).toBe(`${ORIGIN}/en/figures/flux?forme=SEX,TRAV&de=2014&a=2018&v=1`);
	expect(asked('fr', 'flux', 'lang=en').notice.adresse).toBe(`${ORIGIN}/figures/flux`);
});

test('files and embeds name the language, pages have it in their path', () => {
	const share = (langue: Langue) =>
		inLanguage(langue, () => shareOf(asked(langue, 'flux'), queryOf(db, 'de=2018&a=2018'), ORIGIN));
	const [fr, en] = [share('fr'), share('en')];
	expect(en.fichiers.png).toBe('/figures/flux.png?de=2018&a=2018&lang=en');
	expect(fr.fichiers.png).toBe('/figures/flux.png?de=2018&a=2018');
	expect(en.codes.vivant).toContain(`src="${ORIGIN}/embed/flux?de=2018&amp;a=2018&amp;lang=en"`);
	expect(en.codes.fige).toContain(`src="${ORIGIN}/embed/flux?de=2018&amp;a=2018&amp;lang=en&amp;v=1"`);
	expect(fr.codes.fige).toContain(`src="${ORIGIN}/embed/flux?de=2018&amp;a=2018&amp;v=1"`);
	expect(en.codes.image).toContain(`href="${ORIGIN}/en/figures/flux?v=1"`);
	expect(en.verifier).toBe(
		`/figures/flux/verifier?de=2018&a=2018&v=1&empreinte=${asked('en', 'flux').notice.empreinte}`
	);
	expect(decodeURIComponent(en.codes.oembed)).toContain(`url=${ORIGIN}/en/figures/flux`);
});

test('what names the bytes of a file names its language', () => {
	const query = queryOf(db, FILTERS);
	expect(inLanguage('en', () => outsideQuery(query, 1))).toBe('?forme=SEX,TRAV&de=2014&a=2018&v=1&lang=en');
	expect(outsideQuery(query, 1)).toBe('?forme=SEX,TRAV&de=2014&a=2018&v=1');
});

test('an English archive has English names, and the French table for machines', async () => {
	const choice = { csv: 'excel', largeur: 600, variante: 'complet', theme: 'clair' } as const;
	const write = async (langue: Langue) =>
		unzipSync(
			await inLanguage(langue, () => writeFigureFile('zip', asked(langue, 'formes-par-annee'), choice))
		);
	const [fr, en] = [await write('fr'), await write('en')];
	expect(Object.keys(en)).toEqual([
		'READ-ME.txt',
		'figure.svg',
		'figure.png',
		'data-excel.csv',
		'data-machine.csv',
		'data.xlsx',
		'data.json'
	]);
	expect(en['data-machine.csv']).toEqual(fr['donnees-machine.csv']);
	const readMe = strFromU8(en['READ-ME.txt'] ?? new Uint8Array());
	expect(readMe).toContain('What is measured');
	expect(readMe).toContain(`${ORIGIN}/en/methode`);
	expect(strFromU8(en['figure.svg'] ?? new Uint8Array())).toContain('xml:lang="en"');
});
