import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import type {
	FileSummary,
	LineBatch,
	ReadOptions,
	ReferenceBatch,
	RejectBatch
} from '#lib/ingest/lines/batch.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { readDestination } from '#lib/ingest/destination/read-destination.ts';
import { FileFacts } from './file-facts.ts';
import type { ExpectedHeader } from '#lib/ingest/header/header.ts';
import { openFile } from './open-file.ts';
import type { Opened } from './opened.ts';
import { issue, problemAt, ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { CANONICAL } from '#lib/ingest/profiles/canonical.ts';
import { JAUNE_ASSOCIATIONS } from '#lib/ingest/profiles/jaune-associations.ts';
import { PLF_DESTINATION } from '#lib/ingest/profiles/plf-destination.ts';
import { SCDL_SUBVENTIONS } from '#lib/ingest/profiles/scdl-subventions.ts';
import { readLines } from './read-lines.ts';
import {
	isReferenceTable,
	REFERENCE_HEADERS,
	ReferenceReader
} from '#lib/ingest/reference/reference-reader.ts';
import { Tally } from '#lib/ingest/told/tally.ts';

export type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
export type { ReadOptions } from '#lib/ingest/lines/batch.ts';

export type FilePart = LineBatch | RejectBatch | ReferenceBatch | FileSummary;

/** The headers by which files are recognised, but those of reading sheets. */
export const HEADERS: readonly ExpectedHeader[] = [
	CANONICAL,
	...PLF_DESTINATION,
	...JAUNE_ASSOCIATIONS,
	SCDL_SUBVENTIONS,
	...REFERENCE_HEADERS
];

/** A kind of file that can be read, by the name that `--profile` takes. */
export interface Profile {
	readonly id: string;
	readonly titre: string;
}

/** Every kind of file that can be read. */
export const PROFILES: readonly Profile[] = [
	...new Map(HEADERS.map(({ id, titre }) => [id, { id, titre }])).values()
];

async function* readVocabulary(
	opened: Opened,
	facts: FileFacts,
	log: ProblemLog,
	tally: Tally
): AsyncGenerator<ReferenceBatch | RejectBatch> {
	const { match, dialect } = opened;
	if (!isReferenceTable(match.expected.id)) return;
	facts.table = match.expected.id;
	facts.readColumns = [...match.at.values()];
	const reader = new ReferenceReader(match.expected.id, match, log, tally);
	let from = opened.firstRow;
	for await (const block of opened.blocks()) {
		const { batch, rejects } = reader.read(block, from, dialect.delimiter);
		if (batch.rows.length > 0) yield batch;
		if (rejects.length > 0) yield { kind: 'rejects', rows: rejects };
		from = 0;
	}
}

/** A file opened, what is told of it on the way, and what its summary will say. */
export interface Opening {
	/** `null` for a file that is refused. */
	readonly opened: Opened | null;
	readonly facts: FileFacts;
	readonly log: ProblemLog;
}

/** Opens a file, to be read once by `readOpened`. */
export async function openToRead(
	source: ByteSource,
	reference: Reference | Promise<Reference>,
	options: ReadOptions
): Promise<Opening> {
	const log = new ProblemLog();
	const facts = new FileFacts();
	return { opened: await openFile(source, HEADERS, reference, options, facts, log), facts, log };
}

/**
 * Reads a file into batches of lines, of rejected rows, or of a vocabulary's rows, and a summary, which always comes
 * last. Bad bytes end in problems, never in an exception; a file refused as a whole (`fatal`) yields no line, unless
 * what condemns it was only found at its end. The vocabularies may come later than the first bytes.
 */
export async function* readFile(
	source: ByteSource,
	reference: Reference | Promise<Reference>,
	options: ReadOptions = {}
): AsyncGenerator<FilePart> {
	yield* readOpened(await openToRead(source, reference, options), reference, options);
}

/** As `readFile`, of a file opened under the same vocabularies and options. */
export async function* readOpened(
	{ opened, facts, log }: Opening,
	reference: Reference | Promise<Reference>,
	options: ReadOptions
): AsyncGenerator<FilePart> {
	const tally = new Tally();
	if (opened) {
		tally.asides += opened.asides;
		const { id } = opened.match.expected;
		if (isReferenceTable(id)) yield* readVocabulary(opened, facts, log, tally);
		else if (id === 'plf-destination')
			yield* readDestination(opened, await reference, options, facts, log, tally);
		else yield* readLines(opened, await reference, options, facts, log, tally);
		if (!tally.exact) {
			log.refuse('somme', fr`La somme des montants est trop grande pour rester exacte. Vérifiez l'unité.`);
		}
		if (tally.rows === 0 && !log.fatal) {
			const phrase = fr`Le fichier a un en-tête mais aucune ligne.`;
			log.add(problemAt(issue('table-dimensions', 'avertissement', phrase)));
		}
	}
	yield facts.summary(log, tally);
}
