import { beneficiaryId, isPrivatePerson } from '#lib/domain/beneficiary-id.ts';
import type { Etape, Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { fold } from '#lib/domain/fold.ts';
import { JUDGING_SLOT } from './lines.ts';
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
	/** Its names and its number, folded, to be searched. */
	readonly texte: string;
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
	readonly name: string | null;
	readonly siren: string | null;
}

const collator = new Intl.Collator('fr');
/** Names in French order. */
export const byName = (a: string, b: string): number => collator.compare(a, b);

const readings = new WeakMap<Database, Map<string, Organisms>>();

/**
 * Every organisation that retained lines name (R4), with what each received. A version never changes once committed, so it
 * is worked out once per opened base, version and view of nature: nothing of it depends on the language.
 */
export function organisms(db: Database, { version, view }: Selection): Organisms {
	const known = readings.get(db) ?? new Map<string, Organisms>();
	readings.set(db, known);
	const key = `${version} ${view}`;
	const found = known.get(key) ?? readOrganisms(db, version, view);
	known.set(key, found);
	return found;
}

function readOrganisms(db: Database, version: number, view: number): Organisms {
	const rows = db
		.prepare<{ version: number; view: number }, Row>(
			`SELECT y.id AS rang, y.name, y.siren, b.dispositif, b.exercice, b.etape, f.nature,
				coalesce(f.programme, '') AS programme, iif(f.attribution IS 'cle', 'NV', f.forme) AS forme, sum(l.centimes) AS centimes, count(*) AS lignes
			FROM line l JOIN beneficiary y ON y.id = l.beneficiary_id JOIN block b ON b.id = l.block_id
				JOIN facet f ON f.id = l.facet_id ${JUDGING_SLOT}
			WHERE l.beneficiary_id IS NOT NULL AND l.since_version <= @version
				AND (l.until_version IS NULL OR l.until_version > @version)
				AND coalesce(v.verdict, 'retenue') = 'retenue'
			GROUP BY y.id, b.dispositif, b.exercice, b.etape, f.nature, f.programme, 9`
		)
		.all({ version, view });
	const grouped = new Map<string, Row[]>();
	let prives = 0;
	for (const row of rows) {
		if (isPrivatePerson(row.name, row.siren)) {
			prives += row.lignes;
			continue;
		}
		const id = beneficiaryId(row.name, row.siren);
		const own = grouped.get(id);
		if (own) own.push(row);
		else grouped.set(id, [row]);
	}
	const shown = [...grouped.values()].flat();
	return {
		parId: new Map([...grouped].map(([id, own]) => [id, organismOf(id, own)])),
		prives,
		dispositifs: [...new Set(shown.map(({ dispositif }) => dispositif))],
		exercices: [...new Set(shown.map(({ exercice }) => exercice))].sort((a, b) => a - b)
	};
}

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
		texte: fold(`${noms.join(' ')} ${siren ?? ''}`),
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
