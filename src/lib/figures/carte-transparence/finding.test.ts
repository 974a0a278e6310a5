import { describe, expect, test } from 'vitest';
import { inBothLanguages, scopeWith } from '#lib/words/scope.fixture.ts';
import type { TransparencyBlock, TransparencyCell } from './read.server.ts';
import {
	cellSentence,
	sayDate,
	searchSentence,
	transparencyDeck,
	transparencyFinding,
	transparencyTitle,
	waitingSentence,
	writtenWords
} from './finding.ts';

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

const executions = (
	attendues: number,
	presentes: number,
	nonTrouvees = 0,
	nonPubliees = 0,
	partielles = 0,
	deduites = 0
) => ({
	...{ attendues, presentes, partielles, deduites, nonTrouvees, nonPubliees }
});

test.for([
	[
		executions(0, 0),
		'Aucune exécution n’est à lire dans ce choix',
		'There is no amount spent to be read in this choice'
	],
	[
		executions(1, 1),
		'La seule exécution attendue est dans nos sources',
		'The only amount spent expected is in our sources'
	],
	[
		executions(2, 2),
		'Les 2 exécutions attendues sont toutes dans nos sources',
		'Both amounts spent expected are in our sources'
	],
	[
		executions(15, 0, 8, 1),
		'Sur 15 exécutions attendues (un dispositif, une année), aucune n’est dans nos sources ; 8 cherchées et non trouvées par nous, 1 non isolée par le document lu et 6 pas encore cherchées',
		'Of 15 amounts spent expected (one scheme, one year), none is in our sources; 8 were searched for and not found by us, 1 was not isolated by the document read and 6 were not searched for yet'
	],
	[
		executions(52, 6, 32),
		'Sur 52 exécutions attendues (un dispositif, une année), 6 sont dans nos sources ; 32 cherchées et non trouvées par nous et 14 pas encore cherchées',
		'Of 52 amounts spent expected (one scheme, one year), 6 are in our sources; 32 were searched for and not found by us and 14 were not searched for yet'
	],
	[
		executions(5, 1, 0, 0, 0, 3),
		'Sur 5 exécutions attendues (un dispositif, une année), 1 est dans nos sources ; 3 déduites par nous et 1 pas encore cherchée',
		'Of 5 amounts spent expected (one scheme, one year), 1 is in our sources; 3 were deduced by us and 1 was not searched for yet'
	],
	[
		executions(2, 1, 0, 0, 0, 1),
		'Sur 2 exécutions attendues (un dispositif, une année), 1 est dans nos sources ; 1 déduite par nous',
		'Of 2 amounts spent expected (one scheme, one year), 1 is in our sources; 1 was deduced by us'
	]
] as const)('the finding of %j', ([found, french, english]) => {
	expect(inBothLanguages(() => transparencyFinding(scopeWith(), found))).toEqual([french, english]);
});

test('of one dispositif, the finding and the title name it', () => {
	const scope = scopeWith({ dispositifs: ['Programme 101, part traite'] });
	expect(spaced(transparencyFinding(scope, executions(15, 0, 8)))).toMatch(
		/^Programme 101, part traite : sur 15 exécutions attendues/
	);
	expect(spaced(transparencyTitle(scope, [2011, 2025]))).toBe(
		'Programme 101, part traite : qui publie quoi, de 2011 à 2025'
	);
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
		expect(spaced(transparencyDeck([], executions(9, presentes, 0, 0, partielles)))).toBe(deck);
	});

	test('names those that were only said, and leaves out those with a document', () => {
		const said = { etape: 'annonce', poste: '', cells: [cell({ genre: 'annonce', centimes: 5 })] } as const;
		const voted = { etape: 'lfi', poste: '', cells: [cell({ genre: 'publie', centimes: 5 })] } as const;
		const none = { etape: 'lfi', poste: '', cells: [cell()] } as const;
		const deck = (...blocks: TransparencyBlock[]) => spaced(transparencyDeck(blocks, executions(2, 0)));
		expect(deck(block('Justice', [said, none]), block('BOP', [said, voted]), block('Rien', [none]))).toBe(
			`${START} Dit en réunion, dans aucun document budgétaire : Justice (2018).`
		);
		expect(deck(block('Justice', [said]), block('Affaires', [said]))).toContain(
			'Justice (2018) et Affaires (2018).'
		);
	});
});

test.for([
	[[], 'Aucune ligne dans nos sources pour ce choix', 'No line in our sources for this choice'],
	[[2018], 'Qui publie quoi, en 2018', 'Who publishes what, in 2018'],
	[[2018, 2019, 2020], 'Qui publie quoi, de 2018 à 2020', 'Who publishes what, from 2018 to 2020']
] as const)('the title of %j', ([years, french, english]) => {
	expect(inBothLanguages(() => transparencyTitle(scopeWith(), years))).toEqual([french, english]);
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
			'BOP 137, LFI 2017 : 6 827 945 €. Preuve A (document budgétaire publié), B (réponse ou page officielle, rapport parlementaire). Autre valeur publiée : 6 264 755 €.'
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
		expect(
			spaced(searchSentence(cell({ genre: 'non_trouve', recherche: { ...recherche, date: '2026-11-30' } })))
		).toBe('Cherché le 30 novembre 2026 : Rapports.');
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
