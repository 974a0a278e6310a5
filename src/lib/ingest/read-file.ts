import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import type { FileSummary, LineBatch, ReadOptions, ReferenceBatch, RejectBatch } from './batch.ts';
import type { ByteSource } from './byte-source.ts';
import { decideDialect, type Dialect } from './dialect.ts';
import { decideEncoding, decodeText, refuseForeignFile } from './encoding.ts';
import { FileFacts, newlineOf } from './file-facts.ts';
import { headerUnit, type ExpectedHeader, type HeaderMatch } from './header.ts';
import { judgeHeader } from './judge-header.ts';
import { LineReader } from './line-reader.ts';
import { planLines, type LinePlan } from './line-plan.ts';
import { AmountReader } from './amount.ts';
import { issue, problemAt, ProblemLog } from './problem-log.ts';
import { CANONICAL } from './profiles/canonical.ts';
import { findUnclosedQuote, readRecords, type Block } from './records.ts';
import { isReferenceTable, REFERENCE_HEADERS, ReferenceReader } from './reference-reader.ts';
import { surveyBytes } from './survey.ts';
import { Tally } from './tally.ts';

export type { ByteSource } from './byte-source.ts';
export type { ReadOptions } from './batch.ts';

export type FilePart = LineBatch | RejectBatch | ReferenceBatch | FileSummary;

/** Every kind of file that can be read, by the name that `--profile` takes. */
export const PROFILES: readonly ExpectedHeader[] = [CANONICAL, ...REFERENCE_HEADERS];

/** Enough to see the header and the rows under it. */
const SAMPLE_CHARS = 1 << 18;

const DELIMITER_NAMES = { ';': 'des points-virgules', ',': 'des virgules', '\t': 'des tabulations' } as const;

