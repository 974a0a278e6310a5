import type { Delimiter, LineBatch } from './batch.ts';
import { takeRow, type ByteBlock } from '#lib/ingest/fast/byte-blocks.ts';
import { DispositifRule } from './dispositif-rule.ts';
import { FastLane } from '#lib/ingest/fast/fast-lane.ts';
import { LineKeeper } from './line-keeper.ts';
import { SecondTable } from '#lib/ingest/header/second-table.ts';
import type { LinePlan } from './line-plan.ts';
import type { Opened } from '#lib/ingest/opened.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import type { Corrections } from '#lib/ingest/records/corrections.ts';
import { RowFill } from './row-fill.ts';
import { RowReader } from './row-reader.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';

/** Lines of a batch: few enough to stay in the cache, enough to hand over seldom. */
const BATCH_LINES = 8192;

/** Why reading stopped: the block has ended, the batch is full, or an amount needs the column's decimal mark. */
export type Stop = 'ended' | 'full' | 'mark';

/** Reads rows into batches of lines, with nothing made per row unless there is something to say about it. */
export class LineReader {
	readonly rows: RowReader;
	readonly keeper: LineKeeper;
	readonly #plan: LinePlan;
	readonly #lane: FastLane;
	readonly #fill: RowFill;
	readonly #delimiter: Delimiter;
	readonly #batchLines: number;
	readonly #corrections: Corrections;
	#generation = 0;

	constructor(plan: LinePlan, log: ProblemLog, tally: Tally, opened: Opened) {
		this.#plan = plan;
		this.keeper = new LineKeeper(tally, opened.bytes);
		const rule = new DispositifRule(plan.reference);
		this.#fill = new RowFill(plan);
		this.#delimiter = opened.dialect.delimiter;
		this.#corrections = opened.corrections;
		// A small file has few lines: room for thousands would be most of what its reading costs.
		this.#batchLines = Math.min(BATCH_LINES, 64 + (opened.bytes >> 4));
		const tables = new SecondTable(opened.match, log, tally);
		const { keeper } = this;
		this.rows = new RowReader({ plan, log, keeper, rule, delimiter: this.#delimiter, tables });
		this.#lane = new FastLane(plan, this.#delimiter, this.keeper, rule, this.rows);
	}

	/** Reads rows until something stops it; the block remembers where. */
	read(block: ByteBlock): Stop {
		const batch = this.#batch();
		for (;;) {
			if (!this.#plan.wholeRows && this.#corrections.none) this.#lane.read(block, batch);
			if (block.at === block.end) return 'ended';
			if (batch.count === batch.ligne.length) return 'full';
			const { at, line } = block;
			const row = takeRow(block, this.#delimiter);
			if (row === null) return 'ended';
			if (this.rows.read(batch, this.#fill.fill(this.#corrections.row(row)))) continue;
			block.at = at;
			block.line = line;
			return 'mark';
		}
	}

	/** The lines read since the last call, `null` when there are none. */
	finish(): LineBatch | null {
		return this.keeper.writer.finish();
	}

	#batch(): LineBatch {
		const { writer } = this.keeper;
		if (writer.current.count > 0) return writer.current;
		const batch = writer.start(this.#batchLines);
		const { coded, constants, exercice } = this.#plan;
		if (this.#generation !== writer.generation) {
			this.#generation = writer.generation;
			for (const column of coded) column.forget();
			if (typeof exercice !== 'number') exercice.forget();
			this.#lane.forget();
		}
		for (const column of coded) column.out = batch.coded[column.field];
		for (const [field, value] of constants) batch.coded[field].fill(writer.word(value));
		return batch;
	}
}
