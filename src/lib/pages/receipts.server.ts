import { beneficiaryId, isUnlisted } from '#lib/domain/beneficiary-id.ts';
import type { Etape, Nature } from '#lib/domain/vocabulary.ts';
import { BaseCache } from '#lib/server/store/bounded-cache.ts';
import { heldBytes } from '#lib/server/store/held-bytes.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import { readColumns, type ReceiptColumns } from './receipt-columns.server.ts';

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
	/** Worked out each time that it is read: all of them at once would take far more memory than what they are made of. */
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

/** The ranks and texts made of organisations go with them: they are in their weight. */
const readings = new BaseCache<Held>(64_000_000, ({ found, bytes }) => 2 * heldBytes(found) + bytes);

interface Held {
	readonly found: Organisms;
	/** Those of the columns. */
	readonly bytes: number;
}

/**
 * Every organisation that retained lines name (R4), with what each received. A version never changes once committed, so what
 * was worked out for a version and a view of nature is kept: nothing of it depends on the language.
 */
export function organisms(db: Database, { version, view }: Selection): Organisms {
	return readings.get(db, `${version} ${view}`, () => readOrganisms(db, version, view)).found;
}

interface Block {
	readonly id: number;
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
}

interface Facet {
	readonly id: number;
	readonly nature: Nature;
	readonly programme: string;
	readonly forme: string;
}

/** What receipts are made of. */
class Source {
	readonly columns: ReceiptColumns;
	readonly blocks: ReadonlyMap<number, Block>;
	readonly facets: ReadonlyMap<number, Facet>;

	constructor(db: Database, version: number, view: number) {
		this.columns = readColumns(db, version, view);
		this.blocks = byId(
			db.prepare<[], Block>('SELECT id, dispositif, exercice, etape FROM block ORDER BY id').all()
		);
		this.facets = byId(
			db
				.prepare<[], Facet>(
					`SELECT id, nature, coalesce(programme, '') AS programme,
						iif(attribution IS 'cle', 'NV', forme) AS forme FROM facet`
				)
				.all()
		);
	}

	/** The lines of the spelling at a place of the columns. */
	span(place: number): readonly [from: number, to: number] {
		const { debuts } = this.columns;
		return [debuts[place] ?? 0, debuts[place + 1] ?? 0];
	}

	/** What the lines of spellings say, added up. */
	argents(places: readonly number[]): Argent[] {
		const { blocs, facettes, centimes } = this.columns;
		const argents: (Argent & { receipts: Receipt[] })[] = [];
		for (const place of places) {
			const [from, to] = this.span(place);
			for (let line = from; line < to; line += 1) {
				const [block, facet] = [this.blocks.get(blocs[line] ?? 0), this.facets.get(facettes[line] ?? 0)];
				if (!block || !facet) continue;
				const { dispositif, exercice, etape } = block;
				const { nature, programme, forme } = facet;
				const cents = centimes[line] ?? 0;
				addTo(argents, { dispositif, exercice, etape, nature, programme, forme, centimes: cents, lignes: 1 });
			}
		}
		return inDisplayOrder(argents);
	}
}

/** An organisation whose receipts stay in the columns that they are read from. */
class Named implements Organism {
	readonly id: string;
	readonly siren: string | null;
	noms: string[];
	readonly rangs: number[] = [];
	readonly #places: number[] = [];
	readonly #source: Source;

	constructor(id: string, siren: string | null, name: string | null, source: Source) {
		this.id = id;
		this.siren = siren;
		this.noms = name === null ? [] : [name];
		this.#source = source;
	}

	get argents(): readonly Argent[] {
		return this.#source.argents(this.#places);
	}

	add(rang: number, place: number): void {
		this.rangs.push(rang);
		this.#places.push(place);
	}

	/** Lines read so far. */
	get lines(): number {
		return this.#places.reduce((sum, place) => {
			const [from, to] = this.#source.span(place);
			return sum + to - from;
		}, 0);
	}
}

function readOrganisms(db: Database, version: number, view: number): Held {
	const source = new Source(db, version, view);
	const { rangs, blocs, facettes, centimes, debuts } = source.columns;
	const gathered = new Map<string, Named>();
	/** Lines of each spelling, of organisations that have several. */
	const several = new Map<Named, Map<string, number>>();
	const used = new Set<number>();
	const spelling = db
		.prepare<[number], [string | null, string | null]>('SELECT name, siren FROM beneficiary WHERE id = ?')
		.raw();
	let prives = 0;
	rangs.forEach((rang, place) => {
		const [name, siren] = spelling.get(rang) ?? [null, null];
		const [from, to] = source.span(place);
		if (isUnlisted(name, siren)) {
			prives += to - from;
			return;
		}
		const id = beneficiaryId(name, siren);
		let own = gathered.get(id);
		if (!own) gathered.set(id, (own = new Named(id, siren, name, source)));
		else if (!several.has(own)) several.set(own, new Map(own.noms.map((nom) => [nom, own?.lines ?? 0])));
		own.add(rang, place);
		const counts = several.get(own);
		if (counts && name !== null) counts.set(name, (counts.get(name) ?? 0) + to - from);
		for (let line = from; line < to; line += 1) used.add(blocs[line] ?? 0);
	});
	for (const [organism, counts] of several)
		organism.noms = [...counts].sort(([a, x], [b, y]) => y - x || byName(a, b)).map(([name]) => name);
	for (const { id, siren, noms } of gathered.values())
		if (noms.length === 0) noms.push(siren === null ? id : `SIREN ${siren}`);
	const blocks = [...used].flatMap((id) => source.blocks.get(id) ?? []);
	const found = {
		parId: gathered,
		prives,
		dispositifs: [...new Set(blocks.map(({ dispositif }) => dispositif))].sort(),
		exercices: [...new Set(blocks.map(({ exercice }) => exercice))].sort((x, y) => x - y)
	};
	const columns = [rangs, blocs, facettes, centimes, debuts];
	return { found, bytes: columns.reduce((bytes, { byteLength }) => bytes + byteLength, 0) };
}

const byId = <T extends { readonly id: number }>(rows: readonly T[]): Map<number, T> =>
	new Map(rows.map((row) => [row.id, row]));

/** Puts a receipt with the money it is of. */
function addTo(argents: (Argent & { receipts: Receipt[] })[], receipt: Receipt): void {
	const { dispositif, etape, nature } = receipt;
	const known = argents.find(
		(argent) => argent.dispositif === dispositif && argent.etape === etape && argent.nature === nature
	);
	if (known) known.receipts.push(receipt);
	else argents.push({ dispositif, etape, nature, receipts: [receipt] });
}

/** Puts in order what was read; receipts that only their spellings or sources tell apart add up. */
function inDisplayOrder(argents: (Argent & { receipts: Receipt[] })[]): Argent[] {
	for (const argent of argents) if (argent.receipts.length > 1) argent.receipts = addedUp(argent.receipts);
	const first = ({ receipts }: Argent) => receipts[0]?.exercice ?? 0;
	return argents.sort(
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
