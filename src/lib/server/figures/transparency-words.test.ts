import { describe, expect, test } from 'vitest';
import type { TransparencyBlock, TransparencyCell } from '#lib/server/analysis/transparency.ts';
import {
	cellSentence,
	sayDate,
	searchSentence,
	transparencyDeck,
	transparencyFinding,
	transparencyTitle,
	waitingSentence,
	writtenWords
} from './transparency-words.ts';

const spaced = (text: string) => text.replaceAll('\u00A0', ' ');
const cell = (change: Partial<TransparencyCell> = {}): TransparencyCell => ({
	exercice: 2018,
	genre: 'absent',
	statut: 'absent',
	couverture: 'complete',
	centimes: null,
	partielle: false,
	preuves: [],
	autres: [],
	concurrente: false,
	attente: null,
	recherche: null,
	...change
});
const block = (libelle: string, rows: TransparencyBlock['rows']): TransparencyBlock => ({
	dispositif: libelle,
	libelle,
	ministere: '',
	inscriptions: [],
	rows,
	ruptures: []
});

describe('the finding', () => {
	test.for([
		[0, 0, 'Aucune exécution n’est à lire dans ce choix'],
		[1, 0, 'La seule exécution que l’on devrait pouvoir lire ne figure pas dans nos sources'],
		[1, 1, 'La seule exécution que l’on devrait pouvoir lire figure dans nos sources'],
		[46, 0, 'Sur 46 exécutions que l’on devrait pouvoir lire, aucune ne figure dans nos sources'],
		[46, 1, 'Sur 46 exécutions que l’on devrait pouvoir lire, une seule figure dans nos sources'],
		[46, 3, 'Sur 46 exécutions que l’on devrait pouvoir lire, 3 figurent dans nos sources'],
		[2, 2, 'Les 2 exécutions que l’on devrait pouvoir lire figurent toutes dans nos sources']
	] as const)('%i to read, %i found', ([attendues, presentes, sentence]) => {
		expect(spaced(transparencyFinding({ attendues, presentes, partielles: 0 }))).toBe(sentence);
	});
});

describe('what follows', () => {
	const START = 'Ce qui existe, document par document.';
	test.for([
		[3, 0, START],
		[1, 1, `${START} Elle ne donne qu’une partie du montant.`],
		[2, 2, `${START} Toutes ne donnent qu’une partie du montant.`],
		[3, 1, `${START} Des 3 exécutions trouvées, une ne donne qu’une partie du montant.`],
		[6, 2, `${START} Des 6 exécutions trouvées, 2 ne donnent qu’une partie du montant.`]
	] as const)('%i found, %i in part', ([presentes, partielles, deck]) => {
		expect(spaced(transparencyDeck([], { attendues: 9, presentes, partielles }))).toBe(deck);
	});

	test('names those that were only said, and leaves out those with a document', () => {
		const said = { etape: 'annonce', poste: '', cells: [cell({ genre: 'annonce', centimes: 5 })] } as const;
		const voted = { etape: 'lfi', poste: '', cells: [cell({ genre: 'publie', centimes: 5 })] } as const;
		const none = { etape: 'lfi', poste: '', cells: [cell()] } as const;
		const executions = { attendues: 2, presentes: 0, partielles: 0 };
		const deck = (...blocks: TransparencyBlock[]) => spaced(transparencyDeck(blocks, executions));
		expect(deck(block('Justice', [said, none]), block('BOP', [said, voted]), block('Rien', [none]))).toBe(
			`${START} Dit en public, mais dans aucun document budgétaire de nos sources : Justice (2018).`
		);
		expect(deck(block('Justice', [said]), block('Affaires', [said]))).toContain(
			'Justice (2018) puis Affaires (2018).'
		);
	});
});

test.for([
	[[], 'Aucune ligne dans nos sources pour ce choix'],
	[[2018], 'Qui publie quoi, en 2018'],
	[[2018, 2019, 2020], 'Qui publie quoi, de 2018 à 2020']
] as const)('the title of %j', ([years, title]) => {
	expect(transparencyTitle(years)).toBe(title);
});

test.for([
	['2026', '2026'],
	['2026-11', 'novembre 2026'],
	['2018-07-05', '5 juillet 2018'],
	['2018-07-01', '1er juillet 2018']
] as const)('%s is said %s', ([iso, words]) => {
	expect(spaced(sayDate(iso))).toBe(words);
});

describe('a cell', () => {
	test('says its amount, its evidence and its other values', () => {
		const full = cell({ genre: 'publie', centimes: 682_794_500, preuves: ['A', 'B'], concurrente: true });
		expect(spaced(cellSentence({ ...full, autres: [626_475_500] }, 'BOP 137, LFI 2017'))).toBe(
			'BOP 137, LFI 2017 : 6 827 945 €. Preuve A (document budgétaire publié), B (réponse officielle ou rapport parlementaire). Autre valeur publiée : 6 264 755 €.'
		);
		expect(spaced(cellSentence({ ...full, autres: [1_00, 2_00] }, 'x'))).toContain(
			'Autres valeurs publiées : 1 € et 2 €.'
		);
		expect(spaced(cellSentence({ ...full, preuves: [] }, 'x'))).toContain(
			'Sans preuve indiquée. D’autres valeurs sont publiées pour un détail.'
		);
	});

	test('a part is « au moins », a zero is a published zero', () => {
		expect(spaced(cellSentence(cell({ genre: 'partiel', centimes: 100, partielle: true }), 'x'))).toContain(
			'x : au moins 1 €.'
		);
		expect(spaced(cellSentence(cell({ genre: 'zero', centimes: 0 }), 'x'))).toContain('x : zéro publié.');
	});

	test('a kind of nothing says how it is known', () => {
		const recherche = { date: '2026-11', ou: 'Rapports' };
		expect(spaced(searchSentence(cell({ genre: 'non_publie', recherche })))).toBe(
			'Cherché en novembre 2026 : Rapports.'
		);
		expect(spaced(searchSentence(cell({ genre: 'sans_objet', recherche })))).toBe(
			'Établi en novembre 2026 : Rapports.'
		);
		expect(searchSentence(cell({ genre: 'sans_objet' }))).toContain('nomenclature');
		expect(searchSentence(cell())).toContain('aucune recherche datée');
	});

	test.for([
		[{ lignes: 1, centimes: 1200, illisibles: 0 }, '1 ligne attend en quarantaine, 12 € lus.'],
		[
			{ lignes: 1, centimes: null, illisibles: 1 },
			'1 ligne attend en quarantaine, 1 montant inconnu (illisible).'
		],
		[{ lignes: 1, centimes: 0, illisibles: 0 }, '1 ligne attend en quarantaine, 0 € lus.'],
		[
			{ lignes: 3, centimes: 100, illisibles: 2 },
			'3 lignes attendent en quarantaine, 1 € lus, 2 montants inconnus (illisibles).'
		]
	] as const)('in quarantine: %j', ([waiting, sentence]) => {
		expect(spaced(waitingSentence(waiting))).toBe(sentence);
	});
});

test.for([
	[['15'], 'Action 15, seule à nommer la traite.', 'action 15, seule à nommer la traite'],
	[[], 'L’action 15 est fondue ; ancien périmètre.', 'l’action 15 est fondue'],
	[['03'], '', 'programme 137, action 03'],
	[['11', '12'], '', 'programme 137, actions 11 et 12'],
	[[], '', 'programme 137']
] as const)('written at %j, %s', ([actions, note, words]) => {
	const { texte } = writtenWords({ de: 2014, a: 2018, programme: '137', actions, note });
	expect(spaced(texte)).toBe(words);
});
