import { contexteFinding } from './contexte-finding.ts';
import { describe, expect, test } from 'vitest';
import { ETAPES_DEMANDEES } from '#lib/domain/query.ts';
import { FORMES_ATTRIBUEES } from '#lib/domain/vocabulary.ts';
import {
	allocationDeck,
	deckText,
	highestRate,
	identifiedForms,
	yearFinding,
	type FormsOverYears,
	type YearMoney
} from './finding.ts';
import type { ScopeWords } from '#lib/words/scope.ts';
import { inBothLanguages, scopeWith } from '#lib/words/scope.fixture.ts';
import { FORMES_EN_PHRASE, PARTICIPES } from '#lib/words/sentence-words.ts';
import { fc } from '../../../../tests/property-seed.ts';

const year = (change: Partial<YearMoney> = {}): YearMoney => ({
	exercice: 2018,
	total: 546_987_800,
	nonAttribue: 309_387_800,
	formes: [{ forme: 'SEX', centimes: 237_600_000 }],
	sansIndice: false,
	depense: null,
	...change
});

describe('the finding of a year', () => {
	type Case = readonly [string, Partial<YearMoney>, Partial<ScopeWords>, french: string, english: string];
	const CASES: readonly Case[] = [
		[
			'a part without form',
			{},
			{},
			'En 2018, 56,6 % des 5,47 M€ prévus contre la prostitution et la traite ne peuvent être rattachés à aucune forme',
			'In 2018, 56.6% of the €5.47M planned against prostitution and trafficking cannot be attributed to any form'
		],
		[
			'nothing without form',
			{ nonAttribue: 0 },
			{ perimetre: 'dedie' },
			'En 2018, les 5,47 M€ prévus contre la traite sont tous rattachés à une forme',
			'In 2018, all of the €5.47M planned against trafficking is attributed to a form'
		],
		[
			'nothing but without form, of one dispositif that only announced',
			{ total: 30_000_000, nonAttribue: 30_000_000, formes: [] },
			{ perimetre: 'dedie', etape: 'annonce', dispositifs: ['Affaires étrangères, part traite'] },
			'Affaires étrangères, part traite : en 2018, aucun des 300 000 € annoncés contre la traite ne peut être rattaché à une forme',
			'Affaires étrangères, part traite: in 2018, none of the €300,000 announced against trafficking can be attributed to a form'
		],
		[
			'a total that is not whole, some of it announced',
			{},
			{ auMoins: true, annonce: 44_900_000 },
			'En 2018, au moins 5,47 M€ prévus contre la prostitution et la traite (dont 449 000 € seulement annoncés) ; 56,6 % de ce qui est connu ne peut être rattaché à aucune forme',
			'In 2018, at least €5.47M planned against prostitution and trafficking (of which €449,000 only announced); 56.6% of what is known cannot be attributed to any form'
		],
		[
			'parts only: no share',
			{ total: 503_800_000, nonAttribue: 340_000_000 },
			{ auMoins: true, entier: false, annonce: 340_000_000, deduit: 163_800_000 },
			'En 2018, au moins 5,04 M€ prévus contre la prostitution et la traite (dont 3,40 M€ seulement annoncés et 1,64 M€ déduits par nous) ; 3,40 M€ ne peuvent être rattachés à aucune forme',
			'In 2018, at least €5.04M planned against prostitution and trafficking (of which €3.40M only announced and €1.64M deduced by us); €3.40M cannot be attributed to any form'
		],
		[
			'a part, all deduced, all of one form',
			{ total: 208_400_000, nonAttribue: 0 },
			{ auMoins: true, entier: false, deduit: 'tout' },
			'En 2018, au moins 2,08 M€ prévus contre la prostitution et la traite (déduits par nous) ; tout ce qui est connu est rattaché à une forme',
			'In 2018, at least €2.08M planned against prostitution and trafficking (deduced by us); all that is known is attributed to a form'
		],
		[
			'a published zero',
			{ total: 0, nonAttribue: 0 },
			{ etape: 'execution' },
			'En 2018, zéro euro dépensé contre la prostitution et la traite : un zéro publié',
			'In 2018, zero euros spent against prostitution and trafficking: a published zero'
		],
		[
			'a zero of ours, beside what is not known',
			{ total: 0, nonAttribue: 0 },
			{ deduit: 'tout', auMoins: true },
			'En 2018, zéro euro prévu contre la prostitution et la traite : un zéro déduit par nous ; le reste n’est pas connu',
			'In 2018, zero euros planned against prostitution and trafficking: a zero deduced by us; the rest is not known'
		],
		[
			'a credit taken back',
			{ total: -500_000, nonAttribue: 0 },
			{},
			'En 2018, −5 000 € prévus contre la prostitution et la traite : des montants sont repris',
			'In 2018, −€5,000 planned against prostitution and trafficking: amounts were taken back'
		],
		[
			'more without form than in all',
			{ total: 100_000, nonAttribue: 150_000 },
			{},
			'En 2018, 1 000 € prévus contre la prostitution et la traite, dont 1 500 € sans forme : des montants sont repris',
			'In 2018, €1,000 planned against prostitution and trafficking, of which €1,500 without a form: amounts were taken back'
		],
		[
			'one euro, singular',
			{ total: 100, nonAttribue: 0 },
			{},
			'En 2018, 1 € prévu contre la prostitution et la traite, rattaché à une forme',
			'In 2018, all of the €1 planned against prostitution and trafficking is attributed to a form'
		],
		[
			'no amount planned, some spent',
			{ total: null, depense: { centimes: 228_797_600, portee: scopeWith({ etape: 'execution' }) } },
			{},
			'En 2018, aucun montant prévu contre la prostitution et la traite dans nos sources ; 2,29 M€ dépensés',
			'In 2018, no amount planned against prostitution and trafficking in our sources; €2.29M spent'
		],
		[
			'no amount planned, some spent and not all of it known, in constant euros',
			{
				total: null,
				depense: {
					centimes: 228_797_600,
					portee: scopeWith({ etape: 'execution', auMoins: true, base: 2025, deduit: 'tout' })
				}
			},
			{},
			'En 2018, aucun montant prévu contre la prostitution et la traite dans nos sources ; au moins 2,29 M€ dépensés (euros constants de 2025 ; déduits par nous)',
			'In 2018, no amount planned against prostitution and trafficking in our sources; at least €2.29M spent (constant 2025 euros; deduced by us)'
		],
		[
			'no price index',
			{ total: null, sansIndice: true },
			{},
			'En 2018, pas de valeur en euros constants : aucun indice des prix pour cette année',
			'In 2018, no value in constant euros: there is no price index for this year'
		],
		[
			'constant euros',
			{ nonAttribue: 0 },
			{ etape: 'execution', base: 2025 },
			'En 2018, les 5,47 M€ dépensés contre la prostitution et la traite (euros constants de 2025) sont tous rattachés à une forme',
			'In 2018, all of the €5.47M spent against prostitution and trafficking (constant 2025 euros) is attributed to a form'
		]
	];
	test.for(CASES)('with %s', ([, change, scope, french, english]) => {
		expect(inBothLanguages(() => yearFinding(scopeWith(scope), year(change)))).toEqual([french, english]);
	});

	test('gives no share but one between nothing and all of what is whole or beside what is', () => {
		fc.assert(
			fc.property(
				fc.integer(),
				fc.integer(),
				fc.boolean(),
				fc.boolean(),
				fc.constantFrom(...ETAPES_DEMANDEES),
				(total, nonAttribue, auMoins, entier, etape) => {
					const scope = scopeWith({ auMoins, entier, etape, base: 2025 });
					const [french, english] = inBothLanguages(() => yearFinding(scope, year({ total, nonAttribue })));
					const inside = nonAttribue > 0 && nonAttribue < total && (!auMoins || entier);
					expect([french.includes('%'), english.includes('%')]).toEqual([inside, inside]);
					expect(french).toMatch(/^En 2018, .*\p{L}$/u);
					expect(english).toMatch(/^In 2018, .*\p{L}$/u);
				}
			)
		);
	});

	test('says the stage, in the plural that amounts take', () => {
		for (const etape of ETAPES_DEMANDEES) {
			expect(PARTICIPES[etape]).toMatch(/s( |$)/);
			expect(yearFinding(scopeWith({ etape }), year())).toContain(`M€ ${PARTICIPES[etape]} contre`);
		}
	});
});

