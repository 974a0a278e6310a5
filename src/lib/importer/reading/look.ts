import type { Problem } from '#lib/domain/problem.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { BOUNDS } from '#lib/domain/importing/bounds.ts';
import { withinSize } from '#lib/ingest/records/within-bounds.ts';
import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import type { FileSummary, ReadOptions } from '#lib/ingest/lines/batch.ts';
import { AmountRemarks } from '#lib/ingest/header/amount-remarks.ts';
import type { Opened } from '#lib/ingest/opened.ts';
import { openToRead, readOpened, type Opening } from '#lib/ingest/read-file.ts';
import { isReferenceTable } from '#lib/ingest/reference/reference-reader.ts';
import { openSheet } from '#lib/ingest/sheets/open-sheet.ts';
import { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { wordKey } from '#lib/ingest/cells/synonyms.ts';
import { columnsSeen } from './columns-seen.ts';
import { sampledLines } from './lines-seen.ts';
import { decideReading, type Reading } from './decide-reading.ts';
import type { Decisions, Look, SheetSeen, ToDecide, WordSeen } from './questions.ts';
import { reasonsOf } from './reasons.ts';
import { askWord } from './rows-in-force.ts';
import { understand, type Understanding } from './understand.ts';

/** What is shown of a file that cannot be read at all. */
function refused(
	genre: Look['genre'],
	feuilles: readonly SheetSeen[],
	{ lecture }: Decisions,
	problems: readonly Problem[]
): Look {
	return {
		...{ genre, feuilles, lecture, raisons: {}, enTete: null, derniere: null, reconnu: null, fiche: null },
		...{ lectures: [], colonnes: [], mots: [], apercu: [], rangees: 0, lignes: 0, aDecider: [], dit: [] },
		cellules: { details: 0, totaux: 0, vides: 0, illisibles: 0 },
		refus: problems.filter(({ severite }) => severite === 'bloquant')
	};
}

/** The kind of a file and the sheets of a workbook; what forbids to open it. */
async function containerOf(source: ByteSource, options: ReadOptions) {
	const log = new ProblemLog();
	const sheet = withinSize(source, BOUNDS, log) ? await openSheet(source, options, log) : null;
	const feuilles = (sheet?.sheets ?? []).map(({ name, hidden }) => ({ nom: name, masquee: hidden }));
	return { genre: sheet?.kind ?? ('csv' as const), feuilles, log };
}

/** Reads a whole file for what is told of it; its lines go by. */
async function summaryOf(opening: Opening, { reference, options }: Reading) {
	const sampled = sampledLines();
	let summary: FileSummary | null = null;
	for await (const part of readOpened(opening, reference, options)) {
		if (part.kind === 'summary') summary = part;
		else if (part.kind === 'lines') sampled.see(part);
	}
	if (summary === null) throw new Error('a reading ended without its summary');
	return { summary, apercu: sampled.lines };
}

/** Words that nothing gives a code to are asked; those of a sheet that waits for a code too. */
function wordsToDecide({ mots }: Pick<Look, 'mots'>, open: ReadonlySet<string>): ToDecide[] {
	return mots
		.filter(({ champ, mot, code }) => code === null || open.has(`${champ} ${mot}`))
		.map(({ champ, colonne, mot, rangees }) => ({
			quoi: 'mot',
			champ,
			mot,
			phrase: askWord(champ, colonne, mot, rangees),
			bloque: false
		}));
}

/** What a person is shown of how a file is read under her decisions, before its rows are checked. */
export async function lookAt(source: ByteSource, reference: Reference, decisions: Decisions): Promise<Look> {
	const options: ReadOptions = { ...decisions.lecture, corrections: decisions.corrections };
	const { genre, feuilles, log } = await containerOf(source, options);
	if (log.fatal) return refused(genre, feuilles, decisions, log.problems);
	const reading = await decideReading(source, reference, decisions);
	if (reading.kind === 'refusee') return refused(genre, feuilles, decisions, reading.problems);
	const opening = reading.opening ?? (await openToRead(source, reading.reference, reading.options));
	const { opened } = opening;
	const columns = Math.max(1, opened?.match.sides.length ?? 1);
	source.ahead?.(1 + columns);
	const rows = opened && !isTable(opened) ? await understandRows(opened, reading) : null;
	const { summary, apercu } = await summaryOf(opening, reading);
	const open = new Set(reading.open.map(({ champ, mot }) => `${champ} ${mot}`));
	const mots = (rows?.mots ?? [])
		.map((word) => (open.has(`${word.champ} ${word.mot}`) ? { ...word, code: null, raison: '' } : word))
		.filter(({ code, mot }) => reading.proposed || code === null || wordKey(mot) !== wordKey(code));
	const refus = summary.fatal ? summary.problems.filter(({ severite }) => severite === 'bloquant') : [];
	return {
		genre,
		feuilles,
		lecture: inForce(decisions, summary),
		raisons: reasonsOf(summary, reading.masked),
		enTete: summary.headerLine,
		derniere: rows?.derniere ?? null,
		reconnu: recognised(summary, reading, opened),
		fiche: reading.fiche,
		lectures: reading.lectures,
		colonnes: opened ? columnsSeen(opened, reading, rows?.colonnes ?? []) : [],
		mots,
		apercu: rows?.apercu ?? apercu,
		rangees: rows?.rangees ?? summary.rows,
		lignes: rows ? rows.cellules.details : summary.accepted,
		cellules: rows?.cellules ?? {
			details: summary.accepted,
			totaux: summary.controlRows,
			vides: summary.withoutAmount,
			illisibles: summary.unreadableAmounts
		},
		aDecider: [...reading.aDecider.map((one) => needed(one, mots)), ...wordsToDecide({ mots }, open)],
		dit: told(summary, reading),
		refus
	};
}

/** Whether the rows of a file are not lines of its own: a vocabulary, or credits that are added up. */
const isTable = ({ match }: Opened) =>
	isReferenceTable(match.expected.id) || match.expected.id === 'plf-destination';

/** What it tells and hears on the way is left to the reading that follows. */
const understandRows = (
	opened: Opened,
	{ reference, options, masked }: Reading
): Promise<Understanding | null> =>
	understand({ ...opened, remarks: new AmountRemarks() }, reference, options, masked, new ProblemLog());

function recognised(
	{ profile, table, fatal }: FileSummary,
	{ proposed, fiche }: Reading,
	opened: Opened | null
): Look['reconnu'] {
	if (proposed || (fatal && !opened)) return null;
	if (table !== null) return { genre: 'vocabulaire', id: table };
	if (fiche !== null) return { genre: 'fiche', id: fiche };
	return profile === null ? null : { genre: 'profil', id: profile };
}

/** The choices of the person, and those made for her. */
function inForce({ lecture }: Decisions, summary: FileSummary): Look['lecture'] {
	const { feuille, encoding, delimiter, decimal, headerLine } = summary;
	const said = feuille === null ? { encoding, delimiter, decimal } : { feuille };
	const made = { ...said, ligneEnTete: headerLine, ...unitOf(summary) };
	const known = Object.entries(made).filter(([, value]) => value !== null && value !== undefined);
	return { ...Object.fromEntries(known), ...lecture };
}

function unitOf({ announcements, fatal }: FileSummary): Pick<Look['lecture'], 'unit'> {
	const said = announcements.find(({ code }) => code === 'unite')?.message ?? '';
	if (/\bmilliers\b/.test(said)) return { unit: 'milliers' };
	if (/\bmillions\b/.test(said)) return { unit: 'millions' };
	return fatal ? {} : { unit: 'euros' };
}

/** What was decided and told, without what only stands for a decision still to be made; rows are for the check. */
function told({ announcements, problems, headerLine }: FileSummary, { masked, open }: Reading): Problem[] {
	const words = new Set(open.map(({ mot }) => mot));
	const standsFor = ({ code, message, valeur }: Problem) =>
		(['constante', 'exercice'].includes(code) && [...masked].some((field) => message.includes(field))) ||
		(code === 'synonyme' && valeur !== null && words.has(valeur));
	const ofFile = ({ severite, ligne }: Problem) =>
		severite !== 'bloquant' && (ligne === null || ligne <= (headerLine ?? 0));
	return [...announcements.filter((one) => !standsFor(one)), ...problems.filter(ofFile)];
}

/** Who says the form has to be known once some word is given one. */
const needed = (one: ToDecide, mots: readonly WordSeen[]): ToDecide =>
	one.champ !== 'attribution'
		? one
		: { ...one, bloque: mots.some(({ champ, code }) => champ === 'forme' && code !== null && code !== 'NV') };
