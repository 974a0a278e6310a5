import { Erasure } from '#lib/domain/erasure.ts';
import { fold } from '#lib/domain/fold.ts';
import { isNumber, loose } from '#lib/domain/replace-folded.ts';
import type { Encoding } from '#lib/ingest/lines/batch.ts';
import { decodeText } from '#lib/ingest/bytes/encoding.ts';
import { headOf, startsAsZip, workbookWords } from '#lib/ingest/sheets/workbook.ts';
import { eraseFromTexts, linesSaying, placesSaying, type Said } from '#lib/server/store/erase.ts';
import { eraseBytes, readFileBytes } from '#lib/server/store/files.ts';
import type { Database } from '#lib/server/store/database.ts';
import { openVersion } from '#lib/server/store/versions.ts';

/** Where a text was found, and the version that erased it, `null` when nothing was changed. */
export interface ErasureReport {
	readonly version: number | null;
	/** Lines, of any version, that say it. */
	readonly lines: number;
	readonly said: readonly Said[];
	/** Names of the imported files whose bytes say it. */
	readonly files: readonly string[];
	/** What is left of it in the files of the base: nothing, or traces while another program reads it, or for want of room. */
	readonly traces: 'aucune' | 'lecteur' | 'place';
}

/** Why a text or a column is not erased. */
export class NotErasable extends Error {
	readonly motif: 'court' | 'chiffres' | 'raison' | 'lue' | 'inconnue';
	constructor(motif: NotErasable['motif']) {
		super(`not erasable: ${motif}`);
		this.name = 'NotErasable';
		this.motif = motif;
	}
}

/** A text that stands in more places than one name does, or inside longer words: whoever asks must confirm. */
export class TooMuch extends Error {
	readonly found: ErasureReport;
	constructor(found: ErasureReport) {
		super('more than one name would be erased');
		this.name = 'TooMuch';
		this.found = found;
	}
}

const SHORTEST = 3;
/** Digits of a SIREN; an amount or a year has fewer. */
const SHORTEST_NUMBER = 9;
/** Lines and rows beyond which a text is not one name. */
const MUCH = 100;

/** Texts found inside longer words. */
export const partOf = ({ said }: ErasureReport): readonly string[] => said.flatMap(({ partly }) => partly);

const isMuch = (found: ErasureReport) =>
	found.lines > MUCH || found.said.some(({ rows }) => rows > MUCH) || partOf(found).length > 0;

interface Kept {
	readonly id: number;
	readonly names: string;
	readonly encodings: string;
}

/** The files whose bytes are kept, with every name and encoding under which they were read. */
const keptFiles = (db: Database): Kept[] =>
	db
		.prepare<[], Kept>(
			`SELECT f.id, json_group_array(DISTINCT i.name) AS names,
				json_group_array(DISTINCT coalesce(i.report_json ->> 'encoding', 'utf-8')) AS encodings
			FROM file f JOIN import i ON i.file_id = f.id WHERE f.erased_by IS NULL GROUP BY f.id`
		)
		.all();

/** Whether the bytes of a file say the text, read in one encoding, piece by piece. */
async function bytesSay(
	db: Database,
	{ id, names }: Kept,
	encoding: Encoding,
	erasure: Erasure
): Promise<boolean> {
	const source = {
		name: names,
		size: 0,
		async *open() {
			yield* readFileBytes(db, id);
		}
	};
	// Spaces, marks and hyphens inside the text may be many: far more is kept of a piece than its folded length.
	const reach = 16 * erasure.reach + 256;
	let end = '';
	const workbook = startsAsZip(await headOf(source));
	for await (const text of workbook ? workbookWords(source) : decodeText(source, encoding, { cr: 1 })) {
		if (erasure.says(end + text)) return true;
		end = (end + text).slice(-reach);
	}
	return false;
}

async function filesSaying(db: Database, erasure: Erasure): Promise<Kept[]> {
	const found: Kept[] = [];
	for (const file of keptFiles(db)) {
		// Read otherwise than it was, a file says the text too to whoever opens it.
		for (const encoding of new Set<Encoding>([
			...(JSON.parse(file.encodings) as Encoding[]),
			'utf-8',
			'windows-1252'
		])) {
			if (!(await bytesSay(db, file, encoding, erasure))) continue;
			found.push(file);
			break;
		}
	}
	return found;
}

const namesOf = (files: readonly Kept[]) => [
	...new Set(files.flatMap(({ names }) => JSON.parse(names) as string[]))
];

function erasureOf(sought: string, version: number): Erasure {
	if (loose(sought).length < SHORTEST) throw new NotErasable('court');
	if (isNumber(sought) && sought.replace(/\D/g, '').length < SHORTEST_NUMBER)
		throw new NotErasable('chiffres');
	return new Erasure(sought, version);
}

async function found(
	db: Database,
	erasure: Erasure
): Promise<ErasureReport & { readonly kept: readonly Kept[] }> {
	const kept = await filesSaying(db, erasure);
	const where = { lines: linesSaying(db, erasure), said: placesSaying(db, erasure), files: namesOf(kept) };
	return { version: null, ...where, traces: 'aucune', kept };
}

/** Where the base says a text; nothing changes. Throws `NotErasable`. */
export const findText = async (db: Database, sought: string): Promise<ErasureReport> =>
	found(db, erasureOf(sought, 0));

/** Why something is erased, when, and whether much of it is meant. */
export interface Asked {
	readonly raison: string;
	readonly at: string;
	readonly confirmed?: boolean;
}

