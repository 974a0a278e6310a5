import { describe, expect, test } from 'vitest';
import { ETAPES, PREUVES, type Perimetre } from '#lib/domain/vocabulary.ts';
import { scopeOf, type Chosen, type ReadMoney } from './scope.ts';
import { asides, described, measured, purpose, told } from './scope-words.ts';
import { inBothLanguages, scopeWith } from './scope.fixture.ts';
import { fc } from '../../../tests/property-seed.ts';

const row = (id: string, libelle: string, perimetre: Perimetre, inclus_dans = '') => ({
	...{ id, libelle_fr: libelle, libelle_en: libelle, perimetre, inclus_dans }
});
const MIXED = row('m', 'Mixte, prostitution et traite', 'mixte');
const [JUSTICE, FOREIGN] = [
	row('j', 'Justice, part traite', 'dedie'),
	row('f', 'Affaires, part traite', 'dedie')
];
const WIDER = row('w', 'Programme 1, action 3 : aide', 'contexte');
const INSIDE = row('i', 'Dedans', 'dedie', 'm');
const ALL = [MIXED, JUSTICE, FOREIGN, WIDER, INSIDE];

const chosen = (rows: readonly (typeof MIXED)[], query: Partial<Chosen['query']> = {}): Chosen => ({
	query: {
		dispositif: [],
		etape: 'prevu',
		forme: [],
		de: undefined,
		a: undefined,
		mesure: 'montant',
		cles: 'sans',
		perimetre: 'coeur',
		...query
	},
	dispositifs: rows,
	reference: { dispositifs: ALL },
	deflator: null,
	keys: []
});
const CORE = [MIXED, JUSTICE, FOREIGN];
const money = (dispositif: string, change: Partial<ReadMoney> = {}): ReadMoney => ({
	...{ dispositif, exercice: 2018, etape: 'lfi', centimes: 100_000, preuve: 'A', partiel: false },
	...change
});
const scope = (read: readonly ReadMoney[], of = chosen(CORE), auMoins = false) =>
	scopeOf(of, { money: read, auMoins });

describe('what the money is for', () => {
	test.for([
		['one that pays is mixed', [money('m'), money('j')], 'mixte'],
		['only dedicated ones pay', [money('j'), money('f')], 'dedie'],
		['a mixed one has only a zero', [money('j'), money('m', { centimes: 0 })], 'dedie'],
		['nothing is read: what could be', [], 'mixte']
	] as const)('%s', ([, read, perimetre]) => {
		expect(scope(read).perimetre).toBe(perimetre);
	});

	test('is said of each kind', () => {
		const said = (perimetre: Perimetre) => inBothLanguages(() => purpose({ perimetre }));
		expect(said('dedie')).toEqual(['contre la traite', 'against trafficking']);
		expect(said('mixte')).toEqual([
			'contre la prostitution et la traite',
			'against prostitution and trafficking'
		]);
		expect(said('contexte')[0]).toBe('pour un objet plus large que la traite');
		expect(scope([money('w')], chosen([WIDER], { perimetre: 'contexte' })).perimetre).toBe('contexte');
	});
});

describe('the filters', () => {
	test('all the dispositifs of the perimeter are no filter; one has its whole label, several short names', () => {
		expect(scope([]).dispositifs).toEqual([]);
		expect(scope([], chosen([JUSTICE])).dispositifs).toEqual(['Justice, part traite']);
		expect(scope([], chosen([MIXED, FOREIGN])).dispositifs).toEqual(['Mixte', 'Affaires']);
		expect(scope([], chosen([WIDER, INSIDE], { perimetre: 'contexte' })).dispositifs).toEqual([]);
		expect(scope([], chosen([WIDER], { perimetre: 'contexte' })).dispositifs).toEqual([
			'Programme 1, action 3 (aide)'
		]);
		expect(scopeOf(chosen(CORE), { money: [], auMoins: false, seul: 'f' }).dispositifs).toEqual([
			'Affaires, part traite'
		]);
	});

	test('forms with money and without are told apart', () => {
		const asked = scope([], chosen(CORE, { forme: ['NV', 'TRAV', 'SEX'] }));
		expect([asked.formes, asked.sansForme]).toEqual([['SEX', 'TRAV'], true]);
	});

	test('a text names them: at its head, before a full stop where it has a colon, or by itself', () => {
		const one = scopeWith({ dispositifs: ['Justice, part traite'] });
		expect(inBothLanguages(() => told(one, 'En 2018, rien'))).toEqual([
			'Justice, part traite : en 2018, rien',
			'Justice, part traite: en 2018, rien'
		]);
		expect(told(one, 'Un : deux')).toBe('Justice, part traite. Un : deux');
		expect(told(one, 'Rien de Justice, part traite')).toBe('Rien de Justice, part traite');
		expect(told(scopeWith({ dispositifs: ['A'] }), 'Aucun')).toBe('A\u00A0: aucun');
		expect(told(scopeWith({ dispositifs: ['A', 'B', 'C', 'D'] }), 'Rien')).toBe(
			'Quatre dispositifs choisis\u00A0: rien'
		);
		expect(told(scopeWith(), 'Rien')).toBe('Rien');
	});

	test('a subtitle names all of them, once, and the years that bear a reserve', () => {
		const narrowed = scopeWith({
			dispositifs: ['A', 'B'],
			formes: ['TRAV'],
			annees: { annonce: [2018, 2023], dit: [2020], deduit: [2020, 2021, 2022] }
		});
		expect(inBothLanguages(() => measured(narrowed, 'X, A.'))).toEqual([
			'X, A. Dispositifs : A et B. Formes demandées : l’exploitation par le travail, avec ce qui n’a pas de forme. Seulement annoncé : 2018 et 2023. Dit en réunion ou dans la presse : 2020. Déduit par nous : 2020 à 2022.',
			'X, A. Schemes: A and B. Forms asked: labour exploitation, with what has no form. Only announced: 2018 and 2023. Said in a meeting or in the press: 2020. Deduced by us: 2020 to 2022.'
		]);
		expect(measured(scopeWith({ dispositifs: ['A (b)'] }), 'X, A\u00A0: b.')).toBe('X, A\u00A0: b.');
		expect(described(scopeWith({ sansForme: true }), 'X.')).toBe(
			'Formes demandées\u00A0: ce qui n’a pas de forme. X.'
		);
	});
});

