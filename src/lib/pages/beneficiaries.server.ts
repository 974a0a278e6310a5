import { frenchOrder } from '#lib/domain/french-order.ts';
import { fold } from '#lib/domain/fold.ts';

import type { Query } from '#lib/domain/query.ts';
import { ETAPES, ETAPES_PREVU, isComplete, type Etape, type Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { concentrations, type Concentration, type Ensemble } from './concentration.server.ts';
import { coverageIndex } from '#lib/server/analysis/counted/coverage.ts';

import { byName, organisms, type Organism, type Organisms, type Receipt } from './receipts.server.ts';
import { sliceInOrder } from './slice-in-order.ts';
import { isCore, select, type Selection } from '#lib/server/analysis/selection.ts';

export const PAGE_SIZE = 50;

/** « Égalité entre les femmes et les hommes »: it carries the action against prostitution and trafficking, so it is told first. */
export const LEADING_PROGRAMME = '137';

/** What one organisation received under one dispositif, at one stage and of one nature: sums that mean something (R2, R5). */
export interface ReceivedRow {
	readonly id: string;
	readonly nom: string;
	readonly siren: string | null;
	readonly dispositif: string;
	readonly etape: Etape;
	readonly nature: Nature;
	/** By year, in order, in cents; `leading` is what the leading programme paid of it, `null` when no line says any. */
	readonly annees: readonly YearReceived[];
	readonly total: number;
	/** What the leading programme paid of it; `null` when no line says any. */
	readonly leading: number | null;
	/** Programmes that paid, those that lines name: none when they name none. */
	readonly payeurs: number;
}

export interface YearReceived {
	readonly exercice: number;
	readonly centimes: number;
	readonly leading: number | null;
}

export interface Beneficiaries {
	readonly selection: Selection;
	readonly rows: readonly ReceivedRow[];
	/** Rows of the selection, whatever the page. */
	readonly count: number;
	readonly organismes: number;
	readonly page: number;
	readonly pages: number;
	/** What the leading programme paid to those of the list, whatever is searched: its last year; `null` when no line says it. */
	readonly leading: Concentration | null;
	/**
	 * Over the selection without the search: who looks for one organisation still sees its share of all. None of a list that
	 * is not declared complete: a share of recipients that someone chose says who was chosen.
	 */
	readonly concentrations: readonly Concentration[];
	/** Lines that name a private person: in no row. */
	readonly prives: number;
	/** Dispositifs that have named organisations. */
	readonly dispositifs: readonly string[];
	readonly exercices: readonly number[];
}

/** What money the address asks for: all of it until it names a stage, a nature, years or dispositifs. */
interface Wanted {
	readonly argent: (argent: Pick<Receipt, 'dispositif' | 'etape' | 'nature'>) => boolean;
	readonly exercice: (exercice: number) => boolean;
}

function wantedOf(query: Query, { reference }: Selection): Wanted {
	const core = new Set(reference.dispositifs.filter(isCore).map((row) => row.id));
	const etapes: readonly Etape[] = query.etape === 'prevu' ? ETAPES_PREVU : [query.etape];
	return {
		exercice: (exercice) =>
			(query.de === undefined || exercice >= query.de) && (query.a === undefined || exercice <= query.a),
		argent: ({ dispositif, etape, nature }) =>
			(query.dispositif.length === 0 || query.dispositif.includes(dispositif)) &&
			(!query.donnes.has('perimetre') || core.has(dispositif) === (query.perimetre === 'coeur')) &&
			(!query.donnes.has('etape') || etapes.includes(etape)) &&
			(!query.donnes.has('nature') || nature === query.nature || nature === 'np')
	};
}

export const EVERYTHING: Wanted = { argent: () => true, exercice: () => true };

const shared = new WeakMap<Organisms, readonly Concentration[]>();

/** The concentrations of every money, worked out once: filters choose among them. */
export function concentrationsOf(found: Organisms): readonly Concentration[] {
	const known = shared.get(found) ?? concentrations(found.parId.values());
	shared.set(found, known);
	return known;
}

const texts = new WeakMap<Organism, string>();

/** Names and number of an organisation, folded, to be searched: worked out once, when someone searches. */
function textOf(organism: Organism): string {
	const known = texts.get(organism) ?? fold(`${organism.noms.join(' ')} ${organism.siren ?? ''}`);
	texts.set(organism, known);
	return known;
}

const nameOf = ({ id, noms }: Organism) => noms[0] ?? id;
const alphabets = new WeakMap<Organisms, ReadonlyMap<string, number>>();

/** The rank of each organisation by name, in French order: worked out once, when someone sorts by name. */
function alphabetOf(found: Organisms): ReadonlyMap<string, number> {
	const known = alphabets.get(found);
	if (known) return known;
	const ranks = new Map<string, number>();
	let before: Organism | null = null;
	let rank = 0;
	for (const organism of [...found.parId.values()].sort((a, b) => byName(nameOf(a), nameOf(b)))) {
		// The same name twice is one rank: the larger amount comes first.
		if (before !== null && byName(nameOf(before), nameOf(organism)) !== 0) rank += 1;
		ranks.set(organism.id, rank);
		before = organism;
	}
	alphabets.set(found, ranks);
	return ranks;
}

/** One page of the organisations that lines name, with what each received. */
export function listBeneficiaries(db: Database, query: Query, pageSize = PAGE_SIZE): Beneficiaries {
	const selection = select(db, query);
	const found = organisms(db, selection);
	const wanted = wantedOf(query, selection);
	const words = fold(query.q)
		.split(' ')
		.filter((word) => word !== '');
	const rows: Summed[] = [];
	let organismes = 0;
	for (const organism of found.parId.values()) {
		if (!words.every((word) => textOf(organism).includes(word))) continue;
		const sums = sumsOf(organism, wanted);
		if (sums.length > 0) organismes += 1;
		for (const sum of sums) rows.push(sum);
	}
	const shares = concentrationsOf(found).filter(
		(item) => wanted.argent(item) && wanted.exercice(item.exercice)
	);
	const pages = Math.max(1, Math.ceil(rows.length / pageSize));
	const page = Math.min(query.page, pages);
	return {
		selection,
		rows: sliceInOrder(rows, orderOf(query, found), (page - 1) * pageSize, page * pageSize).map((sum) =>
			rowOf(sum, wanted)
		),
		count: rows.length,
		organismes,
		page,
		pages,
		leading: shares.find(({ programme }) => programme === LEADING_PROGRAMME) ?? null,
		concentrations: shares.filter(wholeOf(selection)),
		prives: found.prives,
		dispositifs: found.dispositifs,
		exercices: found.exercices
	};
}

/** What a list is sorted by, of one money of one organisation: the rest is worked out for the rows of a page. */
interface Summed {
	readonly organism: Organism;
	/** The place of the money among those of the organisation. */
	readonly place: number;
	readonly dispositif: string;
	readonly etape: Etape;
	readonly nature: Nature;
	readonly total: number;
	/** From the leading programme. */
	readonly leading: number | null;
	readonly dernier: number;
	readonly payeurs: number;
}

/** Whether recipients are all those of their money: its coverage is declared complete. */
export function wholeOf({ reference }: Selection): (of: Ensemble) => boolean {
	const coverage = coverageIndex(reference);
	return ({ dispositif, exercice }) => isComplete(coverage(dispositif, exercice));
}

export function sumsOf(organism: Organism, wanted: Wanted): Summed[] {
	const sums: Summed[] = [];
	for (const [place, argent] of organism.argents.entries()) {
		if (!wanted.argent(argent)) continue;
		const { dispositif, etape, nature, receipts } = argent;
		let total = 0;
		let leading: number | null = null;
		let dernier: number | null = null;
		for (const { exercice, centimes, programme } of receipts) {
			if (!wanted.exercice(exercice)) continue;
			total += centimes;
			if (programme === LEADING_PROGRAMME) leading = (leading ?? 0) + centimes;
			if (dernier === null || exercice > dernier) dernier = exercice;
		}
		if (dernier === null) continue;
		const payeurs = payersOf(receipts, wanted);
		sums.push({ organism, place, dispositif, etape, nature, total, leading, dernier, payeurs });
	}
	return sums;
}

const sumOf = (receipts: readonly Receipt[]) => receipts.reduce((sum, { centimes }) => sum + centimes, 0);

/** Most have one receipt: it is looked at without more. */
function payersOf(receipts: readonly Receipt[], wanted: Wanted): number {
	if (receipts.length === 1) return Number(receipts[0]?.programme !== '');
	const own = receipts.filter(({ exercice, programme }) => programme !== '' && wanted.exercice(exercice));
	return new Set(own.map(({ programme }) => programme)).size;
}

export function rowOf(sum: Summed, wanted: Wanted): ReceivedRow {
	const { organism, dispositif, etape, nature, total, leading, payeurs } = sum;
	const { id, siren } = organism;
	const receipts = (organism.argents[sum.place]?.receipts ?? []).filter((one) =>
		wanted.exercice(one.exercice)
	);
	const annees: YearReceived[] = [...Map.groupBy(receipts, (one) => one.exercice)]
		.sort(([a], [b]) => a - b)
		.map(([exercice, ofYear]) => {
			const leading = ofYear.filter(({ programme }) => programme === LEADING_PROGRAMME);
			return { exercice, centimes: sumOf(ofYear), leading: leading.length === 0 ? null : sumOf(leading) };
		});
	return { id, nom: nameOf(organism), siren, dispositif, etape, nature, annees, total, leading, payeurs };
}

/** What the leading programme paid most of comes first. */
export const DEFAULT_ORDER = '-programme137';
/** Below any amount, given back or not. */
const NONE = Number.MIN_SAFE_INTEGER;

function orderOf(query: Query, found: Organisms): (a: Summed, b: Summed) => number {
	const asked = query.donnes.has('tri') ? query.tri : DEFAULT_ORDER;
	const way = asked.startsWith('-') ? -1 : 1;
	const rank = ({ organism }: Summed) => alphabetOf(found).get(organism.id) ?? 0;
	const compare: Readonly<Record<string, (a: Summed, b: Summed) => number>> = {
		beneficiaire: (a, b) => rank(a) - rank(b),
		siren: (a, b) => Number(a.organism.siren ?? 0) - Number(b.organism.siren ?? 0),
		dispositif: (a, b) => frenchOrder(a.dispositif, b.dispositif),
		etape: (a, b) => ETAPES.indexOf(a.etape) - ETAPES.indexOf(b.etape),
		nature: (a, b) => frenchOrder(a.nature, b.nature),
		payeurs: (a, b) => a.payeurs - b.payeurs,
		exercice: (a, b) => a.dernier - b.dernier,
		programme137: (a, b) => (a.leading ?? NONE) - (b.leading ?? NONE),
		montant: (a, b) => a.total - b.total
	};
	const by = compare[asked.replace(/^-/, '')] ?? compare['montant'] ?? (() => 0);
	return (a, b) => way * by(a, b) || b.total - a.total || rank(a) - rank(b);
}
