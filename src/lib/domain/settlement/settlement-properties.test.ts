import { describe, expect, test } from 'vitest';
import type { SettlementLine } from './claims.ts';
import { anyLines, small, SOURCES } from './settlement-lines.fixture.ts';
import { settle, type Settlement } from './settlement.ts';
import { NIVEAUX, PREUVES, type Niveau } from '#lib/domain/vocabulary.ts';
import { fc } from '../../../../tests/property-seed.ts';

const sum = (items: readonly { readonly centimes: number }[]) =>
	items.reduce((cents, item) => cents + item.centimes, 0);

/** What counts, added up by place and form, whatever line carries it. */
function money({ counted }: Settlement): Record<string, number> {
	const sums: Record<string, number> = {};
	for (const part of counted) {
		const { niveau, poste, beneficiaire, payeur, forme, nommees, nonDetaille, concurrente } = part;
		const key = [niveau, poste, beneficiaire, payeur, forme, nommees, nonDetaille, concurrente].join(' ');
		sums[key] = (sums[key] ?? 0) + part.centimes;
	}
	return sums;
}

type Place = Pick<SettlementLine, 'niveau' | 'poste' | 'beneficiaire'> & { readonly payeur?: string };
const inScope = (place: Place, scope: Place) =>
	(scope.niveau === 'np' || scope.niveau === place.niveau) &&
	(scope.poste === '' || scope.poste === place.poste) &&
	(scope.beneficiaire === '' || scope.beneficiaire === place.beneficiaire) &&
	(!scope.payeur || scope.payeur === place.payeur);

/** The quantité of a line, details that are read as totals apart. */
const placeIn =
	({ lues }: Settlement) =>
	(line: SettlementLine) =>
		[line.role, lues.has(line.id), line.niveau, line.poste, line.beneficiaire, line.payeur].join(' ');

/** The step to which the source of a total rounds it: the largest of its lines. */
function stepOf(id: number, lines: readonly SettlementLine[]): number {
	const line = lines.find((item) => item.id === id);
	const own = lines.filter(
		(item) =>
			line &&
			item.source === line.source &&
			item.role === line.role &&
			inScope(item, line) &&
			inScope(line, item)
	);
	return Math.max(...own.map((item) => item.arrondi ?? 0));
}

