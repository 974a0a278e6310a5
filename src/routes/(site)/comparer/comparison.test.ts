import { afterAll, beforeAll, expect, test } from 'vitest';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import { ETAPES_DEMANDEES } from '#lib/domain/query.ts';
import { yearRanges } from '#lib/domain/typography.ts';
import { read } from '#lib/server/analysis/reading.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readSentence } from '../_filters/filter-words.ts';
import { comparisonChoices } from './comparison-choices.ts';
import { dispositifsView } from './view-dispositifs.ts';
import { stagesView } from './view-stages.ts';
import { yearsView } from './view-years.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const ask = (address: string) => queryOf(db, address);
const FRENCH =
	/(?<![\p{L}’])(le|la|les|des|du|de|une?|en|à|au|année|crédits|montants?|pas|aucun|pour|dans|avec|prévu|voté)(?!\p{L})/iu;

test.for([
	[
		'',
		'Comparer le voté et le dépensé en crédits de paiement (CP), en euros courants, de la première année à la dernière, pour tous les dispositifs.',
		'Compare funding voted and spent in payment appropriations (CP), in current euros, from the first year to the last, for all schemes.'
	],
	[
		'annees=2016,2017',
		'Comparer 2016 et 2017 en crédits prévus, crédits de paiement (CP), en euros courants, pour tous les dispositifs.',
		'Compare 2016 and 2017 on planned funding, in payment appropriations (CP), in current euros, for all schemes.'
	],
	[
		'etapes=plf,execution',
		'Comparer les crédits du projet de loi (PLF) et les crédits exécutés en crédits de paiement (CP), en euros courants, de la première année à la dernière, pour tous les dispositifs.',
		'Compare funding in the budget bill (PLF) and funding spent in payment appropriations (CP), in current euros, from the first year to the last, for all schemes.'
	]
] as const)('the sentence of « %s », in both languages', ([address, french, english]) => {
	const read = () => readSentence(comparisonChoices(select(db, ask(address)), [2016, 2017]));
	expect(read().replaceAll('\u00A0', ' ')).toBe(french);
	expect(inLanguage('en', read)).toBe(english);
});

test('two years: how many schemes compare, how many are left out', () => {
	const compared = () => yearsView(db, ask('annees=2016,2017'), [2016, 2017]).deck;
	expect(compared()).toMatch(/ une valeur comparable en 2016 et en 2017\./);
	expect(inLanguage('en', compared)).toMatch(
		/^(No scheme has|One scheme has|\d+ schemes have) a comparable value in 2016 and in 2017\./
	);
	const nothing = () => yearsView(db, ask('annees=1990,1991'), [1990, 1991]).deck;
	expect(nothing()).toMatch(/^Aucun dispositif n’a une valeur comparable en 1990 et en 1991\./);
	expect(inLanguage('en', nothing)).toMatch(/^No scheme has a comparable value in 1990 and in 1991\./);
});

test('two years: a scheme that compares for an item only is told apart from those left out', () => {
	const view = () => yearsView(db, ask('annees=2019,2020'), [2019, 2020]);
	const plain = (text: string) => text.replaceAll('\u00A0', ' ');
	expect(plain(view().finding)).toMatch(
		/^En 2020, 792 000 € de moins qu’en 2019 pour le poste « AFIS » \(BOP 137, prostitution et traite, −40,0 %.*\) ; le dispositif entier ne se compare pas$/
	);
	expect(view().deck).toMatch(
		/^Aucun dispositif n’a une valeur comparable en 2019 et en 2020\. Un se compare pour une partie de ses postes\./
	);
	const english = inLanguage('en', view);
	expect(english.finding).toMatch(/^In 2020, €792,000 less than in 2019 for the item “AFIS”/);
	expect(english.deck).toMatch(
		/^No scheme has a comparable value in 2019 and in 2020\. One can be compared for some of its items\./
	);
	const rows = view().figure.lignes.map(({ nom, ecart, pourquoi, nonCompare }) => [
		nom,
		ecart,
		pourquoi,
		nonCompare
	]);
	expect(rows.slice(0, 4)).toEqual([
		['AFIS', -79_200_000, expect.stringMatching(/^Le Sénat relève.*n’en donne pas la raison/), ''],
		['Crédits déconcentrés', null, '', 'Non comparé\u00A0: isolé en 2019 seulement.'],
		['Crédits nationaux', null, '', 'Non comparé\u00A0: isolé en 2019 seulement.'],
		['BOP 137, prostitution et traite', null, '', expect.stringMatching(/^Rupture non comparable/)]
	]);
});

test('two schemes side by side', () => {
	const view = () => dispositifsView(db, ask('dispositif=bop137,acse'));
	expect(view().deck).toMatch(
		/ un montant des deux côtés\. Les montants sont montrés côte à côte, sans s’additionner\.$/
	);
	expect(inLanguage('en', view).deck).toMatch(
		/^(No year has|Only one year has|\d+ years have) an amount on both sides\. The amounts are shown side by side and never added up\.$/
	);
	expect(inLanguage('en', view).mesure).toMatch(/^By year, in current euros, payment appropriations \(CP\)/);
});

