import { expect, test } from 'vitest';
import {
	beneficiaryFinding,
	concentrationFinding,
	kindWords,
	payersWords,
	perimeterWarning,
	placeSentence
} from './beneficiaries.ts';

const plain = (text: string) => text.replace(/\u00A0/g, ' ');

test('the finding of the list is what the first three receive, and whether the money is wider', () => {
	const shared = {
		...({ exercice: 2023, etape: 'execution', organismes: 17, total: 10_000_000_000 } as const),
		premiers: [
			{ rang: 1, centimes: 5_000_000_000 },
			{ rang: 3, centimes: 8_940_000_000 }
		]
	};
	expect(plain(concentrationFinding(shared, 18, true))).toBe(
		'En 2023, 17 organismes, 100,00 M€ reçus, pour la traite ou non : 89,4 % vont aux trois premiers'
	);
	expect(plain(concentrationFinding({ ...shared, premiers: shared.premiers.slice(0, 1) }, 2, false))).toBe(
		'En 2023, 17 organismes, 100,00 M€ reçus : 50,0 % vont au premier'
	);
	expect(plain(concentrationFinding(null, 18, false))).toBe(
		'18 organismes nommés par nos sources, et ce que chacun a reçu'
	);
	expect(concentrationFinding(null, 1, false)).toBe('Un organisme nommé par nos sources, et ce qu’il a reçu');
	expect(concentrationFinding(null, 0, false)).toMatch(/^Aucun organisme/);
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
