import { beneficiaryId, isPrivatePerson } from '#lib/domain/beneficiary-id.ts';
import type { Verdict } from '#lib/domain/claims.ts';
import { fold } from '#lib/domain/fold.ts';
import type { FundingLine } from '#lib/domain/funding-line.ts';
import type { Query } from '#lib/domain/query.ts';
import { ETAPES, ETAPES_PREVU, type Etape, type Forme, type Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { concentrations, type Concentration } from './concentration.ts';
import { JUDGING_SLOT, LINE_COLUMNS, LINE_TABLES } from './lines.ts';
import { organisms, type Organism, type Receipt } from './receipts.ts';
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

/** Which receipts the address asks for: all of them until it names a stage, a nature, years or dispositifs. */
function filterOf(query: Query, selection: Selection): (receipt: Receipt) => boolean {
	const { reference } = selection;
	const core = new Set(reference.dispositifs.filter(isCore).map((row) => row.id));
	const etapes: readonly Etape[] = query.etape === 'prevu' ? ETAPES_PREVU : [query.etape];
	return ({ dispositif, exercice, etape, nature }) =>
		(query.dispositif.length === 0 || query.dispositif.includes(dispositif)) &&
		(!query.donnes.has('perimetre') || core.has(dispositif) === (query.perimetre === 'coeur')) &&
		(query.de === undefined || exercice >= query.de) &&
		(query.a === undefined || exercice <= query.a) &&
		(!query.donnes.has('etape') || etapes.includes(etape)) &&
		(!query.donnes.has('nature') || nature === query.nature || nature === 'np');
}

/** One page of the organisations that lines name, with what each received. */
export function listBeneficiaries(db: Database, query: Query, pageSize = PAGE_SIZE): Beneficiaries {
	const selection = select(db, query);
	const { parId, prives } = organisms(db, selection);
	const kept = filterOf(query, selection);
	const words = fold(query.q)
		.split(' ')
		.filter((word) => word !== '');
	const all = [...parId.values()];
	const rows = all
		.filter(({ noms, siren }) => {
			const text = words.length === 0 ? '' : fold(`${noms.join(' ')} ${siren ?? ''}`);
			return words.every((word) => text.includes(word));
		})
		.flatMap((organism) => rowsOf(organism, kept))
		.sort(orderOf(query));
	const pages = Math.max(1, Math.ceil(rows.length / pageSize));
	const page = Math.min(query.page, pages);
	const receipts = all.flatMap((organism) => organism.receipts);
	return {
		selection,
		rows: rows.slice((page - 1) * pageSize, page * pageSize),
		count: rows.length,
		organismes: new Set(rows.map(({ id }) => id)).size,
		page,
		pages,
		concentrations: concentrations(all, kept),
		prives,
		dispositifs: [...new Set(receipts.map(({ dispositif }) => dispositif))],
		exercices: [...new Set(receipts.map(({ exercice }) => exercice))].sort((a, b) => a - b)
	};
}

function rowsOf({ id, noms, siren, receipts }: Organism, kept: (receipt: Receipt) => boolean): ReceivedRow[] {
	const groups = new Map<string, Receipt[]>();
	for (const receipt of receipts.filter(kept)) {
		const key = [receipt.dispositif, receipt.etape, receipt.nature].join('\u001F');
		groups.set(key, [...(groups.get(key) ?? []), receipt]);
	}
	return [...groups.values()].flatMap((own): ReceivedRow[] => {
		const [first] = own;
		if (!first) return [];
		const years = new Map<number, number>();
		for (const { exercice, centimes } of own) years.set(exercice, (years.get(exercice) ?? 0) + centimes);
		const { dispositif, etape, nature } = first;
		return [
			{
				...{ id, nom: noms[0] ?? id, siren, dispositif, etape, nature },
				annees: [...years].sort(([a], [b]) => a - b).map(([exercice, centimes]) => ({ exercice, centimes })),
				total: own.reduce((sum, { centimes }) => sum + centimes, 0),
				payeurs: new Set(own.map(({ programme }) => programme).filter((programme) => programme !== '')).size
			}
		];
	});
}

function orderOf({ tri, donnes }: Query): (a: ReceivedRow, b: ReceivedRow) => number {
	const asked = donnes.has('tri') ? tri : '-montant';
	const way = asked.startsWith('-') ? -1 : 1;
	const compare: Readonly<Record<string, (a: ReceivedRow, b: ReceivedRow) => number>> = {
		beneficiaire: (a, b) => a.nom.localeCompare(b.nom, 'fr'),
		siren: (a, b) => (a.siren ?? '').localeCompare(b.siren ?? ''),
		dispositif: (a, b) => a.dispositif.localeCompare(b.dispositif),
		etape: (a, b) => ETAPES.indexOf(a.etape) - ETAPES.indexOf(b.etape),
		nature: (a, b) => a.nature.localeCompare(b.nature),
		payeurs: (a, b) => a.payeurs - b.payeurs,
		exercice: (a, b) => (a.annees.at(-1)?.exercice ?? 0) - (b.annees.at(-1)?.exercice ?? 0),
		montant: (a, b) => a.total - b.total
	};
	const by = compare[asked.replace(/^-/, '')] ?? compare['montant'] ?? (() => 0);
	return (a, b) => way * by(a, b) || b.total - a.total || a.nom.localeCompare(b.nom, 'fr');
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
	const { parId } = organisms(db, selection);
	const organisme = parId.get(id);
	if (!organisme) return null;
	return {
		selection,
		organisme,
		rows: rowsOf(organisme, () => true).sort((a, b) => b.total - a.total),
		lignes: linesOf(db, selection, organisme),
		places: concentrations([...parId.values()]).flatMap((item) => {
			const at = item.classement.findIndex((one) => one.id === id);
			const recu = item.classement[at]?.centimes ?? 0;
			// Equal amounts share a rank.
			const rang = item.classement.filter((one) => one.centimes > recu).length + 1;
			return at < 0 ? [] : [{ ...item, rang, recu }];
		})
	};
}

/** Lines are found through the blocks that the receipts name, so that a large base is not read whole. */
function linesOf(db: Database, selection: Selection, { rangs, receipts }: Organism): ReceivedLine[] {
	const blocks = [
		...new Set(receipts.map(({ dispositif, exercice, etape }) => [dispositif, exercice, etape].join(' ')))
	];
	return db
		.prepare<Record<string, string | number>, ReceivedLine>(
			`SELECT l.id, ${LINE_COLUMNS}, coalesce(v.verdict, 'retenue') AS verdict
			FROM ${LINE_TABLES} ${JUDGING_SLOT}
			WHERE b.id IN (SELECT id FROM block WHERE dispositif || ' ' || exercice || ' ' || etape IN
					(SELECT value FROM json_each(@blocks)))
				AND l.beneficiary_id IN (SELECT value FROM json_each(@rangs))
				AND l.since_version <= @version AND (l.until_version IS NULL OR l.until_version > @version)
			ORDER BY b.exercice DESC, b.dispositif, l.centimes DESC, l.id LIMIT ${MAX_LINES}`
		)
		.all({
			version: selection.version,
			view: selection.view,
			blocks: JSON.stringify(blocks),
			rangs: JSON.stringify(rangs)
		});
}

/** A line of a form that names who received it. */
export interface FormeRecipient {
	readonly id: string;
	readonly nom: string;
	readonly ligne: number;
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly nature: Nature;
	readonly centimes: number;
}

/** The retained lines of a form that name an organisation, the latest and largest first, at most `limit`; with their number. */
export function recipientsOfForme(
	db: Database,
	{ version, view }: Selection,
	forme: Forme,
	limit = 20
): { readonly lignes: readonly FormeRecipient[]; readonly count: number } {
	const rows = db
		.prepare<
			Record<string, string | number>,
			Omit<FormeRecipient, 'id'> & { readonly name: string | null; readonly siren: string | null }
		>(
			`SELECT l.id AS ligne, y.name, y.siren, b.dispositif, b.exercice, b.etape, f.nature, l.centimes
			FROM ${LINE_TABLES} ${JUDGING_SLOT}
			WHERE l.beneficiary_id IS NOT NULL AND l.since_version <= @version
				AND (l.until_version IS NULL OR l.until_version > @version)
				AND coalesce(v.verdict, 'retenue') = 'retenue'
				AND iif(f.attribution IS 'cle', @forme = 'NV',
					instr('|' || replace(f.forme, ':', '|') || '|', '|' || @forme || '|')
					OR @forme = 'MULTI' AND instr(f.forme, '|') AND NOT instr(f.forme, ':'))
			ORDER BY b.exercice DESC, l.centimes DESC, l.id`
		)
		.all({ version, view, forme })
		.filter(({ name, siren }) => !isPrivatePerson(name, siren));
	return {
		count: rows.length,
		lignes: rows.slice(0, limit).map(({ name, siren, ...row }) => ({
			...row,
			id: beneficiaryId(name, siren),
			nom: name ?? `SIREN ${siren ?? ''}`
		}))
	};
}
