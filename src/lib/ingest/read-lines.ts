import type { Reference } from '#lib/domain/reference-tables.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import type { LineBatch, ReadOptions, RejectBatch } from '#lib/ingest/lines/batch.ts';
import type { FileFacts } from './file-facts.ts';
import { warnName, yearsOfName, yearsOfPreamble } from '#lib/ingest/header/file-year.ts';
import type { LineKeeper } from '#lib/ingest/lines/line-keeper.ts';
import { columnsRead } from '#lib/ingest/lines/line-plan.ts';
import { LineReader } from '#lib/ingest/lines/line-reader.ts';
import { searchMark } from './open-file.ts';
import { planColumn } from './plan-column.ts';
import type { Opened } from './opened.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { count, quoted } from '#lib/ingest/told/sentence.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';
import { tellFiche } from '#lib/ingest/fiches/tell-fiche.ts';
import type { HeaderMatch } from '#lib/ingest/header/header.ts';
import type { Side } from '#lib/ingest/header/sides.ts';

/** What is said of a decision about cells that was made more often than it was shown. */
const COUNTED: Readonly<Record<string, (times: string) => string>> = {
	'siren-absent': (times) => fr`En tout, ${times} lignes n'ont pas de numéro SIREN.`,
	'en-tete-repete': (times) => fr`En tout, l'en-tête est répété ${times} fois.`,
	'siren-zero': (times) => fr`En tout, ${times} numéros ont retrouvé leur zéro de tête.`,
	'code-nombre': (times) => fr`En tout, ${times} codes sont devenus des nombres dans un tableur.`
};

/** What lines say of the years that they are of. */
type Told = Pick<LineKeeper, 'years' | 'sources'>;

/** Warns of a file named or titled after a year that none of its lines has, and that no source of theirs names. */
function checkYears(opened: Opened, { years, sources }: Told, log: ProblemLog): void {
	const named = [...new Set([...yearsOfName(opened.name), ...yearsOfPreamble(opened)])];
	const [first] = named;
	if (first === undefined || years.size === 0 || named.some((year) => years.has(year))) return;
	if (named.some((year) => [...sources].some((source) => source.includes(String(year))))) return;
	warnName(first, [...years].sort(), log);
}

/** What is said of a table of which each row gives several lines. */
function tellSides({ sides, cells }: HeaderMatch, log: ProblemLog): void {
	const name = ({ at }: Side) => quoted((cells[at] ?? '').trim());
	const [first, second] = sides;
	if (!first || !second) return;
	const phrase =
		first.exercice === null
			? fr`Chaque rangée donne une ligne en AE (colonne ${name(first)}) et une en CP (colonne ${name(second)}).`
			: fr`Chaque rangée donne une ligne par colonne d'année : ${enumerate(sides.map((side) => fr`${name(side)} (${side.exercice ?? ''})`))}. Une case vide n'en donne pas ; une rangée de total est un contrôle.`;
	log.announce(first.exercice === null ? 'ae-cp' : 'colonnes-d-annees', phrase);
}

/** Reads a file whose rows are lines, by the rules of its profile: once for each column of amounts. */
export async function* readLines(
	opened: Opened,
	reference: Reference,
	options: ReadOptions,
	facts: FileFacts,
	log: ProblemLog,
	tally: Tally
): AsyncGenerator<LineBatch | RejectBatch> {
	const { sides } = opened.match;
	if (opened.fiche) tellFiche(opened.fiche, log);
	else tellSides(opened.match, log);
	const read = new Set<number>();
	const told: Told = { years: new Set(), sources: new Set() };
	for (const side of sides.length > 0 ? sides : [null]) {
		const { asides } = tally;
		if (read.size > 0) log.readAgain();
		yield* readColumn(opened, side, reference, options, facts, log, tally, told);
		if (read.size > 0) tally.asides = asides;
		for (const column of facts.readColumns) read.add(column);
	}
	facts.readColumns = [...read];
	if (opened.match.expected.id !== 'jaune-associations') checkYears(opened, told, log);
}

async function* readColumn(
	file: Opened,
	side: Side | null,
	reference: Reference,
	options: ReadOptions,
	facts: FileFacts,
	log: ProblemLog,
	tally: Tally,
	told: Told
): AsyncGenerator<LineBatch | RejectBatch> {
	const planned = planColumn(file, side, reference, options, log);
	if (planned === null) return;
	const { opened, plan, columns, unit, asked } = planned;
	facts.readColumns = columnsRead(plan);
	const reader = new LineReader(plan, log, tally, opened);
	for await (const block of opened.byteBlocks()) {
		for (;;) {
			const stop = reader.read(block);
			const rows = reader.rows.rejects.splice(0);
			if (rows.length > 0) yield { kind: 'rejects', rows };
			if (stop === 'ended') break;
			if (stop === 'full') {
				const lines = reader.finish();
				if (lines) yield lines;
			} else {
				plan.amount.decimal = await searchMark(opened, columns, unit);
				reader.rows.markSearched = true;
			}
		}
	}
	const last = reader.finish();
	if (last) yield last;
	reader.rows.sums?.end(log);
	reader.rows.codes.announce(log);
	opened.remarks.judge(unit, asked, log);
	for (const year of reader.keeper.years) told.years.add(year);
	for (const source of reader.keeper.sources) told.sources.add(source);
	for (const [code, sentence] of Object.entries(COUNTED)) {
		const times = log.told[code] ?? 0;
		if (times > 1) log.announce(code, sentence(count(times)));
	}
	facts.decimal = plan.amount.decimal;
	// The numbers of a workbook have no mark.
	if (plan.amount.decimal !== null && facts.feuille === null) {
		const mark = plan.amount.decimal === ',' ? 'la virgule' : 'le point';
		log.announce('decimale', fr`La marque des décimales est ${mark}.`);
	}
	if (reader.rows.contradicted > 0 && plan.amount.resolved > 0) {
		log.refuse(
			'nombre-ambigu',
			fr`La colonne des montants mêle la virgule et le point comme marque des décimales, et des montants comme « 1.234 » ne peuvent plus être lus sûrement. Écrivez-la d'une seule façon, ou dites laquelle (--decimal).`,
			'une seule marque des décimales'
		);
	}
}
