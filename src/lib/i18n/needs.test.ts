import { describe, expect, test } from 'vitest';
import {
	byRespondents,
	hiddenCounts,
	needsFinding,
	perPersonWords,
	sumOfShares,
	surveysFinding,
	undergo
} from './needs.ts';

const plain = (text: string | null) => text?.replace(/\u00A0/g, ' ') ?? null;
const enquete = { repondants: 53, base: 'accompagnees' } as const;
const line = (forme: 'SEX' | 'MEND' | 'DELIT', part: number | null, montant: number | null) => ({
	formes: [forme],
	part,
	montant
});

describe('the finding of a year', () => {
	const finding = (year: Partial<Parameters<typeof needsFinding>[0]>) =>
		plain(needsFinding({ exercice: 2018, enquete, paye: true, lignes: [], ...year }));

	test('is the largest group of victims for whom no amount is identified, with who answered', () => {
		const lignes = [
			line('SEX', 7_400, 100),
			{ formes: ['TRAV', 'DOM'], part: 1_700, montant: null } as const,
			line('MEND', 300, null)
		];
		expect(finding({ lignes })).toBe(
			'En 2018, 17 % des victimes accompagnées par 53 associations sont exploitées par le travail ; aucun montant n’est identifié pour elles'
		);
	});

	test('a published zero is no amount identified', () => {
		expect(finding({ lignes: [line('MEND', 1_000, 0)] })).toMatch(
			/10 % .* sont contraintes à mendier ; aucun montant/
		);
	});

	test('says who met them when the shares are of those', () => {
		const met = { repondants: 1, base: 'detectees' } as const;
		expect(finding({ enquete: met, lignes: [line('DELIT', 50, null)] })).toBe(
			'En 2018, 0,5 % des victimes repérées par une association sont contraintes à commettre des délits ; aucun montant n’est identifié pour elles'
		);
	});

	test('when every form has an amount, when no share is published, when no money counts, when no survey was read', () => {
		expect(finding({ lignes: [line('SEX', 7_400, 100)] })).toBe(
			'En 2018, chaque forme subie par les victimes accompagnées par 53 associations a un montant identifié'
		);
		expect(finding({ lignes: [line('SEX', null, 100)] })).toMatch(
			/^En 2018, aucune part par forme n’est publiée/
		);
		expect(finding({ paye: false, lignes: [line('SEX', 7_400, null)] })).toBe(
			'En 2018, aucun montant de nos sources ne se met en regard des victimes accompagnées par 53 associations'
		);
		expect(finding({ exercice: 2023, enquete: null })).toBe(
			'Aucune enquête lue pour 2023 : les besoins ne peuvent être mis en regard des moyens'
		);
		expect(finding({ enquete: { ...enquete, repondants: null }, lignes: [line('SEX', 100, null)] })).toMatch(
			/par des associations dont nos sources ne disent pas le nombre/
		);
	});
});

test.for([
	[null, 'repérées par des associations dont nos sources ne disent pas le nombre'],
	[0, 'repérées par aucune association'],
	[1, 'repérées par une association'],
	[26, 'repérées par 26 associations']
] as const)('victims stand beside who counted them: %s', ([count, words]) => {
	expect(plain(byRespondents('detectees', count))).toBe(words);
});

test('several surveys are said with their respondents, not as a series', () => {
	const years = (...repondants: (number | null)[]) =>
		plain(surveysFinding(repondants.map((count, index) => ({ exercice: 2018 + index, repondants: count }))));
	expect(years(53, 37, 26)).toBe(
		'2018 à 2020 : de 26 à 53 associations répondantes, les enquêtes ne font pas une série'
	);
	expect(years(44, 44)).toMatch(/44 associations répondantes chaque fois/);
	expect(years(1, 1)).toMatch(/1 association répondante chaque fois/);
	expect(years(0, 0)).toMatch(/aucune association répondante chaque fois/);
	expect(years(0, 1)).toMatch(/de 0 à 1 association répondante,/);
	expect(years(null, null)).toMatch(/sans nombre d’associations répondantes connu/);
});

test('what victims undergo, one form or several', () => {
	expect(undergo(['SEX'])).toBe('sont exploitées sexuellement');
	expect(undergo(['TRAV', 'DOM'])).toBe('sont exploitées par le travail');
	expect(undergo(['MEND', 'DELIT', 'ORG'])).toBe('relèvent de 3 formes regroupées');
	expect(undergo([])).toMatch(/ne dit pas/);
});

test('shares that do not make 100 say why', () => {
	expect(sumOfShares(10_000, true)).toBeNull();
	expect(plain(sumOfShares(9_900, true))).toBe('Les parts publiées font 99 % : arrondis.');
	expect(plain(sumOfShares(9_500, false))).toBe(
		'Les parts publiées font 95 % ; nos sources ne détaillent pas le reste.'
	);
});

test('hidden counts say the threshold, never which form is below it', () => {
	expect(plain(hiddenCounts(5, ['mendicité forcée', 'autre forme']))).toBe(
		'Un effectif est inférieur à 5 personnes : ces formes sont regroupées, pour qu’on ne puisse pas le déduire (mendicité forcée et autre forme).'
	);
	expect(plain(hiddenCounts(5, []))).toMatch(/aucune part n’est montrée/);
});

test('euros per person are at least, and at most when the most is known', () => {
	expect(plain(perPersonWords('X', 60, 'accompagnées', { bas: 150, haut: 167 }))).toBe(
		'X : au moins 1,50 € par personne, pour 60 personnes accompagnées, au plus 1,67 € si tout le non attribué lui revenait.'
	);
	expect(plain(perPersonWords('X', 1, 'repérées', { bas: 150, haut: 150 }))).toBe(
		'X : au moins 1,50 € par personne, pour 1 personne repérée.'
	);
	expect(plain(perPersonWords('X', 2, 'repérées', { bas: 150, haut: null }))).toMatch(/au plus inconnu\.$/);
});