describe('whatever is published', () => {
	test('every line has one verdict, and counts in full, for its rest, or not at all, as the verdict says', () => {
		fc.assert(
			fc.property(anyLines, (lines) => {
				const { counted, verdicts, lues } = settle(lines);
				expect([...verdicts.keys()].sort((a, b) => a - b)).toEqual(lines.map((line) => line.id));
				for (const line of lines) {
					const parts = counted.filter((part) => part.line === line.id);
					const verdict = verdicts.get(line.id);
					if (verdict === 'retenue') {
						expect(sum(parts)).toBe(line.centimes);
						expect(parts.length).toBeGreaterThan(0);
						expect(parts.some((part) => part.nonDetaille)).toBe(false);
					} else if (verdict === 'controle') {
						expect(parts.every((part) => part.nonDetaille && part.forme === 'NV')).toBe(true);
						expect(line.role === 'total' || lues.has(line.id)).toBe(true);
					} else expect(parts).toEqual([]);
				}
			})
		);
	});

	test('the order in which lines come does not matter', () => {
		fc.assert(
			fc.property(
				anyLines.chain((lines) =>
					fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }))
				),
				([lines, shuffled]) => {
					const [one, other] = [settle(lines), settle(shuffled)];
					expect(money(other)).toEqual(money(one));
					expect(Object.fromEntries(other.verdicts)).toEqual(Object.fromEntries(one.verdicts));
					expect(other.concurrentes).toBe(one.concurrentes);
				}
			)
		);
	});

	test('of the lines of one quantité, those of one source stand, whole', () => {
		fc.assert(
			fc.property(anyLines, (lines) => {
				const settlement = settle(lines);
				const place = placeIn(settlement);
				const beaten = (line: SettlementLine) =>
					['ecartee', 'concordante'].includes(settlement.verdicts.get(line.id) ?? '');
				for (const own of Map.groupBy(lines, place).values()) {
					const standing = new Set(own.filter((line) => !beaten(line)).map((line) => line.source));
					// Lines read as a total that repeats its only detail all step back before it; so does a detail that says no
					// form, before a line that says the same money and its form.
					expect(standing.size).toBeLessThanOrEqual(1);
					if (standing.size === 0) {
						const before = (line: SettlementLine) =>
							settlement.lues.has(line.id) || settlement.verdicts.get(line.id) === 'concordante';
						expect(own.every(before)).toBe(true);
					}
					for (const line of own) expect(beaten(line)).toBe(!standing.has(line.source));
				}
			})
		);
	});

	test('another source that repeats a retained value changes neither money nor flags', () => {
		fc.assert(
			fc.property(anyLines, fc.nat(), fc.boolean(), (lines, pick, stronger) => {
				const before = settle(lines);
				const kept = lines.filter(
					(line) =>
						!['ecartee', 'concordante', 'contredite'].includes(before.verdicts.get(line.id) ?? '') &&
						!before.lues.has(line.id)
				);
				const model = kept[pick % Math.max(1, kept.length)];
				if (!model) return;
				const repeated = kept
					.filter((line) =>
						(['source', 'niveau', 'poste', 'beneficiaire', 'payeur', 'role'] as const).every(
							(word) => line[word] === model[word]
						)
					)
					.map((line) => ({
						...line,
						id: line.id + 100,
						source: stronger ? '0' : 'zz',
						preuve: stronger ? ('A' as const) : null,
						sourceDate: stronger ? '2030' : '',
						version: stronger ? 9 : 0
					}));
				const after = settle([...lines, ...repeated]);
				// Where details pass a total, they are taken source by source: it matters who says them.
				const passed = ['depasse', 'excedent', 'contredit', 'entier'];
				if ([before, after].some(({ controls }) => controls.some(({ issue }) => passed.includes(issue))))
					return;
				expect(money(after)).toEqual(money(before));
				expect(after.concurrentes).toBe(before.concurrentes);
			})
		);
	});

	test('where a total decides, its scope comes to it exactly, or to its details within its rounding', () => {
		fc.assert(
			fc.property(anyLines, (lines) => {
				const { counted, verdicts, controls } = settle(lines);
				for (const control of controls) {
					const total = lines.find((line) => line.id === control.line);
					const replaced = ['depassee', 'excedent', 'comprise', 'concordante'].includes(
						verdicts.get(control.line) ?? ''
					);
					const enclosed = controls.some((other) => {
						const wider = lines.find((line) => line.id === other.line);
						if (total && wider && wider !== total && inScope(total, wider) && inScope(wider, total))
							return true;
						const sets = ['depasse', 'excedent', 'entier'].includes(other.issue);
						return sets && total && wider && wider !== total && inScope(total, wider);
					});
					if (!total || control.issue === 'croise' || replaced || enclosed) continue;
					const inside = sum(counted.filter((part) => inScope(part, total)));
					if (control.issue === 'excedent')
						expect(2 * Math.abs(inside - control.total)).toBeLessThanOrEqual(stepOf(control.line, lines));
					else
						expect(inside).toBe(
							['egal', 'contredit'].includes(control.issue) ? control.details : control.total
						);
				}
			})
		);
	});
});

/** What one source says of one quantité, told from the rules. */
interface Said {
	readonly centimes: number;
	readonly step: number;
	readonly line: SettlementLine;
	/** Its forms, `''` when it says none. */
	readonly says: string;
}

/** R4 told again, one criterion after the other. */
function beats(one: SettlementLine, other: SettlementLine): boolean {
	const rank = (line: SettlementLine) => ['A', 'B', 'D', 'C', null].indexOf(line.preuve);
	if (rank(one) !== rank(other)) return rank(one) < rank(other);
	if (one.sourceDate !== other.sourceDate) return one.sourceDate > other.sourceDate;
	if (one.version !== other.version) return one.version > other.version;
	return one.source < other.source;
}
const alike = (a: Said, b: Said) => Math.abs(a.centimes - b.centimes) <= Math.max(a.step, b.step) / 2;

