import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import type { LineBatch, ReadOptions, RejectBatch } from '#lib/ingest/lines/batch.ts';
import type { FileFacts } from './file-facts.ts';
import { warnName, yearsOfName, yearsOfPreamble } from '#lib/ingest/header/file-year.ts';
import type { LineKeeper } from '#lib/ingest/lines/line-keeper.ts';
import { LineReader } from '#lib/ingest/lines/line-reader.ts';
import { columnsRead, planLines } from '#lib/ingest/lines/line-plan.ts';
import { searchMark } from './open-file.ts';
import type { Opened } from './opened.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { ROW_PROFILES } from '#lib/ingest/lines/row-profiles.ts';
import { count, quoted } from '#lib/ingest/told/sentence.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';
import { fileConstants } from '#lib/ingest/lines/file-constants.ts';
import { statedAmounts } from '#lib/ingest/header/stated-amounts.ts';
import { decideUnit } from '#lib/ingest/header/unit.ts';

/** What is said of a decision about cells that was made more often than it was shown. */
const COUNTED: Readonly<Record<string, (times: string) => string>> = {
	'siren-absent': (times) => fr`En tout, ${times} lignes n'ont pas de numéro SIREN.`,
	'siren-zero': (times) => fr`En tout, ${times} numéros ont retrouvé leur zéro de tête.`,
	'code-nombre': (times) => fr`En tout, ${times} codes sont devenus des nombres dans un tableur.`
};

/** Warns of a file named or titled after a year that none of its lines has, and that no source of theirs names. */
function checkYears(opened: Opened, { years, sources }: LineKeeper, log: ProblemLog): void {
	const named = [...new Set([...yearsOfName(opened.name), ...yearsOfPreamble(opened)])];
	const [first] = named;
	if (first === undefined || years.size === 0 || named.some((year) => years.has(year))) return;
	if (named.some((year) => [...sources].some((source) => source.includes(String(year))))) return;
	warnName(first, [...years].sort(), log);
}

/** One of the two columns of amounts of a table where AE and CP stand side by side. */
interface Side {
	readonly nature: 'ae' | 'cp';
	readonly at: number;
	/** The other column. */
	readonly beside: number;
}

/** Reads a file whose rows are lines, by the rules of its profile: once for each of AE and CP where both stand. */
export async function* readLines(
	opened: Opened,
	reference: Reference,
	options: ReadOptions,
	facts: FileFacts,
	log: ProblemLog,
	tally: Tally
): AsyncGenerator<LineBatch | RejectBatch> {
	const { sides, cells } = opened.match;
	if (sides === null) return yield* readColumn(opened, null, reference, options, facts, log, tally);
	const name = (index: number) => quoted((cells[index] ?? '').trim());
	log.announce(
		'ae-cp',
		fr`Chaque rangée donne une ligne en AE (colonne ${name(sides.ae)}) et une en CP (colonne ${name(sides.cp)}).`
	);
	yield* readColumn(
		opened,
		{ nature: 'ae', at: sides.ae, beside: sides.cp },
		reference,
		options,
		facts,
		log,
		tally
	);
	const { asides } = tally;
	log.readAgain();
	yield* readColumn(
		opened,
		{ nature: 'cp', at: sides.cp, beside: sides.ae },
		reference,
		options,
		facts,
		log,
		tally
	);
	tally.asides = asides;
	facts.readColumns = [...facts.readColumns, sides.ae];
}

async function* readColumn(
	file: Opened,
	side: Side | null,
	reference: Reference,
	options: ReadOptions,
	facts: FileFacts,
	log: ProblemLog,
	tally: Tally
): AsyncGenerator<LineBatch | RejectBatch> {
	const at = side === null ? file.match.at : new Map(file.match.at).set('montant', side.at);
	const opened = { ...file, match: { ...file.match, at } };
	const { match } = opened;
	const columns = [match.at.get('montant') ?? -1];
	const unit = decideUnit(opened, columns, options, log);
	const rules = ROW_PROFILES[match.expected.id]?.(opened, options, log);
	if (!rules || log.fatal) return;
	const own = side === null ? rules : { ...rules, constants: { ...rules.constants, nature: side.nature } };
	const stated = statedAmounts(match, own, log);
	const given = fileConstants(match, options, reference, log);
	if (log.fatal) return;
	const plan = planLines({
		reference,
		headers: match.cells,
		decimal: options.decimal,
		unit,
		remarks: opened.remarks,
		agreeing: stated.agreeing,
		...own,
		constants: { ...own.constants, ...stated.constants, ...given },
		exercice: own.exercice ?? stated.exercice ?? undefined,
		beside: side?.beside
	});
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
	opened.remarks.judge(unit, options, log);
	if (match.expected.id !== 'jaune-associations') checkYears(opened, reader.keeper, log);
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
