import type { Etape, Forme, Nature, Niveau, Preuve } from '#lib/domain/vocabulary.ts';
import { VERSIONS, type DrawnLine, type World } from './drawn-world.fixture.ts';
import { linesAt, rounded, sameWord, slicesOf, who, type Unit } from './form-reckoning.fixture.ts';

/**
 * The rules R2 to R7 and R12 told again in whole numbers without limit, from their text and without the code that they
 * check: what counts, part by part.
 */
export interface Part {
	readonly exercice: number;
	readonly dispositif: string;
	readonly etape: Etape;
	readonly niveau: Niveau;
	/** Compared, not as written. */
	readonly poste: string;
	readonly forme: Forme;
	/** Forms that a MULTI part names. */
	readonly nommees: readonly string[];
	readonly centimes: bigint;
	/** Given by a key, with its range. */
	readonly cle: { readonly bas: bigint; readonly haut: bigint } | null;
	readonly nonDetaille: boolean;
	readonly nature: Nature;
	/** The quantité, where sources publish other values of it. */
	readonly contested: string | null;
	readonly preuve: Preuve | '';
}

/** What a reader asks, as far as the arithmetic goes. */
export interface Asked {
	readonly etape: Etape | 'prevu';
	readonly nature: Nature;
	readonly version?: number;
	readonly cles?: boolean;
	/** Base year of constant euros; current euros when not given. */
	readonly base?: number;
}

const total = (lines: readonly { readonly centimes: number }[]) =>
	lines.reduce((sum, line) => sum + BigInt(line.centimes), 0n);

const best = (grades: readonly (Preuve | '')[]) =>
	(['A', 'B', 'D', 'C'] as const).find((grade) => grades.includes(grade)) ?? '';

interface Retained {
	readonly lines: readonly DrawnLine[];
	/** The strongest grade of the sources that agree. */
	readonly lent: Preuve | '';
	readonly contested: boolean;
}

/** R4: of the lines of one quantité, those of one source stand. */
function retain(lines: readonly DrawnLine[], arbitrated: string | undefined): Retained {
	const sources = [...new Set(lines.map((line) => line.source))];
	const of = (source: string) => lines.filter((line) => line.source === source);
	const stronger = (one: string, other: string): boolean => {
		const [a, b] = [of(one), of(other)];
		const grade = (own: readonly DrawnLine[]) => ['A', 'B', 'D', 'C', ''].indexOf(own[0]?.preuve ?? '');
		if (grade(a) !== grade(b)) return grade(a) < grade(b);
		const date = (own: readonly DrawnLine[]) => own[0]?.sourceDate ?? '';
		if (date(a) !== date(b)) return date(a) > date(b);
		const version = (own: readonly DrawnLine[]) => Math.max(...own.map((line) => line.since));
		if (version(a) !== version(b)) return version(a) > version(b);
		return one < other;
	};
	const first = sources.find((one) => sources.every((other) => one === other || stronger(one, other)));
	const agree = (one: string, other: string) =>
		within(total(of(one)) - total(of(other)), max(stepOf(of(one)), stepOf(of(other))));
	const decided = sources.find((source) => source === arbitrated);
	const kept = decided ?? finest(sources.filter((source) => agree(source, first ?? '')));
	const agreeing = sources.filter((source) => source !== kept && agree(source, kept));
	return {
		lines: of(kept),
		lent: best(agreeing.flatMap((source) => of(source).map((line) => line.preuve))),
		contested: agreeing.length < sources.length - 1
	};

	/** Of sources that agree, the finest, the strongest of equals; a form that is said is not given up for a finer amount. */
	function finest(agreeing: readonly string[]): string {
		const byStrength = [...agreeing].sort((a, b) => (stronger(a, b) ? -1 : 1));
		const says = (source: string) => [...new Set(of(source).map((line) => line.forme))].sort().join();
		const form = byStrength.map(says).find((words) => words !== 'NV');
		const alike = byStrength.filter((source) => form === undefined || says(source) === form);
		return alike.find((one) => alike.every((other) => stepOf(of(one)) <= stepOf(of(other)))) ?? '';
	}
}

const max = (a: bigint, b: bigint) => (a > b ? a : b);
const stepOf = (lines: readonly DrawnLine[]) => BigInt(Math.max(...lines.map((line) => line.arrondi ?? 0)));
const within = (difference: bigint, step: bigint) =>
	2n * (difference < 0n ? -difference : difference) <= step;
