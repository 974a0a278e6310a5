import { describe, expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { inEachLanguage } from '#lib/server/each-language.fixture.ts';
import { COUVERTURES, ETAPES, FORMES, FORMES_ATTRIBUEES, STATUTS } from '#lib/domain/vocabulary.ts';
import type { Drawing } from '#lib/drawing/drawing.ts';
import { labelFaults } from '#lib/drawing/label-faults.fixture.ts';
import { LARGEURS_BORNES, placeBounds } from './place-bounds.ts';
import { LARGEURS_REPARTITION, placeRepartition } from './place-payers.ts';
import type { BornesData, BornesForme, PayeursData, RepartitionPoste } from './data.ts';
import { viewRepartitionAnnee } from './figure.ts';
import { scopeWith, sentence } from '#lib/words/scope.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const words = {
	portee: scopeWith(),
	titre: sentence('Titre'),
	sousTitre: sentence('Sous-titre'),
	sources: 'Sources.',
	notes: []
};
const poste = (nom: string, euros: number, marque: 'SEX' | 'NV' = 'NV'): RepartitionPoste => ({
	id: `bop137-${nom}`,
	nom,
	poste: nom,
	centimes: euros * 100,
	parts: [{ marque, centimes: euros * 100, statut: 'publie', preuves: ['A'], deduit: 0 }]
});

/** 2018 as the base tells it. */
const PAYEURS: PayeursData = {
	...words,
	groupe: 'dispositif',
	exercice: 2018,
	libelles: undefined,
	dispositifs: [
		{
			id: 'bop137',
			nom: 'BOP 137',
			precision: 'Prostitution et traite, Droits des femmes et égalité (DGCS)',
			etape: 'lfi',
			couverture: 'complete',
			statut: 'publie',
			centimes: 502_087_800,
			concurrentes: false,
			lien: '/lignes',
			postes: [
				poste('AFIS', 2_376_000, 'SEX'),
				poste('Crédits déconcentrés', 2_124_878),
				poste('Crédits nationaux', 520_000)
			]
		},
		{
			id: 'mae',
			nom: 'Affaires étrangères',
			precision: 'Part traite',
			etape: 'annonce',
			couverture: 'complete',
			statut: 'publie',
			centimes: 30_000_000,
			concurrentes: false,
			lien: null,
			postes: [{ ...poste('Poste non précisé', 300_000), id: 'mae-0' }]
		}
	],
	muets: [
		{
			id: 'agrasc',
			nom: 'AGRASC',
			precision: 'Biens confisqués',
			statut: 'sans_objet',
			couverture: 'complete'
		},
		{ id: 'p101', nom: 'Programme 101', precision: 'Justice', statut: 'non_publie', couverture: 'complete' }
	]
};

const form = (id: string, bas: number, haut: number | null, texte: string): BornesForme => ({
	id,
	nom: id,
	formes: ['SEX'],
	bas,
	haut,
	texte,
	statut: 'publie',
	preuves: ['A'],
	deduit: 0,
	couverture: 'complete',
	parCle: null,
	texteCle: ''
});
const BORNES: BornesData = {
	...words,
	groupe: 'forme',
	exercice: 2018,
	libelles: undefined,
	formes: [
		form('SEX', 237_600_000, 546_987_800, 'entre 2 376 000 et 5 469 878 €'),
		{ ...form('TRAV', 0, 309_387_800, 'entre 0 et 3 093 878 €'), formes: ['TRAV'] }
	]
};

const lengths = (drawing: Drawing) => new Map(drawing.parts.map((part) => [part.centimes, part.width]));

