import { withLabels, withMeasure } from '#lib/export/measured-table.ts';
import { strFromU8, unzipSync } from 'fflate';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIGURE_IDS, type FigureId } from '#lib/figures/figures.ts';
import type { Langue } from '#lib/domain/language.ts';
import { writeFigureFile } from '#lib/export/figure-files.ts';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
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

test.for(FIGURE_IDS)('%s has one empreinte in both languages', (id) => {
	const [fr, en] = [asked('fr', id), asked('en', id)];
	expect(en.notice.empreinte).toBe(fr.notice.empreinte);
	expect(en.machine.lignes).toEqual(fr.machine.lignes);
	expect(fr.machine).toEqual(withLabels(withMeasure(fr.view.table, fr.mesure)));
	expect(en.view.titre).not.toBe(fr.view.titre);
});

test('the largest image of the longest figure is drawn as wide as it is asked, and says how wide its letters want it', async () => {
	const wide = {
		csv: 'excel',
		largeur: 4800,
		format: 'paysage',
		variante: 'complet',
		theme: 'clair'
	} as const;
	const png = Buffer.from(await writeFigureFile('png', asked('fr', 'carte-transparence'), wide));
	expect(png.readUInt32BE(16)).toBe(4800);
	const perMetre = png.readUInt32BE(png.indexOf('pHYs') + 4);
	// Its sheet has 1200 pixels where 840 are 16 cm.
	expect(4800 / perMetre).toBeCloseTo((0.16 * 1200) / 840, 3);
});

/** A file of a figure as rows of texts; no cell of these tables holds its separator. */
async function csvOf(langue: Langue, id: FigureId, address: string, csv: 'excel' | 'machine') {
	const choice = { csv, largeur: 600, format: 'paysage', variante: 'complet', theme: 'clair' } as const;
	const bytes = await inLanguage(langue, () => writeFigureFile('csv', asked(langue, id, address), choice));
	const { data } = Papa.parse<Record<string, string>>(new TextDecoder().decode(bytes), {
		header: true,
		skipEmptyLines: true
	});
	return data;
}

test.for(FIGURE_IDS)(
	'each row of %s says its nature and its euros, which are those of its subtitle',
	async (id) => {
		const CASES = [
			['fr', '', 'courants', 'crédits de paiement (CP)', 'courants'],
			['en', '', 'current', 'payment appropriations (CP)', 'courants'],
			['fr', 'euros=constants&base=2015&nature=ae', 'constants de 2015', '', 'constants 2015'],
			['fr', 'euros=constants', 'constants de 2025', '', 'constants 2025'],
			['en', 'euros=constants', 'constant 2025', '', 'constants 2025']
		] as const;
		for (const [langue, address, words, nature, code] of CASES) {
			const current = id === 'carte-transparence';
			const { view, notice } = asked(langue, id, address);
			const said = current ? (langue === 'fr' ? 'courants' : 'current') : words;
			expect([view.sousTitre, ...view.notes].join(' ')).toContain(said);
			expect(notice.filtres.find(({ nom }) => nom === 'euros')?.valeur).toBe(said);
			for (const row of await csvOf(langue, id, address, 'excel')) {
				expect(row['Euros']).toBe(said);
				expect(row[langue === 'fr' ? 'Nature des crédits' : 'Nature of appropriations']).toContain(nature);
			}
			for (const row of await csvOf(langue, id, address, 'machine'))
				expect(row).toMatchObject({
					euros: current ? 'courants' : code,
					nature: address.includes('ae') ? 'ae' : 'cp'
				});
		}
	}
);

test.for(FIGURE_IDS)('no two columns of %s have the same head', (id) => {
	for (const langue of ['fr', 'en'] as const) {
		const { view, machine } = asked(langue, id, 'euros=constants');
		for (const heads of [
			view.table.colonnes.map(({ titre }) => titre),
			machine.colonnes.map(({ id: cle }) => cle)
		])
			expect(new Set(heads).size).toBe(heads.length);
	}
});

test.for(FIGURE_IDS)('the years of %s are numbers, for a workbook to sort and compare', (id) => {
	const { colonnes, lignes } = asked('fr', id).view.table;
	const at = colonnes.findIndex(({ id: cle }) => cle === 'exercice');
	if (at >= 0) expect(new Set(lignes.map((row) => typeof row[at]))).toEqual(new Set(['number']));
});

test.for(FIGURE_IDS)('the filters that %s claims are those that change it', (id) => {
	const plain = asked('fr', id);
	for (const address of [
		'forme=TRAV',
		'annees=2016,2017',
		'etapes=lfi,execution',
		'etape=execution',
		'euros=constants'
	]) {
		const { notice } = asked('fr', id, address);
		if (notice.empreinte === plain.notice.empreinte)
			expect([address, notice.filtres]).toEqual([address, plain.notice.filtres]);
		else expect([address, notice.filtres]).not.toEqual([address, plain.notice.filtres]);
	}
});

test('the addresses of an English notice are those of the English page, without a parameter for it', () => {
	const { notice } = asked('en', 'flux', `${FILTERS}&lang=en&v=1`);
	expect(notice.adresse).toBe(`${ORIGIN}/en/figures/flux?forme=SEX,TRAV&de=2014&a=2018`);
	expect(notice.adresseFigee).toBe(`${ORIGIN}/en/figures/flux?forme=SEX,TRAV&de=2014&a=2018&v=1`);
	expect(notice.methode).toBe(`${ORIGIN}/en/methode`);
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
	const choice = {
		csv: 'excel',
		largeur: 600,
		format: 'paysage',
		variante: 'complet',
		theme: 'clair'
	} as const;
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

test.for([
	['formes-par-annee', '', 'toutes celles des données'],
	['repartition-annee', '', '2018'],
	['flux', 'de=2016&a=2016', '2016'],
	['besoins-moyens', '', '2024'],
	['variation-annuelle', 'de=2013&a=2014', '2017 et 2018'],
	['variation-annuelle', 'annees=2016,2017', '2016 et 2017']
] as const)('the notice of %s « %s » says the years shown: %s', ([id, address, years]) => {
	const line = asked('fr', id, address).notice.filtres.find(({ nom }) => nom === 'années');
	expect(line?.valeur).toBe(years);
});

test('shares of dispositifs-par-annee are said', () => {
	const lines = asked('fr', 'dispositifs-par-annee', 'mesure=part').notice.filtres;
	expect(lines.find(({ nom }) => nom === 'mesure')?.valeur).toBe('parts du total');
});
