import { describe, expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import {
	ETAPES_DEMANDEES,
	GROUPES,
	InvalidQuery,
	parseQuery,
	TRIS,
	writeQuery,
	type Query
} from './query.ts';
import { typeset } from './typography.ts';
import { ETAPES, FORMES, NATURES } from './vocabulary.ts';
import { fc } from '../../../tests/property-seed.ts';

const DISPOSITIFS = ['bop137', 'p101', 'mae', 'agrasc'];
const spaced = (text = '') => text.replaceAll('\u00A0', ' ');
const parse = (address: string) => parseQuery(new URLSearchParams(address), DISPOSITIFS);

function problemsOf(address: string) {
	try {
		parse(address);
	} catch (error) {
		if (error instanceof InvalidQuery) return error.problems;
		throw error;
	}
	return [];
}

describe('an address without values', () => {
	test('asks for what is planned, in payment appropriations, of the core dispositifs', () => {
		expect(parse('')).toMatchObject({
			etape: 'prevu',
			nature: 'cp',
			dispositif: [],
			forme: [],
			euros: 'courants',
			mesure: 'montant',
			cles: 'sans',
			perimetre: 'coeur',
			lang: 'fr',
			page: 1
		});
		expect(parse('').v).toBeUndefined();
		expect(writeQuery(parse(''))).toBe('');
	});

	test('an empty value counts as missing, as a form without script sends it', () => {
		expect(parse('etape=&de=&dispositif=&q=')).toEqual({ ...parse(''), donnes: new Set() });
	});

	test('unknown names are ignored', () => {
		const strange = parse('utm_source=lettre&toString=1&__proto__=x&constructor=y&Etape=z');
		expect({ ...strange, donnes: null }).toEqual({ ...parse(''), donnes: null });
	});

	test('knows which names were given', () => {
		expect([...parse('nature=cp&etape=').donnes]).toEqual(['nature']);
	});
});

describe('a list', () => {
	test('is separated by commas or repeated, without doubles', () => {
		expect(parse('forme=SEX,TRAV,SEX').forme).toEqual(['SEX', 'TRAV']);
		expect(parse('forme=SEX&forme=TRAV&forme=').forme).toEqual(['SEX', 'TRAV']);
		expect(parse('groupe=exercice,%20forme,').groupe).toEqual(['exercice', 'forme']);
	});
});

describe('a comparison', () => {
	test('takes two years, the earlier first, and two stages in the order asked', () => {
		expect(parse('annees=2018,2017').annees).toEqual([2017, 2018]);
		expect(parse('annees=2017&annees=2018').annees).toEqual([2017, 2018]);
		expect(parse('etapes=annonce,lfi').etapes).toEqual(['annonce', 'lfi']);
		expect(parse('')).toMatchObject({ annees: [], etapes: [] });
		expect(writeQuery(parse('annees=2018,2017&etapes=lfi,execution'))).toBe(
			'?annees=2017,2018&etapes=lfi,execution'
		);
	});

	test.for([
		['annees=2018', 'annees', 'Deux années différentes'],
		['annees=2018,2018', 'annees', 'Deux années différentes'],
		['annees=2016,2017,2018', 'annees', 'Deux années différentes'],
		['annees=2017,hier', 'annees', 'Un nombre entier de 1990 à 2100'],
		['etapes=lfi', 'etapes', 'Deux valeurs différentes'],
		['etapes=lfi,vote', 'etapes', 'Valeurs possibles']
	] as const)('%s is refused', ([address, nom, expected]) => {
		const [problem] = problemsOf(address);
		expect(problem?.nom).toBe(nom);
		expect(spaced(problem?.message)).toContain(expected);
	});
});

describe('an unknown value', () => {
	const years = 'Un nombre entier de 1990 à 2100 est attendu.';
	test.for([
		["etape=n'importe", 'etape', "n'importe", [...ETAPES_DEMANDEES].join(', ')],
		['etape=lfi&etape=plf', 'etape', 'lfi,plf', 'prevu, demande'],
		['nature=CP', 'nature', 'CP', NATURES.join(', ')],
		['dispositif=bop137,bop138', 'dispositif', 'bop138', DISPOSITIFS.join(', ')],
		['forme=sex', 'forme', 'sex', FORMES.join(', ')],
		['groupe=exercice,mois', 'groupe', 'mois', GROUPES.join(', ')],
		['perimetre=tout', 'perimetre', 'tout', 'coeur, contexte'],
		['mesure=euros', 'mesure', 'euros', 'montant, part'],
		['lang=de', 'lang', 'de', 'fr, en'],
		['tri=couleur', 'tri', 'couleur', TRIS.join(', ')],
		['tri=--montant', 'tri', '--montant', '-montant'],
		['csv=excell', 'csv', 'excell', 'excel, machine'],
		['variante=nu', 'variante', 'nu', 'complet, sans-titre'],
		['theme=rose', 'theme', 'rose', 'clair, sombre, auto'],
		['de=18', 'de', '18', years],
		['a=2018.5', 'a', '2018.5', years],
		['de=1989', 'de', '1989', years],
		['a=2101', 'a', '2101', years],
		['base=%202018', 'base', ' 2018', years],
		['v=0', 'v', '0', 'Un nombre entier de 1 à'],
		['v=un', 'v', 'un', 'Un nombre entier de 1 à'],
		['v=-1', 'v', '-1', 'Un nombre entier de 1 à'],
		['page=0', 'page', '0', 'Un nombre entier de 1 à'],
		['largeur=99', 'largeur', '99', 'Un nombre entier de 600 à 4800 est attendu.']
	] as const)('%s is refused in French, naming it and what is allowed', ([address, nom, valeur, allowed]) => {
		const [problem, ...others] = problemsOf(address);
		expect(others).toEqual([]);
		expect(problem).toMatchObject({ nom, valeur });
		const sentence = `${typeset(`« ${nom} » : la valeur « `)}${valeur}${typeset(' » n’est pas connue. ')}`;
		expect(problem?.message.slice(0, sentence.length)).toBe(sentence);
		expect(problem?.message).toMatch(/\.$/);
		expect(spaced(problem?.message)).toContain(allowed);
	});

	test('each has its own sentence', () => {
		const problems = problemsOf('etape=x&forme=A,SEX,B&de=hier');
		expect(problems.map((problem) => [problem.nom, problem.valeur])).toEqual([
			['etape', 'x'],
			['forme', 'A'],
			['forme', 'B'],
			['de', 'hier']
		]);
		expect(new InvalidQuery(problems).message).toBe(problems.map((problem) => problem.message).join(' '));
	});

	test('a long one is cut in the sentence', () => {
		const [problem] = problemsOf(`etape=${'x'.repeat(5000)}`);
		expect(problem?.valeur).toHaveLength(100);
	});

	test('a search of more than two hundred characters is refused', () => {
		expect(problemsOf(`q=${'é'.repeat(200)}`)).toEqual([]);
		expect(problemsOf(`q=${'é'.repeat(201)}`)[0]?.message).toContain('Deux cents caractères au plus.');
	});

	test('years the wrong way round are refused with both', () => {
		expect(problemsOf('de=2018&a=2018')).toEqual([]);
		expect(problemsOf('de=2018&a=2017')).toEqual([
			{
				nom: 'a',
				valeur: '2017',
				message: typeset(
					'« a » : l’année 2017 vient avant « de » (2018). Écrivez la première année dans « de ».'
				)
			}
		]);
	});

	test('whatever is written, the answer is a query or sentences', () => {
		const names = fc.constantFrom('etape', 'forme', 'de', 'a', 'v', 'q', 'page', 'tri', 'dispositif', 'x');
		fc.assert(
			fc.property(fc.array(fc.tuple(names, fc.string({ unit: 'binary', maxLength: 12 }))), (pairs) => {
				try {
					parseQuery(new URLSearchParams(pairs), DISPOSITIFS);
				} catch (error) {
					expect(error).toBeInstanceOf(InvalidQuery);
					expect((error as InvalidQuery).problems.length).toBeGreaterThan(0);
				}
			})
		);
	});
});

describe('an address written back', () => {
	const year = fc.integer({ min: 1990, max: 2100 });
	const some = <T>(values: readonly T[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 4 });
	const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
	const queries = fc
		.record({
			etape: fc.constantFrom(...ETAPES_DEMANDEES),
			nature: fc.constantFrom(...NATURES),
			dispositif: some(DISPOSITIFS),
			forme: some(FORMES),
			groupe: some(GROUPES),
			de: maybe(year),
			a: maybe(year),
			v: maybe(fc.integer({ min: 1, max: 999_999_999 })),
			mesure: fc.constantFrom('montant' as const, 'part' as const),
			perimetre: fc.constantFrom('coeur' as const, 'contexte' as const),
			lang: fc.constantFrom('fr' as const, 'en' as const),
			q: fc.string({ unit: 'grapheme', maxLength: 30 }),
			tri: fc.constantFrom('-exercice', 'montant', '-source'),
			page: fc.integer({ min: 1, max: 1_000_000 })
		})
		.filter(({ de, a }) => de === undefined || a === undefined || de <= a)
		.map((values): Query => ({ ...parse(''), ...values }));
	const meaning = (query: Query) => ({ ...query, donnes: null });

	test('is understood as the same query, and is written the same again', () => {
		fc.assert(
			fc.property(queries, (query) => {
				const written = writeQuery(query);
				const read = parse(written);
				expect(meaning(read)).toEqual(meaning(query));
				expect(writeQuery(read)).toBe(written);
			})
		);
	});

	test('leaves defaults out, keeps a fixed order and readable commas', () => {
		expect(writeQuery(parse('v=3&forme=SEX,TRAV&nature=cp&etape=lfi&page=1'))).toBe(
			'?etape=lfi&forme=SEX,TRAV&v=3'
		);
	});

	test('takes changes, and a change to undefined puts the default back', () => {
		const query = parse('etape=lfi&page=4&de=2018');
		expect(writeQuery(query, { page: 1, a: 2019 })).toBe('?etape=lfi&de=2018&a=2019');
		expect(writeQuery(query, { etape: undefined, de: undefined })).toBe('?page=4');
	});
});

test('every stage that can be asked is a stage of the budget or the composite', () => {
	expect(ETAPES_DEMANDEES).toEqual(['prevu', ...ETAPES]);
});

describe('in English', () => {
	test.for([
		['etape=x', '“etape”: the value “x” is not known. Possible values: prevu, demande, annonce'],
		['forme=sex', '“forme”: the value “sex” is not known. Possible values, separated by commas: SEX, TRAV'],
		['de=18', '“de”: the value “18” is not known. A whole number from 1990 to 2100 is expected.'],
		['annees=2018', 'Two different years are expected, separated by a comma.'],
		[
			'annees=2017,hier',
			'“annees”: the value “hier” is not known. A whole number from 1990 to 2100 is expected.'
		],
		['etapes=lfi', 'Two different values are expected, separated by a comma.'],
		[`q=${'é'.repeat(201)}`, 'Two hundred characters at most.'],
		['de=2018&a=2017', '“a”: the year 2017 comes before “de” (2018). Write the first year in “de”.']
	] as const)('%s is refused with “%s”', ([address, expected]) => {
		const told = inLanguage('en', () => problemsOf(address))[0]?.message ?? '';
		expect(told).toContain(expected);
		expect(told).not.toMatch(/[«»\u00A0]|\b(?:la|les|des|valeur|année|est)\b/);
		expect(problemsOf(address)[0]?.message).not.toContain(expected);
	});
});

test('the dispositifs that an address may name are those of the base asked, whichever was asked before', () => {
	const asked = new URLSearchParams({ dispositif: 'ancien' });
	for (const known of [['ancien'], ['ancien', 'nouveau'], ['ancien']])
		expect(parseQuery(asked, known).dispositif).toEqual(['ancien']);
	expect(() => parseQuery(asked, ['nouveau'])).toThrow(InvalidQuery);
});
