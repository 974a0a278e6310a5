import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import { IS_PUBLISHED } from '#lib/server/store/files.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';

/** A source and what the base holds of it. */
export interface SourceUse {
	readonly id: string;
	/** `null` when the source is only named by its lines. */
	readonly row: ReferenceRow<'sources'> | null;
	readonly lines: number;
	readonly first: number | null;
	readonly last: number | null;
	readonly dispositifs: readonly string[];
}

/** Every source of a version, described or only named, with what it supports; the most used first. */
export function sourcesInUse(db: Database, version: number): SourceUse[] {
	const reference = readReference(db, version);
	const used = db
		.prepare<
			[number, number],
			{ source: string; lines: number; first: number; last: number; dispositifs: string }
		>(
			`SELECT b.source, count(*) AS lines, min(b.exercice) AS first, max(b.exercice) AS last,
				group_concat(DISTINCT b.dispositif) AS dispositifs
			FROM line l JOIN block b ON b.id = l.block_id
			WHERE l.since_version <= ? AND (l.until_version IS NULL OR l.until_version > ?)
			GROUP BY b.source ORDER BY lines DESC, b.source`
		)
		.all(version, version);
	const rows = new Map(reference.sources.map((row) => [row.id, row]));
	const order = new Map(reference.dispositifs.map((row) => [row.id, row.ordre]));
	const cited = used.map((use) => ({
		id: use.source,
		row: rows.get(use.source) ?? null,
		lines: use.lines,
		first: use.first,
		last: use.last,
		dispositifs: use.dispositifs.split(',').sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
	}));
	const known = new Set(cited.map((source) => source.id));
	const others = reference.sources
		.filter((row) => !known.has(row.id))
		.map((row) => ({ id: row.id, row, lines: 0, first: null, last: null, dispositifs: [] }));
	return [...cited, ...others];
}

/** A file brought by a version, with its original bytes' address. */
export interface ImportedFile {
	readonly versionId: number;
	readonly name: string;
	readonly sha256: string;
	readonly byteCount: number;
	/** Its original bytes are for everybody. */
	readonly published: boolean;
	/** The version that erased them, `null` while they are kept. */
	readonly erasedBy: number | null;
	readonly added: number;
	readonly withdrawn: number;
}

/** The files of every version, in the order in which they were read. */
export function importedFiles(db: Database): ImportedFile[] {
	return db
		.prepare<[], Omit<ImportedFile, 'published'> & { published: number }>(
			`SELECT i.version_id AS versionId, i.name, f.sha256, f.byte_count AS byteCount,
				${IS_PUBLISHED} AS published, f.erased_by AS erasedBy, coalesce(i.report_json ->> 'added', 0) AS added, coalesce(i.report_json ->> 'withdrawn', 0) AS withdrawn
			FROM import i JOIN file f ON f.id = i.file_id ORDER BY i.id`
		)
		.all()
		.map((file) => ({ ...file, published: file.published === 1 }));
}