/**
 * Erases a text from every version: lines, vocabularies, quarantine, reports, and the whole bytes of each file that says it.
 * The new version tells that something was erased and why, never what; amounts stay. Throws `NotErasable`, `TooMuch` or
 * `InCodes`.
 */
export async function eraseText(db: Database, sought: string, asked: Asked): Promise<ErasureReport> {
	if (erasureOf(sought, 0).says(asked.raison)) throw new NotErasable('raison');
	return asVersion(db, asked, async (version) => {
		const erasure = erasureOf(sought, version);
		const { kept, ...report } = await found(db, erasure);
		if (report.said.length + kept.length === 0) return null;
		if (isMuch(report) && asked.confirmed !== true) throw new TooMuch(report);
		eraseBytes(
			db,
			kept.map(({ id }) => id),
			version
		);
		eraseFromTexts(db, erasure);
		return report;
	});
}

/**
 * Erases a column that nothing reads: the whole bytes of each file that has it, its cells in quarantine, what reports repeat
 * of it. Throws `NotErasable`.
 */
export async function eraseColumn(db: Database, column: string, asked: Asked): Promise<ErasureReport> {
	const holders = importsWith(db, column);
	if (holders.length === 0) throw new NotErasable('inconnue');
	if (holders.some(({ read }) => read)) throw new NotErasable('lue');
	return asVersion(db, asked, (version) => {
		const mark = `[effacé ${version}]`;
		eraseBytes(db, [...new Set(holders.map(({ fileId }) => fileId))], version);
		for (const holder of holders) eraseCells(db, holder, column, mark);
		const files = [...new Set(holders.map(({ name }) => name))];
		return Promise.resolve({ lines: 0, said: [], files });
	});
}

interface Holder {
	readonly id: number;
	readonly fileId: number;
	readonly name: string;
	/** Position of the column, 0 for the first. */
	readonly at: number;
	readonly read: boolean;
}

/** The imports of a file that has the column. */
function importsWith(db: Database, column: string): Holder[] {
	const wanted = fold(column);
	return db
		.prepare<[], { id: number; fileId: number; name: string; headers: string; columns: string | null }>(
			`SELECT id, file_id AS fileId, name, report_json -> 'headers' AS headers, report_json -> 'readColumns' AS columns
			FROM import WHERE report_json ->> 'headers' IS NOT NULL`
		)
		.all()
		.flatMap(({ id, fileId, name, headers, columns }): Holder[] => {
			const at = (JSON.parse(headers) as string[]).findIndex((header) => fold(header) === wanted);
			const read = columns !== null && (JSON.parse(columns) as number[]).includes(at);
			return at < 0 ? [] : [{ id, fileId, name, at, read }];
		});
}

interface Told {
	readonly champ?: string | null;
}

function eraseCells(db: Database, { id, at }: Holder, column: string, mark: string): void {
	const silent = (problems: readonly Told[]) =>
		problems.map((problem) =>
			fold(problem.champ ?? '') === fold(column) ? { ...problem, valeur: null, message: mark } : problem
		);
	const rows = db
		.prepare<[number], { id: number; cells: string; problems: string }>(
			'SELECT id, cells_json AS cells, problems_json AS problems FROM reject WHERE import_id = ?'
		)
		.all(id);
	const update = db.prepare('UPDATE reject SET cells_json = ?, problems_json = ? WHERE id = ?');
	for (const row of rows) {
		const cells = (JSON.parse(row.cells) as string[]).map((cell, index) => (index === at ? mark : cell));
		const problems = silent(JSON.parse(row.problems) as Told[]);
		update.run(JSON.stringify(cells), JSON.stringify(problems), row.id);
	}
	const report =
		db.prepare<[number], string>('SELECT report_json FROM import WHERE id = ?').pluck().get(id) ?? '{}';
	const told = JSON.parse(report) as { problems?: Told[] };
	const quiet = { ...told, problems: silent(told.problems ?? []) };
	db.prepare('UPDATE import SET report_json = ? WHERE id = ?').run(JSON.stringify(quiet), id);
}

type Done = Pick<ErasureReport, 'lines' | 'said' | 'files'>;

/** Does the work as a new version, then leaves nothing of what went in the files of the base, their journal included. */
async function asVersion(
	db: Database,
	{ raison, at }: Asked,
	work: (version: number) => Promise<Done | null>
): Promise<ErasureReport> {
	// What is deleted is overwritten, not only forgotten.
	db.pragma('secure_delete = ON');
	db.exec('BEGIN IMMEDIATE');
	try {
		const version = openVersion(db, 'erasure', `Effacement : ${raison}`, at);
		const done = await work(version);
		db.exec(done === null ? 'ROLLBACK' : 'COMMIT');
		const { lines, said, files } = done ?? { lines: 0, said: [], files: [] };
		return { version: done && version, lines, said, files, traces: compact(db) };
	} catch (error) {
		if (db.inTransaction) db.exec('ROLLBACK');
		throw error;
	}
}

/** Rewrites the base without what was deleted, and empties its journal; what is left when that cannot be. */
function compact(db: Database): ErasureReport['traces'] {
	if (db.memory) return 'aucune';
	try {
		db.exec('VACUUM');
		const [state] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { busy: number }[];
		return state?.busy === 0 ? 'aucune' : 'lecteur';
	} catch (error) {
		const code = String((error as { code?: unknown }).code);
		if (code.startsWith('SQLITE_BUSY')) return 'lecteur';
		if (/^SQLITE_(?:FULL|IOERR)/.test(code)) return 'place';
		throw error;
	}
}