async function firstChars(pieces: AsyncIterable<string>): Promise<string> {
	let text = '';
	for await (const piece of pieces) {
		text += piece;
		if (text.length >= SAMPLE_CHARS) return text.slice(0, text.lastIndexOf('\n') + 1 || text.length);
	}
	return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** A file that was opened, decoded and recognised. */
interface Opened {
	readonly dialect: Dialect;
	readonly match: HeaderMatch;
	/** Records from the first, as often as asked. */
	readonly blocks: () => AsyncGenerator<Block>;
}

/** Decides encoding, delimiter and header, each told; `null` when the file is refused. */
async function openFile(
	source: ByteSource,
	options: ReadOptions,
	facts: FileFacts,
	log: ProblemLog
): Promise<Opened | null> {
	const survey = await surveyBytes(source);
	refuseForeignFile(survey, log);
	if (log.fatal) return null;
	const encoding = decideEncoding(survey, options.encoding, log);
	facts.encoding = encoding;
	facts.bom = survey.bom;
	facts.forcedEncoding = options.encoding !== undefined;
	facts.newline = newlineOf(survey);
	if (encoding === null) return null;
	const pieces = () => decodeText(source, encoding, survey);
	const sample = await firstChars(pieces());
	if (sample.trim() === '') {
		log.refuse('source-error', fr`Le fichier ne contient aucun texte.`, 'un fichier CSV');
		return null;
	}
	const kinds =
		options.profile === undefined ? PROFILES : PROFILES.filter(({ id }) => id === options.profile);
	if (kinds.length === 0) {
		const known = PROFILES.map(({ id }) => id).join(', ');
		log.refuse(
			'profil',
			fr`Le profil « ${options.profile ?? ''} » n'existe pas. Profils connus : ${known}.`,
			known
		);
		return null;
	}
	const dialect = decideDialect(sample, options.delimiter, kinds);
	facts.delimiter = dialect.delimiter;
	log.announce('separateur', fr`Les colonnes sont séparées par ${DELIMITER_NAMES[dialect.delimiter]}.`);
	const unclosed = survey.quotes ? await findUnclosedQuote(pieces(), dialect.delimiter) : null;
	if (unclosed !== null) {
		log.refuse(
			'unclosed-quote',
			fr`Ligne ${unclosed} : un guillemet (") y ouvre une cellule qui n'est jamais fermée ; tout ce qui suit serait avalé. Fermez-le, ou doublez-le ("") s'il fait partie du texte.`,
			'des guillemets par paires',
			{ ligne: null }
		);
		return null;
	}
	const match = judgeHeader(dialect, kinds, options, log);
	if (!match) return null;
	facts.headers = [...match.cells];
	facts.headerLine = dialect.sample.lignes[match.row] ?? null;
	facts.profile = match.expected.id;
	return { dialect, match, blocks: () => readRecords(pieces(), dialect.delimiter, survey.quotes) };
}

/** The decimal mark that some amount of the column shows beyond doubt. */
async function searchMark(
	opened: Opened,
	plan: LinePlan,
	unit: ReadOptions['unit']
): Promise<',' | '.' | null> {
	const probe = new AmountReader(null, unit);
	let from = opened.match.row + 1;
	for await (const { rows } of opened.blocks()) {
		for (let index = from; index < rows.length; index += 1) {
			probe.read(rows[index]?.[plan.amountAt] ?? '');
			if (probe.decimal !== null) return probe.decimal;
		}
		from = 0;
	}
	return null;
}

async function* readLines(
	opened: Opened,
	reference: Reference,
	options: ReadOptions,
	facts: FileFacts,
	log: ProblemLog,
	tally: Tally
): AsyncGenerator<LineBatch | RejectBatch> {
	const { match, dialect } = opened;
	const stated = headerUnit(match.cells[match.at.get('montant') ?? -1] ?? '');
	const unit = options.unit ?? stated ?? 'euros';
	if (unit !== 'euros') log.announce('unite', fr`Les montants sont lus en ${unit} d'euros.`);
	if (options.exercice !== undefined && !match.at.has('exercice')) {
		log.announce('exercice', fr`L'exercice est ${options.exercice} pour toutes les lignes, comme demandé.`);
	}
	const plan = planLines({
		reference,
		headers: match.cells,
		at: match.at,
		exercice: options.exercice,
		decimal: options.decimal,
		unit
	});
	const reader = new LineReader(plan, log, tally);
	let from = match.row + 1;
	for await (const block of opened.blocks()) {
		while (from < block.rows.length) {
			from = reader.read(block, from, dialect.delimiter);
			const lines = reader.finish();
			if (lines) yield lines;
			const rows = reader.rejects.splice(0);
			if (rows.length > 0) yield { kind: 'rejects', rows };
			if (from < block.rows.length) {
				plan.amount.decimal = await searchMark(opened, plan, unit);
				reader.markSearched = true;
			}
		}
		from = 0;
	}
	facts.decimal = plan.amount.decimal;
	if (plan.amount.decimal !== null) {
		const mark = plan.amount.decimal === ',' ? 'la virgule' : 'le point';
		log.announce('decimale', fr`La marque des décimales est ${mark}.`);
	}
	if (reader.contradicted > 0 && plan.amount.resolved > 0) {
		log.refuse(
			'nombre-ambigu',
			fr`La colonne des montants mêle la virgule et le point comme marque des décimales, et des montants comme « 1.234 » ne peuvent plus être lus sûrement. Écrivez-la d'une seule façon, ou dites laquelle (--decimal).`,
			'une seule marque des décimales'
		);
	}
}

async function* readVocabulary(
	opened: Opened,
	facts: FileFacts,
	log: ProblemLog,
	tally: Tally
): AsyncGenerator<ReferenceBatch | RejectBatch> {
	const { match, dialect } = opened;
	if (!isReferenceTable(match.expected.id)) return;
	facts.table = match.expected.id;
	const reader = new ReferenceReader(match.expected.id, match, log, tally);
	let from = match.row + 1;
	for await (const block of opened.blocks()) {
		const { batch, rejects } = reader.read(block, from, dialect.delimiter);
		if (batch.rows.length > 0) yield batch;
		if (rejects.length > 0) yield { kind: 'rejects', rows: rejects };
		from = 0;
	}
}

/**
 * Reads a file into batches of lines, of rejected rows, or of a vocabulary's rows, and a summary, which always comes
 * last. Bad bytes end in problems, never in an exception; a file refused as a whole (`fatal`) yields no line, unless
 * what condemns it was only found at its end.
 */
export async function* readFile(
	source: ByteSource,
	reference: Reference,
	options: ReadOptions = {}
): AsyncGenerator<FilePart> {
	const log = new ProblemLog();
	const tally = new Tally();
	const facts = new FileFacts();
	const opened = await openFile(source, options, facts, log);
	if (opened) {
		if (isReferenceTable(opened.match.expected.id)) yield* readVocabulary(opened, facts, log, tally);
		else yield* readLines(opened, reference, options, facts, log, tally);
		if (!tally.exact) {
			log.refuse('somme', fr`La somme des montants est trop grande pour rester exacte. Vérifiez l'unité.`);
		}
		if (tally.rows === 0) {
			const phrase = fr`Le fichier a un en-tête mais aucune ligne.`;
			log.add(problemAt(issue('table-dimensions', 'avertissement', phrase)));
		}
	}
	yield facts.summary(log, tally);
}
