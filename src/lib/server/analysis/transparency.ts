import { fold } from '#lib/domain/fold.ts';
import { naturesOfView } from '#lib/domain/quantite.ts';
import type { Query } from '#lib/domain/query.ts';
import type { Reference, ReferenceRow } from '#lib/domain/reference-tables.ts';
import { ETAPES, type Etape, type Preuve } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { seriesBreaks, type SeriesBreak } from './breaks.ts';
import { contests, type Contest } from './competing.ts';
import { quarantined } from './quarantine.ts';
import { coverageIndex, select, type Selection } from './selection.ts';

/**
 * What can be read of one (dispositif, étape, exercice), from the fullest to the emptiest: published; published in part;
 * deduced by us; only said; a published zero; then the kinds of nothing of R10.
 */
export const GENRES = [
	'publie',
	'partiel',
	'deduit',
	'annonce',
	'zero',
	'non_publie',
	'absent',
	'sans_objet',
	'non_importe'
] as const;
export type Genre = (typeof GENRES)[number];

/** Refused rows that wait where an amount should stand. */
export interface Waiting {
	readonly lignes: number;
	readonly centimes: number;
	/** Rows whose amount could not be read. */
	readonly illisibles: number;
}

/** One cell of the matrix. `centimes` is `null` when no line counts. */
export interface TransparencyCell {
	readonly exercice: number;
	readonly genre: Genre;
	readonly centimes: number | null;
	/** The amount is at least this: only a part can be isolated that year. */
	readonly partielle: boolean;
	/** Grades of the lines that count or control, strongest first. */
	readonly preuves: readonly Preuve[];
	/** Other values published for it (R4), in cents. */
	readonly autres: readonly number[];
	readonly concurrente: boolean;
	readonly attente: Waiting | null;
	/** The dated search that tells a « non publié » or a « sans objet ». */
	readonly recherche: { readonly date: string; readonly ou: string } | null;
}

export interface TransparencyRow {
	readonly etape: Etape;
	/** As its searches or its lines write it, `''` for the whole dispositif. */
	readonly poste: string;
	readonly cells: readonly TransparencyCell[];
}

/** Where a dispositif is written in the budget between two years, as the crosswalk says. */
export interface WrittenAt {
	readonly de: number;
	readonly a: number;
	readonly programme: string;
	readonly actions: readonly string[];
	/** Of the entry that starts it, when there is only one. */
	readonly note: string;
}

export interface TransparencyBlock {
	readonly dispositif: string;
	readonly libelle: string;
	readonly ministere: string;
	readonly inscriptions: readonly WrittenAt[];
	readonly rows: readonly TransparencyRow[];
	readonly ruptures: readonly SeriesBreak[];
}

export interface Transparency {
	readonly version: number;
	readonly selection: Selection;
	readonly blocks: readonly TransparencyBlock[];
	/** Sources of the lines read, those that say most first. */
	readonly sources: readonly string[];
}

/** Stages of the budget's life: where one isolates a dispositif, the others can be asked for. */
const BUDGET: readonly Etape[] = ['plf', 'lfi'];

/**
 * What is published at all, whatever the stage: for each dispositif of the selection, the stages that make sense for it,
 * year by year; then its postes that have searches or a published zero of their own.
 */
export function transparency(db: Database, query: Query): Transparency {
	const selection: Selection = {
		...select(db, { ...query, etape: 'prevu', euros: 'courants' }),
		etapes: ETAPES
	};
	const material = read(db, selection);
	const paid = (dispositif: string, exercice: number) =>
		ETAPES.some((etape) => material.amounts.has(placeKey(dispositif, exercice, etape)));
	const breaks = seriesBreaks(selection, paid);
	return {
		version: selection.version,
		selection,
		blocks: selection.dispositifs.map(({ id, libelle_fr, ministere }) => ({
			dispositif: id,
			libelle: libelle_fr,
			ministere,
			inscriptions: inscriptions(selection.reference, id, selection.exercices),
			rows: [
				...stagesOf(id, material).map((etape) => rowOf(id, etape, '', material)),
				...postesOf(id, material).flatMap(({ poste, etapes }) =>
					etapes.map((etape) => rowOf(id, etape, poste, material))
				)
			],
			ruptures: breaks.filter((item) => item.dispositif === id)
		})),
		sources: sourcesOf(db, selection)
	};
}

