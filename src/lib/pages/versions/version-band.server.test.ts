import { beforeAll, describe, expect, test } from 'vitest';
import { AT, bring, csv, queryOf, row, vocabulariesOnly } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { listLines } from '#lib/server/analysis/lines/lines.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { arbitrate } from '#lib/server/import/arbitrate.ts';
import { versionBand, type View } from './version-band.server.ts';

let db: Database;
let old: number;
/** A line of 2018 that a corrected file lowers from 5 020 878 to 5 000 000 euros. */
beforeAll(async () => {
	db = await vocabulariesOnly();
	const file = (amount: number) =>
		csv([row(amount), row(7, { exercice: 2017, etape: 'execution', dispositif: 'p101-03' })]);
	await bring(db, file(5_020_878));
	old = currentVersion(db);
	await bring(db, file(5_000_000));
});

const band = (view: View, address = `v=${old}`) => {
	const found = versionBand(db, queryOf(db, address), view);
	return found && JSON.parse(JSON.stringify(found).replaceAll('\u00A0', ' '));
};

describe('the band of a page read at an older version', () => {
	test('says which version is read, which is current, what changed and by how much', () => {
		expect(band({ kind: 'repartition' })).toEqual({
			lue: old,
			actuelle: old + 1,
			phrase: `Vous lisez la version ${old} des données ; la version actuelle est la ${old + 1}.`,
			bilan: 'Depuis, une valeur que montre cette page a changé.',
			lignes: [
				{
					quoi: 'BOP 137, prostitution et traite, 2018 (LFI)',
					avant: '5 020 878 €',
					apres: '5 000 000 €',
					ecart: '−20 878 €',
					versions: [old + 1]
				}
			],
			reste: 0
		});
	});

	test('says that nothing changed where nothing did', () => {
		const nothing = { bilan: 'Depuis, rien de ce que montre cette page n’a changé.', lignes: [] };
		expect(band({ kind: 'repartition' }, `v=${old}&etape=execution`)).toMatchObject(nothing);
		expect(band({ kind: 'repartition' }, `v=${old}&dispositif=mae`)).toMatchObject(nothing);
		expect(band({ kind: 'etapes' }, `v=${old}&dispositif=p101-03`)).toMatchObject(nothing);
		expect(band({ kind: 'vocabulaires' })).toMatchObject(nothing);
		expect(band({ kind: 'sources' })).toMatchObject(nothing);
		expect(band({ kind: 'lignes' }, `v=${old}&de=2017&a=2017`)).toMatchObject(nothing);
		expect(band({ kind: 'rien' })).toMatchObject({ bilan: 'Cette page est la même à toutes les versions.' });
	});

	test('of a figure tells what its table says otherwise', () => {
		const rows = band({ kind: 'figure', id: 'formes-par-annee' })?.lignes ?? [];
		expect(
			rows.map((one: { quoi: string; avant: string; apres: string }) => [one.quoi, one.avant, one.apres])
		).toContainEqual(['2018, Total', '5 020 878 €', '5 000 000 €']);
	});

	test('names the stage of what is absent too', async () => {
		const base = await vocabulariesOnly();
		await bring(base, csv([row(10)]));
		const search = (...etapes: string[]) =>
			`dispositif;poste;exercice;etape;date;ou;resultat\n${etapes.map((etape) => `mae;;2018;${etape};2026-11;essai;sans_objet\n`).join('')}`;
		await bring(base, search('demande', 'ouvert'), { name: 'autres-recherches.csv' });
		const v = currentVersion(base) - 1;
		const found = versionBand(base, queryOf(base, `v=${v}&dispositif=mae&de=2018&a=2018`), {
			kind: 'etapes'
		});
		expect(found?.lignes.map(({ quoi, avant, apres }) => `${quoi} : ${avant} > ${apres}`)).toEqual([
			'Affaires étrangères, part traite, 2018 (demande) : pas cherché > sans objet',
			'Affaires étrangères, part traite, 2018 (ouverts) : pas cherché > sans objet'
		]);
	});

	test('counts the lines that came and went, and what they sum to', () => {
		expect(band({ kind: 'lignes' })).toMatchObject({
			lignes: [
				{ quoi: 'Lignes de cette liste', avant: '1 ligne n’y est plus', apres: '1 ligne y est entrée' },
				{ quoi: 'Lignes comptées, LFI, CP', avant: '5 020 878 €', apres: '5 000 000 €', ecart: '−20 878 €' }
			]
		});
	});

	test('tells what took the place of a line', () => {
		const line = listLines(db, queryOf(db, `v=${old}&de=2018`)).lines[0];
		expect(band({ kind: 'ligne', id: line?.id ?? 0 })).toMatchObject({
			lignes: [
				{ avant: '5 020 878 €', apres: 'remplacée par 5 000 000 €', ecart: '−20 878 €', versions: [old + 1] }
			]
		});
	});

	test('is not there at the current version, nor at one that does not exist', () => {
		expect(band({ kind: 'repartition' }, '')).toBeNull();
		expect(band({ kind: 'repartition' }, `v=${old + 1}`)).toBeNull();
		expect(band({ kind: 'repartition' }, 'v=99')).toBeNull();
	});
});

test('a line that loses to another says so, and which values are published now', async () => {
	const base = await vocabulariesOnly();
	await bring(base, csv([row(10, { preuve: 'A' }), row(9, { source: 'b', preuve: 'B' })]));
	const v = currentVersion(base);
	const place = {
		dispositif: 'bop137',
		exercice: 2018,
		etape: 'lfi',
		nature: 'cp',
		niveau: 'np',
		poste: '',
		beneficiaire: ''
	} as const;
	await arbitrate(
		base,
		{ ...place, source_retenue: 'b', auteur: 'Collectif', date: '2026', raison: 'x' },
		{ at: AT }
	);
	const line = listLines(base, queryOf(base, '')).lines.find((one) => one.source === 'a');
	const found = versionBand(base, queryOf(base, `v=${v}`), { kind: 'ligne', id: line?.id ?? 0 });
	expect(found?.lignes).toEqual([
		{ quoi: 'Ce que la règle en fait', avant: 'retenue', apres: 'écartée', ecart: '', versions: [v + 1] }
	]);
});

