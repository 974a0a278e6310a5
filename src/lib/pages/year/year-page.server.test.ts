import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewRepartitionAnnee } from '#lib/figures/repartition-annee/figure.ts';
import { formatAmount, formatNumber } from '#lib/domain/money.ts';
import { ETAPES } from '#lib/domain/vocabulary.ts';
import { ask, bring, csv, queryOf, shippedBase, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import type { Database } from '#lib/server/store/database.ts';
import { drawnCells } from '#lib/server/versions.fixture.ts';
import { yearPage, type YearPage } from './year-page.server.ts';
import { fc, SEED } from '../../../../tests/property-seed.ts';

const NBSP = '\u00A0';
const YEARS = [2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];

/** Every text of a value, however deep, but for addresses and keys. */
function textsOf(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) =>
		['lien', 'liens', 'lienLignes', 'cle', 'lignes-api', 'libelles', 'marque', 'forme'].includes(name)
			? []
			: textsOf(inner)
	);
}

/** What this page writes itself: other figures have tests of their own. */
const own = ({ titre, chapeau, faits, bornes, payeurs, depense, controles, manques }: YearPage) => ({
	titre,
	chapeau,
	faits,
	bornes,
	payeurs,
	depense,
	controles,
	manques
});

describe('the shipped base', () => {
	let db: Database;
	beforeAll(async () => {
		db = await shippedBase();
	});
	afterAll(() => db.close());
	const page = (year: number, address = '') => yearPage(db, queryOf(db, address), year);

	test('2018 is told in full', () => {
		const found = page(2018);
		expect(found.titre.replaceAll(NBSP, ' ')).toBe(
			'En 2018, au moins 5,47 M€ prévus contre la prostitution et la traite (dont 449 000 € seulement annoncés) ; 56,6 % de ce qui est connu ne peut être rattaché à aucune forme'
		);
		expect(found.faits.map((fact) => fact.valeur.replaceAll(NBSP, ' '))).toEqual([
			'au moins 5 469 878 €',
			'aucun montant',
			'46,0 %',
			'3 093 878 €',
			'3 payeurs'
		]);
		expect(found.payeurs.data.titre.replaceAll(NBSP, ' ')).toBe(
			'En 2018, sur au moins 5,47 M€ prévus contre la prostitution et la traite (dont 449 000 € seulement annoncés), 91,8 % de ce qui est connu passe par un dispositif : BOP 137'
		);
		expect(
			found.manques.aDemander.flatMap((one) =>
				one.dispositifs.flatMap(({ questions }) => questions.map(({ texte }) => texte))
			)
		).toContain(
			`Quelle part des 2${NBSP}124${NBSP}878${NBSP}€ de crédits déconcentrés votés pour 2018 concerne la traite, et quelles formes${NBSP}?`
		);
		expect(found.payeurs.liens.lignes).toBe('/lignes?de=2018&a=2018&etape=prevu&nature=cp&perimetre=coeur');
		expect(found.bornes?.liens.api).toBe('/api/v1/allocation?de=2018&a=2018&groupe=forme');
	});

	test('voted against spent keeps its rates: 2016 62,7 %, 2017 40,4 %', () => {
		expect(page(2016).depense.titre.replaceAll(NBSP, ' ')).toContain('62,7 % des crédits votés');
		expect(page(2017).depense.titre.replaceAll(NBSP, ' ')).toContain('40,4 % des crédits votés');
	});

	test.for(YEARS)('%i: every number of the figures is the API’s', (year) => {
		for (const address of ['', '&etape=execution', '&nature=ae', '&euros=constants']) {
			const found = page(year, address);
			const asked = `de=${year}&a=${year}${address}`;
			const { rows, total } = ask(db, asked, 'dispositif', 'niveau', 'poste', 'forme');
			const drawn = found.payeurs.data.dispositifs.flatMap((item) =>
				item.postes.flatMap((poste) => poste.parts.map((part) => [item.id, part.centimes]))
			);
			const answered = rows.flatMap((row) =>
				row.centimes === null
					? []
					: [row.centimes - row.nonDetaille, row.nonDetaille]
							.filter((cents) => cents !== 0 || row.centimes === 0)
							.slice(0, row.centimes === 0 ? 1 : 2)
							.map((cents) => [row.dispositif, cents])
			);
			const sorted = (pairs: readonly unknown[]) => pairs.map((pair) => JSON.stringify(pair)).sort();
			expect(sorted(drawn)).toEqual(sorted(answered));
			const forms = new Map(ask(db, asked, 'forme').rows.map((row) => [row.forme, row.bornes]));
			for (const { formes, bas, haut } of found.bornes?.data.formes ?? [])
				for (const forme of formes) expect({ forme, ...forms.get(forme) }).toEqual({ forme, bas, haut });
			if (total === null) expect(found.bornes).toBeNull();
			// A zero of one dispositif is no amount of the year while others are unknown.
			else if (total === 0 && found.faits[0]?.absent) expect(found.titre).toContain('aucun montant');
			else expect(found.faits[0]?.valeur).toContain(formatNumber(total));
		}
	});

	test.for(YEARS)('%i: every euro of every sentence is in the API’s answers', (year) => {
		const known = new Set<number>();
		const add = (cents: number | null | undefined) => {
			if (cents !== null && cents !== undefined) known.add(Math.abs(cents));
		};
		for (const etape of ['prevu', ...ETAPES])
			for (const perimetre of ['coeur', 'contexte']) {
				const address = `de=${year}&a=${year}&etape=${etape}&perimetre=${perimetre}`;
				for (const groupes of [
					['dispositif'],
					['forme'],
					['dispositif', 'poste', 'niveau', 'forme']
				] as const) {
					const { rows, total } = ask(db, address, ...groupes);
					add(total);
					for (const row of rows) {
						for (const cents of [
							row.centimes,
							row.bornes.bas,
							row.bornes.haut,
							row.nonDetaille,
							row.natureNonPrecisee
						])
							add(cents);
					}
				}
			}
		const first = listLines(db, queryOf(db, `de=${year}&a=${year}`));
		for (let number = 1; number <= first.pages; number++)
			for (const line of listLines(db, queryOf(db, `de=${year}&a=${year}&page=${number}`)).lines)
				add(line.centimes);
		const { rows } = ask(db, `de=${year}&a=${year}`, 'dispositif', 'forme');
		// What no line states: sums over several rows of one answer.
		const sumOf = (kept: (row: (typeof rows)[number]) => boolean) =>
			rows.filter(kept).reduce((sum, row) => sum + (row.centimes ?? 0), 0);
		const unattributed = (row: (typeof rows)[number]) => row.forme === 'NV' || row.forme === 'MULTI';
		add(sumOf(unattributed));
		add(sumOf((row) => unattributed(row) && row.etape === 'annonce'));
		add(sumOf((row) => !unattributed(row)));
		add(sumOf((row) => row.couverture === 'complete'));
		for (const dispositif of ['bop137', 'p101', 'mae', 'agrasc'])
			add(sumOf((row) => unattributed(row) && row.dispositif === dispositif));
		add(rows.reduce((sum, row) => sum + row.natureNonPrecisee, 0));
		// The retained total of a contested slot, less what it holds beyond its details: the details.
		const { total } = ask(db, `de=${year}&a=${year}`, 'dispositif');
		const gap = ask(db, `de=${year}&a=${year}`, 'dispositif').rows.reduce(
			(sum, row) => sum + row.nonDetaille,
			0
		);
		if (total !== null) add(total - gap);

		const exact = new Set([...known].map((cents) => formatNumber(cents)));
		const rounded = new Set([...known].map((cents) => formatAmount(cents)));
		const texts = textsOf(own(page(year)));
		const told = texts.flatMap((text) => text.match(/\d[\d\u00A0]*(?:,\d+)?(?=\u00A0(?:M)?€)/g) ?? []);
		expect(told.length).toBeGreaterThan(0);
		const strange = told.filter((number) => !exact.has(number) && !rounded.has(`${number}${NBSP}M€`));
		expect(strange).toEqual([]);
	});

	test('a year of which nothing is planned says what was spent, and does not call it zero', () => {
		const found = page(2011);
		expect(found.faits[0]).toMatchObject({ valeur: 'aucun montant', absent: true });
		// Justice and Foreign Affairs were there, and nothing says what they spent (R8).
		expect(found.faits[1]?.valeur.replaceAll(NBSP, ' ')).toBe('au moins 2 287 976 €');
		expect(found.variation).toBeNull();
		expect(found.bornes).toBeNull();
	});

	test('across a break of coverage one poste is compared, and the page says why the whole is not', () => {
		const { variation } = page(2020);
		expect(variation?.data.titre).toMatch(/«\sAFIS\s».*−40,0\s%.*le dispositif entier ne se compare pas$/);
		expect(variation?.data.lignes.find((row) => row.nom.startsWith('BOP 137'))).toMatchObject({
			ecart: null
		});
	});

	test('a bill beside a vote is told', () => {
		expect(page(2019).variation?.data.notes.map((note) => note.replaceAll(NBSP, ' '))).toContain(
			'BOP 137 : LFI en 2018, PLF en 2019. Les deux étapes ne disent pas la même chose.'
		);
	});

	test('questions and controls quote published euros in constant euros too', () => {
		expect(page(2018, 'euros=constants').manques).toEqual(page(2018).manques);
		expect(page(2017, 'euros=constants').controles).toEqual(page(2017).controles);
	});
});