/** The value that R4 keeps among lines of one quantité: the finest of those that agree with the strongest. */
function keptOf(lines: readonly SettlementLine[]): Said | null {
	const claims = SOURCES.flatMap((source): Said[] => {
		const own = lines.filter((line) => line.source === source);
		const [line] = own;
		const forms = [...new Set(own.map((item) => item.forme))].sort().join();
		const says = forms === 'NV' ? '' : forms;
		return line
			? [{ line, says, centimes: sum(own), step: Math.max(...own.map((item) => item.arrondi ?? 0)) }]
			: [];
	});
	const strongest = claims.find((one) =>
		claims.every((other) => one === other || beats(one.line, other.line))
	);
	if (!strongest) return null;
	const agreeing = claims.filter((claim) => alike(claim, strongest));
	const saying = agreeing.filter((claim) => claim.says !== '');
	const first = saying.find((one) => saying.every((other) => one === other || beats(one.line, other.line)));
	const telling = first ? agreeing.filter((claim) => claim.says === first.says) : agreeing;
	const finest = Math.min(...telling.map((claim) => claim.step));
	const best = telling.filter((claim) => claim.step === finest);
	return best.find((one) => best.every((other) => one === other || beats(one.line, other.line))) ?? null;
}

/** R3 told again: what counts of the details of a total that they pass, source by source; none when the best passes it alone. */
function fitting(details: readonly Said[], total: Said): readonly Said[] {
	const fits = (cents: number) => cents <= total.centimes + total.step / 2;
	const makes = (cents: number) => Math.abs(cents - total.centimes) <= total.step / 2;
	const rank = (line: SettlementLine) => ['A', 'B', 'D', 'C', null].indexOf(line.preuve);
	const of = SOURCES.flatMap((source) => {
		const own = details.filter((item) => item.line.source === source);
		const [first] = own;
		return first ? [{ own, cents: sum(own), line: first.line }] : [];
	}).sort((a, b) => rank(a.line) - rank(b.line) || a.line.version - b.line.version);
	// What only takes away always fits.
	const less = of.filter(({ cents }) => cents < 0);
	let taken = less.reduce((cents, item) => cents + item.cents, 0);
	const [best, ...others] = of.filter(({ cents }) => cents >= 0);
	if (!best) return [];
	const earlier = others.filter(({ line, cents }) => line.version < best.line.version && fits(taken + cents));
	if (!fits(taken + best.cents) && earlier.length === 0) return [];
	const inside = [best, ...others].filter(({ cents }) => fits(taken + cents));
	const since = Math.min(
		...inside.filter(({ cents }) => makes(taken + cents)).map(({ line }) => line.version)
	);
	const kept = [
		...inside.filter(({ line }) => line.version <= since),
		...inside.filter(({ line }) => line.version > since)
	].filter(({ cents }) => {
		if (!fits(taken + cents)) return false;
		taken += cents;
		return true;
	});
	return kept.length === 0 ? [] : [...less, ...kept].flatMap(({ own }) => own);
}

/** Merits belong to the source, as in a published document. */
const documents = fc.tuple(
	...SOURCES.map((source) =>
		fc.record({
			source: fc.constant(source),
			preuve: fc.constantFrom(...PREUVES, null),
			sourceDate: fc.constantFrom('', '2018', '2018-07'),
			version: fc.integer({ min: 1, max: 2 })
		})
	)
);

