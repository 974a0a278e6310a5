import { SEVERITES, type Problem, type Severite } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';
import type { FileSummary } from '#lib/ingest/lines/batch.ts';
import { inertRow } from '#lib/ingest/records/csv-cells.ts';
import { CORRECTION, correctionPhrase } from '#lib/ingest/records/corrections.ts';
import { issue, problemAt } from './problem-log.ts';
import { causesOf, tellCause } from './causes.ts';
import { count } from './sentence.ts';

/** How many causes of a group are told before the reader asks for all; of unknown words, each is asked. */
export const FIRST_SHOWN = 10;
const WORDS_SHOWN = 30;
const OF_WORDS: ReadonlySet<string> = new Set(['mot-a-preciser', 'foreign-key', 'constraint-error']);

/** Problems of one code and severity. */
export interface ProblemGroup {
	readonly code: string;
	readonly severite: Severite;
	/** How often it was met; `problems` may hold fewer. */
	readonly count: number;
	/** Problems of one cause are one sentence, which says on how many lines and on which first. */
	readonly first: readonly Problem[];
	/** How many problems `first` stands for. */
	readonly shown: number;
	readonly problems: readonly Problem[];
}

/** A file and what its reading found. */
export interface ReportedFile {
	readonly name: string;
	readonly summary: FileSummary;
}

type Found = Pick<FileSummary, 'problems' | 'problemCounts'>;

/** What to show first: one sentence for each cause, which says how often and where else. */
function firstOf(all: readonly Problem[]): Pick<ProblemGroup, 'first' | 'shown'> {
	const ofWords = all.some(({ code }) => OF_WORDS.has(code));
	const kept = causesOf(all, ofWords).slice(0, ofWords ? WORDS_SHOWN : FIRST_SHOWN);
	return {
		first: kept.map(tellCause),
		shown: kept.reduce((sum, { others }) => sum + 1 + others.length, 0)
	};
}

/** Problems grouped: what stops the import first, then what is met most often, then what comes first in the file. */
export function groupProblems({ problems, problemCounts }: Found): ProblemGroup[] {
	const groups = new Map<string, Problem[]>();
	for (const problem of problems) {
		const key = `${problem.severite} ${problem.code}`;
		const group = groups.get(key);
		if (group) group.push(problem);
		else groups.set(key, [problem]);
	}
	const kept = new Map<string, number>();
	for (const { code } of problems) kept.set(code, (kept.get(code) ?? 0) + 1);
	const told = [...groups.values()].flatMap((all): ProblemGroup[] => {
		const [first] = all;
		if (!first) return [];
		const { code, severite } = first;
		// Beyond what is kept in memory only the code is counted.
		const beyond = (problemCounts[code] ?? 0) - (kept.get(code) ?? 0);
		const alone = (kept.get(code) ?? 0) === all.length;
		const counted = all.length + (alone ? Math.max(0, beyond) : 0);
		return [{ code, severite, count: counted, ...firstOf(all), problems: all }];
	});
	const rank = (group: ProblemGroup) => SEVERITES.indexOf(group.severite);
	return told.sort((a, b) => rank(a) - rank(b) || b.count - a.count);
}

/** How many problems of each severity a file has. */
export function countSeverities(found: Found): Record<Severite, number> {
	const counts: Record<Severite, number> = { bloquant: 0, avertissement: 0, info: 0 };
	for (const group of groupProblems(found)) counts[group.severite] += group.count;
	return counts;
}

function fileJson({ name, summary }: ReportedFile) {
	const { rows, accepted, rejected, outOfScope, withoutAmount, controlRows } = summary;
	return {
		fichier: name,
		refuse: summary.fatal,
		profil: summary.profile,
		table: summary.table,
		encodage: summary.encoding,
		separateur: summary.delimiter,
		decimale: summary.decimal,
		finsDeLigne: summary.newline,
		ligneEnTete: summary.headerLine,
		entetes: summary.headers,
		lignes: {
			lues: rows,
			acceptees: accepted,
			rejetees: rejected,
			horsPerimetre: outOfScope,
			sansMontant: withoutAmount,
			totaux: controlRows,
			montantsIllisibles: summary.unreadableAmounts
		},
		centimes: summary.sums,
		severites: countSeverities(summary),
		annonces: summary.announcements,
		problemes: groupProblems(summary).map(({ code, severite, count: nombre, first, problems }) => ({
			code,
			severite,
			nombre,
			premiers: first.map((problem) => problem.message),
			tous: problems
		}))
	};
}

/** The report as JSON: every file with what was decided and every problem, grouped. */
export function reportJson(files: readonly ReportedFile[]): string {
	return `${JSON.stringify({ fichiers: files.map(fileJson) }, null, '\t')}\n`;
}

/** Each corrected cell: what the file writes in it, and what is read there. */
export const correctionsTold = ({
	corrections = [],
	headers
}: Pick<FileSummary, 'corrections' | 'headers'>) =>
	corrections.map(({ ligne, colonne, lu, valeur }): Problem => {
		const place = { ligne, colonne, champ: headers[colonne - 1] ?? null, valeur: lu };
		return problemAt(issue(CORRECTION, 'info', correctionPhrase({ lu, valeur }), valeur), place);
	});

const COLUMNS = [
	'fichier',
	'severite',
	'code',
	'ligne',
	'colonne',
	'champ',
	'valeur',
	'attendu',
	'message'
] as const;

function problemRow(name: string, problem: Problem): string {
	const { severite, code, ligne, lettre, champ, valeur, attendu, message } = problem;
	const texts = [champ, valeur, attendu, message].map((text) => text ?? '');
	return inertRow([name, severite, code, ligne === null ? '' : String(ligne), lettre ?? '', ...texts], ';');
}

/** The report as a table for a spreadsheet, one problem by row: UTF-8 with its mark, semicolons. Piece by piece. */
export function* reportCsv(files: readonly ReportedFile[]): Generator<string> {
	yield `\uFEFF${COLUMNS.join(';')}\r\n`;
	for (const { name, summary } of files) {
		for (const { code, severite, count: all, problems } of groupProblems(summary)) {
			for (const problem of problems) yield `${problemRow(name, problem)}\r\n`;
			const more = all - problems.length;
			if (more === 0) continue;
			const message = fr`… et ${count(more)} autres de la même sorte.`;
			yield `${inertRow([name, severite, code, '', '', '', '', '', message], ';')}\r\n`;
		}
		for (const correction of correctionsTold(summary)) yield `${problemRow(name, correction)}\r\n`;
		const told = summary.announcements.filter(({ code }) => code !== CORRECTION);
		for (const announcement of told) yield `${problemRow(name, announcement)}\r\n`;
	}
}
