import type { Correction } from '#lib/domain/importing/correction.ts';
import type { ReferenceTable } from '#lib/domain/reference-tables.ts';
import type { Decimal, Delimiter, Encoding, FileSummary, Newline } from '#lib/ingest/lines/batch.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import type { Survey } from '#lib/ingest/bytes/survey.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';

/** What is known of a file as its reading goes on; whatever happens, it can become a summary. */
export class FileFacts {
	feuille: string | null = null;
	encoding: Encoding | null = null;
	bom = false;
	forcedEncoding = false;
	delimiter: Delimiter | null = null;
	decimal: Decimal | null = null;
	newline: Newline | null = null;
	headerLine: number | null = null;
	headers: string[] = [];
	profile: string | null = null;
	table: ReferenceTable | null = null;
	readColumns: readonly number[] = [];
	corrections: readonly Correction[] = [];

	summary(log: ProblemLog, tally: Tally): FileSummary {
		const { rows, accepted, rejected, outOfScope, withoutAmount, controlRows, asides, unreadableAmounts } =
			tally;
		const { corrections, ...facts } = this;
		return {
			kind: 'summary',
			...facts,
			...(corrections.length === 0 ? {} : { corrections }),
			rows,
			accepted,
			rejected,
			outOfScope,
			withoutAmount,
			controlRows,
			asides,
			sums: tally.sums(),
			unreadableAmounts,
			announcements: log.announcements,
			problems: log.problems,
			announcementCounts: log.told,
			problemCounts: log.counts,
			fatal: log.fatal
		};
	}
}

/** How the lines of a file end. */
export function newlineOf({ lf, cr, crlf, marked }: Survey): Newline | null {
	if (lf === 0 && cr === 0) return null;
	if (cr === 0) return 'LF';
	if (lf === 0) return 'CR';
	// In UTF-16 the two bytes of CRLF are not neighbours.
	const pairs = marked?.startsWith('utf-16') ? Math.min(lf, cr) : crlf;
	return pairs === lf && pairs === cr ? 'CRLF' : 'mixte';
}
