import { expect, test } from 'vitest';
import { typeset } from '#lib/domain/typography.ts';
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
