import {
	RESULTATS,
	type Attribution,
	type COUVERTURES_DECLAREES,
	type Etape,
	type Nature,
	type Niveau,
	type Preuve,
	type Role
} from '#lib/domain/vocabulary.ts';
import { VERSIONS, type DrawnArbitration, type DrawnLine } from './drawn-world.fixture.ts';
import { fc } from '../../../../../tests/property-seed.ts';

const DATES = ['', '2018-07-05', '2019-01-31'] as const;
const PLACES = [
	['np', ''],
	['central', ''],
	['deconcentre', ''],
	['central', 'Crédits x'],
	['central', 'CREDITS  X'],
	['central', 'Crédits y'],
	['deconcentre', 'Crédits x']
] as const satisfies readonly (readonly [Niveau, string])[];
const WHO = [
	['', ''],
	['', ''],
	['', ''],
	['', ''],
	['Foyer', ''],
	['FOYER', ''],
	['Amicale', '775723679'],
	['A.D.N.', '775723679']
] as const;
const FORME_CELLS = [
	'NV',
	'NV',
	'NV',
	'SEX',
	'TRAV',
	'SEX|TRAV',
	'MULTI',
	'SEX:60|TRAV:30',
	'DOM:33.33|SEX:66.67'
];

const amount = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: 0, max: 6 }).map((tens) => tens * 1000) },
	{ weight: 3, arbitrary: fc.integer({ min: -500, max: 5000 }) },
	{ weight: 1, arbitrary: fc.integer({ min: -1e11, max: 1e12 }) }
);
const stage = fc.constantFrom<Etape>('lfi', 'lfi', 'lfi', 'plf', 'annonce', 'execution');
/** Stages that have lines: few in a case, so that lines meet. */
const stages = fc.constantFrom<readonly Etape[]>(
	['lfi'],
	['lfi', 'lfi', 'execution'],
	['lfi', 'plf'],
	['plf'],
	['plf', 'annonce'],
	['annonce'],
	['execution', 'annonce', 'lfi']
);

const line = fc
	.record({
		document: fc.constantFrom('a', 'a', 'b', 'c'),
		rank: fc.nat(2),
		nature: fc.constantFrom<Nature>('cp', 'cp', 'cp', 'ae', 'np'),
		place: fc.constantFrom(...PLACES),
		who: fc.constantFrom(...WHO),
		role: fc.constantFrom<Role>('detail', 'detail', 'detail', 'total'),
		forme: fc.constantFrom(...FORME_CELLS),
		attribution: fc.constantFrom<Attribution>('publiee', 'mandat', 'publiee', 'cle'),
		centimes: amount,
		arrondi: fc.constantFrom(null, null, null, 1000)
	})
	// What is rounded to ten euros ends in ten euros.
	.map((drawn) =>
		drawn.arrondi === null ? drawn : { ...drawn, centimes: Math.round(drawn.centimes / 1000) * 1000 }
	);

/** What is published on one dispositif in one year. */
export const drawnCase = fc.record({
	lines: fc.oneof(
		{ weight: 1, arbitrary: fc.array(line, { maxLength: 0 }) },
		{ weight: 9, arbitrary: fc.array(line, { minLength: 1, maxLength: 9 }) }
	),
	stages,
	/** Other documents that publish a value of the same quantité. */
	echoes: fc.array(
		fc.record({ of: fc.nat(20), document: fc.constantFrom('a', 'b', 'c'), centimes: fc.option(amount) }),
		{ maxLength: 4 }
	),
	/** A total of all that one document details at a stage, right or not. */
	whole: fc.option(
		fc.record({
			document: fc.constantFrom('a', 'b', 'c'),
			beyond: fc.constantFrom(0, 0, 400, -400, 2000, -2000)
		})
	),
	merits: fc.tuple(
		...(['a', 'b', 'c'] as const).map(() =>
			fc.record({
				preuve: fc.constantFrom<Preuve | ''>('A', 'B', 'C', 'D', ''),
				sourceDate: fc.constantFrom(...DATES)
			})
		)
	),
	corrected: fc.constantFrom(false, false, true),
	arbitrated: fc.option(fc.record({ pick: fc.nat(20), source: fc.constantFrom('a', 'b', 'c') }), { freq: 3 }),
	coverage: fc.constantFrom<(typeof COUVERTURES_DECLAREES)[number] | null>(
		'complete',
		'complete',
		'partielle',
		'absente',
		null
	),
	searches: fc.uniqueArray(fc.record({ etape: stage, resultat: fc.constantFrom(...RESULTATS) }), {
		maxLength: 3,
		selector: (search) => search.etape
	})
});
export type DrawnCase = typeof drawnCase extends fc.Arbitrary<infer T> ? T : never;