const cents = (units: readonly Unit[]) => units.reduce((sum, unit) => sum + unit.centimes, 0n);

/** R3: what counts of the details of a total that they pass; none when the best source alone passes it. */
function fitting(inner: readonly Unit[], whole: bigint, step: bigint): Unit[] {
	const of = [...Map.groupBy(inner, (unit) => unit.line.source)]
		.map(([source, units]) => ({
			source,
			units,
			rank: ['A', 'B', 'D', 'C', ''].indexOf(best(units.map((unit) => unit.line.preuve))),
			since: Math.min(...units.map((unit) => unit.line.since))
		}))
		.sort((a, b) => a.rank - b.rank || a.since - b.since || (a.source < b.source ? -1 : 1));
	const less = of.filter(({ units }) => cents(units) < 0n);
	const adding = of.filter(({ units }) => cents(units) >= 0n);
	let taken = cents(less.flatMap(({ units }) => units));
	const fits = ({ units }: { units: readonly Unit[] }) => 2n * (taken + cents(units) - whole) <= step;
	const [strongest] = adding;
	const inside = adding.filter(fits);
	if (!strongest || (!fits(strongest) && !inside.some(({ since }) => since < strongest.since))) return [];
	const exact = inside.filter(({ units }) => within(taken + cents(units) - whole, step));
	const since = Math.min(...exact.map((source) => source.since));
	const order = [...inside.filter((one) => one.since <= since), ...inside.filter((one) => one.since > since)];
	const kept = order.filter((one) => {
		if (!fits(one)) return false;
		taken += cents(one.units);
		return true;
	});
	return kept.length === 0 ? [] : [...less, ...kept].flatMap(({ units }) => units);
}

const INSIDE: Readonly<Record<string, readonly (readonly [Niveau, string])[]>> = {
	'np ': [
		['central', ''],
		['deconcentre', '']
	],
	'central ': [
		['central', 'credits x'],
		['central', 'credits y']
	],
	'deconcentre ': [['deconcentre', 'credits x']]
};

/** R3 and R4 on the lines of one view of one (dispositif, exercice, étape), scope by scope. */
function settled(lines: readonly DrawnLine[], arbitrated: ReadonlyMap<string, string>): Unit[] {
	const scope = (niveau: Niveau, poste: string): Unit[] => {
		const here = lines.filter((line) => line.niveau === niveau && sameWord(line.poste) === poste);
		const retained = (own: readonly DrawnLine[], name: string, role: string) => {
			const { contested, ...kept } = retain(own, arbitrated.get(`${niveau} ${poste} ${name}`));
			return { ...kept, mark: contested ? `${niveau} ${poste} ${name} ${role}` : null };
		};
		const units = ({ lines: own, mark, lent }: Omit<Retained, 'contested'> & { mark: string | null }) =>
			own.map((line): Unit => ({
				line,
				centimes: BigInt(line.centimes),
				rest: false,
				contested: mark,
				preuve: best([line.preuve, lent])
			}));
		const details = here.filter((line) => line.role === 'detail');
		const inner = [
			...(INSIDE[`${niveau} ${poste}`] ?? []).flatMap(([below, item]) => scope(below, item)),
			...[...new Set(details.map(who))].flatMap((name) =>
				units(
					retained(
						details.filter((line) => who(line) === name),
						name,
						'detail'
					)
				)
			)
		];
		const totals = here.filter((line) => line.role === 'total');
		if (totals.length === 0) return inner;
		const claim = retained(totals, '', 'total');
		if (inner.length === 0) return units(claim);
		const [whole, step] = [total(claim.lines), stepOf(claim.lines)];
		const [first] = claim.lines;
		const passed = cents(inner) > whole && !within(whole - cents(inner), step);
		const kept = passed ? fitting(inner, whole, step) : inner;
		if (kept.length === 0 || !first) return units(claim);
		const centimes = whole - cents(kept);
		if (centimes <= 0n || within(centimes, step)) return kept;
		const preuve = best([claim.lent, ...claim.lines.map((line) => line.preuve)]);
		// What is left of a total is as old, and as well proved, as the total: all its lines speak for it.
		const since = Math.min(...claim.lines.map((line) => line.since));
		const own: DrawnLine = { ...first, since, preuve: best(claim.lines.map((line) => line.preuve)) };
		return [...kept, { line: own, centimes, rest: true, contested: claim.mark, preuve }];
	};
	return scope('np', '');
}

