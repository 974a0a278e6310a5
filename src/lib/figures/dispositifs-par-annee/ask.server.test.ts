import { beforeAll, expect, test } from 'vitest';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { dispositifsParAnnee } from './read.server.ts';
import { formesParAnnee } from '#lib/figures/formes-par-annee/read.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { viewFormesParAnnee } from '#lib/figures/formes-par-annee/figure.ts';
import { headline } from '#lib/server/analysis/counted/headline.ts';
import { askDispositifsParAnnee, drawDispositifsParAnnee } from './ask.server.ts';
import { drawFormesParAnnee } from '#lib/figures/formes-par-annee/ask.server.ts';
import { askRepartitionAnnee } from '#lib/figures/repartition-annee/ask.server.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});

const found = (address: string) => dispositifsParAnnee(db, queryOf(db, address));
const figure = (address: string) => {
	const query = queryOf(db, address);
	const data = drawDispositifsParAnnee(dispositifsParAnnee(db, query), headline(db, query)?.exercice ?? null);
	expect(askDispositifsParAnnee(db, query)).toEqual(
		data.series.some(({ annees }) => annees.length > 0) ? data : null
	);
	return data;
};
const plain = (text: string | undefined) => text?.replaceAll('\u00A0', ' ') ?? '';
const yearOf = (address: string, id: string, year: number) =>
	found(address)
		.series.find((item) => item.dispositif === id)
		?.annees.find((item) => item.exercice === year);

test.for([
	[2018, 'bop137', 502_087_800],
	[2018, 'p101', 14_900_000],
	[2018, 'mae', 30_000_000],
	[2019, 'bop137', 460_487_800],
	[2019, 'p101', null]
] as const)('%i, %s: %i cents', ([year, id, cents]) => {
	expect(yearOf('', id, year)?.total).toBe(cents);
});

test.for(['', 'etape=execution', 'nature=ae', 'forme=SEX', 'cles=avec', 'de=2016&a=2019'])(
	'the dispositifs add up to the year, and have the same years: %s',
	(address) => {
		const { series, exercices } = found(address);
		const whole = formesParAnnee(db, queryOf(db, address));
		expect(exercices).toEqual(whole.annees.map((year) => year.exercice));
		for (const [index, year] of whole.annees.entries()) {
			const totals = series
				.map((item) => item.annees[index]?.total ?? null)
				.filter((cents) => cents !== null);
			expect(totals.length === 0 ? null : totals.reduce((sum, cents) => sum + cents, 0)).toBe(year.total);
		}
	}
);

test('what is already inside another, or wider, stands there on request only (R5)', () => {
	const ids = (address: string) => found(address).series.map((item) => item.dispositif);
	expect(ids('')).toEqual(['bop137', 'p101', 'mae', 'agrasc']);
	expect(ids('perimetre=contexte')).toContain('acse');
	expect(ids('perimetre=contexte')).not.toContain('bop137');
	const acse = figure('perimetre=contexte').series.find((item) => item.id === 'acse');
	expect(plain(acse?.precision)).toBe('compris dans « BOP 137, prostitution et traite »');
});

test('each row has its own kind of nothing, breaks and partial years', () => {
	const { series } = figure('');
	const of = (id: string) => series.find((item) => item.id === id);
	expect(of('p101')?.annees.find((year) => year.exercice === 2017)?.statut).toBe('non_trouve');
	expect(of('agrasc')?.annees.find((year) => year.exercice === 2015)?.statut).toBe('sans_objet');
	expect(of('bop137')?.ruptures.map((item) => item.apres)).toEqual([2019, 2020, 2022]);
	expect(of('p101')?.ruptures).toEqual([]);
	expect(plain(of('bop137')?.partielle ?? undefined)).toMatch(
		/^En 2020 et 2021, couverture partielle : .*action 21\. De 2022 à 2025, couverture partielle : .*action 25/
	);
	expect(plain(of('p101')?.precision)).toBe('Part traite, Justice');
});

test('the title is what is read of the year of the overview', () => {
	expect(plain(figure('').titre)).toBe(
		'En 2018, sur au moins 5,47 M€ prévus contre la prostitution et la traite (dont 449 000 € seulement annoncés), 91,8 % de ce qui est connu passe par un dispositif : BOP 137'
	);
	expect(plain(figure('perimetre=contexte').titre)).toMatch(
		/^[A-Z][a-z]+ dispositifs du contexte ont des montants de \d{4} à \d{4} ; ils ne s’additionnent pas$/
	);
	expect(figure('etape=lfr').titre).toBe(
		'Aucun montant voté en loi de finances rectificative dans nos sources pour ce choix'
	);
	expect(figure('etape=lfr').series.every((item) => item.annees.length === 0)).toBe(true);
});

test('competing values of one dispositif are marked on its row only', () => {
	expect(yearOf('', 'bop137', 2017)?.totauxPossibles).toEqual([662_844_500, 626_475_500]);
	expect(yearOf('', 'p101', 2018)?.totauxPossibles).toEqual([]);
});

test('as shares, the figure and its words are of the total of each dispositif', () => {
	const shares = figure('mesure=part');
	expect(shares.mesure).toBe('part');
	expect(plain(shares.sousTitre)).toContain('en part du total de chacun');
	expect(plain(shares.lecture)).not.toContain('Une seule échelle');
	expect(plain(figure('').lecture)).toContain('Une seule échelle');
});

test('under a filter by form, totals of all forms are set beside no bar, and the bar still says that values compete', () => {
	const year = (address: string) =>
		figure(address)
			.series.find((item) => item.id === 'bop137')
			?.annees.find((item) => item.exercice === 2017);
	expect(year('')).toMatchObject({ concurrentes: [662_844_500, 626_475_500], conteste: true });
	expect(year('forme=TRAV')).toMatchObject({ concurrentes: [], conteste: true });
	for (const forme of ['TRAV', 'NV']) {
		const whole = drawFormesParAnnee(formesParAnnee(db, queryOf(db, `forme=${forme}`)), null);
		for (const width of [1120, 720, 328]) {
			const drawing = viewFormesParAnnee(whole).place(width);
			expect(drawing.rules.filter(({ kind }) => kind === 'ecartee')).toEqual([]);
			expect(drawing.diamonds.map(({ key }) => key)).toEqual(
				expect.arrayContaining([expect.stringContaining('2017')])
			);
		}
	}
});

test('the sentence over the bars is of years that all have a bar', () => {
	const words = (address: string) => {
		const { partielle, notes } = drawFormesParAnnee(formesParAnnee(db, queryOf(db, address)), null);
		return { partielle: plain(partielle ?? undefined), notes: notes.map(plain).join(' ') };
	};
	expect(words('').partielle).toMatch(/^En 2020 et 2021, couverture partielle : seule l’AFIS/);
	// Without the form that the AFIS pays for, 2020 and 2021 have no bar: what is drawn of 2022 and 2023 is AGRASC.
	expect(words('forme=TRAV').partielle).toMatch(/^En 2022 et 2023, couverture partielle : seul l’appel/);
	expect(words('forme=TRAV').notes).toContain('De 2022 à 2025, couverture partielle : seule l’AFIS');
});

test('bounds by form give the other published values too (R4)', () => {
	const bounds = askRepartitionAnnee(db, queryOf(db, 'groupe=forme&de=2017&a=2017'));
	expect(bounds?.notes.map(plain).join(' ')).toContain('aussi 6 264 755 € et 6 628 445 €');
});
