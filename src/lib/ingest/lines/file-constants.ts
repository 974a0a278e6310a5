import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import type { ExpectedHeader, HeaderMatch } from '#lib/ingest/header/header.ts';
import type { Side } from '#lib/ingest/header/sides.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { FILE_FIELDS, type FileField, type ReadOptions } from './batch.ts';
import { checksOf } from './line-checks.ts';

/** The kind of file whose lines may be completed by what is stated once for all. */
const COMPLETED = 'lignes';

/** A kind of file as it is recognised when some of its fields are stated once for the whole file. */
export function completedBy(expected: ExpectedHeader, { constantes = {} }: ReadOptions): ExpectedHeader {
	const isStated = (field: string) => constantes[field as FileField] !== undefined;
	if (expected.id !== COMPLETED || !FILE_FIELDS.some(isStated)) return expected;
	const columns = expected.columns.map((column) =>
		column.required && isStated(column.field) ? { ...column, required: false } : column
	);
	const oneOf = (expected.oneOf ?? []).filter((choices) => !choices.some((fields) => fields.every(isStated)));
	return { ...expected, columns, oneOf };
}

/**
 * The codes stated for all the lines of a file, for the fields that it has no column for: « --etape LFI », « --source … ».
 * What cannot be read refuses the file; what the file says by itself is told.
 */
export function fileConstants(
	match: HeaderMatch,
	{ constantes = {} }: ReadOptions,
	reference: Reference,
	log: ProblemLog,
	said: Side['said'] = {}
): Partial<Record<FileField, string>> {
	const checks = checksOf(reference);
	const found: Partial<Record<FileField, string>> = {};
	for (const field of FILE_FIELDS) {
		const stated = constantes[field];
		if (stated === undefined) continue;
		if (match.expected.id !== COMPLETED || match.at.has(field) || field in said) {
			log.announce('constante', fr`--${field} n'est pas utilisé : le fichier le dit lui-même.`);
			continue;
		}
		const { value, issue } = checks[field](stated);
		if (value === null || issue?.severite === 'bloquant') {
			log.refuse('constante', fr`--${field} : ${issue?.phrase ?? fr`${quoted(stated)} n'est pas lu.`}`);
			continue;
		}
		log.announce('constante', fr`Pour toutes les lignes, ${field} = ${quoted(value)}, comme demandé.`);
		found[field] = value;
	}
	return found;
}
