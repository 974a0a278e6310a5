import { beneficiaryId, isPrivatePerson } from '#lib/domain/beneficiary-id.ts';
import type { Etape, Nature } from '#lib/domain/vocabulary.ts';
import { BaseCache } from '#lib/server/store/bounded-cache.ts';
import { heldBytes } from '#lib/server/store/held-bytes.ts';
import type { Database } from '#lib/server/store/open.ts';
import { JUDGES } from './lines.ts';
import type { Selection } from './selection.ts';

/** What an organisation received from one programme, in one year, at one stage and of one nature. Cents. */
export interface Receipt {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly nature: Nature;
	/** `''` when the lines name none. */
	readonly programme: string;
	/** As the lines write it: `SEX`, `SEX:60|TRAV:40`, `NV`; what an allocation key attributes is `NV`. */
	readonly forme: string;
	readonly centimes: number;
	readonly lignes: number;
}

/** Receipts that may be added up over years: of one dispositif, one stage and one nature (R2, R5). */
export interface Argent {
	readonly dispositif: string;
	readonly etape: Etape;
	readonly nature: Nature;
	readonly receipts: readonly Receipt[];
}

/** An organisation that lines name: by its SIREN, else by its name. */
export interface Organism {
	/** Its address: the SIREN, else the name as an address. */
	readonly id: string;
	readonly siren: string | null;
	/** Its spellings, the one of most lines first. */
	readonly noms: readonly string[];
	readonly argents: readonly Argent[];
	/** Ids of its rows in the store. */
	readonly rangs: readonly number[];
}

export interface Organisms {
	readonly parId: ReadonlyMap<string, Organism>;
	/** Lines that name a private person: counted, never shown. */
	readonly prives: number;
	/** Dispositifs and years that have a named organisation. */
	readonly dispositifs: readonly string[];
	readonly exercices: readonly number[];
}

interface Row extends Receipt {
	readonly rang: number;
	/** Rank of its dispositif, exercice and stage among all. */
	readonly ordre: number;
	readonly name: string | null;
	readonly siren: string | null;
}

const collator = new Intl.Collator('fr');
/** Names in French order. */
export const byName = (a: string, b: string): number => collator.compare(a, b);

/** The ranks, texts and lists made of organisations go with them: they are in their weight, 35 MB for thirty thousand. */
const readings = new BaseCache<Organisms>(64_000_000, (found) => 2 * heldBytes(found));

/**
 * Every organisation that retained lines name (R4), with what each received. A version never changes once committed, so what
 * was worked out for a version and a view of nature is kept: nothing of it depends on the language.
 */
export function organisms(db: Database, { version, view }: Selection): Organisms {
	return readings.get(db, `${version} ${view}`, () => readOrganisms(db, version, view));
}

function readOrganisms(db: Database, version: number, view: number): Organisms {
	const grouped = new Map<string, Row[]>();
	let prives = 0;
	for (const [spelling, rows] of rowsBySpelling(db, version, view)) {
		if (isPrivatePerson(spelling.name, spelling.siren)) {
			prives += rows.reduce((lines, row) => lines + row.lignes, 0);
			continue;
		}
		const id = beneficiaryId(spelling.name, spelling.siren);
		const own = grouped.get(id);
		if (own) own.push(...rows);
		else grouped.set(id, rows);
	}
	const [dispositifs, exercices] = [new Set<string>(), new Set<number>()];
	for (const rows of grouped.values()) {
		rows.sort((x, y) => x.ordre - y.ordre);
		for (const row of rows) {
			dispositifs.add(row.dispositif);
			exercices.add(row.exercice);
		}
	}
	return {
		parId: new Map([...grouped].map(([id, own]) => [id, organismOf(id, own)])),
		prives,
		dispositifs: [...dispositifs].sort(),
		exercices: [...exercices].sort((x, y) => x - y)
	};
}

interface Spelling {
	readonly name: string | null;
	readonly siren: string | null;
}

/**
 * What retained lines say of each spelling of a name. Lines are added up by number before anything is joined to them: a
 * large base has few blocks, few facets, and many lines.
 */
