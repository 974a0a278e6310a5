import { COUVERTURES, ETAPES, FORMES, STATUTS, type Forme, PREUVES } from '#lib/domain/vocabulary.ts';
import type { FormesParAnneeData, YearBar } from './data.ts';
import { REFERENCE, makeYear } from './reference-figure.fixture.ts';
import { sentence } from '#lib/words/scope.fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const base: FormesParAnneeData = { ...REFERENCE, ruptures: [], partielle: null, enAvant: null };
const years = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const without = (exercice: number, statut: YearBar['statut']): YearBar => ({
	...makeYear(exercice, []),
	statut,
	total: null
});

/** Figures that a layout must survive, by name. */
export const CASES: Readonly<Record<string, FormesParAnneeData>> = {
	'the reference': REFERENCE,
	'a hump with its name': { ...REFERENCE, bosses: [{ nom: 'AGRASC', exercices: [2022, 2023] }] },
	'the reference in shares': { ...REFERENCE, mesure: 'part' },
	'one year': { ...base, annees: REFERENCE.annees.slice(5, 6) },
	'no year': { ...base, annees: [] },
	'nothing published': {
		...base,
		annees: years(2013, 2025).map((exercice) => without(exercice, exercice > 2020 ? 'non_publie' : 'absent'))
	},
	'every kind of nothing': {
		...base,
		annees: years(2011, 2025).map((exercice, index) =>
			index % 3 === 0
				? makeYear(exercice, [['NV', 'execution', 2_000_000]])
				: index % 5 === 0
					? { ...makeYear(exercice, []), statut: 'zero', etapes: ['execution'] }
					: without(exercice, STATUTS[2 + (index % 4)] ?? 'absent')
		)
	},
	'thirteen forms': {
		...base,
		annees: years(2018, 2025).map((exercice, index) =>
			makeYear(
				exercice,
				FORMES.map((forme, rank) => [
					forme,
					rank % 5 === 0 ? 'annonce' : 'lfi',
					100_000 + ((rank * 7919 + index * 104_729) % 900_000)
				])
			)
		)
	},
	'twenty-five years': {
		...base,
		ruptures: REFERENCE.ruptures,
		annees: years(2001, 2025).map((exercice, index) =>
			makeYear(exercice, [
				['SEX', 'lfi', 1_000_000 + index * 190_000],
				['NV', 'plf', 800_000]
			])
		)
	},
	'amounts taken back': {
		...base,
		annees: years(2018, 2025).map((exercice, index) =>
			makeYear(exercice, [
				['SEX', 'lfi', index === 2 ? -900_000 : 1_000_000],
				['NV', 'lfi', index % 3 === 1 ? -700_000 : 600_000],
				['TRAV', 'execution', index === 5 ? -2_900_000 : 100_000]
			])
		)
	},
	'every stage': {
		...base,
		annees: ETAPES.map((etape, index) =>
			makeYear(2015 + index, [
				['SEX', etape, 120_000 + 20_000 * index],
				['NV', etape, 90_000]
			])
		)
	},
	'hostile words': {
		...base,
		titre: sentence('<script>alert(1)</script> & "titre"'),
		notes: ['</svg><img src=x onerror=alert(1)>'],
		libelles: {
			SEX: '<script>alert(1)</script>',
			TRAV: 'Anticonstitutionnellement'.repeat(8),
			DOM: 'الاتجار بالبشر'
		},
		partielle: `${'Mot'.repeat(70)} & <b>gras</b>`,
		ruptures: [
			{ avant: 2016, apres: 2017, texte: 'X'.repeat(200), comparable: false, cause: 'nomenclature' },
			{
				avant: 2017,
				apres: 2018,
				texte: 'Deux ruptures de suite & plus',
				comparable: false,
				cause: 'nomenclature'
			},
			{ avant: 2024, apres: 2025, texte: 'La dernière année seule', comparable: true, cause: 'couverture' }
		],
		annees: years(2014, 2025).map((exercice, index) =>
			makeYear(
				exercice,
				[
					['SEX', 'lfi', 1000 * index + 1],
					['TRAV', 'plf', 5e8],
					['DOM', 'plf', 3e8]
				],
				index > 8 ? { couverture: 'partielle', concurrentes: [1, 9e10, 8.1e10] } : {}
			)
		)
	}
};

const part = fc.record({
	forme: fc.constantFrom<Forme>(...FORMES),
	etape: fc.constantFrom(...ETAPES),
	centimes: fc.oneof(
		{ weight: 8, arbitrary: fc.nat(1e12) },
		{ weight: 1, arbitrary: fc.integer({ min: -1e10, max: 0 }) }
	),
	deduit: fc.constant(0),
	nonDetaille: fc.boolean()
});

const aYear = fc
	.record({
		statut: fc.constantFrom(...STATUTS),
		couverture: fc.constantFrom(...COUVERTURES),
		enPartie: fc.boolean(),
		preuves: fc.subarray([...PREUVES]),
		deduit: fc.constant(0),
		parts: fc.array(part, { maxLength: 6 }),
		concurrentes: fc.array(fc.integer({ min: 0, max: 1e12 }), { maxLength: 3 }),
		motif: fc.constantFrom(null, 'Aucune source lue ne le donne.'),
		/** Amounts that must not be added up. */
		aside: fc.boolean()
	})
	.map(({ parts, statut, aside, ...rest }) => {
		const total =
			statut === 'zero' ? 0 : parts.length === 0 ? null : parts.reduce((sum, item) => sum + item.centimes, 0);
		const counted = statut === 'zero' ? [] : parts;
		const kept = aside ? null : total;
		return {
			...rest,
			statut,
			parts: counted,
			total: kept,
			etapes: [...new Set(counted.map((item) => item.etape))],
			lien: null
		};
	});

const words = fc.constantFrom(
	'Puis dans l’action 25',
	'Mot'.repeat(60),
	'Un <b>&',
	'La ligne change de nom et de programme. '.repeat(4)
);

/** Any figure that the data could make, and some that it could not. */
export const anyFigure: fc.Arbitrary<FormesParAnneeData> = fc
	.record({
		bars: fc.array(aYear, { minLength: 1, maxLength: 27 }),
		breaks: fc.array(fc.record({ at: fc.nat(27), texte: words, comparable: fc.boolean() }), { maxLength: 4 }),
		mesure: fc.constantFrom('montant' as const, 'part' as const),
		partielle: fc.constantFrom(null, REFERENCE.partielle, 'Mot'.repeat(80)),
		hump: fc.record({
			nom: fc.constantFrom('AGRASC', 'Fonds de concours'),
			from: fc.nat(27),
			many: fc.nat(4)
		})
	})
	.map(({ bars, breaks, mesure, partielle, hump }) => ({
		...base,
		mesure,
		partielle,
		bosses: [{ nom: hump.nom, exercices: years(2000 + hump.from, 2000 + hump.from + hump.many) }],
		annees: bars.map((bar, index) => ({ ...bar, exercice: 2000 + index })),
		ruptures: breaks.map(({ at, ...rest }) => ({
			...rest,
			avant: 1999 + at,
			apres: 2000 + at,
			cause: 'nomenclature' as const
		}))
	}));