/** The executions that one should be able to read, those in our sources, and those of which they give a part only. */
export function readableExecutions(blocks: readonly TransparencyBlock[]) {
	const expected = blocks
		.flatMap((block) => block.rows)
		.filter((row) => row.etape === 'execution' && row.poste === '')
		.flatMap((row) => row.cells)
		.filter((cell) => cell.genre !== 'sans_objet');
	const found = expected.filter((cell) => cell.centimes !== null);
	return {
		attendues: expected.length,
		presentes: found.length,
		partielles: found.filter((cell) => cell.partielle).length
	};
}

interface Amount {
	readonly slot: number;
	readonly centimes: number;
	readonly nonzero: number;
	readonly contested: number;
	readonly preuves: readonly Preuve[];
	readonly autres: readonly number[];
	/** Label of the poste, `''` for the whole slot. */
	readonly label: string;
}

interface Material {
	readonly selection: Selection;
	/** By `placeKey`: the whole slot, and each of its postes. */
	readonly amounts: ReadonlyMap<string, Amount>;
	readonly waiting: ReadonlyMap<string, Waiting>;
	/** Dispositifs that a bill or a vote isolates, be it outside the years selected. */
	readonly budgeted: ReadonlySet<string>;
	readonly searches: ReadonlyMap<string, ReferenceRow<'recherches'>>;
}

const placeKey = (dispositif: string, exercice: number, etape: Etape, poste = '') =>
	[dispositif, exercice, etape, poste].join('\u001F');

