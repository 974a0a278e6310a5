import { expect, test } from 'vitest';
import { parseQuery } from '#lib/domain/query.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { filterLines, saidInSubtitle } from './filters.ts';

const NAMES = {
	dispositifs: new Map([['bop137', 'BOP 137']]),
	formes: new Map([['SEX', 'Exploitation sexuelle']])
};
const told = (address: string) =>
	filterLines(parseQuery(new URLSearchParams(address), ['bop137', 'p101']), NAMES).map(
		({ nom, valeur }) => `${nom}: ${valeur}`
	);

test('every filter is said, chosen or not', () => {
	expect(told('')).toEqual([
		'étape: prévu (LFI, à défaut PLF, à défaut annonce)',
		'nature des crédits: crédits de paiement (CP)',
		'dispositifs: tous',
		'formes: toutes',
		'années: toutes celles des données',
		'euros: courants',
		'clés de répartition: sans',
		'périmètre: prostitution et traite'
	]);
});

test('in English too', () => {
	expect(inLanguage('en', () => told(''))).toEqual([
		'stage: planned (LFI, failing that PLF, failing that announcement)',
		'nature of appropriations: payment appropriations (CP)',
		'schemes: all',
		'forms: all',
		'years: all those of the data',
		'euros: current',
		'allocation keys: without',
		'scope: prostitution and trafficking'
	]);
	const chosen =
		'etapes=lfi,execution&nature=ae&dispositif=bop137,p101&de=2014&a=2018&euros=constants&base=2025&mesure=part&cles=avec&perimetre=contexte';
	expect(inLanguage('en', () => told(chosen))).toEqual([
		'stages: initial budget act (LFI) and executed',
		'nature of appropriations: commitment authorisations (AE)',
		'schemes: BOP 137 and p101',
		'forms: all',
		'years: 2014 to 2018',
		'euros: constant 2025',
		'measure: shares of the total',
		'allocation keys: with',
		'scope: wider context, never added up'
	]);
});

test.for([
	['de=2018&a=2018', '2018', '2018'],
	['de=2018', 'à partir de 2018', 'from 2018 on'],
	['a=2018', 'jusqu’à 2018', 'up to 2018'],
	['annees=2017,2018', '2017 et 2018', '2017 and 2018']
] as const)('the years %s are « %s », “%s”', ([address, fr, en]) => {
	expect(told(address)).toContain(`années: ${fr}`);
	expect(inLanguage('en', () => told(address))).toContain(`years: ${en}`);
});

test.for(['fr', 'en'] as const)(
	'the subtitle says the stage, the nature and the euros already (%s)',
	(langue) => {
		const said = (address: string) =>
			inLanguage(langue, () =>
				filterLines(parseQuery(new URLSearchParams(address), []), NAMES).map(saidInSubtitle)
			);
		expect(said('')).toEqual([true, true, false, false, false, true, false, false]);
		expect(said('etapes=lfi,execution').slice(0, 2)).toEqual([true, true]);
	}
);
