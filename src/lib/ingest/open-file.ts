import { fr } from '#lib/domain/typography.ts';
import { AmountReader } from '#lib/ingest/lines/amount.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import type { Decimal, Encoding, ReadOptions, Unit } from '#lib/ingest/lines/batch.ts';
import { readByteBlocks, utf8Pieces } from '#lib/ingest/fast/byte-blocks.ts';
import { learnt, type ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { refuseOtherCodePage } from '#lib/ingest/bytes/code-page.ts';
import { decideDialect } from '#lib/ingest/records/dialect.ts';
import { decideEncoding, decodeText, warnDamagedText } from '#lib/ingest/bytes/encoding.ts';
import { refuseForeignFile } from '#lib/ingest/bytes/foreign-file.ts';
import { newlineOf, type FileFacts } from './file-facts.ts';
import type { Opened } from './opened.ts';
import type { ExpectedHeader } from '#lib/ingest/header/header.ts';
import { judgeHeader, tellUnknown } from '#lib/ingest/header/judge-header.ts';
import { AmountRemarks } from '#lib/ingest/header/amount-remarks.ts';
import { MeaningColumns } from '#lib/ingest/header/meaning-columns.ts';
import { PersonalColumns } from '#lib/ingest/header/personal-columns.ts';
import { strangersOf, watchRows } from '#lib/ingest/header/stranger-columns.ts';
import { TwinColumns } from '#lib/ingest/header/twin-columns.ts';
import { completedBy } from '#lib/ingest/lines/file-constants.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { Corrections } from '#lib/ingest/records/corrections.ts';
import { refuseBeyond, withinSize } from '#lib/ingest/records/within-bounds.ts';
import { findUnclosedQuote, readRecords, type Block } from '#lib/ingest/records/records.ts';
import { isBlankRow } from '#lib/ingest/header/row-shape.ts';
import { isReferenceTable } from '#lib/ingest/reference/reference-reader.ts';
import { openSheet, tellSheet, type OpenSheet } from '#lib/ingest/sheets/open-sheet.ts';
import { surveyBytes, type Survey } from '#lib/ingest/bytes/survey.ts';
import { fichesOf, type Fiche } from '#lib/ingest/fiches/fiche.ts';
import { askedFiche, refuseFiche, refuseTwins, tellProposal } from '#lib/ingest/fiches/known-fiches.ts';
import { headerOf } from '#lib/ingest/fiches/match-fiche.ts';
import { unitRow } from '#lib/ingest/header/unit.ts';

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

function kindsOf(
	profiles: readonly ExpectedHeader[],
	fiches: readonly Fiche[],
	{ profile: asked, fiche }: ReadOptions,
	log: ProblemLog
): readonly ExpectedHeader[] {
	if (fiche !== undefined)
		return askedFiche(
			fiches,
			fiche,
			profiles.filter(({ id }) => isReferenceTable(id))
		);
	if (asked === undefined) return [...fiches.map((one) => headerOf(one, true)), ...profiles];
	const wanted = asked === 'canonique' ? 'lignes' : asked;
	const kinds = profiles.filter(({ id }) => id === wanted);
	if (kinds.length > 0) return kinds;
	const known = [...new Set(profiles.map(({ id }) => id))].join(', ');
	log.refuse('profil', fr`Le profil « ${asked} » n'existe pas. Profils connus : ${known}.`, known);
	return [];
}

/** Decides sheet, encoding, delimiter and header, each told; `null` when the file is refused. */
export async function openFile(
	file: ByteSource,
	profiles: readonly ExpectedHeader[],
	reference: Reference | Promise<Reference>,
	options: ReadOptions,
	facts: FileFacts,
	log: ProblemLog
): Promise<Opened | null> {
	if (!withinSize(file, options.bounds, log)) return null;
	const sheet = await openSheet(file, options, log);
	if (log.fatal) return null;
	if (sheet) {
		facts.feuille = sheet.rows.name;
		return openText(
			sheet.text,
			sheet,
			profiles,
			reference,
			{ ...options, encoding: undefined, delimiter: ';' },
			facts,
			log
		);
	}
	return openText(file, null, profiles, reference, options, facts, log);
}

/** The text of a file, its encoding decided and told. */
export interface Started {
	readonly survey: Survey;
	readonly encoding: Encoding;
	readonly pieces: () => AsyncGenerator<string>;
	/** Its first characters. */
	readonly sample: string;
}

/** Decides the encoding of a file, or of the sheet of a workbook; `null` when the file is refused. */
export async function startText(
	source: ByteSource,
	ofSheet: boolean,
	options: ReadOptions,
	facts: FileFacts,
	log: ProblemLog
): Promise<Started | null> {
	const survey = await surveyBytes(source);
	refuseForeignFile(survey, log);
	if (log.fatal) return null;
	const encoding = ofSheet ? 'utf-8' : decideEncoding(survey, options.encoding, log);
	if (encoding === 'windows-1252' && options.encoding === undefined) await refuseOtherCodePage(source, log);
	if (log.fatal) return null;
	warnDamagedText(survey, log);
	facts.encoding = encoding;
	facts.bom = survey.bom;
	facts.forcedEncoding = options.encoding !== undefined;
	facts.newline = newlineOf(survey);
	if (encoding === null) return null;
	const pieces = () => decodeText(source, encoding, survey);
	const sample = await firstChars(pieces());
	if (sample.trim() !== '') return { survey, encoding, pieces, sample };
	log.refuse('source-error', fr`Le fichier ne contient aucun texte.`, 'un fichier CSV');
	return null;
}

async function openText(
	source: ByteSource,
	sheet: OpenSheet | null,
	profiles: readonly ExpectedHeader[],
	reference: Reference | Promise<Reference>,
	options: ReadOptions,
	facts: FileFacts,
	log: ProblemLog
): Promise<Opened | null> {
	const started = await startText(source, sheet !== null, options, facts, log);
	if (started === null) return null;
	const { survey, encoding, pieces, sample } = started;
	const fiches = fichesOf(await reference);
	const kinds = kindsOf(profiles, fiches, options, log).map((kind) => completedBy(kind, options));
	if (kinds.length === 0) return null;
	const corrections = new Corrections(options.corrections);
	const dialect = decideDialect(sample, { ...options, corrections, regular: survey.regular }, kinds);
	facts.delimiter = dialect.delimiter;
	if (!sheet)
		log.announce('separateur', fr`Les colonnes sont séparées par ${DELIMITER_NAMES[dialect.delimiter]}.`);
	const { delimiter } = dialect;
	const doubtful = survey.quotes && !survey.regular.includes(delimiter);
	const unclosed = doubtful
		? await learnt(source, `quotes ${encoding} ${delimiter}`, () => findUnclosedQuote(pieces(), delimiter))
		: null;
	if (unclosed !== null) {
		log.refuse(
			'unclosed-quote',
			fr`Ligne ${unclosed} : si ${DELIMITER_NAMES[delimiter]} séparent les colonnes, un guillemet (") y ouvre une cellule qui n'est jamais fermée, et tout ce qui suit serait avalé. Fermez-le, doublez-le ("") s'il fait partie du texte, ou dites quel autre signe les sépare (--delimiter).`,
			'des guillemets par paires',
			{ ligne: null }
		);
		return null;
	}
	const written = () => readRecords(pieces(), dialect.delimiter, survey.quotes);
	await refuseBeyond(written(), options.bounds, log);
	if (log.fatal) return null;
	await corrections.judge(written(), log);
	if (log.fatal) return null;
	const vocabulary =
		dialect.match !== null && dialect.match.fiche === null && dialect.match.missing.length === 0;
	if (options.fiche !== undefined && dialect.match?.fiche == null && !vocabulary) {
		refuseFiche(fiches, options.fiche, dialect.sample.rows, log);
		return null;
	}
	if (dialect.match?.fiche != null && options.fiche === undefined)
		refuseTwins(fiches, dialect.match.fiche, log);
	const match = judgeHeader(dialect, kinds, options, log);
	if (!match) {
		if (log.counts['missing-label']) tellProposal(fiches, dialect.sample.rows, log);
		return null;
	}
	const fiche = fiches.find(({ id }) => id === match.fiche) ?? null;
	const headerLine = dialect.sample.lignes[match.row] ?? null;
	if (sheet) tellSheet(sheet, match, headerLine ?? 0, options, log);
	const blocks = () => correctedBlocks(written(), corrections);
	corrections.tell(match.cells, log);
	facts.corrections = options.corrections ?? [];
	const strangers = strangersOf(match);
	const remarks = new AmountRemarks();
	const meaning = new MeaningColumns(match, fiche ? [...strangers, ...match.unread] : strangers);
	const personal = options.ignoreColumns ? [] : [new PersonalColumns(match, strangers, headerLine ?? 0, log)];
	const heard = {
		open: strangers.length > 0,
		see: (row: readonly string[], ligne: number) =>
			strangers.forEach((index) => remarks.hear((row[index] ?? '').trim(), { ligne, colonne: index + 1 }))
	};
	const twins = new TwinColumns(match);
	await watchRows(headerLine ?? 0, blocks, [...personal, meaning, heard, twins]);
	twins.judge(headerLine ?? 1, log);
	const unitColumn = meaning.judge(options, log);
	tellUnknown(match, headerLine ?? 1, meaning.read, log);
	if (log.fatal) return null;
	facts.headers = [...match.cells];
	facts.headerLine = headerLine;
	facts.profile = match.expected.id;
	const unit = unitRow(dialect.sample.rows[match.row + 1] ?? []);
	const firstRow = match.row + (unit === null ? 1 : 2);
	dialect.sample.rows
		.slice(0, match.row)
		.forEach((row, index) => remarks.hearAll(row, dialect.sample.lignes[index] ?? 1));
	const above = dialect.sample.rows.slice(0, match.row).filter((row) => !isBlankRow(row));
	return {
		name: source.name,
		bytes: survey.bytes,
		dialect,
		match,
		fiche,
		firstRow,
		asides: above.length + (unit === null ? 0 : 1),
		unit,
		unitColumn,
		remarks,
		corrections,
		blocks,
		byteBlocks: () =>
			readByteBlocks(
				utf8Pieces(source, encoding, survey),
				dialect.sample.lignes[firstRow] ?? dialect.sample.end
			)
	};
}

async function* correctedBlocks(
	blocks: AsyncIterable<Block>,
	corrections: Corrections
): AsyncGenerator<Block> {
	for await (const block of blocks) yield corrections.block(block);
}

/** The decimal mark that some amount in these columns shows beyond doubt. */
export async function searchMark(
	opened: Opened,
	columns: readonly number[],
	unit: Unit | undefined
): Promise<Decimal | null> {
	const probe = new AmountReader(null, unit);
	let from = opened.firstRow;
	for await (const { rows } of opened.blocks()) {
		for (let index = from; index < rows.length; index += 1) {
			for (const column of columns) probe.read(rows[index]?.[column] ?? '');
			if (probe.decimal !== null) return probe.decimal;
		}
		from = 0;
	}
	return null;
}