describe('who pays', () => {
	test('one scale for every bar, announced money in dots, each kind of nothing its own shape', () => {
		const drawing = placeRepartition(PAYEURS, 1120);
		const width = lengths(drawing);
		expect((width.get(212_487_800) ?? 0) / (width.get(237_600_000) ?? 1)).toBeCloseTo(2124878 / 2376000, 6);
		expect(drawing.parts.map((part) => [part.marque, part.annonce])).toEqual([
			['SEX', false],
			['NV', false],
			['NV', false],
			['NV', true]
		]);
		expect(drawing.slots.map((slot) => slot.key)).toEqual(['p101']);
		expect(drawing.rules.filter((rule) => rule.kind === 'sans-objet').map((rule) => rule.key)).toEqual([
			'agrasc'
		]);
		const said = drawing.texts.map((text) => text.lines.join(' ').replaceAll('\u00A0', ' '));
		expect(said).toEqual(
			expect.arrayContaining(['5 020 878 €', '2 376 000', 'annonce', 'sans objet', 'non publié'])
		);
	});

	test('what cannot be isolated has a row of its own, without an amount', () => {
		const [first] = PAYEURS.dispositifs;
		if (!first) throw new Error('no dispositif');
		const data = { ...PAYEURS, dispositifs: [{ ...first, couverture: 'partielle' as const }] };
		const drawing = placeRepartition(data, 1120);
		expect(drawing.slots.map((slot) => slot.key)).toContain('reste-bop137');
		const said = drawing.texts.map((text) => text.lines.join(' ').replaceAll('\u00A0', ' '));
		expect(said).toEqual(expect.arrayContaining(['≥ 5 020 878 €', 'Le reste', 'ne peut être isolé']));
	});

	test('the table has each poste once, and those without an amount with their status', () => {
		const { table } = viewRepartitionAnnee(PAYEURS);
		expect(table.lignes.map((row) => row.slice(0, 6))).toEqual([
			['bop137', 2018, 'lfi', 'AFIS', 'SEX', 237_600_000],
			['bop137', 2018, 'lfi', 'Crédits déconcentrés', 'NV', 212_487_800],
			['bop137', 2018, 'lfi', 'Crédits nationaux', 'NV', 52_000_000],
			['mae', 2018, 'annonce', 'Poste non précisé', 'NV', 30_000_000],
			['agrasc', 2018, '', '', '', null],
			['p101', 2018, '', '', '', null]
		]);
		expect(table.colonnes.map((column) => column.id)).not.toContain('cle_bas');
	});

	const anyPoste = fc.record({
		nom: fc.constantFrom(
			'AFIS',
			'Crédits déconcentrés',
			'Accompagnement des parcours de sortie de la prostitution',
			'É'.repeat(60)
		),
		parts: fc.array(
			fc.record({
				marque: fc.constantFrom(...FORMES, 'NON_DETAILLE' as const),
				centimes: fc.oneof(fc.constant(0), fc.integer({ min: -1e9, max: 1e12 })),
				statut: fc.constantFrom('publie' as const, 'deduit' as const),
				preuves: fc.constant(['D' as const]),
				deduit: fc.constantFrom(0, 100),
				cle: fc.option(fc.constant({ bas: 0, haut: 5000 }), { nil: undefined })
			}),
			{ minLength: 1, maxLength: 3 }
		)
	});
	const anyPayers = fc.record({
		dispositifs: fc.array(
			fc.record({
				nom: fc.constantFrom('BOP 137', 'Programme 105, action 05 : coopération de sécurité et de défense'),
				precision: fc.constantFrom('', 'Droits des femmes et égalité (DGCS)'),
				etape: fc.constantFrom(...ETAPES),
				couverture: fc.constantFrom(...COUVERTURES),
				statut: fc.constantFrom('publie' as const, 'deduit' as const),
				concurrentes: fc.boolean(),
				postes: fc.array(anyPoste, { minLength: 1, maxLength: 5 })
			}),
			{ maxLength: 4 }
		),
		muets: fc.array(fc.constantFrom(...STATUTS), { maxLength: 3 })
	});

	test('any year: no label cut or on another, and no cent of the parts lost', () => {
		fc.assert(
			fc.property(anyPayers, fc.constantFrom(...LARGEURS_REPARTITION), ({ dispositifs, muets }, width) => {
				const data: PayeursData = {
					...PAYEURS,
					dispositifs: dispositifs.map((item, index) => ({
						...item,
						id: `d${index}`,
						lien: null,
						centimes: item.postes.flatMap(({ parts }) => parts).reduce((sum, part) => sum + part.centimes, 0),
						postes: item.postes.map(({ nom, parts }, rank) => ({
							id: `d${index}-${rank}`,
							nom,
							poste: nom,
							centimes: parts.reduce((sum, part) => sum + part.centimes, 0),
							parts: parts.map(({ cle, ...part }) => (cle ? { ...part, cle } : part))
						}))
					})),
					muets: muets.map((statut, index) => ({
						id: `m${index}`,
						nom: 'Programme 101',
						precision: 'Justice',
						statut,
						couverture: 'non_declaree' as const
					}))
				};
				const drawing = placeRepartition(data, width);
				expect(inEachLanguage(() => labelFaults(placeRepartition(data, width)))).toEqual([]);
				const given = data.dispositifs.flatMap((item) => item.postes.flatMap(({ parts }) => parts));
				const total = (items: readonly { centimes: number }[]) =>
					items.reduce((sum, item) => sum + item.centimes, 0);
				expect(total(drawing.parts)).toBe(total(given));
				for (const part of drawing.parts) {
					expect(part.x).toBeGreaterThanOrEqual(-0.01);
					expect(part.x + part.width).toBeLessThanOrEqual(width + 0.01);
				}
			})
		);
	});
});

