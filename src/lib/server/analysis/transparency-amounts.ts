import type { QuarantinedMoney } from '#lib/domain/allocation.ts';
import { fold } from '#lib/domain/fold.ts';
import { naturesOfView } from '#lib/domain/quantite.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Etape, Preuve } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { contests, type Contest } from './competing.ts';
import { quarantined } from './quarantine.ts';
import type { Selection } from './selection.ts';

/** Stages of the budget's life: where one isolates a dispositif, the others can be asked for. */
export const BUDGET: readonly Etape[] = ['plf', 'lfi'];

/** What counts at a place: a whole slot, or one of its postes. Amounts in cents. */
export interface Amount {
	readonly slot: number;
	readonly centimes: number;
	readonly nonzero: number;
	readonly contested: number;
	readonly preuves: readonly Preuve[];
	readonly autres: readonly number[];
	/** Label of the poste, `''` for the whole slot. */
	readonly label: string;
}

/** What the cells of a matrix are read from. */
export interface Material {
	readonly selection: Selection;
	/** By `placeKey`: the whole slot, and each of its postes. */
	readonly amounts: ReadonlyMap<string, Amount>;
	/** Refused rows that wait where an amount should stand. */
	readonly waiting: ReadonlyMap<string, QuarantinedMoney>;
	/** Dispositifs that a bill or a vote isolates, be it outside the years selected. */
	readonly budgeted: ReadonlySet<string>;
	readonly searches: ReadonlyMap<string, ReferenceRow<'recherches'>>;
}

/** The key of a place; `poste` is folded. */
export const placeKey = (dispositif: string, exercice: number, etape: Etape, poste = '') =>
	[dispositif, exercice, etape, poste].join('\u001F');

/** Reads all that a matrix is made of: amounts, rows in quarantine, searches. */
export function readMaterial(db: Database, selection: Selection): Material {
	const quarantine = quarantined(db, selection).map(
		({ dispositif, exercice, etape, lignes, centimes, illisibles }) =>
			[placeKey(dispositif, exercice, etape), { lignes, centimes, illisibles }] as const
	);
	return {
		selection,
		amounts: amountsOf(db, selection),
		waiting: new Map(quarantine),
		budgeted: budgeted(db, selection.version),
		searches: searchesOf(selection.reference)
	};
}

const searched = new WeakMap<Reference, Material['searches']>();

/** Searches by `placeKey`, worked out once for each vocabulary. */
function searchesOf(reference: Reference): Material['searches'] {
	const known = searched.get(reference);
	if (known) return known;
	const searches = new Map(
		reference.recherches.map(
			(row) => [placeKey(row.dispositif, row.exercice, row.etape, fold(row.poste)), row] as const
		)
	);
	searched.set(reference, searches);
	return searches;
}

function budgeted(db: Database, version: number): Set<string> {
	const rows = db
		.prepare<{ version: number; etapes: string }, { dispositif: string }>(
			`SELECT DISTINCT dispositif FROM slot WHERE etape IN (SELECT value FROM json_each(@etapes))
				AND since_version <= @version AND (until_version IS NULL OR until_version > @version)`
		)
		.all({ version, etapes: JSON.stringify(BUDGET) });
	return new Set(rows.map((row) => row.dispositif));
}

/** The slots read: every stage of the selected dispositifs and years. */
const SLOTS = `SELECT id, dispositif, exercice, etape, contested FROM slot
	WHERE since_version <= @version AND (until_version IS NULL OR until_version > @version) AND views & @view
		AND dispositif IN (SELECT value FROM json_each(@dispositifs)) AND exercice BETWEEN @first AND @last`;

const CURRENT = 'l.since_version <= @version AND (l.until_version IS NULL OR l.until_version > @version)';

function parametersOf(selection: Selection) {
	return {
		version: selection.version,
		view: selection.view,
		dispositifs: JSON.stringify(selection.dispositifs.map((row) => row.id)),
		first: selection.exercices[0] ?? 0,
		last: selection.exercices.at(-1) ?? -1
	};
}

interface SummedPlace {
	readonly slot: number;
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly poste: string;
	readonly label: string;
	readonly centimes: number;
	readonly nonzero: number;
	readonly contested: number;
}

