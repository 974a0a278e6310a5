import { formatEuros } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';
import { NATURES, type Nature } from '#lib/domain/vocabulary.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import type { FileSummary, ReadOptions } from '#lib/ingest/lines/batch.ts';
import { readFile } from '#lib/ingest/read-file.ts';
import type { Database } from '#lib/server/store/database.ts';
import { DamagedFile, readFileBytes } from '#lib/server/store/files.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { correctionsOf } from '#lib/server/store/signed/corrections.ts';

interface Brought {
	readonly id: number;
	readonly name: string;
	readonly version: number;
	readonly fileId: number;
	readonly size: number;
	readonly erasedBy: number | null;
	readonly report: string;
}

interface Report extends Pick<FileSummary, 'encoding' | 'delimiter' | 'decimal' | 'feuille'> {
	readonly conservation?: { readonly natures: Record<Nature, { stored: number; alreadyThere: number }> };
}

/** What the kept bytes say of the lines that came from them. */
export interface ReadAgain {
	readonly faults: readonly string[];
	/** Why the lines of a file could not be held against it: no fault. */
	readonly unread: readonly string[];
	readonly files: number;
	readonly lines: number;
}

/** Reads a kept file as its import was told to, into `reread`. Whether it says as much as it did then. */
async function reread(db: Database, brought: Brought, report: Report): Promise<boolean> {
	const { encoding, delimiter, decimal, feuille, conservation } = report;
	const source: ByteSource = {
		name: brought.name,
		size: brought.size,

		async *open() {
			yield* readFileBytes(db, brought.fileId);
		}
	};
	const options: ReadOptions = {
		...(feuille === null
			? { encoding: encoding ?? undefined, delimiter: delimiter ?? undefined }
			: { feuille }),
		decimal: decimal ?? undefined,
		corrections: correctionsOf(db, brought.id),
		allowRejects: true,
		ignoreColumns: true
	};
	db.exec('DELETE FROM temp.reread');
	const insert = db.prepare('INSERT OR IGNORE INTO temp.reread VALUES (?, ?)');
	const reference = readReference(db, brought.version, { fresh: true });
	for await (const part of readFile(source, reference, options)) {
		if (part.kind === 'lines')
			for (let row = 0; row < part.count; row += 1) insert.run(part.ligne[row], part.centimes[row]);
		else if (part.kind === 'summary')
			return NATURES.every((nature) => {
				const then = conservation?.natures[nature];
				return then !== undefined && part.sums[nature].accepted === then.stored + then.alreadyThere;
			});
	}
	return false;
}

/**
 * Reads every kept file again and holds each line that its import brought against the row that it came from. What was said by
 * hand at the import (a unit, a year) is not kept: a file that then reads otherwise is told, and is no fault. Writes in
 * temporary tables: to be called on a copy.
 */
export async function readKeptAgain(db: Database): Promise<ReadAgain> {
	const [faults, unread]: [string[], string[]] = [[], []];
	let [files, lines] = [0, 0];
	db.exec(
		'CREATE TEMP TABLE reread (file_line INTEGER, centimes INTEGER, PRIMARY KEY (file_line, centimes)) WITHOUT ROWID'
	);
	const ofImport = db.prepare<[number, number], { id: number; ligne: number; cents: number; known: number }>(
		`SELECT id, file_line AS ligne, centimes AS cents, EXISTS (SELECT 1 FROM temp.reread r
			WHERE r.file_line = line.file_line AND r.centimes = line.centimes) AS known
		FROM line WHERE import_id = ? AND since_version = ?`
	);
	const written = db
		.prepare<[number], number>('SELECT centimes FROM temp.reread WHERE file_line = ?')
		.pluck();
	for (const brought of importsOf(db)) {
		const about = fr`Version ${brought.version}, fichier « ${brought.name} »`;
		if (brought.erasedBy !== null) {
			unread.push(fr`${about} : ses octets ont été effacés par la version ${brought.erasedBy}.`);
			continue;
		}
		try {
			if (!(await reread(db, brought, JSON.parse(brought.report) as Report))) {
				unread.push(
					fr`${about} : relu sans ce qui a été dit à l'import (unité, année, fiche…), il donne d'autres sommes ; ses lignes n'ont pas été comparées.`
				);
				continue;
			}
		} catch (error) {
			if (!(error instanceof DamagedFile)) throw error;
			unread.push(fr`${about} : ses octets ne se lisent plus.`);
			continue;
		}
		files += 1;
		for (const { id, ligne, cents, known } of ofImport.iterate(brought.id, brought.version)) {
			lines += 1;
			if (known) continue;
			const found = written.all(ligne).map((amount) => formatEuros(amount));
			const there = found.length === 0 ? fr`rien de lu` : found.join(' ; ');
			faults.push(
				fr`${about}, ligne ${ligne} : ${there} dans le fichier, ${formatEuros(cents)} dans la base (ligne n° ${id}).`
			);
		}
	}
	return { faults, unread, files, lines };
}

/** Every import that brought lines. */
const importsOf = (db: Database): Brought[] =>
	db
		.prepare<[], Brought>(
			`SELECT i.id, i.name, i.version_id AS version, f.id AS fileId, f.byte_count AS size, f.erased_by AS erasedBy,
				i.report_json AS report
			FROM import i JOIN file f ON f.id = i.file_id
			WHERE i.id IN (SELECT DISTINCT import_id FROM line) ORDER BY i.id`
		)
		.all();
