import { expect, test } from 'vitest';
import { typeset } from '#lib/domain/typography.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { bandSentence, crosswalkFinding, passageSentence, passageTail } from './dispositifs-written.ts';

test.for([
	{ years: [], last: 2026, says: 'Aucune action du budget ne porte à elle seule un dispositif compté' },
	{
		years: [2014, 2015, 2016, 2017, 2018],
		last: 2026,
		says: 'De 2014 à 2018, une action du budget portait à elle seule un dispositif compté ; depuis 2019, aucune'
	},
	{
		years: [2018],
		last: 2019,
		says: 'En 2018, une action du budget portait à elle seule un dispositif compté ; en 2019, aucune'
	},
	{
		years: [2024, 2025, 2026],
		last: 2026,
		says: 'De 2024 à 2026, une action du budget porte à elle seule un dispositif compté'
	}
])('$says', ({ years, last, says }) => {
	expect(crosswalkFinding(years, last)).toBe(typeset(says));
});

test('a passage says where money goes and whether amounts compare', () => {
	const [from, to] = [
		{ programme: '137', action: '15' },
		{ programme: '137', action: '21' }
	];
	expect(passageSentence(2019, from, to, true)).toBe(
		typeset("En 2019, l'argent de l'action 15 passe à l'action 21 ; les montants se comparent.")
	);
	expect(passageSentence(2019, from, to, false)).toContain('ne se comparent pas');
	expect(passageSentence(2014, { programme: '137', action: '' }, from, null)).toBe(
		typeset("En 2014, l'argent du programme 137 (action non connue) passe à l'action 15.")
	);
	expect(passageTail(to, true)).toBe('puis action 21, montants comparables');
	expect(passageTail({ programme: '101', action: '' }, null)).toBe('puis programme 101');
});

test('a band says place, years, coverage and note', () => {
	const band = {
		programme: '137',
		action: '21',
		libelle: 'BOP 137',
		part: true,
		de: 2019,
		a: 2021,
		enCours: false,
		annees: [
			{ exercice: 2019, couverture: 'complete' as const },
			{ exercice: 2020, couverture: 'partielle' as const },
			{ exercice: 2021, couverture: 'partielle' as const }
		],
		note: 'Fondue.'
	};
	expect(bandSentence(band)).toBe(
		typeset(
			"BOP 137 : une part de l'action 21 du programme 137, de 2019 à 2021. Couverture complète en 2019 et couverture partielle en 2020 et 2021. Fondue."
		)
	);
	expect(bandSentence({ ...band, programme: '', action: '', part: false, enCours: true, note: '' })).toBe(
		typeset('BOP 137 : depuis 2019. Couverture complète en 2019 et couverture partielle en 2020 et 2021.')
	);
	expect(bandSentence({ ...band, annees: band.annees.slice(0, 1), a: 2019, note: '' })).toBe(
		typeset("BOP 137 : une part de l'action 21 du programme 137, en 2019. Couverture complète.")
	);
});

test('all of it in English', () => {
	const said = (work: () => string) => inLanguage('en', work);
	expect(said(() => crosswalkFinding([], 2026))).toBe(
		'No action of the budget holds one counted scheme and nothing else'
	);
	expect(said(() => crosswalkFinding([2014, 2015, 2016, 2017, 2018], 2026))).toBe(
		'From 2014 to 2018, one action of the budget held one counted scheme and nothing else; since 2019, none'
	);
	expect(said(() => crosswalkFinding([2018], 2019))).toMatch(/; in 2019, none$/);
	expect(said(() => crosswalkFinding([2026], 2026))).toMatch(/^In 2026, one action of the budget holds/);
	const from = { programme: '137', action: '' };
	const to = { programme: '137', action: '21' };
	expect(said(() => passageSentence(2019, from, to, false))).toBe(
		'In 2019, the money of programme 137 (action not known) moves to action 21; the amounts are not comparable.'
	);
	expect(said(() => passageTail(to, true))).toBe('then action 21, amounts comparable');
	const band = {
		...{ programme: '137', action: '21', libelle: 'BOP 137', part: true, de: 2019, a: 2020 },
		enCours: false,
		annees: [
			{ exercice: 2019, couverture: 'complete' as const },
			{ exercice: 2020, couverture: 'absente' as const }
		],
		note: ''
	};
	expect(said(() => bandSentence(band))).toBe(
		'BOP 137: a part of action 21 of programme 137, in 2019 and 2020. Full coverage in 2019 and nothing isolated in our sources in 2020.'
	);
	expect(said(() => bandSentence({ ...band, part: false, action: '', enCours: true, annees: [] }))).toBe(
		'BOP 137: programme 137 (action not known), since 2019. '
	);
});