describe('what follows the finding', () => {
	const deck = (
		change: Partial<YearMoney> = {},
		scope: Partial<ScopeWords> = {},
		staff: string | null = null
	) => inBothLanguages(() => deckText(allocationDeck(scopeWith(scope), year(change), staff)));

	test('one form: its amount against it, then what nothing is known for', () => {
		expect(deck({}, { auMoins: true, annonce: 44_900_000 })).toEqual([
			'Sur au moins 5 469 878 €, dont 449 000 € seulement annoncés : 2 376 000 € prévus contre l’exploitation sexuelle. ' +
				'Aucun montant n’est identifié pour l’exploitation par le travail, la servitude domestique, la mendicité forcée, ' +
				'la contrainte à commettre des délits ni pour les six autres formes.',
			'Of at least €5,469,878, of which €449,000 only announced: €2,376,000 planned against sexual exploitation. ' +
				'No amount is identified for labour exploitation, domestic servitude, forced begging, forced criminality or ' +
				'the six other forms.'
		]);
	});

	test('no form: said once, without a list', () => {
		expect(deck({ formes: [] })).toEqual([
			'Sur 5 469 878 €, aucun montant n’est rattaché à une forme de traite.',
			'Of €5,469,878, no amount is attributed to a form of trafficking.'
		]);
	});

	test('several forms: commas, then « et », one participle', () => {
		const formes = (['SEX', 'TRAV', 'GPA'] as const).map((forme, index) => ({
			forme,
			centimes: 100 * (index + 2)
		}));
		expect(deck({ formes })[0]).toContain(
			'2 € prévus contre l’exploitation sexuelle, 3 € contre l’exploitation par le travail et ' +
				'4 € contre l’exploitation de la gestation pour autrui. Aucun montant n’est identifié pour la servitude ' +
				'domestique, la mendicité forcée, la contrainte à commettre des délits ni pour les cinq autres formes.'
		);
	});

	test('nothing is said where nothing counts', () => {
		expect(deck({ total: null })).toEqual(['', '']);
	});

	test('bold pieces are the amounts and the absence', () => {
		const bold = allocationDeck(scopeWith(), year()).filter((piece) => piece.strong);
		expect(bold.map((piece) => piece.text.replaceAll('\u00A0', ' '))).toEqual([
			'2 376 000 €',
			'Aucun montant n’est identifié'
		]);
	});

	test('is whole sentences that name each form once, whatever forms have money', () => {
		fc.assert(
			fc.property(fc.subarray([...FORMES_ATTRIBUEES]), (codes) => {
				const formes = codes.map((forme) => ({ forme, centimes: 100_00 }));
				const [french, english] = deck({ formes }, {}, 'hors personnel');
				expect(french).toMatch(/^Sur .*[^ .]\.$/);
				expect(french).not.toMatch(/ {2}|undefined|,,| ,|\.\.|'|vont/);
				expect(english).toMatch(/^Of .*[^ .]\.$/);
				for (const forme of codes) expect(french).toContain(`contre ${FORMES_EN_PHRASE[forme].pour}`);
			})
		);
	});
});

test('every form can be an object and a cause in a sentence', () => {
	for (const forme of FORMES_ATTRIBUEES) {
		expect(FORMES_EN_PHRASE[forme].a).toMatch(/^(à |au |aux )/);
		expect(FORMES_EN_PHRASE[forme].pour).toMatch(/^(le |la |l’|une )/);
	}
});

describe('the title of the figure', () => {
	const SEX = { forme: 'SEX', annees: [2017, 2018, 2019] } as const;
	const found = (change: Partial<FormsOverYears> = {}): FormsOverYears => ({
		formes: [SEX],
		sansForme: [2013, 2018],
		de: 2013,
		a: 2025,
		...change
	});
	type Case = readonly [Partial<FormsOverYears>, Partial<ScopeWords>, french: string, english: string];
	const CASES: readonly Case[] = [
		[
			{ formes: [] },
			{},
			'De 2013 à 2025, aucune forme de traite n’a de montant prévu identifié',
			'From 2013 to 2025, no form of trafficking has an identified amount planned'
		],
		[
			{},
			{},
			'De 2013 à 2025, une seule forme de traite a des montants prévus identifiés : l’exploitation sexuelle',
			'From 2013 to 2025, only one form of trafficking has identified amounts planned: sexual exploitation'
		],
		[
			{ formes: [SEX, { forme: 'TRAV', annees: [2018] }], de: 2018, a: 2018 },
			{ etape: 'execution' },
			'En 2018, deux formes de traite ont des montants dépensés identifiés : l’exploitation sexuelle et l’exploitation par le travail',
			'In 2018, two forms of trafficking have identified amounts spent: sexual exploitation and labour exploitation'
		],
		[
			{},
			{ formes: ['TRAV'] },
			'De 2013 à 2025, aucun montant prévu n’est identifié pour l’exploitation par le travail',
			'From 2013 to 2025, no amount planned is identified for labour exploitation'
		],
		[
			{},
			{ formes: ['SEX', 'TRAV', 'DOM'] },
			'De 2013 à 2025, des montants prévus sont identifiés pour l’exploitation sexuelle (2017 à 2019) ; aucun pour l’exploitation par le travail ni pour la servitude domestique',
			'From 2013 to 2025, amounts planned are identified for sexual exploitation (2017 to 2019); none for labour exploitation or domestic servitude'
		],
		[
			{},
			{ sansForme: true },
			'En 2013 et 2018, des montants prévus ne sont rattachés à aucune forme par leur source',
			'In 2013 and 2018, amounts planned are not attributed to any form by their source'
		],
		[
			{ formes: [], de: 2018, a: 2018 },
			{ dispositifs: ['Programme 101, part traite'], etape: 'annonce' },
			'Programme 101, part traite : en 2018, aucune forme de traite n’a de montant annoncé identifié',
			'Programme 101, part traite: in 2018, no form of trafficking has an identified amount announced'
		],
		[
			{},
			{ dispositifs: ['A', 'B'] },
			'A et B. De 2013 à 2025, une seule forme de traite a des montants prévus identifiés : l’exploitation sexuelle',
			'A and B. From 2013 to 2025, only one form of trafficking has identified amounts planned: sexual exploitation'
		]
	];
	test.for(CASES)('%j, %j', ([change, scope, french, english]) => {
		expect(inBothLanguages(() => identifiedForms(scopeWith(scope), found(change)))).toEqual([
			french,
			english
		]);
	});
});

describe('the title of the rates', () => {
	const none = { exercice: 2013, attribue: null, total: null };
	const rate = (exercice: number, attribue: number, total: number) => ({ exercice, attribue, total });
	test.for([
		[
			[none],
			'Le taux d’attribution ne peut être calculé pour aucune année',
			'The attribution rate cannot be calculated for any year'
		],
		[
			[none, rate(2014, 0, 100)],
			'Là où il se calcule, le taux d’attribution est nul',
			'Where it can be calculated, the attribution rate is zero'
		],
		[
			[none, rate(2017, 1, 4), rate(2018, 1, 2)],
			'Là où il se calcule, le taux d’attribution culmine à 50,0 % en 2018',
			'Where it can be calculated, the attribution rate peaks at 50.0% in 2018'
		],
		[
			[rate(2018, 237_600_000, 516_987_800)],
			'Le taux d’attribution culmine à 46,0 % en 2018',
			'The attribution rate peaks at 46.0% in 2018'
		]
	] as const)('%j', ([rates, french, english]) => {
		expect(inBothLanguages(() => highestRate(scopeWith(), rates))).toEqual([french, english]);
	});
});

test('the wider context is never added up', () => {
	expect(inBothLanguages(() => contexteFinding(scopeWith({ perimetre: 'contexte' })))).toEqual([
		'L’argent du contexte, plus large que la traite, ne s’additionne pas',
		'Funding of the wider context, beyond trafficking, is never added up'
	]);
});
