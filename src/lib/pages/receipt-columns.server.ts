import { JUDGES } from '#lib/server/analysis/lines/lines.ts';
import type { Database } from '#lib/server/store/database.ts';

/**
 * Retained lines that name someone (R4), in columns: those of a spelling follow each other, by block, then by facet. A million
 * of them weigh sixteen megabytes, where as many objects would weigh hundreds.
 */
export interface ReceiptColumns {
	readonly blocs: Uint32Array;
	readonly facettes: Uint32Array;
	readonly centimes: Float64Array;
	/** The spellings, in order; the lines of one start where it is said, and end where the next ones start. */
	readonly rangs: Uint32Array;
	readonly debuts: Uint32Array;
}

/** Lines read at once. */
const SLICE = 20_000;

type Row = [id: number, rang: number, bloc: number, facette: number, centimes: number];

/** Reads the lines by slices of their numbers: nothing is sorted nor joined by the base. */
export function readColumns(db: Database, version: number, view: number): ReceiptColumns {
	const { most, last } = db
		.prepare<[], { most: number; last: number | null }>(
			'SELECT count(beneficiary_id) AS most, max(id) AS last FROM line'
		)
		.get() ?? { most: 0, last: 0 };
	const left = leftOut(db, version, view);
	const [rangs, blocs, facettes] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)];
	const centimes = new Float64Array(most);
	const some = db
		.prepare<[number, number, number, number], Row>(
			`SELECT l.id, l.beneficiary_id, l.block_id, l.facet_id, l.centimes FROM line l
			WHERE l.id > ? AND l.id <= ? AND l.beneficiary_id IS NOT NULL AND l.since_version <= ?
				AND (l.until_version IS NULL OR l.until_version > ?)`
		)
		.raw();
	let count = 0;
	for (let from = 0; from < (last ?? 0); from += SLICE)
		for (const [id, rang, bloc, facette, cents] of some.all(from, from + SLICE, version, version)) {
			if (left.has(id)) continue;
			rangs[count] = rang;
			blocs[count] = bloc;
			facettes[count] = facette;
			centimes[count] = cents;
			count += 1;
		}
	let order = Uint32Array.from({ length: count }, (_, index) => index);
	for (const keys of [facettes, blocs, rangs]) order = sortedBy(order, keys);
	return {
		blocs: order.map((line) => blocs[line] ?? 0),
		facettes: order.map((line) => facettes[line] ?? 0),
		centimes: Float64Array.from(order, (line) => centimes[line] ?? 0),
		...startsOf(order.map((line) => rangs[line] ?? 0))
	};
}

/** Lines that a rule keeps out of what is received. */
const leftOut = (db: Database, version: number, view: number): ReadonlySet<number> =>
	new Set(
		db
			.prepare<{ version: number; view: number }, number>(
				`SELECT v.line_id FROM slot s JOIN verdict v ON v.slot_id = s.id JOIN line l ON l.id = v.line_id
					JOIN facet f ON f.id = l.facet_id
				WHERE v.verdict <> 'retenue' AND ${JUDGES}`
			)
			.pluck()
			.all({ version, view })
	);

/** Puts lines in the order of their keys; those of one key stay in the order they were in. */
function sortedBy(order: Uint32Array, keys: Uint32Array): Uint32Array<ArrayBuffer> {
	const most = order.reduce((found, line) => Math.max(found, keys[line] ?? 0), 0);
	/** Where the next line of each key goes. */
	const places = new Uint32Array(most + 2);
	for (const line of order) {
		const next = (keys[line] ?? 0) + 1;
		places[next] = (places[next] ?? 0) + 1;
	}
	for (let key = 1; key < places.length; key += 1) places[key] = (places[key] ?? 0) + (places[key - 1] ?? 0);
	const sorted = new Uint32Array(order.length);
	for (const line of order) {
		const key = keys[line] ?? 0;
		const place = places[key] ?? 0;
		sorted[place] = line;
		places[key] = place + 1;
	}
	return sorted;
}

function startsOf(sorted: Uint32Array): Pick<ReceiptColumns, 'rangs' | 'debuts'> {
	const starts: number[] = [];
	sorted.forEach((rang, line) => {
		if (line === 0 || rang !== sorted[line - 1]) starts.push(line);
	});
	return {
		rangs: Uint32Array.from(starts, (line) => sorted[line] ?? 0),
		debuts: Uint32Array.from([...starts, sorted.length])
	};
}