test('two schemes side by side: each amount with its stage, and what we deduce', () => {
	const finding = (address: string) => dispositifsView(db, ask(address)).finding;
	expect(finding('dispositif=bop137,p101')).toBe(
		'En 2018, 5,02\u00A0M€ votés en loi de finances initiale (BOP 137, prostitution et traite) et 149\u00A0000\u00A0€ annoncés (Programme 101, part traite)'
	);
	expect(finding('dispositif=bop137,agrasc')).toBe(
		'En 2023, au moins 1,64\u00A0M€ inscrits au projet de loi de finances, déduits par nous (BOP 137, prostitution et traite) et au moins 3,40\u00A0M€ annoncés (AGRASC, biens confisqués)'
	);
	expect(inLanguage('en', () => finding('dispositif=bop137,p101'))).toBe(
		'In 2018, €5.02M voted in the initial budget act (BOP 137, prostitution and trafficking) and €149,000 announced (Programme 101, trafficking share)'
	);
});

/** What is said to be « prévu » beside a vote is not what is everywhere else: there, an announcement counts. */
test('what is announced and nothing more is never said not to be planned', () => {
	const plain = (text: string) => text.replaceAll('\u00A0', ' ');
	const view = (asked: string) => stagesView(db, ask(asked));
	expect(plain(view('dispositif=p101').deck)).toBe(
		'Aucun dispositif de ce choix n’a de montant voté (LFI) ou proposé (PLF) dans nos sources.'
	);
	const planned = select(db, ask('etape=prevu'));
	const reading = read(db, ask('etape=prevu'));
	for (const { id } of planned.dispositifs) {
		const announced = planned.exercices.filter((year) => reading.at(id, year).etape === 'annonce');
		for (const { pourquoi } of view(`dispositif=${id}`).ecartes) {
			expect(pourquoi).not.toMatch(/prévu/i);
			expect(plain(pourquoi).includes(`Seulement annoncé : ${yearRanges(announced)}.`), id).toBe(
				announced.length > 0
			);
		}
	}
	const drawn = view('etapes=prevu,execution&dispositif=p101');
	expect(plain(drawn.figures[0]?.data.sousTitre ?? '')).toMatch(
		/Prévu : LFI, à défaut PLF, à défaut annonce\.$/
	);
	expect(plain(String(drawn.finding))).toBe(
		'Programme 101, part traite : en 2018, aucune dépense n’est connue en face des crédits prévus'
	);
	expect(plain(view('').figures[0]?.data.sousTitre ?? '')).toMatch(/Prévu : LFI, à défaut PLF\. /);
});

test('whatever the two stages and the scheme, an amount is said by the name of its stage', () => {
	const names =
		/montant (?!(?:demandé|annoncé|du projet de loi \(PLF\)|voté|rectifié|ouvert|exécuté|prévu|dépensé)(?![\p{L}]))/iu;
	for (const [at, first] of ETAPES_DEMANDEES.entries()) {
		for (const second of ETAPES_DEMANDEES.slice(at + 1)) {
			for (const { id } of select(db, ask('')).dispositifs) {
				const view = stagesView(db, ask(`etapes=${first},${second}&dispositif=${id}`));
				const said = [view.finding, view.deck, ...view.ecartes.map(({ pourquoi }) => pourquoi)];
				const drawn = view.figures.map(({ data }) => data.titre);
				for (const sentence of [...said, ...drawn])
					expect(String(sentence).replaceAll('\u00A0', ' ')).not.toMatch(names);
			}
		}
	}
});

test('what is left out says the years in which something was spent, not those of a zero', () => {
	const [agrasc] = stagesView(db, ask('')).ecartes.filter(({ libelle }) => libelle.startsWith('AGRASC'));
	expect(agrasc?.pourquoi).toBe(
		'Montant exécuté en 2019 et 2020. Montant voté (LFI) ou proposé (PLF) en face\u00A0: pas cherché. Seulement annoncé\u00A0: 2022 et 2023.'
	);
});

test.for(['', 'etapes=annonce,lfi', 'etapes=plf,lfi', 'dispositif=acse', 'de=1990&a=1991'] as const)(
	'two stages of « %s »: in English, no French word of ours',
	(address) => {
		const view = inLanguage('en', () => stagesView(db, ask(address)));
		// Names of schemes and of items are those of the data.
		const said = [view.deck, ...view.ecartes.map(({ pourquoi }) => pourquoi)];
		for (const sentence of said) expect(sentence.replace(/\([^)]*\)/g, '')).not.toMatch(FRENCH);
	}
);

test('two schemes: the figure leaves the finding to its page', () => {
	const plain = (text: unknown) => String(text).replaceAll('\u00A0', ' ');
	const title = (asked: string) => dispositifsView(db, ask(asked)).drawn?.titre;
	expect(plain(title('dispositif=bop137,agrasc'))).toBe('BOP 137 et AGRASC : crédits prévus, de 2013 à 2025');
	expect(plain(inLanguage('en', () => title('dispositif=bop137,p101&de=2018&a=2018')))).toBe(
		'BOP 137 and Programme 101: planned funding, in 2018'
	);
});

test('two schemes are drawn as they are told: the same amounts, year by year', () => {
	for (const address of [
		'dispositif=bop137,agrasc',
		'dispositif=p101,mae',
		'dispositif=bop137,p101&etape=execution'
	]) {
		const { drawn, years } = dispositifsView(db, ask(address));
		const amounts = drawn?.series.map(({ annees }) =>
			annees.flatMap(({ exercice, total }) => (total === null ? [] : [[exercice, total]]))
		);
		const told = [0, 1].map((side) =>
			years.flatMap(({ exercice, cotes }) => {
				const centimes = cotes[side]?.centimes ?? null;
				return centimes === null ? [] : [[exercice, centimes]];
			})
		);
		expect([address, amounts?.filter(({ length }) => length > 0)]).toEqual([
			address,
			told.filter(({ length }) => length > 0)
		]);
	}
});
