import { beneficiaryId, isUnlisted } from '#lib/domain/beneficiary-id.ts';
import type { Etape, Nature } from '#lib/domain/vocabulary.ts';
import { BaseCache } from '#lib/server/store/bounded-cache.ts';
import { heldBytes } from '#lib/server/store/held-bytes.ts';
import type { Database } from '#lib/server/store/database.ts';
import { JUDGES } from '#lib/server/analysis/lines/lines.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

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

/** An organisation while its lines are read. */
interface Gathered extends Organism {
	readonly siren: string | null;
	noms: string[];
	readonly argents: (Argent & { receipts: Receipt[] })[];
	readonly rangs: number[];
}

/** What retained lines say of one spelling of a name in one block, under one facet; those of a spelling follow each other. */
type Sum = [
	rang: number,
	bloc: number,
	facette: number,
	centimes: number,
	lignes: number,
	name: string | null,
	siren: string | null
];

/**
 * Read in one go, each sum put where it stays: whatever is built on the way for thirty thousand organisations outlives
 * the quick collections of memory, and is held long after.
 */
function readOrganisms(db: Database, version: number, view: number): Organisms {
	const [blocks, facets] = [blocksOf(db), facetsOf(db)];
	const gathered = new Map<string, Gathered>();
	/** Lines of each spelling, of organisations that have several. */
	const several = new Map<Gathered, Map<string, number>>();
	const [dispositifs, exercices] = [new Set<string>(), new Set<number>()];
	let prives = 0;
	let read: number | null = null;
	let own: Gathered | null = null;
	for (const [rang, bloc, facette, centimes, lignes, name, siren] of sumsOf(db, version, view)) {
		if (rang !== read) {
			read = rang;
			own = isUnlisted(name, siren) ? null : gatheredOf(gathered, several, { rang, name, siren });
		}
		const [block, facet] = [blocks.get(bloc), facets.get(facette)];
		if (own === null) prives += lignes;
		if (own === null || !block || !facet) continue;
		const { dispositif, exercice, etape } = block;
		const { nature, programme, forme } = facet;
		addTo(own, { dispositif, exercice, etape, nature, programme, forme, centimes, lignes });
		dispositifs.add(dispositif);
		exercices.add(exercice);
		const counts = several.get(own);
		if (counts && name !== null) counts.set(name, (counts.get(name) ?? 0) + lignes);
	}
	for (const [organism, counts] of several)
		organism.noms = [...counts].sort(([a, x], [b, y]) => y - x || byName(a, b)).map(([name]) => name);
	for (const organism of gathered.values()) finish(organism);
	return {
		parId: gathered,
		prives,
		dispositifs: [...dispositifs].sort(),
		exercices: [...exercices].sort((x, y) => x - y)
	};
}

/**
 * Lines are added up by number before anything is joined to them: a large base has few blocks, few facets, and many lines.
 */
const sumsOf = (db: Database, version: number, view: number) =>
	db
		.prepare<{ version: number; view: number }, Sum>(
			`SELECT rang, bloc, facette, centimes, lignes, y.name, y.siren FROM (
				SELECT l.beneficiary_id AS rang, l.block_id AS bloc, l.facet_id AS facette, sum(l.centimes) AS centimes,
					count(*) AS lignes
				FROM line l WHERE l.beneficiary_id IS NOT NULL AND l.since_version <= @version
					AND (l.until_version IS NULL OR l.until_version > @version)
					AND l.id NOT IN (SELECT v.line_id FROM slot s JOIN verdict v ON v.slot_id = s.id
						JOIN line l ON l.id = v.line_id JOIN facet f ON f.id = l.facet_id
						WHERE v.verdict <> 'retenue' AND ${JUDGES})
				GROUP BY l.beneficiary_id, +l.block_id, l.facet_id)
			JOIN beneficiary y ON y.id = rang ORDER BY rang`
		)
		.raw()
		.iterate({ version, view });

const blocksOf = (db: Database) =>
	byId(
		db
			.prepare<[], { id: number; dispositif: string; exercice: number; etape: Etape }>(
				'SELECT id, dispositif, exercice, etape FROM block'
			)
			.all()
	);

const facetsOf = (db: Database) =>
	byId(
		db
			.prepare<[], { id: number; nature: Nature; programme: string; forme: string }>(
				`SELECT id, nature, coalesce(programme, '') AS programme,
					iif(attribution IS 'cle', 'NV', forme) AS forme FROM facet`
			)
			.all()
	);

const byId = <T extends { readonly id: number }>(rows: readonly T[]): Map<number, T> =>
	new Map(rows.map((row) => [row.id, row]));

interface Spelling {
	readonly rang: number;
	readonly name: string | null;
	readonly siren: string | null;
}

/** The organisation that a spelling names; from its second spelling on, the lines of each are counted. */
function gatheredOf(
	gathered: Map<string, Gathered>,
	several: Map<Gathered, Map<string, number>>,
	{ rang, name, siren }: Spelling
): Gathered {
	const id = beneficiaryId(name, siren);
	const known = gathered.get(id);
	if (!known) {
		const first = { id, siren, noms: name === null ? [] : [name], argents: [], rangs: [rang] };
		gathered.set(id, first);
		return first;
	}
	known.rangs.push(rang);
	if (!several.has(known)) several.set(known, new Map(known.noms.map((nom) => [nom, linesOf(known)])));
	return known;
}

const linesOf = ({ argents }: Organism) =>
	argents.flatMap(({ receipts }) => receipts).reduce((lines, receipt) => lines + receipt.lignes, 0);

/** Puts a receipt with the money it is of. */
function addTo({ argents }: Gathered, receipt: Receipt): void {
	const { dispositif, etape, nature } = receipt;
	const known = argents.find(
		(argent) => argent.dispositif === dispositif && argent.etape === etape && argent.nature === nature
	);
	if (known) known.receipts.push(receipt);
	else argents.push({ dispositif, etape, nature, receipts: [receipt] });
}

/** Puts in order what was read; receipts that only their spellings or sources tell apart add up. */
function finish(organism: Gathered): void {
	const { id, siren, argents, noms } = organism;
	if (noms.length === 0) noms.push(siren === null ? id : `SIREN ${siren}`);
	for (const argent of argents) if (argent.receipts.length > 1) argent.receipts = addedUp(argent.receipts);
	const first = ({ receipts }: Argent) => receipts[0]?.exercice ?? 0;
	argents.sort(
		(a, b) => inOrder(a.dispositif, b.dispositif) || first(a) - first(b) || inOrder(a.etape, b.etape)
	);
}

const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function addedUp(receipts: readonly Receipt[]): Receipt[] {
	const added = new Map<string, Receipt>();
	for (const receipt of [...receipts].sort((a, b) => a.exercice - b.exercice)) {
		const key = `${receipt.exercice}\u001F${receipt.programme}\u001F${receipt.forme}`;
		const known = added.get(key);
		const [centimes, lignes] = [known?.centimes ?? 0, known?.lignes ?? 0];
		added.set(key, { ...receipt, centimes: centimes + receipt.centimes, lignes: lignes + receipt.lignes });
	}
	return [...added.values()];
}
