import { expect, test } from 'vitest';
import {
	bandSentence,
	crosswalkFinding,
	passageSentence,
	passageTail,
	type CrosswalkTold
} from './finding.ts';
import { inBothLanguages, scopeWith } from '#lib/words/scope.fixture.ts';

const FIFTEEN = { programme: '137', action: '15', perimetre: 'mixte' } as const;
const found = (change: Partial<CrosswalkTold> = {}) =>
	crosswalkFinding(scopeWith(), {
		seules: [2014, 2015, 2016, 2017, 2018],
		action: FIFTEEN,
		last: 2026,
		nommee: false,
		...change
	});
const place = (programme: string, action: string) => ({ programme, action });
const TO = place('137', '21');
const year = (exercice: number, couverture: 'complete' | 'partielle' | 'absente') => ({
	exercice,
	couverture
});
const band = {
	...TO,
	libelle: 'BOP 137',
	part: true,
	de: 2019,
	a: 2021,
	enCours: false,
	annees: [year(2019, 'complete'), year(2020, 'partielle'), year(2021, 'partielle')],
	note: ''
};

test.for<readonly [string, () => string, french: string, english: string]>([
	[
		'no action alone',
		() => found({ seules: [] }),
		'Aucune action du budget ne porte à elle seule un dispositif compté',
		'No action of the budget holds one counted scheme and nothing else'
	],
	[
		'an action alone, then a wider one that does not name it',
		() => found(),
		'De 2014 à 2018, l’action 15 du programme 137 ne portait que l’argent contre la prostitution et la traite ; depuis 2019, il est dans une action plus large, qui ne nomme pas la traite',
		'From 2014 to 2018, action 15 of programme 137 held the money against prostitution and trafficking and nothing else; since 2019, it is in a wider action, which does not name trafficking'
	],
	[
		'then others, whose names are not known',
		() => found({ nommee: null }),
		'De 2014 à 2018, l’action 15 du programme 137 ne portait que l’argent contre la prostitution et la traite ; depuis 2019, aucune action ne porte que cela',
		'From 2014 to 2018, action 15 of programme 137 held the money against prostitution and trafficking and nothing else; since 2019, no action holds it alone'
	],
	[
		'several actions',
		() => found({ seules: [2018], action: null, last: 2019, nommee: true }),
		'En 2018, une action du budget ne portait qu’un dispositif compté ; en 2019, aucune action ne porte que cela',
		'In 2018, one action of the budget held one counted scheme and nothing else; in 2019, no action holds it alone'
	],
	[
		'still',
		() => found({ seules: [2024, 2025, 2026] }),
		'De 2024 à 2026, l’action 15 du programme 137 ne porte que l’argent contre la prostitution et la traite',
		'From 2024 to 2026, action 15 of programme 137 holds the money against prostitution and trafficking and nothing else'
	],
	[
		'a passage across which amounts compare',
		() => passageSentence(2019, place('137', '15'), TO, true),
		'En 2019, l’argent de l’action 15 passe à l’action 21 ; les montants se comparent.',
		'In 2019, the money of action 15 moves to action 21; the amounts are comparable.'
	],
	[
		'a passage across which they do not',
		() => passageSentence(2019, place('137', '12'), TO, false),
		'En 2019, l’argent de l’action 12 passe à l’action 21 ; les montants ne se comparent pas.',
		'In 2019, the money of action 12 moves to action 21; the amounts are not comparable.'
	],
	[
		'a passage across which a part does',
		() => passageSentence(2022, TO, place('137', '25'), 'part'),
		'En 2022, l’argent de l’action 21 passe à l’action 25 ; ce qui en est encore isolé se compare, le reste non.',
		'In 2022, the money of action 21 moves to action 25; what is still isolated of it compares, the rest does not.'
	],
	[
		'a passage of which nothing is said',
		() => passageSentence(2014, place('137', ''), place('137', '15'), null),
		'En 2014, l’argent du programme 137 (action non connue) passe à l’action 15.',
		'In 2014, the money of programme 137 (action not known) moves to action 15.'
	],
	[
		'its end',
		() => passageTail(place('137', '15'), TO, true),
		'puis action 21, montants comparables',
		'then action 21, amounts comparable'
	],
	[
		'its end, in part',
		() => passageTail(place('137', '15'), TO, 'part'),
		'puis action 21, comparable en partie',
		'then action 21, comparable in part'
	],
	[
		'its end, to a programme',
		() => passageTail(TO, place('101', ''), null),
		'puis programme 101',
		'then programme 101'
	],
	[
		'a passage to another programme, whose actions bear the same numbers',
		() => passageSentence(2025, place('124', '20'), place('155', '23'), false),
		'En 2025, l’argent de l’action 20 du programme 124 passe à l’action 23 du programme 155 ; les montants ne se comparent pas.',
		'In 2025, the money of action 20 of programme 124 moves to action 23 of programme 155; the amounts are not comparable.'
	],
	[
		'its end, in another programme',
		() => passageTail(place('124', '20'), place('155', '23'), false),
		'puis action 23 du programme 155, montants non comparables',
		'then action 23 of programme 155, amounts not comparable'
	],
	[
		'a band: place, years, coverage',
		() => bandSentence(band),
		'BOP 137 : une part de l’action 21 du programme 137, de 2019 à 2021. Couverture complète en 2019 et couverture partielle en 2020 et 2021.',
		'BOP 137: a part of action 21 of programme 137, from 2019 to 2021. Full coverage in 2019 and partial coverage in 2020 and 2021.'
	],
	[
		'a band of no place',
		() => bandSentence({ ...band, programme: '', action: '', part: false, enCours: true }),
		'BOP 137 : depuis 2019. Couverture complète en 2019 et couverture partielle en 2020 et 2021.',
		'BOP 137: since 2019. Full coverage in 2019 and partial coverage in 2020 and 2021.'
	],
	[
		'a band of one year',
		() => bandSentence({ ...band, annees: band.annees.slice(0, 1), a: 2019 }),
		'BOP 137 : une part de l’action 21 du programme 137, en 2019. Couverture complète.',
		'BOP 137: a part of action 21 of programme 137, in 2019. Full coverage.'
	],
	[
		'nothing isolated',
		() => bandSentence({ ...band, a: 2020, annees: [year(2019, 'complete'), year(2020, 'absente')] }),
		'BOP 137 : une part de l’action 21 du programme 137, en 2019 et 2020. Couverture complète en 2019 et rien d’isolé dans nos sources en 2020.',
		'BOP 137: a part of action 21 of programme 137, in 2019 and 2020. Full coverage in 2019 and nothing isolated in our sources in 2020.'
	]
])('where it is written: %s', ([, work, french, english]) => {
	expect(inBothLanguages(work)).toEqual([french, english]);
});