function read(db: Database, selection: Selection): Material {
	const quarantine = quarantined(db, selection).map(
		({ dispositif, exercice, etape, lignes, centimes, illisibles }) =>
			[placeKey(dispositif, exercice, etape), { lignes, centimes, illisibles }] as const
	);
	const searches = selection.reference.recherches.map(
		(row) => [placeKey(row.dispositif, row.exercice, row.etape, fold(row.poste)), row] as const
	);
	return {
		selection,
		amounts: amountsOf(db, selection),
		waiting: new Map(quarantine),
		budgeted: budgeted(db, selection.version),
		searches: new Map(searches)
	};
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

function amountsOf(db: Database, selection: Selection): Map<string, Amount> {
	const place = 's.id AS slot, s.dispositif, s.exercice, s.etape';
	const sums = db
		.prepare<ReturnType<typeof parametersOf>, SummedPlace>(
			`WITH chosen AS MATERIALIZED (${SLOTS})
			SELECT ${place}, '' AS poste, '' AS label, sum(c.centimes) AS centimes, sum(c.nonzero_count) AS nonzero, s.contested
			FROM chosen s JOIN counted c ON c.slot_id = s.id GROUP BY s.id
			UNION ALL
			SELECT ${place}, p.compared, min(p.label), sum(c.centimes), sum(c.nonzero_count), sum(c.contested)
			FROM chosen s JOIN counted_place c ON c.slot_id = s.id JOIN poste p ON p.id = c.poste_id
			WHERE p.compared <> '' GROUP BY s.id, p.compared`
		)
		.all(parametersOf(selection));
	const grades = gradesOf(db, selection);
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

/** Grades of the lines that count or control, by slot and poste; those of a slot under the empty poste. */
function gradesOf(db: Database, selection: Selection): Map<string, Preuve[]> {
	const columns = "s.id AS slot, coalesce(p.compared, '') AS poste, f.preuve";
	const rows = db
		.prepare<
			ReturnType<typeof parametersOf> & { natures: string },
			{ slot: number; poste: string; preuve: Preuve }
		>(
			`WITH chosen AS MATERIALIZED (${SLOTS})
			SELECT DISTINCT ${columns} FROM chosen s JOIN verdict v ON v.slot_id = s.id JOIN line l ON l.id = v.line_id
				JOIN facet f ON f.id = l.facet_id LEFT JOIN poste p ON p.id = l.poste_id
			WHERE v.verdict IN ('retenue', 'controle') AND f.preuve IS NOT NULL
			UNION
			SELECT DISTINCT ${columns} FROM chosen s
				JOIN block b ON b.dispositif = s.dispositif AND b.exercice = s.exercice AND b.etape = s.etape
				JOIN line l ON l.block_id = b.id AND ${CURRENT}
				JOIN facet f ON f.id = l.facet_id AND f.nature IN (SELECT value FROM json_each(@natures))
				LEFT JOIN poste p ON p.id = l.poste_id
			WHERE f.preuve IS NOT NULL AND NOT EXISTS (SELECT 1 FROM verdict WHERE slot_id = s.id)
			ORDER BY 3`
		)
		.all({
			...parametersOf(selection),
			natures: JSON.stringify(naturesOfView(selection.query.nature))
		});
	const grades = new Map<string, Preuve[]>();
	const add = (key: string, preuve: Preuve) => {
		const known = grades.get(key) ?? [];
		if (!known.includes(preuve)) grades.set(key, [...known, preuve]);
	};
	for (const { slot, poste, preuve } of rows) {
		add(`${slot} `, preuve);
		if (poste !== '') add(`${slot} ${poste}`, preuve);
	}
	return grades;
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

/** The stages at which a dispositif has, was searched for, or should have something to read. */
function stagesOf(dispositif: string, material: Material): Etape[] {
	const { exercices } = material.selection;
	const some = (etape: Etape, places: ReadonlyMap<string, unknown>) =>
		exercices.some((exercice) => places.has(placeKey(dispositif, exercice, etape)));
	const has = (etape: Etape) => some(etape, material.amounts) || some(etape, material.waiting);
	const searched = (etape: Etape) => some(etape, material.searches);
	const isolated = material.budgeted.has(dispositif);
	const inBudget =
		isolated ||
		material.selection.reference.recherches.some(
			(row) => row.dispositif === dispositif && BUDGET.includes(row.etape)
		);
	return ETAPES.filter((etape) => {
		if (has(etape) || searched(etape) || etape === 'execution') return true;
		if (BUDGET.includes(etape)) return inBudget;
		return etape === 'annonce' && inBudget && !isolated;
	});
}

/** The postes of a dispositif that were searched for, or whose published amount is zero, each with those stages. */
function postesOf(
	dispositif: string,
	{ selection, amounts, searches }: Material
): { poste: string; etapes: Etape[] }[] {
	const inside = (exercice: number) => selection.exercices.includes(exercice);
	const told = [
		...[...searches.values()]
			.filter((row) => row.dispositif === dispositif && inside(row.exercice) && row.poste !== '')
			.map((row) => ({ poste: row.poste, etape: row.etape })),
		...[...amounts].flatMap(([key, amount]) => {
			const [id, , etape] = key.split('\u001F');
			const zero = id === dispositif && amount.label !== '' && amount.nonzero === 0;
			return zero ? [{ poste: amount.label, etape: etape as Etape }] : [];
		})
	];
	const postes = new Map(told.map((row) => [fold(row.poste), row.poste]).reverse() as [string, string][]);
	return [...postes]
		.sort(([a], [b]) => a.localeCompare(b, 'fr'))
		.map(([key, poste]) => ({
			poste,
			etapes: ETAPES.filter((etape) => told.some((row) => row.etape === etape && fold(row.poste) === key))
		}));
}

function rowOf(dispositif: string, etape: Etape, poste: string, material: Material): TransparencyRow {
	return {
		etape,
		poste,
		cells: material.selection.exercices.map((exercice) =>
			cellOf({ dispositif, exercice, etape, poste }, material)
		)
	};
}

interface Place {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly poste: string;
}

function cellOf({ dispositif, exercice, etape, poste }: Place, material: Material): TransparencyCell {
	const { selection, amounts, waiting, searches } = material;
	const own = placeKey(dispositif, exercice, etape, fold(poste));
	const whole = placeKey(dispositif, exercice, etape);
	const amount = amounts.get(own);
	const attente = poste === '' ? (waiting.get(own) ?? null) : null;
	const base = { exercice, attente };
	if (amount) {
		// A part of a dispositif can be whole: what is partial is the dispositif's amount.
		const partielle =
			poste === '' && coverageIndex(selection.reference)(dispositif, exercice) === 'partielle';
		return {
			...base,
			genre: genreOf(amount, etape, partielle),
			centimes: amount.centimes,
			partielle,
			preuves: amount.preuves,
			autres: amount.autres,
			concurrente: amount.contested > 0,
			recherche: null
		};
	}
	// A search for the whole that found nothing did not find its postes either.
	const search = searches.get(own) ?? (amounts.has(whole) ? undefined : searches.get(whole));
	const outside = search === undefined && outsideCrosswalk(selection.reference, dispositif, exercice);
	const genre = attente ? 'non_importe' : outside ? 'sans_objet' : (search?.resultat ?? 'absent');
	return {
		...base,
		genre,
		centimes: null,
		partielle: false,
		preuves: [],
		autres: [],
		concurrente: false,
		recherche: attente || !search ? null : { date: search.date, ou: search.ou }
	};
}

function genreOf(amount: Amount, etape: Etape, partielle: boolean): Genre {
	const only = (preuve: Preuve) =>
		amount.preuves.length > 0 && amount.preuves.every((grade) => grade === preuve);
	if (amount.nonzero === 0) return 'zero';
	if (only('D')) return 'deduit';
	if (etape === 'annonce' || only('C')) return 'annonce';
	return partielle ? 'partiel' : 'publie';
}

/**
 * Whether the crosswalk says that a dispositif is not there that year. An entry without programme tells when the
 * dispositif exists; one with a programme tells it only for the years whose actions the crosswalk knows.
 */
function outsideCrosswalk(reference: Reference, dispositif: string, exercice: number): boolean {
	const covers = (row: ReferenceRow<'nomenclature'>) =>
		row.de <= exercice && exercice <= (row.a ?? Number.POSITIVE_INFINITY);
	const own = reference.nomenclature.filter((row) => row.dispositif === dispositif);
	if (own.length === 0 || own.some(covers)) return false;
	return own.every(
		({ programme }) =>
			programme === '' ||
			reference.nomenclature.some((row) => row.programme === programme && row.action !== '' && covers(row))
	);
}

/** Where a dispositif is written, year after year; years written at the same place make one run. */
function inscriptions(reference: Reference, dispositif: string, exercices: readonly number[]): WrittenAt[] {
	const entries = reference.nomenclature.filter(
		(row) => row.dispositif === dispositif && row.programme !== ''
	);
	const runs: (WrittenAt & { readonly places: string })[] = [];
	for (const exercice of exercices) {
		const here = entries.filter((row) => row.de <= exercice && exercice <= (row.a ?? exercice));
		const [first] = here;
		if (!first) continue;
		const places = here.map((row) => `${row.programme}-${row.action} ${row.de}`).join();
		const open = runs.at(-1);
		if (open?.places === places && open.a === exercice - 1) runs[runs.length - 1] = { ...open, a: exercice };
		else
			runs.push({
				de: exercice,
				a: exercice,
				programme: first.programme,
				actions: here.map((row) => row.action).filter((action) => action !== ''),
				note: here.length === 1 ? first.note : '',
				places
			});
	}
	return runs.map(({ de, a, programme, actions, note }) => ({ de, a, programme, actions, note }));
}

function sourcesOf(db: Database, selection: Selection): string[] {
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
