import type { FundingLine } from '#lib/domain/funding-line.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Verdict } from '#lib/domain/settlement/claims.ts';
import { ETAPES, NATURES, type Etape, type Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { VIEW_BIT } from '#lib/server/store/slot-lines.ts';
import { lineFilter, type LineFilter } from './line-filter.ts';
import {
	idsInStretches,
	stretchesOf,
	sumsKeptOut,
	sumsOfGroups,
	withFoundGroups,
	type PartSum
} from './listing-groups.ts';
import { idsByAmount, idsByPoste } from './listing-lines.ts';
import { isCore, select, type Selection } from '#lib/server/analysis/selection.ts';

export const PAGE_SIZE = 50;

/** A stored line with what the rules made of it in the version read. */
export interface ListedLine extends FundingLine {
	readonly id: number;
	readonly verdict: Verdict;
	/** Another source publishes another value for the same quantité. */
	readonly concurrente: boolean;
	/** Version that brought the line. */
	readonly version: number;
}

/** What the counted lines of a listing add up to, one sum per stage and nature: they are never added (R2). */
export interface ListingTotal {
	readonly etape: Etape;
	readonly nature: Nature;
	readonly centimes: number;
	/** Lines in the sum; controls, competing and exceeded lines, and those of the contexte (R5), are left out. */
	readonly comptees: number;
	readonly autres: number;
}

export interface Listing {
	readonly version: number;
	readonly selection: Selection;
	readonly lines: readonly ListedLine[];
	readonly count: number;
	readonly page: number;
	readonly pages: number;
	readonly totals: readonly ListingTotal[];
	/** Ids of the dispositifs whose lines are in those sums. */
	readonly comptes: readonly string[];
	/** Years from the first to the last line of the version, whatever the filters. */
	readonly span: readonly number[];
}

/** Columns of a line, under the names of `FundingLine`. */
export const LINE_COLUMNS = `
	b.exercice, b.dispositif, f.programme, f.action, f.sous_action, b.etape, f.nature, l.centimes, f.arrondi, f.niveau,
	p.label AS poste, w.libelle, f.role, f.forme, f.attribution, y.name AS beneficiaire, y.siren, f.payeur, f.periode, f.preuve,
	b.source, w.source_page, f.source_url, f.source_date, w.note`;

export const LINE_TABLES = `
	line l JOIN block b ON b.id = l.block_id JOIN facet f ON f.id = l.facet_id
	LEFT JOIN poste p ON p.id = l.poste_id LEFT JOIN beneficiary y ON y.id = l.beneficiary_id
	LEFT JOIN wording w ON w.id = l.wording_id`;

/** Whether the slot `s` is of `@version` and in the view of the nature of a line (a `np` line in the view asked). */
export const JUDGES = `s.since_version <= @version AND (s.until_version IS NULL OR s.until_version > @version)
	AND s.views & CASE f.nature ${NATURES.filter((nature) => nature !== 'np')
		.map((nature) => `WHEN '${nature}' THEN ${VIEW_BIT[nature]}`)
		.join(' ')} ELSE @view END`;

/** The slot that judges a line at `@version`, in the view of its own nature (a `np` line in the view asked). */
export const JUDGING_SLOT = `
	LEFT JOIN slot s ON s.dispositif = b.dispositif AND s.exercice = b.exercice AND s.etape = b.etape AND ${JUDGES}
	LEFT JOIN verdict v ON v.slot_id = s.id AND v.line_id = l.id`;

const coreIds = (selection: Selection) =>
	selection.reference.dispositifs.filter(isCore).map((item) => item.id);

const SORTS: Readonly<Record<string, string>> = {
	exercice: 'b.exercice',
	dispositif: 'b.dispositif',
	poste: 'poste',
	etape: `CASE b.etape ${ETAPES.map((etape, rank) => `WHEN '${etape}' THEN ${rank}`).join(' ')} END`,
	nature: 'f.nature',
	montant: 'l.centimes',
	forme: 'f.forme',
	preuve: 'f.preuve',
	source: 'b.source'
};

interface Order {
	/** SQL of what the list is sorted by first. */
	readonly key: string;
	readonly direction: 'ASC' | 'DESC';
	/** When the key is of the line itself, and not of what many lines have in common. */
	readonly byLine: typeof idsByAmount | null;
}

function orderOf(tri: string): Order {
	const name = tri.replace(/^-/, '');
	return {
		key: SORTS[name] ?? 'b.exercice',
		direction: tri.startsWith('-') ? 'DESC' : 'ASC',
		byLine: name === 'poste' ? idsByPoste : name === 'montant' ? idsByAmount : null
	};
}

const orderBy = ({ key, direction }: Order) =>
	`${key} ${direction}, b.dispositif, b.exercice DESC, f.role DESC, l.id`;

interface Totals {
	readonly totals: readonly ListingTotal[];
	readonly comptes: readonly string[];
}

/** From the sums of blocks, of which the lines that a rule keeps out are taken away. */
function totalsOf(db: Database, filter: LineFilter, selection: Selection): Totals {
	const core = new Set(coreIds(selection));
	const found = new Map<
		string,
		{ etape: Etape; nature: Nature; centimes: number; comptees: number; autres: number }
	>();
	const counted = new Map<string, number>();
	const add = ({ etape, nature, dispositif, centimes, lignes }: PartSum, sign: 1 | -1) => {
		const total = found.get(`${etape} ${nature}`) ?? { etape, nature, centimes: 0, comptees: 0, autres: 0 };
		found.set(`${etape} ${nature}`, total);
		if (!core.has(dispositif)) {
			if (sign > 0) total.autres += lignes;
			return;
		}
		total.centimes += sign * centimes;
		total.comptees += sign * lignes;
		if (sign < 0) total.autres += lignes;
		counted.set(dispositif, (counted.get(dispositif) ?? 0) + sign * lignes);
	};
	for (const sum of sumsOfGroups(db, filter)) add(sum, 1);
	for (const sum of sumsKeptOut(db, filter, JUDGES)) add(sum, -1);
	return {
		totals: [...found.values()].sort(
			(a, b) => ETAPES.indexOf(a.etape) - ETAPES.indexOf(b.etape) || (a.nature < b.nature ? -1 : 1)
		),
		comptes: [...counted].flatMap(([id, lignes]) => (lignes > 0 ? [id] : [])).sort()
	};
}

type FoundLine = Omit<ListedLine, 'concurrente'> & { readonly contested: number };

/** Whole lines; `rows` is the SQL of which ones, and in what order. */
function readLines(db: Database, rows: string, parameters: Record<string, string | number>): FoundLine[] {
	return db
		.prepare<Record<string, string | number>, FoundLine>(
			`SELECT l.id, ${LINE_COLUMNS}, l.since_version AS version, coalesce(v.verdict, 'retenue') AS verdict,
				coalesce(s.contested, 0) AS contested
			FROM ${LINE_TABLES} ${JUDGING_SLOT} ${rows}`
		)
		.all(parameters);
}

/** One page of the lines of a selection, and what its counted lines add up to. */
export function listLines(db: Database, query: Query, pageSize = PAGE_SIZE): Listing {
	const selection = select(db, query);
	const asked = lineFilter(db, query, selection);
	// The sums of blocks know nothing of what each line says.
	const filter = asked.searches ? withFoundGroups(db, asked) : asked;
	const { totals, comptes } = totalsOf(db, filter, selection);
	const count = totals.reduce((n, total) => n + total.comptees + total.autres, 0);
	const pages = Math.max(1, Math.ceil(count / pageSize));
	const page = Math.min(query.page, pages);
	const place = { limit: pageSize, offset: (page - 1) * pageSize };
	const order = orderOf(query.tri);
	const found =
		order.byLine === null
			? idsInStretches(db, filter, order.key, stretchesOf(db, filter, order.key, order.direction), place)
			: order.byLine(db, filter, order.direction, place);
	return {
		version: selection.version,
		selection,
		// What is found by amount alone is not yet in full order.
		lines: linesOf(db, selection, found, order.byLine === idsByAmount ? orderBy(order) : undefined),
		count,
		page,
		pages,
		totals,
		comptes,
		span: spanOf(db, selection.version)
	};
}

/** The lines of these ids, in their order unless another is given in SQL. */
export function linesOf(
	db: Database,
	selection: Selection,
	ids: readonly number[],
	order = 'asked.key'
): ListedLine[] {
	const { version, view } = selection;
	const asked = JSON.stringify(ids);
	const rows = `JOIN json_each(@ids) asked ON asked.value = l.id ORDER BY ${order}`;
	const lines = readLines(db, rows, { ids: asked, version, view });
	const rivals = rivalsOf(
		db,
		selection,
		lines.filter((line) => line.contested > 0).map((line) => line.id)
	);
	return lines.map(({ contested, ...line }) => ({
		...line,
		concurrente: contested > 0 && rivals.has(line.id)
	}));
}

/** How many lines of a listing came and went between two versions, whatever their words. */
export function linesMoved(
	db: Database,
	query: Query,
	from: number,
	to: number
): { readonly venues: number; readonly parties: number } {
	const count = (v: number, moved: string) => {
		const { where, parameters } = lineFilter(db, query, select(db, { ...query, v }));
		const rows = db.prepare<Record<string, string | number>, { n: number }>(
			`SELECT count(*) AS n FROM ${LINE_TABLES} WHERE ${where} AND ${moved}`
		);
		return rows.get({ ...parameters, other: v === to ? from : to })?.n ?? 0;
	};
	return { venues: count(to, 'l.since_version > @other'), parties: count(from, 'l.until_version <= @other') };
}

/** Years from the first to the last line of a version, without a hole. */
export function spanOf(db: Database, version: number): number[] {
	const row = db
		.prepare<[number, number], { first: number | null; last: number | null }>(
			`SELECT min(exercice) AS first, max(exercice) AS last FROM slot
			WHERE since_version <= ? AND (until_version IS NULL OR until_version > ?)`
		)
		.get(version, version);
	if (!row || row.first === null || row.last === null) return [];
	const { first, last } = { first: row.first, last: row.last };
	return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Of the lines given, those whose quantité another source values otherwise. */
function rivalsOf(db: Database, selection: Selection, ids: readonly number[]): Set<number> {
	const found = db
		.prepare<{ ids: string; version: number; view: number }, { id: number }>(
			`SELECT DISTINCT mine.id FROM json_each(@ids) asked
			JOIN line mine ON mine.id = asked.value JOIN block mb ON mb.id = mine.block_id JOIN facet mf ON mf.id = mine.facet_id
			JOIN block ob ON ob.dispositif = mb.dispositif AND ob.exercice = mb.exercice AND ob.etape = mb.etape
			JOIN line other ON other.block_id = ob.id AND other.since_version <= @version
				AND (other.until_version IS NULL OR other.until_version > @version)
			JOIN facet f ON f.id = other.facet_id AND f.role = mf.role AND f.niveau = mf.niveau AND f.payeur_compared = mf.payeur_compared
				AND (f.nature = mf.nature OR 'np' IN (f.nature, mf.nature))
			LEFT JOIN poste mp ON mp.id = mine.poste_id LEFT JOIN poste op ON op.id = other.poste_id
			LEFT JOIN beneficiary my ON my.id = mine.beneficiary_id LEFT JOIN beneficiary oy ON oy.id = other.beneficiary_id
			JOIN slot s ON s.dispositif = mb.dispositif AND s.exercice = mb.exercice AND s.etape = mb.etape
				AND s.since_version <= @version AND (s.until_version IS NULL OR s.until_version > @version)
			JOIN verdict v ON v.slot_id = s.id AND v.line_id IN (mine.id, other.id) AND v.verdict = 'ecartee'
			WHERE other.id <> mine.id AND ob.source <> mb.source
				AND coalesce(mp.compared, '') = coalesce(op.compared, '') AND coalesce(my.compared, '') = coalesce(oy.compared, '')`
		)
		.all({ ids: JSON.stringify(ids), version: selection.version, view: selection.view });
	return new Set(found.map((row) => row.id));
}
