import { describe, expect, test } from 'vitest';
import { hasWord, namesTrafficking, titlesRead } from './action-titles.ts';
import { fc, SEED } from '../../../../tests/property-seed.ts';

describe('the word « traite » in a title', () => {
	test.for([
		'Prévention et lutte contre la prostitution et la traite des êtres humains',
		'TRAITE DES ÊTRES HUMAINS',
		'Lutte contre les traites',
		'« traite »',
		'anti-traite',
		'la trai\u00ADte des êtres humains',
		'la traite\u00A0: prévention'
	])('is in « %s »', (title) => {
		expect(namesTrafficking(title)).toBe(true);
	});

	test.for([
		'Accueil des femmes maltraitées',
		'Traitement des violences',
		'Retraite des fonctionnaires',
		'Affaires traitées par les tribunaux',
		'Sujets traités',
		'Traité de Rome',
		'traite\u0301 de Rome',
		'Entraite',
		'traite2',
		'Politiques publiques – Accès au droit',
		''
	])('is not in « %s »', (title) => {
		expect(namesTrafficking(title)).toBe(false);
	});

	const letters = fc.stringMatching(/^[a-zéèçœA-Z0-9]{1,6}$/);

	test('is found whatever stands around it that is no letter, and never inside a longer word', () => {
		const around = fc.constantFrom(' ', '’', '-', '(', '«\u00A0', ', ', ' – ');
		fc.assert(
			fc.property(letters, around, around, letters, (before, left, right, after) => {
				expect(hasWord(`${before}${left}TRAITE${right}${after}`, 'traite')).toBe(true);
				expect(hasWord(`${before}traite`, 'traite')).toBe(false);
				expect(hasWord(`traite${after}`, 'traite')).toBe(/^s$/i.test(after));
			}),
			{ seed: SEED }
		);
	});
});

describe('what was read of the titles', () => {
	const row = (exercice: number, action: string, intitule: string) => ({
		programme: '1',
		action,
		exercice,
		intitule
	});
	const actions = (year: number) => (year < 2003 ? ['1', '2'] : ['3']);
	const titles = [
		row(2001, '1', 'La traite'),
		row(2001, '2', 'Autre'),
		row(2002, '1', 'La traite'),
		row(2003, '3', 'Droits'),
		{ ...row(2004, '3', 'La traite'), programme: '2' }
	];

	test('a year is read when all its actions are, of that programme alone', () => {
		expect(titlesRead('1', [2001, 2002, 2003, 2004], actions, titles)).toEqual({
			programme: '1',
			lues: [2001, 2003],
			enPartie: [2002, 2004],
			nommees: [2001, 2002],
			seules: [2001]
		});
	});

	test('each year is read or not, and none names what was not read', () => {
		const drawn = fc.array(
			fc.record({
				programme: fc.constantFrom('1', '2'),
				action: fc.constantFrom('1', '2', '3'),
				exercice: fc.integer({ min: 2000, max: 2006 }),
				intitule: fc.constantFrom('La traite', 'Femmes maltraitées', 'Droits')
			}),
			{ maxLength: 20 }
		);
		const years = [2000, 2001, 2002, 2003, 2004, 2005, 2006];
		fc.assert(
			fc.property(drawn, (rows) => {
				const { lues, enPartie, nommees, seules } = titlesRead('1', years, actions, rows);
				expect([...lues, ...enPartie].sort((a, b) => a - b)).toEqual(years);
				for (const year of nommees)
					expect(
						rows.some(
							({ programme, exercice, intitule }) =>
								programme === '1' && exercice === year && intitule === 'La traite'
						)
					).toBe(true);
				expect(seules.every((year) => nommees.includes(year) && lues.includes(year))).toBe(true);
			}),
			{ seed: SEED }
		);
	});
});
