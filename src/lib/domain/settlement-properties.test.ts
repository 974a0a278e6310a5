import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../../../tests/property-seed.ts';
import type { SettlementLine } from './claims.ts';
import { anyLines, small, SOURCES } from './settlement-lines.fixture.ts';
import { settle, type Settlement } from './settlement.ts';
import { NIVEAUX, PREUVES, type Niveau } from './vocabulary.ts';

const sum = (items: readonly { readonly centimes: number }[]) =>
	items.reduce((cents, item) => cents + item.centimes, 0);

/** What counts, added up by place and form, whatever line carries it. */
function money({ counted }: Settlement): Record<string, number> {
	const sums: Record<string, number> = {};
	for (const part of counted) {
		const { niveau, poste, beneficiaire, forme, nommees, nonDetaille, concurrente } = part;
		const key = [niveau, poste, beneficiaire, forme, nommees, nonDetaille, concurrente].join(' ');
		sums[key] = (sums[key] ?? 0) + part.centimes;
	}
	return sums;
}

const inScope = (
	place: Pick<SettlementLine, 'niveau' | 'poste' | 'beneficiaire'>,
	scope: Pick<SettlementLine, 'niveau' | 'poste' | 'beneficiaire'>
) =>
	(scope.niveau === 'np' || scope.niveau === place.niveau) &&
	(scope.poste === '' || scope.poste === place.poste) &&
	(scope.beneficiaire === '' || scope.beneficiaire === place.beneficiaire);

describe('whatever is published', () => {
	test('every line has one verdict, and counts in full, for its rest, or not at all, as the verdict says', () => {
		fc.assert(
			fc.property(anyLines, (lines) => {
				const { counted, verdicts } = settle(lines);
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
						expect(line.role).toBe('total');
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
				const { verdicts } = settle(lines);
				const standing = lines.filter(
					(line) => !['ecartee', 'concordante'].includes(verdicts.get(line.id) ?? '')
				);
				const sources = new Map<string, Set<string>>();
				for (const { niveau, poste, beneficiaire, role, source } of standing) {
					const key = [niveau, poste, beneficiaire, role].join(' ');
					sources.set(key, (sources.get(key) ?? new Set()).add(source));
				}
				for (const set of sources.values()) expect(set.size).toBe(1);
				for (const line of lines) {
					const key = [line.niveau, line.poste, line.beneficiaire, line.role].join(' ');
					const stands = sources.get(key)?.has(line.source) ?? false;
					expect(standing.includes(line)).toBe(stands);
				}
			})
		);
	});

	test('another source that repeats a retained value changes neither money nor flags', () => {
		fc.assert(
			fc.property(anyLines, fc.nat(), fc.boolean(), (lines, pick, stronger) => {
				const before = settle(lines);
				const kept = lines.filter(
					(line) => !['ecartee', 'concordante'].includes(before.verdicts.get(line.id) ?? '')
				);
				const model = kept[pick % Math.max(1, kept.length)];
				if (!model) return;
				const repeated = kept
					.filter((line) =>
						(['source', 'niveau', 'poste', 'beneficiaire', 'role'] as const).every(
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
					const replaced = verdicts.get(control.line) === 'depassee';
					const enclosed = controls.some((other) => {
						const wider = lines.find((line) => line.id === other.line);
						return other.issue === 'depasse' && total && wider && wider !== total && inScope(total, wider);
					});
					if (!total || control.issue === 'croise' || replaced || enclosed) continue;
					const inside = sum(counted.filter((part) => inScope(part, total)));
					expect(inside).toBe(control.issue === 'egal' ? control.details : control.total);
				}
			})
		);
	});
});

/** R4 told again, one criterion after the other, to check the retained source against. */
function strongest(claims: readonly SettlementLine[][]): readonly SettlementLine[] {
	const beats = (one: SettlementLine, other: SettlementLine): boolean => {
		const rank = (line: SettlementLine) => 'ABDC'.indexOf(line.preuve ?? '!');
		const [a, b] = [rank(one) === -1 ? 9 : rank(one), rank(other) === -1 ? 9 : rank(other)];
		if (a !== b) return a < b;
		if (one.sourceDate !== other.sourceDate) return one.sourceDate > other.sourceDate;
		if (one.version !== other.version) return one.version > other.version;
		return one.source < other.source;
	};
	const winner = claims.find(([mine]) =>
		claims.every(([other]) => mine === other || (mine && other && beats(mine, other)))
	);
	return winner ?? [];
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
		centimes: small,
		arrondi: fc.constantFrom(null, 20)
	});

	test('of nested totals, a scope comes to its total, or to its details within the rounding (R3, R4)', () => {
		fc.assert(
			fc.property(documents, fc.array(nested, { maxLength: 16 }), (sources, drawn) => {
				const lines = drawn.map(({ document, scope: [niveau, poste], ...rest }, index): SettlementLine => {
					const merits = sources[document];
					if (!merits) throw new RangeError(`no document ${document}`);
					const beneficiaire = rest.role === 'total' ? '' : rest.beneficiaire;
					const common = { nature: 'cp', forme: 'NV', attribution: null } as const;
					return { ...common, ...rest, ...merits, id: index + 1, niveau, poste, beneficiaire };
				});
				const retained = (of: readonly SettlementLine[]) =>
					strongest(SOURCES.map((source) => of.filter((line) => line.source === source)).filter((l) => l[0]));
				const at = (niveau: Niveau, poste: string) =>
					lines.filter((line) => line.niveau === niveau && line.poste === poste);
				const reckon = (niveau: Niveau, poste: string, inner: readonly (number | null)[]): number | null => {
					const here = at(niveau, poste);
					const details = [...new Set(here.map((line) => line.beneficiaire))].flatMap((name) => {
						const own = here.filter((line) => line.role === 'detail' && line.beneficiaire === name);
						return own.length === 0 ? [] : [sum(retained(own))];
					});
					const parts = [...inner.filter((value) => value !== null), ...details];
					const totals = retained(here.filter((line) => line.role === 'total'));
					const known = parts.length === 0 ? null : parts.reduce((a, b) => a + b, 0);
					if (totals.length === 0) return known;
					const step = Math.max(...totals.map((line) => line.arrondi ?? 0));
					return known !== null && Math.abs(known - sum(totals)) <= step / 2 ? known : sum(totals);
				};
				const central = reckon('central', '', [reckon('central', 'x', []), reckon('central', 'y', [])]);
				const deconcentre = reckon('deconcentre', '', [reckon('deconcentre', 'x', [])]);
				const expected = reckon('np', '', [central, deconcentre]) ?? 0;
				expect(sum(settle(lines).counted)).toBe(expected);
			}),
			{ numRuns: 500 }
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