describe('what bears a reserve', () => {
	test('what is only announced is told in cents beside a vote, and is the stage itself where it is all', () => {
		const both = scope([money('m'), money('j', { etape: 'annonce', preuve: 'C', centimes: 14_900_000 })]);
		expect([both.etape, both.annonce, both.dit]).toEqual(['prevu', 14_900_000, 'rien']);
		expect(inBothLanguages(() => asides(both).trim())).toEqual([
			'(dont 149 000 € seulement annoncés)',
			'(of which €149,000 only announced)'
		]);
		const alone = scope([money('j', { etape: 'annonce', preuve: 'C' })]);
		expect([alone.etape, alone.annonce, asides(alone)]).toEqual(['annonce', 'rien', '']);
	});

	test('what is deduced, all of it or some; what is said and is no announcement', () => {
		const all = scope([
			money('m', { preuve: 'D', exercice: 2020 }),
			money('m', { preuve: 'D', exercice: 2021 })
		]);
		expect([all.deduit, all.annees.deduit, asides(all)]).toEqual([
			'tout',
			[2020, 2021],
			' (déduits par nous)'
		]);
		const some = scope([money('m', { preuve: 'D' }), money('j', { etape: 'execution', preuve: 'C' })]);
		expect(asides(some).replaceAll('\u00A0', ' ')).toBe(
			' (dont 1 000 € dits en réunion ou dans la presse et 1 000 € déduits par nous)'
		);
	});

	test('constant euros stand before', () => {
		const constant = { ...scopeWith({ base: 2025, deduit: 'tout' }) };
		expect(asides(constant).replaceAll('\u00A0', ' ')).toBe(' (euros constants de 2025 ; déduits par nous)');
	});

	test('a zero bears none beside an amount, and bears its own alone', () => {
		expect(scope([money('m'), money('j', { centimes: 0, preuve: 'D' })]).deduit).toBe('rien');
		expect(scope([money('j', { centimes: 0, preuve: 'D' })]).deduit).toBe('tout');
	});

	test('a part makes the total at least; without anything whole, no share means anything', () => {
		const [part, whole] = [money('m', { partiel: true }), money('j')];
		const flags = (read: readonly ReadMoney[], auMoins = false) => {
			const found = scope(read, chosen(CORE), auMoins);
			return [found.auMoins, found.entier];
		};
		expect([flags([whole]), flags([part, whole]), flags([part]), flags([whole], true)]).toEqual([
			[false, true],
			[true, true],
			[true, false],
			[true, true]
		]);
	});

	test('reserves never exceed what is read', () => {
		const line = fc.record({
			dispositif: fc.constantFrom('m', 'j', 'f'),
			exercice: fc.integer({ min: 2015, max: 2020 }),
			etape: fc.constantFrom(...ETAPES),
			centimes: fc.integer({ min: 0, max: 1_000_000 }),
			preuve: fc.constantFrom(...PREUVES, null),
			partiel: fc.boolean()
		});
		fc.assert(
			fc.property(fc.array(line, { maxLength: 8 }), (read) => {
				const found = scope(read);
				const total = read.reduce((sum, { centimes }) => sum + centimes, 0);
				for (const some of [found.annonce, found.dit, found.deduit])
					if (typeof some === 'number') expect(some > 0 && some < total).toBe(true);
			})
		);
	});
});
