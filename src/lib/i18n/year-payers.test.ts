import { expect, test } from 'vitest';
import { inEnglish } from './english.fixture.ts';
import { payersFinding, type PayerSaid } from './year-payers.ts';

const spaced = (text: string) => text.replaceAll('\u00A0', ' ');
const payer = (libelle: string, euros: number, partielle = false): PayerSaid => ({
	libelle,
	centimes: euros * 100,
	partielle
});

test.for([
	[
		'a share of the whole',
		[payer('BOP 137', 5_020_878), payer('Affaires étrangères', 300_000), payer('Programme 101', 149_000)],
		546_987_800,
		'En 2018, 91,8 % des crédits prévus passent par un dispositif : BOP 137'
	],
	[
		'one',
		[payer('BOP 137', 4_983_960)],
		498_396_000,
		'Tous les crédits prévus qui se lisent en 2018 viennent d’un dispositif : BOP 137'
	],
	['one euro', [payer('BOP 137', 1)], 100, 'En 2018, un dispositif a un montant : BOP 137, 1 € prévu'],
	[
		'one in part',
		[payer('BOP 137', 1_188_000, true)],
		118_800_000,
		'Un dispositif se lit en 2018, et en partie : au moins 1,19 M€ (BOP 137)'
	],
	[
		'two in part',
		[payer('AGRASC', 2_600_000, true), payer('BOP 137', 1_488_000, true)],
		408_800_000,
		'Deux dispositifs se lisent en 2018, chacun en partie : au moins 2,60 M€ (AGRASC) et au moins 1,49 M€ (BOP 137)'
	],
	[
		'one of two in part',
		[payer('A', 20, true), payer('B', 10)],
		3000,
		'Deux dispositifs se lisent en 2018, dont une partie reste inconnue : au moins 20 € (A) et 10 € (B)'
	],
	['money taken back', [payer('A', 20), payer('B', -30)], -1000, 'En 2018, deux dispositifs ont un montant'],
	['nobody', [], null, 'En 2018, aucun montant prévu dans nos sources'],
	[
		'one of the contexte',
		[payer('Versements', 20)],
		null,
		'Versements : 20 € prévus pour 2018, jamais ajoutés à un total'
	],
	[
		'several of the contexte',
		[payer('A', 20), payer('B', 10)],
		null,
		'En 2018, deux dispositifs du contexte ont un montant, chacun lu à part'
	]
] as const)('%s', ([, payers, total, sentence]) => {
	expect(spaced(payersFinding(2018, payers, total, 'prevu'))).toBe(sentence);
});

test.for([
	[
		[payer('BOP 137', 5_020_878), payer('Foreign Affairs', 300_000), payer('Programme 101', 149_000)],
		546_987_800,
		'In 2018, 91.8% of the funding planned goes through one scheme: BOP 137'
	],
	[
		[payer('BOP 137', 4_983_960)],
		498_396_000,
		'All the funding planned that can be read in 2018 comes from one scheme: BOP 137'
	],
	[[payer('BOP 137', 1)], 100, 'In 2018, one scheme has an amount: BOP 137, €1 planned'],
	[
		[payer('BOP 137', 1_188_000, true)],
		118_800_000,
		'One scheme can be read in 2018, and only in part: at least €1.19M (BOP 137)'
	],
	[
		[payer('AGRASC', 2_600_000, true), payer('BOP 137', 1_488_000, true)],
		408_800_000,
		'Two schemes can be read in 2018, each in part: at least €2.60M (AGRASC) and at least €1.49M (BOP 137)'
	],
	[
		[payer('A', 20, true), payer('B', 10)],
		3000,
		'Two schemes can be read in 2018, with a part still unknown: at least €20 (A) and €10 (B)'
	],
	[[payer('A', 20), payer('B', -30)], -1000, 'In 2018, two schemes have an amount'],
	[[], null, 'Our sources give no amount planned for 2018'],
	[
		[payer('P, action 03: aid', 20)],
		null,
		'P, action 03 (aid): €20 planned for 2018, never added to a total'
	],
	[
		[payer('A', 20), payer('B', 10)],
		null,
		'In 2018, two schemes of the wider context have an amount, each read on its own'
	]
] as const)('in English, %j', ([payers, total, sentence]) => {
	expect(inEnglish(() => payersFinding(2018, payers, total, 'prevu'))).toBe(sentence);
});

test('money is spent in a year, not for it', () => {
	const finding = () => payersFinding(2016, [payer('Ac.Sé', 170_000)], null, 'execution');
	expect(spaced(finding())).toBe('Ac.Sé : 170 000 € dépensés en 2016, jamais ajoutés à un total');
	expect(inEnglish(finding)).toBe('Ac.Sé: €170,000 spent in 2016, never added to a total');
});