/** What counts at each poste of the slots chosen. */
const POSTE_SUMS = `SELECT slot_id, poste_id, sum(centimes) AS centimes, sum(nonzero_count) AS nonzero, sum(contested) AS contested
	FROM counted_place WHERE slot_id IN (SELECT id FROM chosen) AND poste_id IS NOT NULL GROUP BY slot_id, poste_id`;

/** The postes that a matrix tells of, by dispositif: those that were searched for, and those with a published zero. */
const TOLD = `SELECT s.dispositif, p.compared AS poste
	FROM sums c JOIN chosen s ON s.id = c.slot_id JOIN poste p ON p.id = c.poste_id WHERE c.nonzero = 0 AND p.compared <> ''
	UNION SELECT value ->> 0, value ->> 1 FROM json_each(@searched)`;

const searchedPostes = ({ recherches }: Reference) =>
	JSON.stringify(
		recherches.flatMap(({ dispositif, poste }) => (poste === '' ? [] : [[dispositif, fold(poste)]]))
	);

function amountsOf(db: Database, selection: Selection): Map<string, Amount> {
	const place = 's.id AS slot, s.dispositif, s.exercice, s.etape';
	const sums = db
		.prepare<ReturnType<typeof parametersOf> & { searched: string }, SummedPlace>(
			`WITH chosen AS MATERIALIZED (${SLOTS}), sums AS MATERIALIZED (${POSTE_SUMS}), told AS (${TOLD})
			SELECT ${place}, '' AS poste, '' AS label, sum(c.centimes) AS centimes, sum(c.nonzero_count) AS nonzero, s.contested
			FROM chosen s JOIN counted c ON c.slot_id = s.id GROUP BY s.id
			UNION ALL
			SELECT ${place}, p.compared, min(p.label), sum(c.centimes), sum(c.nonzero), sum(c.contested)
			FROM sums c JOIN chosen s ON s.id = c.slot_id JOIN poste p ON p.id = c.poste_id
			WHERE (s.dispositif, p.compared) IN (SELECT dispositif, poste FROM told) GROUP BY s.id, p.compared`
		)
		.all({ ...parametersOf(selection), searched: searchedPostes(selection.reference) });
	const postes = new Map<number, string[]>();
	for (const { slot, poste } of sums)
		if (poste !== '') postes.set(slot, [...(postes.get(slot) ?? []), poste]);
	const grades = gradesOf(db, selection, postes);
	const rivals = rivalsOf(
		db,
		selection,
		new Set(sums.filter((sum) => sum.contested > 0).map((sum) => sum.etape))
	);
	return new Map(
		sums.map(({ slot, dispositif, exercice, etape, poste, ...sum }) => {
			const key = placeKey(dispositif, exercice, etape, poste);
			const preuves = grades.get(`${slot} ${poste}`) ?? [];
			const autres = (rivals.get(key) ?? []).filter((value) => value !== sum.centimes);
			return [key, { slot, preuves, autres: [...new Set(autres)].sort((a, b) => b - a), ...sum }];
		})
	);
}

interface Grade {
	readonly slot: number;
	readonly poste: string;
	readonly preuve: Preuve;
}

/**
 * Grades of the lines that count or control, by slot and poste; those of a slot under the empty poste. `postes` are those
 * of each slot: where all its lines have one grade, the sums of blocks say it and no line is read.
 */
