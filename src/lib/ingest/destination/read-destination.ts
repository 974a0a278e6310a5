import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import { AmountReader } from '#lib/ingest/lines/amount.ts';
import type { LineBatch, ReadOptions, RejectBatch } from '#lib/ingest/lines/batch.ts';
import type { FileFacts } from '#lib/ingest/file-facts.ts';
import {
	decideYear,
	warnName,
	yearsOfName,
	yearsOfPreamble,
	type YearClues
} from '#lib/ingest/header/file-year.ts';
import type { HeaderMatch } from '#lib/ingest/header/header.ts';
import { searchMark } from '#lib/ingest/open-file.ts';
import type { Opened } from '#lib/ingest/opened.ts';
import { issue, problemAt, ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { count } from '#lib/ingest/told/sentence.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';
import { decideUnit } from '#lib/ingest/header/unit.ts';
import { withoutCopiedVote } from './copied-vote.ts';
import { batchesOf } from './groups.ts';
import { DestinationReader } from './destination-reader.ts';
import { natureOfFile, stageOfFile } from './stage.ts';

/** Years that the header states: « AE PLF 2019 »; « AELF 2014 » beside undated columns is of the year before. */
function yearsOfHeader({ measures }: HeaderMatch): number[] {
	const undated = measures.some((measure) => measure.exercice === null);
	const years = measures.flatMap(({ exercice }) =>
		exercice === null ? [] : [undated ? exercice + 1 : exercice]
	);
	return [...new Set(years)];
}

function cluesOf(opened: Opened): YearClues {
	return {
		header: yearsOfHeader(opened.match),
		preamble: yearsOfPreamble(opened),
		name: yearsOfName(opened.name)
	};
}

/** The year for rows that leave theirs blank, without a word about it. */
function fallbackYear(opened: Opened, options: ReadOptions): number | null {
	const silent = new ProblemLog();
	return decideYear(cluesOf(opened), options, silent);
}

/** The stage of columns whose header names none; `undefined` when nothing tells it, which refuses the file. */
function decideStage(opened: Opened, log: ProblemLog): Etape | null | undefined {
	const { match } = opened;
	if (match.measures.every(({ etape }) => etape !== null && etape !== 'total')) return null;
	if (match.at.has('loi')) return stageOfFile(opened);
	const byTitle = match.measures.some(({ etape }) => etape === 'total') || match.measures.length > 2;
	const etape = stageOfFile(opened) ?? (byTitle ? 'execution' : null);
	if (etape === null) {
		log.refuse(
			'etape',
			fr`Rien ne dit si ces crédits sont demandés (PLF), votés (LFI) ou dépensés (PLR). Mettez ce mot dans le nom du fichier ou dans une colonne « loi ».`,
			'plf, lfi ou plr'
		);
		return undefined;
	}
	log.announce(
		'etape',
		fr`Les montants sont lus à l'étape « ${etape} », que le fichier ne dit pas par ligne.`
	);
	return etape;
}

function tellOverruled(reader: DestinationReader, log: ProblemLog): void {
	for (const [stated, times] of reader.overruled) {
		const phrase = fr`La colonne « loi » dit « ${stated} » dans ${count(times)} ${times === 1 ? 'montant' : 'montants'}, le nom de la colonne des montants dit autre chose : c'est lui qui est suivi. Vérifiez.`;
		log.add(problemAt(issue('stade-incoherent', 'avertissement', phrase)));
	}
}

/** Reads credits by destination: one published total for each programme, action, stage and nature. */
export async function* readDestination(
	opened: Opened,
	reference: Reference,
	options: ReadOptions,
	facts: FileFacts,
	log: ProblemLog,
	tally: Tally
): AsyncGenerator<LineBatch | RejectBatch> {
	const { match, dialect } = opened;
	const byRow = match.at.has('exercice');
	const exercice = byRow ? fallbackYear(opened, options) : decideYear(cluesOf(opened), options, log);
	if (byRow && options.exercice !== undefined) {
		log.announce('exercice', fr`--exercice ne sert qu'aux lignes sans exercice : les autres ont le leur.`);
	}
	const etape = decideStage(opened, log);
	const columns = match.measures.map(({ index }) => index);
	facts.readColumns = [...match.at.values(), ...columns];
	const unit = decideUnit(opened, columns, options, log);
	if (etape === undefined || log.fatal) return;
	const nature = natureOfFile(opened);
	if (nature !== 'np' && match.measures.every((measure) => measure.nature === null)) {
		log.announce('nature', fr`Les montants sont lus en ${nature.toUpperCase()}, d'après le fichier.`);
	}
	const amount = new AmountReader(options.decimal ?? null, unit);
	const terms = { exercice, etape, nature, amount, allProgrammes: options.allProgrammes ?? false };
	const reader = new DestinationReader(match, terms, reference, log, tally);
	let from = opened.firstRow;
	for await (const block of opened.blocks()) {
		while (from < block.rows.length) {
			from = reader.read(block, from, dialect.delimiter);
			const rows = reader.rejects.splice(0);
			if (rows.length > 0) yield { kind: 'rejects', rows };
			if (from < block.rows.length) {
				amount.decimal = await searchMark(opened, columns, unit);
				reader.markSearched = true;
			}
		}
		from = 0;
	}
	opened.remarks.judge(unit, options, log);
	reader.totals.settle(log);
	facts.decimal = amount.decimal;
	const groups = withoutCopiedVote(reader.groups, reader.copiedVote, tally, log);
	tellOverruled(reader, log);
	if (byRow) tellYears([...new Set(groups.map((group) => group.exercice))], opened, log);
	tellSources([...new Set(groups.map((group) => group.source))], reference, log);
	reader.outOfScope.announce(log);
	const added = groups.some((group) => group.rows > 1)
		? ' ; les rangées d’une même action sont additionnées'
		: '';
	log.announce('actions', keptSentence(groups.length, tally.rows, added));
	yield* batchesOf(groups);
}

/** « 28 montants d’actions sont gardés, sur 14 rangées lues ». */
export function keptSentence(kept: number, rows: number, added = ''): string {
	const amounts =
		kept === 0
			? fr`Aucun montant d'action n'est gardé`
			: kept === 1
				? fr`1 montant d'action est gardé`
				: fr`${count(kept)} montants d'actions sont gardés`;
	return fr`${amounts}, sur ${count(rows)} ${rows < 2 ? 'rangée lue' : 'rangées lues'}${added}.`;
}

function tellYears(years: readonly number[], opened: Opened, log: ProblemLog): void {
	const sorted = [...years].sort();
	if (sorted.length > 0) log.announce('exercice', fr`L'exercice vient des lignes : ${sorted.join(', ')}.`);
	const [named, ...others] = yearsOfName(opened.name);
	if (named !== undefined && others.length === 0 && sorted.length > 0 && !years.includes(named)) {
		warnName(named, sorted, log);
	}
}

function tellSources(sources: readonly string[], reference: Reference, log: ProblemLog): void {
	const known = new Set(reference.sources.map((row) => row.id));
	for (const source of sources) {
		if (known.has(source)) continue;
		log.announce(
			'source-inconnue',
			fr`La source de ces montants, « ${source} », n'est pas dans sources.csv : ajoutez-l'y pour que son titre et son adresse soient montrés.`
		);
	}
}