/** What no sentence may hold: a slip of code, of spaces, of number or of agreement. */
const SLIPS = [
	/NaN|null|undefined|Infinity|\[object/,
	/ {2}|[ \u00A0],|\(\)|\u00A0{2}/,
	/[\p{L}\d] [:;?!»%€]/u,
	/« /,
	/\p{L}'\p{L}/u,
	/\b1 (?:dispositifs|payeurs|programmes|lignes|formes|valeurs)\b/,
	/\b(?:un|une) (?:dispositifs|formes|totaux|valeurs|payeurs)\b/,
	/\b(?:deux|trois|quatre|\d{2,}) (?:dispositif|forme|total|valeur|payeur)\b/,
	/\b[01]\u00A0€ [^.]*(?:votés|prévus|annoncés|dépensés|inscrits)\b(?! pour \d+ ont)/,
	/\.\.|;\.|\u00A0:\.|,\./
];

test('no sentence slips, whatever the lines, the filters and the quarantine', async () => {
	const cells = fc.array(
		fc
			.tuple(
				drawnCells,
				fc.constantFrom('bop137', 'mae', 'p101', 'agrasc', 'versements'),
				fc.integer({ min: -2, max: 3 })
			)
			.map(([line, dispositif, scale]) => ({
				...line,
				dispositif,
				montant: Number(line.montant) * 10 ** Math.max(0, scale + 2),
				preuve: scale === -2 ? 'Z' : 'A'
			})),
		{ minLength: 1, maxLength: 12 }
	);
	const addresses = fc.subarray(
		['etape=execution', 'etape=annonce', 'nature=ae', 'euros=constants', 'cles=avec', 'perimetre=contexte'],
		{ maxLength: 3 }
	);
	await fc.assert(
		fc.asyncProperty(cells, addresses, async (lines, filters) => {
			const db = await vocabulariesOnly();
			await bring(db, csv(lines), { allowRejects: true });
			// One value of `etape` at a time.
			const params = new URLSearchParams();
			for (const filter of filters) params.set(...(filter.split('=') as [string, string]));
			for (const year of [2017, 2018, 2019]) {
				const found = yearPage(db, queryOf(db, params.toString()), year);
				for (const text of textsOf(own(found)))
					for (const slip of SLIPS) expect({ text, slip: slip.test(text) }).toEqual({ text, slip: false });
				for (const data of [found.payeurs.data, ...(found.bornes ? [found.bornes.data] : [])]) {
					const { desc, readings } = viewRepartitionAnnee(data);
					for (const text of [
						desc,
						...readings.flatMap(({ whole, parts }) => [whole, ...parts].map((one) => one.seen))
					])
						expect(text).not.toMatch(/NaN|null|undefined| {2}/);
				}
				for (const fact of found.faits) if (fact.absent) expect(fact.valeur).not.toMatch(/\d/);
			}
			db.close();
		}),
		{ seed: SEED, numRuns: 40 }
	);
});
