import { expect, test } from 'vitest';
import { inEnglish } from './english.fixture.ts';
import { apartFinding, payersOfYearFinding } from './payers-by-year.ts';

const payer = (libelle: string, euros: number, partielle = false) => ({
	libelle,
	centimes: euros * 100,
	partielle
});
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

test('says the share of the largest where every amount is whole', () => {
	expect(
		plain(
			payersOfYearFinding(
				2018,
				[payer('Programme 101', 149_000), payer('BOP 137', 5_020_878), payer('MAE', 300_000)],
				'prevu'
			)
		)
	).toBe('En 2018, 91,8 % des crédits prévus passent par un dispositif : BOP 137');
});

test.for([
	[[], /En 2018, aucun montant/],
	[[payer('BOP 137', 10)], /un dispositif : BOP 137/],
	[[payer('BOP 137', 10, true), payer('AGRASC', 5)], /au moins/],
	[[payer('BOP 137', -10), payer('AGRASC', 5)], /deux dispositifs ont un montant/]
] as const)('says no share where it would not be one: %j', ([payers, words]) => {
	const said = plain(payersOfYearFinding(2018, payers, 'prevu'));
	expect(said).toMatch(words);
	expect(said).not.toContain('%');
});

test('the contexte is never a whole', () => {
	expect(plain(apartFinding(['A', 'B'], 2013, 2025))).toBe(
		'Deux dispositifs du contexte ont des montants de 2013 à 2025 : ils ne s’additionnent pas'
	);
	expect(plain(apartFinding(['Ac.Sé'], 2018, 2018))).toBe(
		'Ac.Sé : des montants en 2018, jamais ajoutés à un total'
	);
	expect(apartFinding([], 0, 0)).toBe('Aucun montant dans nos sources pour ce choix');
});

test('in English, the share of the largest, and the wider context never added up', () => {
	const payers = [payer('Programme 101', 149_000), payer('BOP 137', 5_020_878), payer('MAE', 300_000)];
	expect(inEnglish(() => payersOfYearFinding(2018, payers, 'prevu'))).toBe(
		'In 2018, 91.8% of the funding planned goes through one scheme: BOP 137'
	);
	expect(inEnglish(() => apartFinding(['A', 'B'], 2013, 2025))).toBe(
		'Two schemes of the wider context have amounts from 2013 to 2025: they are never added up'
	);
	expect(inEnglish(() => apartFinding(['Ac.Sé'], 2018, 2018))).toBe(
		'Ac.Sé: amounts in 2018, never added to a total'
	);
	expect(inEnglish(() => apartFinding([], 0, 0))).toBe('No amount in our sources for this choice');
});
