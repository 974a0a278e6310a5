import { createHash } from 'node:crypto';
import { version as build } from '$app/environment';
import { selectionMark, selectionOf } from '#lib/domain/lines-selection.ts';
import { linesFileName } from '#lib/export/file-name.ts';
import { LINES_CSV_HEADER, lineCsvRow, lineExcelRow } from '#lib/export/lines-csv.ts';
import { filteredLines } from '#lib/server/analysis/lines/whole-lines.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { lastErasure, readVersion } from '#lib/server/store/versions.ts';
import { readQuery, refusalOf } from '../ask.ts';
import type { RequestHandler } from './$types';

const BOM = '\uFEFF';
const OPEN = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };

/** The file in pieces, made as they are sent: a base of a million lines is never held in memory. */
function* pieces(
	lines: ReturnType<typeof filteredLines>,
	mark: string | null,
	excel: boolean
): Generator<string> {
	const [start, end, row] = excel
		? ([BOM, '\r\n', lineExcelRow] as const)
		: (['', '\n', lineCsvRow] as const);
	yield `${start}${mark === null ? '' : mark + end}${LINES_CSV_HEADER}${end}`;
	for (const piece of lines) yield piece.map((line) => row(line) + end).join('');
}

/** Names a file that is too long to be read before it is sent: what it is made from, and by which build. */
function etagOf(...parts: readonly unknown[]): string {
	return `"${createHash('sha256')
		.update(JSON.stringify([build, ...parts]))
		.digest('hex')
		.slice(0, 16)}"`;
}

/**
 * The lines of a selection as canonical CSV, which our own import reads back unchanged; `csv=excel` adds what spreadsheets
 * need. Lines that were chosen among others say so, in the name of the file and in its first line.
 */
export const GET: RequestHandler = ({ locals, url }) => {
	try {
		const query = readQuery(locals.db, url);
		const { version } = select(locals.db, query);
		// Read as it is sent, after this answer: the version is named.
		const selection = selectionOf(query);
		const mark = selection === null ? null : selectionMark(selection, version);
		const text = pieces(filteredLines(locals.db, { ...query, v: version }), mark, query.csv === 'excel');
		const encoder = new TextEncoder();
		const body = new ReadableStream<Uint8Array>({
			pull(controller) {
				const { value, done } = text.next();
				if (done === true) controller.close();
				else controller.enqueue(encoder.encode(value));
			},
			cancel: () => void text.return(undefined)
		});
		return new Response(body, {
			headers: {
				...OPEN,
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': `attachment; filename="${linesFileName(query, version)}.csv"`,
				etag: etagOf(url.search, readVersion(locals.db, version), lastErasure(locals.db))
			}
		});
	} catch (cause) {
		const { status, message } = refusalOf(cause);
		return new Response(`${message}\n`, {
			status,
			headers: { 'content-type': 'text/plain; charset=utf-8', ...OPEN }
		});
	}
};