describe('once lines of a later year are imported', () => {
	let base: Database;
	let read: number;
	beforeAll(async () => {
		base = await vocabulariesOnly();
		await bring(base, csv([row(100, { poste: 'AFIS', forme: 'SEX', attribution: 'mandat' }), row(40)]));
		read = currentVersion(base);
		await bring(base, csv([row(900, { exercice: 2026 }), row(7, { exercice: 2026, dispositif: 'p101-03' })]));
	});
	const later = (view: View, address = '') => versionBand(base, queryOf(base, `v=${read}${address}`), view);

	test.for<[View, string]>([
		[{ kind: 'repartition' }, ''],
		[{ kind: 'etapes' }, ''],
		[{ kind: 'etapes' }, '&dispositif=bop137'],
		[{ kind: 'lignes' }, ''],
		[{ kind: 'figure', id: 'formes-par-annee' }, ''],
		[{ kind: 'figure', id: 'dispositifs-par-annee' }, '']
	])('%o%s names no change of the years that it shows, and the year that it does not', ([view, address]) => {
		expect(later(view, address)).toMatchObject({
			bilan: expect.stringMatching(
				/^Depuis, rien de ce que montre cette page n’a changé\. La version actuelle montre aussi .*2026\.$/
			),
			lignes: []
		});
	});

	test('one that compares two years says on which it opens now', () => {
		expect(later({ kind: 'figure', id: 'variation-annuelle' })?.bilan).toBe(
			'Depuis, rien de ce que montre cette page n’a changé. La version actuelle s’ouvre sur 2025 et 2026.'
		);
	});

	test('a dispositif that had nothing then is not told as changed', () => {
		expect(later({ kind: 'etapes' }, '&dispositif=p101-03')).toMatchObject({ lignes: [] });
	});
});

test('what a correction takes from one form and gives to another is told beside the whole', async () => {
	const base = await vocabulariesOnly();
	await bring(base, csv([row(100, { poste: 'AFIS', forme: 'SEX', attribution: 'mandat' }), row(40)]));
	await bring(base, csv([row(110, { poste: 'AFIS' }), row(40)]));
	const v = currentVersion(base) - 1;
	const found = versionBand(base, queryOf(base, `v=${v}`), { kind: 'repartition' });
	expect(
		found?.lignes.map(({ quoi, avant, apres, ecart }) =>
			`${quoi} : ${avant} > ${apres} (${ecart})`.replaceAll('\u00A0', ' ')
		)
	).toEqual([
		'BOP 137, prostitution et traite, 2018 (LFI) : 140 € > 150 € (+10 €)',
		'BOP 137, prostitution et traite, 2018 (LFI), exploitation sexuelle : 100 € > aucun montant ()',
		'BOP 137, prostitution et traite, 2018 (LFI), non attribué : 40 € > 150 € (+110 €)'
	]);
});

test('a vote that takes the place of a bill is told without a difference: two stages do not compare', async () => {
	const base = await vocabulariesOnly();
	await bring(base, csv([row(100, { etape: 'plf' })]));
	await bring(base, csv([row(140, { source: 'b' })]), { name: 'b.csv' });
	const v = currentVersion(base) - 1;
	const found = versionBand(base, queryOf(base, `v=${v}`), { kind: 'repartition' });
	expect(found?.lignes).toMatchObject([
		{ quoi: 'BOP 137, prostitution et traite, 2018 (PLF, puis LFI)', ecart: '' }
	]);
});

test('a form asked is told, not the whole', async () => {
	const base = await vocabulariesOnly();
	const file = (amount: number) =>
		csv([row(amount, { forme: 'SEX', attribution: 'mandat', poste: 'AFIS' }), row(40)]);
	await bring(base, file(100));
	await bring(base, file(90));
	const v = currentVersion(base) - 1;
	const found = versionBand(base, queryOf(base, `v=${v}&forme=SEX`), { kind: 'repartition' });
	expect(
		found?.lignes.map(({ quoi, avant, apres }) => [quoi, avant, apres].join(' | ').replaceAll('\u00A0', ' '))
	).toEqual(['BOP 137, prostitution et traite, 2018 (LFI), exploitation sexuelle | 100 € | 90 €']);
});

test('the band is told in English', () =>
	inLanguage('en', () => {
		expect(band({ kind: 'repartition' })).toMatchObject({
			phrase: `You are reading version ${old} of the data; the current version is version ${old + 1}.`,
			bilan: 'Since then, one value that this page shows has changed.',
			lignes: [{ avant: '€5,020,878', apres: '€5,000,000', ecart: '−€20,878' }]
		});
		expect(band({ kind: 'lignes' })).toMatchObject({
			lignes: [
				{ quoi: 'Lines of this list', avant: '1 line is no longer there', apres: '1 line has come in' },
				{ quoi: 'Lines counted, LFI, CP' }
			]
		});
		const line = listLines(db, queryOf(db, `v=${old}&de=2018`)).lines[0];
		expect(band({ kind: 'ligne', id: line?.id ?? 0 })).toMatchObject({
			lignes: [{ quoi: 'This line', apres: 'replaced by €5,000,000' }]
		});
		expect(band({ kind: 'rien' })).toMatchObject({ bilan: 'This page is the same at every version.' });
	}));