function rowsBySpelling(db: Database, version: number, view: number): Map<Spelling, Row[]> {
	const blocks = byId(
		db
			.prepare<[], { id: number; dispositif: string; exercice: number; etape: Etape; ordre: number }>(
				`SELECT id, dispositif, exercice, etape, row_number() OVER (ORDER BY dispositif, exercice, etape) AS ordre
				FROM block`
			)
			.all()
	);
	const facets = byId(
		db
			.prepare<[], { id: number; nature: Nature; programme: string; forme: string }>(
				`SELECT id, nature, coalesce(programme, '') AS programme,
					iif(attribution IS 'cle', 'NV', forme) AS forme FROM facet`
			)
			.all()
	);
	const spellings = byId(
		db
			.prepare<[], Spelling & { readonly id: number }>('SELECT id, name, siren FROM beneficiary ORDER BY id')
			.all()
	);
	const sums = db
		.prepare<
			{ version: number; view: number },
			{ rang: number; bloc: number; facette: number; centimes: number; lignes: number }
		>(
			`SELECT l.beneficiary_id AS rang, l.block_id AS bloc, l.facet_id AS facette, sum(l.centimes) AS centimes,
				count(*) AS lignes
			FROM line l WHERE l.beneficiary_id IS NOT NULL AND l.since_version <= @version
				AND (l.until_version IS NULL OR l.until_version > @version)
				AND l.id NOT IN (SELECT v.line_id FROM slot s JOIN verdict v ON v.slot_id = s.id
					JOIN line l ON l.id = v.line_id JOIN facet f ON f.id = l.facet_id
					WHERE v.verdict <> 'retenue' AND ${JUDGES})
			GROUP BY l.beneficiary_id, +l.block_id, l.facet_id`
		)
		.all({ version, view });
	const rows = new Map<Spelling, Row[]>();
	for (const { rang, bloc, facette, centimes, lignes } of sums) {
		const [spelling, block, facet] = [spellings.get(rang), blocks.get(bloc), facets.get(facette)];
		if (!spelling || !block || !facet) continue;
		const { dispositif, exercice, etape, ordre } = block;
		const { nature, programme, forme } = facet;
		const { name, siren } = spelling;
		const row = { rang, ordre, name, siren, dispositif, exercice, etape };
		const own = rows.get(spelling);
		if (own) own.push({ ...row, nature, programme, forme, centimes, lignes });
		else rows.set(spelling, [{ ...row, nature, programme, forme, centimes, lignes }]);
	}
	return rows;
}

const byId = <T extends { readonly id: number }>(rows: readonly T[]): Map<number, T> =>
	new Map(rows.map((row) => [row.id, row]));

function organismOf(id: string, rows: readonly Row[]): Organism {
	const spellings = new Map<string, number>();
	for (const { name, lignes } of rows)
		if (name !== null) spellings.set(name, (spellings.get(name) ?? 0) + lignes);
	const siren = rows[0]?.siren ?? null;
	const noms = [...spellings].sort(([a, x], [b, y]) => y - x || byName(a, b)).map(([name]) => name);
	return {
		id,
		siren,
		noms: noms.length === 0 ? [siren === null ? id : `SIREN ${siren}`] : noms,
		argents: argentsOf(rows),
		rangs: [...new Set(rows.map(({ rang }) => rang))]
	};
}

/** Receipts by the money they are of; those of several spellings add up where everything else is the same. */
function argentsOf(rows: readonly Row[]): Argent[] {
	const argents = new Map<string, { readonly first: Receipt; readonly receipts: Map<string, Receipt> }>();
	for (const { dispositif, exercice, etape, nature, programme, forme, centimes, lignes } of rows) {
		const receipt = { dispositif, exercice, etape, nature, programme, forme, centimes, lignes };
		const key = `${dispositif}\u001F${etape}\u001F${nature}`;
		const argent = argents.get(key) ?? { first: receipt, receipts: new Map<string, Receipt>() };
		const one = `${exercice}\u001F${programme}\u001F${forme}`;
		const known = argent.receipts.get(one);
		argent.receipts.set(
			one,
			known
				? {
						...receipt,
						centimes: known.centimes + receipt.centimes,
						lignes: known.lignes + receipt.lignes
					}
				: receipt
		);
		argents.set(key, argent);
	}
	return [...argents.values()].map(({ first: { dispositif, etape, nature }, receipts }) => ({
		...{ dispositif, etape, nature },
		receipts: [...receipts.values()]
	}));
}