function gradesOf(
	db: Database,
	selection: Selection,
	postes: ReadonlyMap<number, readonly string[]>
): Map<string, Preuve[]> {
	const columns = "s.id AS slot, coalesce(p.compared, '') AS poste, f.preuve";
	const ofNature =
		'JOIN facet f ON f.id = g.facet_id AND f.nature IN (SELECT value FROM json_each(@natures))';
	const parameters = {
		...parametersOf(selection),
		natures: JSON.stringify(naturesOfView(selection.query.nature))
	};
	const alike = db
		.prepare<typeof parameters, { slot: number; blocks: number; grades: number; preuve: Preuve | null }>(
			`WITH chosen AS MATERIALIZED (${SLOTS})
			SELECT s.id AS slot, count(DISTINCT b.id) AS blocks, count(DISTINCT coalesce(f.preuve, '')) AS grades,
				min(f.preuve) AS preuve
			FROM chosen s JOIN block b ON b.dispositif = s.dispositif AND b.exercice = s.exercice AND b.etape = s.etape
				JOIN block_sum g ON g.block_id = b.id AND g.since_version <= @version
					AND (g.until_version IS NULL OR g.until_version > @version)
				${ofNature}
			WHERE NOT EXISTS (SELECT 1 FROM verdict WHERE slot_id = s.id) GROUP BY s.id`
		)
		.all(parameters);
	const mixed = alike.filter(({ blocks, grades }) => blocks > 1 || grades > 1).map(({ slot }) => slot);
	const read = db
		.prepare<typeof parameters & { mixed: string }, Grade>(
			`WITH chosen AS MATERIALIZED (${SLOTS})
			SELECT DISTINCT ${columns} FROM chosen s JOIN verdict v ON v.slot_id = s.id JOIN line l ON l.id = v.line_id
				JOIN facet f ON f.id = l.facet_id LEFT JOIN poste p ON p.id = l.poste_id
			WHERE v.verdict IN ('retenue', 'controle') AND f.preuve IS NOT NULL
			UNION
			SELECT DISTINCT ${columns} FROM json_each(@mixed) CROSS JOIN slot s ON s.id = value
				JOIN block b ON b.dispositif = s.dispositif AND b.exercice = s.exercice AND b.etape = s.etape
				JOIN line g ON g.block_id = b.id AND g.since_version <= @version
					AND (g.until_version IS NULL OR g.until_version > @version)
				${ofNature}
				LEFT JOIN poste p ON p.id = g.poste_id
			WHERE f.preuve IS NOT NULL`
		)
		.all({ ...parameters, mixed: JSON.stringify(mixed) });
	const told = alike.flatMap(({ slot, blocks, grades, preuve }): Grade[] =>
		blocks > 1 || grades > 1 || preuve === null
			? []
			: ['', ...(postes.get(slot) ?? [])].map((poste) => ({ slot, poste, preuve }))
	);
	const found = new Map<string, Preuve[]>();
	const add = (key: string, preuve: Preuve) => {
		const known = found.get(key) ?? [];
		if (!known.includes(preuve)) found.set(key, [...known, preuve]);
	};
	for (const { slot, poste, preuve } of [...read, ...told].sort((a, b) => (a.preuve < b.preuve ? -1 : 1))) {
		add(`${slot} `, preuve);
		if (poste !== '') add(`${slot} ${poste}`, preuve);
	}
	return found;
}

/** The other published values, by place: those of a poste under the poste, of a slot under the slot. */
function rivalsOf(db: Database, selection: Selection, contested: ReadonlySet<Etape>): Map<string, number[]> {
	const rivals = new Map<string, number[]>();
	const add = (key: string, values: readonly number[]) =>
		rivals.set(key, [...(rivals.get(key) ?? []), ...values]);
	// One stage at a time: a selection of several reads the first of each year only.
	const found = [...contested].flatMap((etape): Contest[] => contests(db, { ...selection, etapes: [etape] }));
	for (const { dispositif, exercice, etape, poste, role, claims, totauxPossibles } of found) {
		const lost = claims.filter((claim) => !claim.retenue).map((claim) => claim.centimes);
		add(placeKey(dispositif, exercice, etape), [...(role === 'total' ? lost : []), ...totauxPossibles]);
		if (poste !== '') add(placeKey(dispositif, exercice, etape, poste), lost);
	}
	return rivals;
}
/** Ids of the sources of the lines read, those that say most first. */
export function sourcesOf(db: Database, selection: Selection): string[] {
	return db
		.prepare<ReturnType<typeof parametersOf>, { source: string }>(
			`SELECT b.source, count(*) AS slots FROM (${SLOTS}) s
			JOIN block b ON b.dispositif = s.dispositif AND b.exercice = s.exercice AND b.etape = s.etape
			WHERE EXISTS (SELECT 1 FROM line l WHERE l.block_id = b.id AND ${CURRENT})
			GROUP BY b.source ORDER BY slots DESC, b.source`
		)
		.all(parametersOf(selection))
		.map((row) => row.source);
}
