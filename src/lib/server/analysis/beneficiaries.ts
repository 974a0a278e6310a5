import type { Verdict } from '#lib/domain/claims.ts';
import { fold } from '#lib/domain/fold.ts';
import type { FundingLine } from '#lib/domain/funding-line.ts';
import type { Query } from '#lib/domain/query.ts';
import { ETAPES, ETAPES_PREVU, type Etape, type Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { concentrations, type Concentration } from './concentration.ts';
import { JUDGING_SLOT, LINE_COLUMNS, LINE_TABLES } from './lines.ts';
import { byName, organisms, type Organism, type Organisms, type Receipt } from './receipts.ts';
import { isCore, select, type Selection } from './selection.ts';

export const PAGE_SIZE = 50;

/** What one organisation received under one dispositif, at one stage and of one nature: sums that mean something (R2, R5). */
export interface ReceivedRow {
	readonly id: string;
	readonly nom: string;
	readonly siren: string | null;
	readonly dispositif: string;
	readonly etape: Etape;
	readonly nature: Nature;
	/** By year, in order, in cents. */
	readonly annees: readonly { readonly exercice: number; readonly centimes: number }[];
	readonly total: number;
	/** Programmes that paid, those that lines name: none when they name none. */
	readonly payeurs: number;
}

export interface Beneficiaries {
	readonly selection: Selection;
	readonly rows: readonly ReceivedRow[];
	/** Rows of the selection, whatever the page. */
	readonly count: number;
	readonly organismes: number;
	readonly page: number;
	readonly pages: number;
	/** Over the selection without the search: who looks for one organisation still sees its share of all. */
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

const EVERYTHING: Wanted = { argent: () => true, exercice: () => true };

const shared = new WeakMap<Organisms, readonly Concentration[]>();

/** The concentrations of every money, worked out once: filters choose among them. */
function concentrationsOf(found: Organisms): readonly Concentration[] {
	const known = shared.get(found) ?? concentrations(found.parId.values());
	shared.set(found, known);
	return known;
}

/** One page of the organisations that lines name, with what each received. */
export function listBeneficiaries(db: Database, query: Query, pageSize = PAGE_SIZE): Beneficiaries {
	const selection = select(db, query);
	const found = organisms(db, selection);
	const wanted = wantedOf(query, selection);
	const words = fold(query.q)
		.split(' ')
		.filter((word) => word !== '');
	const rows: ReceivedRow[] = [];
	for (const organism of found.parId.values())
		if (words.every((word) => organism.texte.includes(word))) rows.push(...rowsOf(organism, wanted));
	rows.sort(orderOf(query));
	const pages = Math.max(1, Math.ceil(rows.length / pageSize));
	const page = Math.min(query.page, pages);
	return {
		selection,
		rows: rows.slice((page - 1) * pageSize, page * pageSize),
		count: rows.length,
		organismes: new Set(rows.map(({ id }) => id)).size,
		page,
		pages,
		concentrations: concentrationsOf(found).filter(
			(item) => wanted.argent(item) && wanted.exercice(item.exercice)
		),
		prives: found.prives,
		dispositifs: found.dispositifs,
		exercices: found.exercices
	};
}

function rowsOf({ id, noms, siren, argents }: Organism, wanted: Wanted): ReceivedRow[] {
	return argents.filter(wanted.argent).flatMap(({ dispositif, etape, nature, receipts }): ReceivedRow[] => {
		const years = new Map<number, number>();
		const payers = new Set<string>();
		let total = 0;
		for (const { exercice, programme, centimes } of receipts) {
			if (!wanted.exercice(exercice)) continue;
			years.set(exercice, (years.get(exercice) ?? 0) + centimes);
			total += centimes;
			if (programme !== '') payers.add(programme);
		}
		if (years.size === 0) return [];
		const annees = [...years]
			.sort(([a], [b]) => a - b)
			.map(([exercice, centimes]) => ({ exercice, centimes }));
		return [
			{ id, nom: noms[0] ?? id, siren, dispositif, etape, nature, annees, total, payeurs: payers.size }
		];
	});
}

function orderOf({ tri, donnes }: Query): (a: ReceivedRow, b: ReceivedRow) => number {
	const asked = donnes.has('tri') ? tri : '-montant';
	const way = asked.startsWith('-') ? -1 : 1;
	const compare: Readonly<Record<string, (a: ReceivedRow, b: ReceivedRow) => number>> = {
		beneficiaire: (a, b) => byName(a.nom, b.nom),
		siren: (a, b) => Number(a.siren ?? 0) - Number(b.siren ?? 0),
		dispositif: (a, b) => a.dispositif.localeCompare(b.dispositif),
		etape: (a, b) => ETAPES.indexOf(a.etape) - ETAPES.indexOf(b.etape),
		nature: (a, b) => a.nature.localeCompare(b.nature),
		payeurs: (a, b) => a.payeurs - b.payeurs,
		exercice: (a, b) => (a.annees.at(-1)?.exercice ?? 0) - (b.annees.at(-1)?.exercice ?? 0),
		montant: (a, b) => a.total - b.total
	};
	const by = compare[asked.replace(/^-/, '')] ?? compare['montant'] ?? (() => 0);
	return (a, b) => way * by(a, b) || b.total - a.total || byName(a.nom, b.nom);
}

/** A line that names an organisation. */
export interface ReceivedLine extends FundingLine {
	readonly id: number;
	readonly verdict: Verdict;
}

/** One organisation, what it received, and its place among those of the same money. */
export interface Beneficiary {
	readonly selection: Selection;
	readonly organisme: Organism;
	readonly rows: readonly ReceivedRow[];
	/** Its lines, those that do not count included, the latest year first; at most `MAX_LINES`. */
	readonly lignes: readonly ReceivedLine[];
	readonly places: readonly (Concentration & { readonly rang: number; readonly recu: number })[];
}

export const MAX_LINES = 300;

/** An organisation by its address; `null` when no line of the version names it. */
export function beneficiary(db: Database, query: Query, id: string): Beneficiary | null {
	const selection = select(db, query);
	const found = organisms(db, selection);
	const organisme = found.parId.get(id);
	if (!organisme) return null;
	return {
		selection,
		organisme,
		rows: rowsOf(organisme, EVERYTHING).sort((a, b) => b.total - a.total),
		lignes: linesOf(db, selection, organisme),
		places: concentrationsOf(found).flatMap((item) => {
			const at = item.classement.findIndex((one) => one.id === id);
			const recu = item.classement[at]?.centimes ?? 0;
			// Equal amounts share a rank.
			const rang = item.classement.filter((one) => one.centimes > recu).length + 1;
			return at < 0 ? [] : [{ ...item, rang, recu }];
		})
	};
}

/** Lines are found through the blocks that the receipts name, so that a large base is not read whole. */
function linesOf(db: Database, selection: Selection, { rangs, argents }: Organism): ReceivedLine[] {
	const places = argents.flatMap(({ receipts }) =>
		receipts.map(({ dispositif, exercice, etape }) => `${dispositif} ${exercice} ${etape}`)
	);
	return db
		.prepare<Record<string, string | number>, ReceivedLine>(
			`SELECT l.id, ${LINE_COLUMNS}, coalesce(v.verdict, 'retenue') AS verdict
			FROM ${LINE_TABLES} ${JUDGING_SLOT}
			WHERE l.id IN (SELECT line.id FROM block CROSS JOIN line ON line.block_id = block.id
					WHERE dispositif || ' ' || exercice || ' ' || etape IN (SELECT value FROM json_each(@places))
						AND line.beneficiary_id IN (SELECT value FROM json_each(@rangs)))
				AND l.since_version <= @version AND (l.until_version IS NULL OR l.until_version > @version)
			ORDER BY b.exercice DESC, b.dispositif, l.centimes DESC, l.id LIMIT ${MAX_LINES}`
		)
		.all({
			version: selection.version,
			view: selection.view,
			places: JSON.stringify([...new Set(places)]),
			rangs: JSON.stringify(rangs)
		});
}