describe('against an independent reckoning', () => {
	/** Scopes that nest: everything, a niveau, a poste of a niveau. Details stand at any of them. */
	const nested = fc.record({
		document: fc.nat({ max: 2 }),
		scope: fc.constantFrom<readonly [Niveau, string]>(
			['np', ''],
			['central', ''],
			['deconcentre', ''],
			['central', 'x'],
			['central', 'y'],
			['deconcentre', 'x']
		),
		beneficiaire: fc.constantFrom('', 'p', 'q'),
		role: fc.constantFrom('detail' as const, 'total' as const),
		forme: fc.constantFrom('NV', 'NV', 'SEX'),
		centimes: small,
		arrondi: fc.constantFrom(null, null, 20)
	});

	test('of nested totals, a scope comes to its total, or to its details within the rounding (R3, R4)', () => {
		fc.assert(
			fc.property(documents, fc.array(nested, { maxLength: 16 }), (sources, drawn) => {
				const lines = drawn.map(({ document, scope: [niveau, poste], ...rest }, index): SettlementLine => {
					const merits = sources[document];
					if (!merits) throw new RangeError(`no document ${document}`);
					const beneficiaire = rest.role === 'total' ? '' : rest.beneficiaire;
					const common = { nature: 'cp', attribution: null, payeur: '' } as const;
					return { ...common, ...rest, ...merits, id: index + 1, niveau, poste, beneficiaire };
				});
				const at = (niveau: Niveau, poste: string) =>
					lines.filter((line) => line.niveau === niveau && line.poste === poste);
				const reckon = (niveau: Niveau, poste: string, inner: readonly Said[]): readonly Said[] => {
					const here = at(niveau, poste);
					const details = [...new Set(here.map((line) => line.beneficiaire))].flatMap(
						(name) =>
							keptOf(here.filter((line) => line.role === 'detail' && line.beneficiaire === name)) ?? []
					);
					const parts = [...inner, ...details];
					const total = keptOf(here.filter((line) => line.role === 'total'));
					if (!total) return parts;
					if (parts.length === 0) return [total];
					const beyond = (of: readonly Said[]): Said[] =>
						total.centimes - sum(of) > total.step / 2
							? [{ ...total, centimes: total.centimes - sum(of) }]
							: [];
					if (sum(parts) <= total.centimes + total.step / 2) return [...parts, ...beyond(parts)];
					const kept = fitting(parts, total);
					return kept.length === 0 ? [total] : [...kept, ...beyond(kept)];
				};
				const central = reckon('central', '', [...reckon('central', 'x', []), ...reckon('central', 'y', [])]);
				const deconcentre = reckon('deconcentre', '', reckon('deconcentre', 'x', []));
				const expected = sum(reckon('np', '', [...central, ...deconcentre]));
				expect(sum(settle(lines).counted)).toBe(expected);
			}),
			{ numRuns: 2000 }
		);
	});

	/** What was really spent in each smallest place; published lines all tell the truth about it. */
	const places = (['central', 'deconcentre'] as const).flatMap((niveau) =>
		(['x', 'y'] as const).flatMap((poste) =>
			(['p', 'q'] as const).map((beneficiaire) => ({ niveau, poste, beneficiaire }))
		)
	);
	const truth = fc.tuple(...places.map(() => fc.nat({ max: 9 })));
	const scopes = fc.uniqueArray(
		fc.record({
			niveau: fc.constantFrom(...NIVEAUX),
			poste: fc.constantFrom('', 'x', 'y'),
			beneficiaire: fc.constantFrom('', 'p', 'q')
		}),
		{ maxLength: 7, selector: (scope) => Object.values(scope).join(' ') }
	);

	test('true totals of any scopes, crossing ones too, never count a euro twice', () => {
		fc.assert(
			fc.property(truth, scopes, fc.subarray(places), (spent, totals, published) => {
				const real = places.map((place, index) => ({ ...place, centimes: spent[index] ?? 0 }));
				const within = (scope: Parameters<typeof inScope>[1]) =>
					sum(real.filter((place) => inScope(place, scope)));
				const stated = [
					...real
						.filter((place) => published.some((one) => inScope(place, one)))
						.map((place) => ({ ...place, role: 'detail' as const })),
					...totals.map((scope) => ({ ...scope, role: 'total' as const, centimes: within(scope) }))
				];
				const common = { source: 'a', nature: 'cp', forme: 'NV', attribution: null, preuve: 'A' } as const;
				const { counted } = settle(
					stated.map((line, index) => ({
						...common,
						...line,
						id: index + 1,
						payeur: '',
						sourceDate: '',
						version: 1,
						arrondi: null
					}))
				);
				for (const niveau of NIVEAUX)
					for (const poste of ['', 'x', 'y'])
						for (const beneficiaire of ['', 'p', 'q']) {
							const scope = { niveau, poste, beneficiaire };
							const inside = sum(counted.filter((part) => inScope(part, scope)));
							expect(inside).toBeLessThanOrEqual(within(scope));
						}
				const whole = totals.find((scope) => Object.values(scope).join('') === 'np');
				if (whole) expect(sum(counted)).toBe(sum(real));
			}),
			{ numRuns: 1000 }
		);
	});
});
