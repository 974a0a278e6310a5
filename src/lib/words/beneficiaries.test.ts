import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import {
	beneficiaryFinding,
	kindWords,
	payersWords,
	perimeterWarning,
	placeSentence,
	recipientsFinding
} from './beneficiaries.ts';

const plain = (text: string) => text.replace(/\u00A0/g, ' ');

test('the finding of the list is what one programme paid to those in it, never a share of them', () => {
	const paid = {
		...({ exercice: 2023, etape: 'execution', organismes: 17, total: 10_000_000_000 } as const),
		programme: '137'
	};
	expect(plain(recipientsFinding(paid, 18, true))).toBe(
		'En 2023, 100,00 M€ du programme 137 reçus par 17 organismes de cette liste, pour la traite ou non'
	);
	expect(plain(recipientsFinding({ ...paid, etape: 'annonce' }, 2, false))).toBe(
		'En 2023, 100,00 M€ du programme 137 annoncés pour 17 organismes de cette liste'
	);
	expect(plain(recipientsFinding(null, 18, false))).toBe(
		'18 organismes nommés par nos sources, et ce que chacun a reçu'
	);
	expect(recipientsFinding(null, 1, false)).toBe('Un organisme nommé par nos sources, et ce qu’il a reçu');
	expect(recipientsFinding(null, 0, false)).toMatch(/^Aucun organisme/);
});

test('the finding of an organisation is its last year, from how many programmes', () => {
	const row = { etape: 'execution', annees: [{ exercice: 2023, centimes: 28_315_100 }], payeurs: 7 } as const;
	expect(plain(beneficiaryFinding('CCEM', row, true))).toBe(
		'CCEM : 283 151 € reçus en 2023 de 7 programmes, pour la traite ou non'
	);
	expect(plain(beneficiaryFinding('X', { ...row, payeurs: 0, etape: 'annonce' }, false))).toBe(
		'X : 283 151 € annoncés en 2023'
	);
	const amount = (centimes: number) => ({ ...row, annees: [{ exercice: 2023, centimes }] });
	expect(plain(beneficiaryFinding('X', amount(-100), false))).toBe('X : 1 € repris en 2023');
	expect(plain(beneficiaryFinding('X', amount(0), false))).toBe('X : zéro euro publié en 2023');
	expect(plain(beneficiaryFinding('X', null, false))).toBe('X : aucun montant compté dans nos sources');
});

test('small words agree', () => {
	expect([0, 1, 11].map(payersWords)).toEqual(['programme non précisé', 'un programme', '11 programmes']);
	expect(kindWords('execution', 'np')).toBe('exécution, nature non précisée');
	expect(plain(placeSentence({ organismes: 17, total: 100 }, 1, 50))).toBe(
		'Premier des 17 organismes, 50,0 % de 1 €'
	);
	expect(plain(placeSentence({ organismes: 17, total: 100 }, 4, 5))).toMatch(/^4e des 17/);
});

test('a perimeter that must not be added says so', () => {
	const row = { perimetre: 'dedie', inclus_dans: '' };
	expect(perimeterWarning(row, null)).toBe('');
	expect(plain(perimeterWarning({ ...row, perimetre: 'contexte' }, null))).toMatch(
		/^Contexte : ce n’est pas/
	);
	expect(plain(perimeterWarning({ ...row, inclus_dans: 'bop137' }, 'BOP 137'))).toBe(
		'Déjà compris dans BOP 137 : jamais ajouté à un total.'
	);
});

test('all of it in English', () => {
	const said = (work: () => string) => inLanguage('en', work);
	const paid = {
		...({ exercice: 2023, etape: 'execution', organismes: 17, total: 10_000_000_000 } as const),
		programme: '137'
	};
	expect(said(() => recipientsFinding(paid, 18, true))).toBe(
		'In 2023, €100.00M of programme 137 received by 17 organisations of this list, for trafficking or not'
	);
	expect([0, 1, 2].map((count) => said(() => recipientsFinding(null, count, false)))).toEqual([
		'No organisation named in our sources for this choice',
		'One organisation named by our sources, and what it received',
		'2 organisations named by our sources, and what each received'
	]);
	const row = { etape: 'execution', annees: [{ exercice: 2023, centimes: 28_315_100 }], payeurs: 7 } as const;
	expect(said(() => beneficiaryFinding('CCEM', row, true))).toBe(
		'CCEM: €283,151 received in 2023 from 7 programmes, for trafficking or not'
	);
	const amount = (centimes: number) => ({ ...row, annees: [{ exercice: 2023, centimes }] });
	expect(said(() => beneficiaryFinding('X', amount(-100), false))).toBe('X: €1 taken back in 2023');
	expect(said(() => beneficiaryFinding('X', amount(0), false))).toBe('X: zero euros published in 2023');
	expect(said(() => beneficiaryFinding('X', null, false))).toBe('X: no amount counted in our sources');
	expect([0, 1, 11].map((count) => said(() => payersWords(count)))).toEqual([
		'programme not stated',
		'one programme',
		'11 programmes'
	]);
	const ranks = [1, 2, 3, 4, 11, 12, 21, 113].map((rang) =>
		said(() => placeSentence({ organismes: 200, total: 100 }, rang, 50)).replace(/ of.*/, '')
	);
	expect(ranks).toEqual(['First', '2nd', '3rd', '4th', '11th', '12th', '21st', '113th']);
	expect(said(() => placeSentence({ organismes: 17, total: 100 }, 1, 50))).toBe(
		'First of 17 organisations, 50.0% of €1'
	);
	expect(said(() => perimeterWarning({ perimetre: 'contexte', inclus_dans: '' }, null))).toMatch(
		/^Wider context: this is not/
	);
});