/** The lines of a case, corrections included. Scopes of totals nest, merits belong to a source within the case. */
export function linesOf(drawn: DrawnCase, at: { dispositif: string; exercice: number }): DrawnLine[] {
	const published = (document: string) => ({
		...(drawn.merits[document === 'a' ? 0 : document === 'b' ? 1 : 2] ?? {
			preuve: '' as const,
			sourceDate: ''
		}),
		source: document,
		since: document === 'c' ? VERSIONS.c : VERSIONS.ab,
		until: null
	});
	const own = drawn.lines.map(({ document, rank, place, who, attribution, ...rest }): DrawnLine => {
		const [niveau, poste] = place;
		const [beneficiaire, siren] = rest.role === 'total' ? ['', ''] : who;
		return {
			...at,
			...rest,
			...published(document),
			etape: drawn.stages[rank % drawn.stages.length] ?? 'lfi',
			niveau,
			poste,
			beneficiaire,
			siren,
			attribution: rest.forme === 'NV' ? '' : attribution
		};
	});
	const echoes = drawn.echoes.flatMap(({ of, document, centimes }): DrawnLine[] => {
		const model = own[of % Math.max(1, own.length)];
		if (!model) return [];
		const echo = centimes === null ? {} : { centimes, arrondi: null };
		return [{ ...model, ...published(document), ...echo }];
	});
	const lines = [...own, ...echoes, ...wholeOf(drawn, own, published)];
	const first = lines.find((line) => line.source === 'a');
	if (!drawn.corrected || !first) return lines;
	// A correction replaces the whole block: one source, one stage.
	const replaced = (line: DrawnLine) => line.source === 'a' && line.etape === first.etape;
	return [
		...lines.map((line) => (replaced(line) ? { ...line, until: VERSIONS.corrections } : line)),
		...lines
			.filter(replaced)
			.map((line) => ({ ...line, centimes: line.centimes + 1000, since: VERSIONS.corrections }))
	];
}

function wholeOf(
	{ whole }: DrawnCase,
	lines: readonly DrawnLine[],
	published: (document: string) => Pick<DrawnLine, 'preuve' | 'sourceDate' | 'source' | 'since' | 'until'>
): DrawnLine[] {
	const first = lines.find((line) => line.role === 'detail');
	if (!whole || !first) return [];
	const { source, etape, nature } = first;
	const details = lines.filter(
		(line) =>
			line.role === 'detail' && line.source === source && line.etape === etape && line.nature === nature
	);
	const centimes = details.reduce<number>((sum, line) => sum + line.centimes, whole.beyond);
	const everything = { niveau: 'np', poste: '', beneficiaire: '', siren: '', role: 'total' } as const;
	// A sum is rounded to ten euros where it ends in ten euros.
	const arrondi = centimes % 1000 === 0 ? first.arrondi : null;
	return [{ ...first, ...published(whole.document), ...everything, centimes, arrondi }];
}

/** The decision of a case on one of its quantités. */
export function arbitrationsOf(drawn: DrawnCase, lines: readonly DrawnLine[]): DrawnArbitration[] {
	const { arbitrated } = drawn;
	const target = arbitrated && lines[arbitrated.pick % Math.max(1, lines.length)];
	if (!arbitrated || !target) return [];
	const { dispositif, exercice, etape, nature, niveau, poste, beneficiaire, siren } = target;
	const { source } = arbitrated;
	return [
		{ dispositif, exercice, etape, nature, niveau, poste, beneficiaire: siren || beneficiaire, source }
	];
}