const PREVU: readonly Etape[] = ['lfi', 'plf', 'annonce'];

/** The lines of the stage that R2 reads in every (dispositif, exercice), with the recorded decisions on them. */
function slotsOf(world: World, { etape, nature, version = Infinity }: Asked) {
	const inView = linesAt(world, version).filter((line) => line.nature === nature || line.nature === 'np');
	const pairs = Map.groupBy(inView, (line) => `${line.dispositif} ${line.exercice}`);
	return [...pairs.values()].flatMap((pair) => {
		const stage = (etape === 'prevu' ? PREVU : [etape]).find((one) =>
			pair.some((line) => line.etape === one)
		);
		const lines = pair.filter((line) => line.etape === stage);
		const [first] = lines;
		if (!first || stage === undefined) return [];
		const { dispositif, exercice } = first;
		// A decision is heard where lines of its nature stand, and nowhere else.
		const heard = lines.map((line) => line.nature);
		const decisions = world.arbitrations.filter(
			(item) =>
				item.dispositif === dispositif &&
				item.exercice === exercice &&
				item.etape === stage &&
				heard.includes(item.nature)
		);
		const arbitrated = new Map(
			decisions.map((item) => [
				`${item.niveau} ${sameWord(item.poste)} ${sameWord(item.beneficiaire)}`,
				item.source
			])
		);
		return [{ dispositif, exercice, etape: stage, lines, arbitrated }];
	});
}

/** Everything that counts in every (dispositif, exercice), whatever its perimeter. */
export function reckonParts(world: World, asked: Asked): Part[] {
	const { cles = false, base, version = Infinity } = asked;
	// Keys come with their own version.
	const keys = !cles ? null : version < VERSIONS.keys ? [] : world.keys;
	return slotsOf(world, asked).flatMap(({ dispositif, exercice, etape, lines, arbitrated }) => {
		const [to, from] = [world.indices.get(base ?? 0), world.indices.get(exercice)];
		if (base !== undefined && (to === undefined || from === undefined)) return [];
		return settled(lines, arbitrated).flatMap((unit) => {
			const value =
				base === undefined ? unit.centimes : rounded(unit.centimes * BigInt(to ?? 0), BigInt(from ?? 1));
			return slicesOf(unit, value, keys).map((slice): Part => ({
				...slice,
				exercice,
				dispositif,
				etape,
				niveau: unit.line.niveau,
				poste: sameWord(unit.line.poste),
				nonDetaille: unit.rest,
				nature: unit.line.nature,
				contested: unit.contested,
				preuve: unit.preuve
			}));
		});
	});
}

/** What sources publish of a quantité on which they differ. */
export interface ContestedQuantite {
	readonly dispositif: string;
	readonly exercice: number;
	readonly retenue: string;
	/** Cents by source. */
	readonly claims: ReadonlyMap<string, bigint>;
}

/** The quantités on which sources differ in the slots read, whether or not they end up counted (R4). */
export function contestedIn(world: World, asked: Asked): ContestedQuantite[] {
	return slotsOf(world, asked).flatMap(({ dispositif, exercice, lines, arbitrated }) => {
		const quantite = (line: DrawnLine) => `${line.niveau} ${sameWord(line.poste)} ${who(line)}`;
		const groups = Map.groupBy(lines, (line) => `${line.role} ${quantite(line)}`);
		return [...groups.values()].flatMap((own): ContestedQuantite[] => {
			const [first] = own;
			if (!first) return [];
			const kept = retain(own, arbitrated.get(quantite(first)));
			if (!kept.contested) return [];
			const bySource = Map.groupBy(own, (line) => line.source);
			const claims = new Map([...bySource].map(([source, mine]) => [source, total(mine)]));
			return [{ dispositif, exercice, retenue: kept.lines[0]?.source ?? '', claims }];
		});
	});
}

/** The dispositifs that may enter a total (R5). */
export const coreOf = (world: World) =>
	world.dispositifs
		.filter((row) => row.perimetre !== 'contexte' && row.inclusDans === '')
		.map((row) => row.id);

/** Sums of parts by the words given, as `12 | d3`. */
export function sumsBy(parts: readonly Part[], words: readonly (keyof Part)[]): Map<string, bigint> {
	const sums = new Map<string, bigint>();
	for (const part of parts) {
		const key = words.map((word) => String(part[word])).join(' | ');
		sums.set(key, (sums.get(key) ?? 0n) + part.centimes);
	}
	return sums;
}
