import { describe, expect, test } from 'vitest';
import { typeset } from '#lib/domain/typography.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import {
	dispositifsFinding,
	duringYears,
	perimeterSentences,
	searchHeading,
	yearsSentence
} from './dispositifs.ts';

test.for([
	{ years: [2018], says: 'en 2018' },
	{ years: [2013, 2014], says: 'en 2013 et 2014' },
	{ years: [2013, 2014, 2015], says: 'de 2013 à 2015' },
	{ years: [2013, 2014, 2015, 2018], says: 'de 2013 à 2015 et en 2018' },
	{ years: [2019, 2020, 2022, 2023], says: 'en 2019, 2020, 2022 et 2023' },
	{ years: [2011, 2013, 2014, 2015, 2017, 2018], says: 'en 2011, de 2013 à 2015 et en 2017 et 2018' }
])('$years are said « $says »', ({ years, says }) => {
	expect(duringYears(years)).toBe(says);
});

test('a perimeter is said in plain words, with what is inside what', () => {
	const told = { perimetre: 'mixte', horsPersonnel: true, dans: null, comprend: ['Ac.Sé'] } as const;
	expect(perimeterSentences(told)).toEqual([
		typeset('Mixte : prostitution et traite ensemble.'),
		typeset("Comprend déjà « Ac.Sé », qui ne s'y ajoute jamais."),
		typeset("Hors personnel : les agents n'y sont pas comptés.")
	]);
	expect(
		perimeterSentences({
			...told,
			perimetre: 'dedie',
			horsPersonnel: false,
			comprend: [],
			dans: 'BOP 137'
		})[1]
	).toBe(typeset('Déjà compris dans « BOP 137 » : jamais ajouté à un total.'));
	expect(perimeterSentences({ ...told, comprend: ['A', 'B'] })[1]).toBe(
		typeset("Comprend déjà « A » et « B », qui ne s'y ajoutent jamais.")
	);
});

test.for([
	{ covered: [], years: [], says: 'Aucune ligne dans nos sources.' },
	{ covered: [['complete', [2018]]], years: [2018], says: 'En 2018 : couverture complète.' },
	{
		covered: [
			['complete', [2018, 2019]],
			['partielle', [2020, 2021, 2022]]
		],
		years: [2018, 2019, 2020, 2021, 2022],
		says: 'De 2018 à 2022 : couverture complète en 2018 et 2019 et partielle de 2020 à 2022.'
	},
	{ covered: [['absente', [2020]]], years: [2020], says: 'En 2020 : couverture absente.' },
	{ covered: [['non_declaree', [2020]]], years: [2020], says: 'En 2020 : couverture non déclarée.' }
] as const)('$says', ({ covered, years, says }) => {
	const couvertures = covered.map(([couverture, exercices]) => ({ couverture, exercices }));
	expect(yearsSentence(years, couvertures)).toBe(typeset(says));
});

test.for([
	[13, 4, 'sont suivis ; quatre entrent dans les totaux'],
	[2, 1, 'Deux dispositifs sont suivis ; un entre dans les totaux'],
	[2, 2, 'Deux dispositifs sont suivis ; tous entrent dans les totaux'],
	[3, 0, 'Trois dispositifs sont suivis ; aucun n’entre dans les totaux'],
	[1, 1, 'Un seul dispositif est suivi, et il entre dans les totaux'],
	[0, 0, 'Aucun dispositif n’est suivi']
] as const)('%i followed, %i counted', ([all, counted, says]) => {
	expect(dispositifsFinding(all, counted)).toContain(typeset(says));
});

test('searches are headed by what was searched, when, and the result', () => {
	expect(searchHeading('execution', '', 'non_publie', [2019, 2020, 2021])).toBe(
		typeset('Exécution, de 2019 à 2021 : non publié')
	);
	expect(searchHeading('lfi', 'AFIS', 'sans_objet', [2013])).toBe(
		typeset('AFIS, loi de finances initiale (LFI), en 2013 : sans objet')
	);
});

describe('in English', () => {
	const said = <T>(work: () => T): T => inLanguage('en', work);
	const complete = { couverture: 'complete', exercices: [2013, 2014, 2015] } as const;
	const partial = { couverture: 'partielle', exercices: [2016] } as const;

	test('years', () => {
		expect(said(() => duringYears([2011, 2013, 2014, 2015, 2017, 2018]))).toBe(
			'in 2011, from 2013 to 2015 and in 2017 and 2018'
		);
		expect(said(() => yearsSentence([], []))).toBe('No line in our sources.');
		expect(said(() => yearsSentence([2016], [partial]))).toBe('In 2016: partial coverage.');
		expect(said(() => yearsSentence([2013, 2014, 2015, 2016], [complete, partial]))).toBe(
			'From 2013 to 2016: full coverage from 2013 to 2015 and partial coverage in 2016.'
		);
	});

	test('what is inside what', () => {
		const told = { perimetre: 'mixte', horsPersonnel: true, dans: 'A', comprend: ['B', 'C'] } as const;
		expect(said(() => perimeterSentences(told))).toEqual([
			'Mixed: prostitution and trafficking together.',
			'Already included in “A”: never added to a total.',
			'Already includes “B” and “C”, which are never added to it.',
			'Excluding staff: State employees are not counted in it.'
		]);
	});

	test.for([
		[13, 4, '13 schemes are followed; four enter the totals'],
		[2, 1, 'Two schemes are followed; one enters the totals'],
		[2, 2, 'Two schemes are followed; all enter the totals'],
		[3, 0, 'Three schemes are followed; none enters the totals'],
		[1, 0, 'Only one scheme is followed, and it does not enter the totals'],
		[0, 0, 'No scheme is followed']
	] as const)('%i followed, %i counted', ([all, counted, says]) => {
		expect(said(() => dispositifsFinding(all, counted))).toBe(says);
	});

	test('a search', () => {
		expect(said(() => searchHeading('lfi', 'AFIS', 'sans_objet', [2013]))).toBe(
			'AFIS, initial budget act (LFI), in 2013: not applicable'
		);
		expect(said(() => searchHeading('execution', '', 'non_publie', [2019, 2020, 2021]))).toBe(
			'Executed, from 2019 to 2021: not published'
		);
	});
});