describe('bounds', () => {
	test('solid to what is attributed, a band to what might be, an end across it', () => {
		const drawing = placeBounds(BORNES, 1120);
		const [solid] = drawing.parts;
		const [band, whole] = drawing.bands;
		expect(drawing.parts).toHaveLength(1);
		expect((solid?.width ?? 0) / ((solid?.width ?? 0) + (band?.width ?? 0))).toBeCloseTo(
			2376000 / 5469878,
			6
		);
		expect((whole?.width ?? 0) / (band?.width ?? 1)).toBeCloseTo(1, 6);
		expect(drawing.rules.filter((rule) => rule.kind === 'borne')).toHaveLength(2);
	});

	test('an unknown most has stems and no end', () => {
		const open = {
			...BORNES,
			formes: [form('SEX', 118_800_000, null, 'au moins 1 188 000 €, maximum inconnu')]
		};
		const drawing = placeBounds(open, 480);
		expect(drawing.bands).toEqual([]);
		expect(drawing.rules.filter((rule) => rule.kind === 'borne')).toEqual([]);
		expect(drawing.rules.filter((rule) => rule.kind === 'tige')).toHaveLength(2);
	});

	test('the table names every form that the drawing merges', () => {
		const merged = { ...form('autres', 0, 1000, ''), formes: FORMES_ATTRIBUEES.slice(5) };
		const { table } = viewRepartitionAnnee({ ...BORNES, formes: [merged] });
		expect(table.lignes.map((row) => row[0])).toEqual(['ESCL', 'ORG', 'MARI', 'ADOPT', 'GPA', 'AUTRE']);
	});

	const anyForm = fc
		.record({
			bas: fc.oneof(fc.constant(0), fc.integer({ min: -1e8, max: 1e12 })),
			plus: fc.oneof(fc.constant(null), fc.nat(1e12)),
			cle: fc.option(fc.tuple(fc.nat(1e10), fc.nat(1e10), fc.nat(1e10)))
		})
		.map(({ bas, plus, cle }, index = 0): BornesForme => {
			const [low, central, high] = [...(cle ?? [0, 0, 0])].sort((a, b) => a - b) as [number, number, number];
			return {
				...form(
					`f${index}`,
					bas,
					plus === null ? null : bas + plus,
					'au moins 1 188 000 000 €, maximum inconnu'
				),
				nom: 'Exploitation de la gestation pour autrui',
				parCle: cle ? { bas: low, central, haut: high } : null,
				texteCle: cle ? 'par clé 424 975,60 €, de 212 487,80 à 849 951,20' : ''
			};
		});

	test('any bounds: no label cut or on another, no bar outside', () => {
		fc.assert(
			fc.property(
				fc.array(anyForm, { maxLength: 11 }),
				fc.constantFrom(...LARGEURS_BORNES),
				(formes, width) => {
					const data = { ...BORNES, formes: formes.map((item, index) => ({ ...item, id: `f${index}` })) };
					const drawing = placeBounds(data, width);
					expect(inEachLanguage(() => labelFaults(placeBounds(data, width)))).toEqual([]);
					for (const shape of [...drawing.parts, ...drawing.bands]) {
						expect(shape.x).toBeGreaterThanOrEqual(-0.01);
						expect(shape.x + shape.width).toBeLessThanOrEqual(width + 0.01);
					}
				}
			)
		);
	});
});

test('in English who pays and the bounds are read in sentences', () => {
	const english = <T>(work: () => T) => inLanguage('en', work);
	const seen = english(() => viewRepartitionAnnee(PAYEURS).readings.map(({ whole }) => whole.seen));
	expect(seen[1]).toBe('Affaires étrangères (announced): €300,000.');
	expect(seen.slice(2)).toEqual(['AGRASC: not applicable.', 'Programme 101: not published.']);
	const said = english(() => viewRepartitionAnnee(BORNES).readings.map(({ whole }) => whole.said));
	expect(said).toEqual([
		'SEX: between 2.38 million euros and 5.47 million euros.',
		'TRAV: between zero and 3.09 million euros.'
	]);
	const open = { ...BORNES, formes: [form('SEX', 100, null, '')] };
	expect(english(() => viewRepartitionAnnee(open).readings[0]?.whole.said)).toBe(
		'SEX: at least 1 euro, maximum unknown.'
	);
});
