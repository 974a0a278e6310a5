import type { LineBatch } from './batch.ts';
import type { ByteBlock } from '#lib/ingest/fast/byte-blocks.ts';
import { DispositifRule } from './dispositif-rule.ts';
import { FastLane } from '#lib/ingest/fast/fast-lane.ts';
import { LineKeeper } from './line-keeper.ts';
import type { LinePlan } from './line-plan.ts';
import type { Opened } from '#lib/ingest/opened.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import type { Block } from '#lib/ingest/records/records.ts';
import { RowReader } from './row-reader.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';

/** Lines of a batch: few enough to stay in the cache, enough to hand over seldom. */
const BATCH_LINES = 8192;

/** Parsed records, and the first that is still to be read. */
interface TextRows extends Block {
	next: number;
}

/** Why reading stopped: the block has ended, the batch is full, or an amount needs the column's decimal mark. */
export type Stop = 'ended' | 'full' | 'mark';

/** Reads rows into batches of lines, with nothing made per row unless there is something to say about it. */
export class LineReader {
	readonly rows: RowReader;
	readonly keeper: LineKeeper;
	readonly #plan: LinePlan;
	readonly #lane: FastLane | null;
	#generation = 0;

	constructor(plan: LinePlan, log: ProblemLog, tally: Tally, opened: Opened) {
		this.#plan = plan;
		this.keeper = new LineKeeper(tally, opened.bytes);
		const rule = new DispositifRule(plan.reference);
		this.rows = new RowReader(plan, log, this.keeper, rule, opened.dialect.delimiter);
		const { layout } = opened;
		this.#lane = layout && plan.amount.inEuros ? new FastLane(plan, layout, this.keeper, rule) : null;
	}

	/** The records of the file below its header, in the form in which they are read fastest. */
	async *blocks(opened: Opened): AsyncGenerator<ByteBlock | TextRows> {
		if (this.#lane !== null && opened.layout !== null) {
			for await (const block of opened.byteBlocks(opened.layout)) {
				yield 'bytes' in block ? block : { ...block, next: 0 };
			}
			return;
		}
		let next = opened.firstRow;
		for await (const block of opened.blocks()) {
			yield { ...block, next };
			next = 0;
		}
	}

	/** Reads rows until something stops it; the block remembers where. */
	read(block: ByteBlock | TextRows): Stop {
		return 'bytes' in block ? this.#readBytes(block) : this.#readRows(block);
	}

	#readRows(block: TextRows): Stop {
		const batch = this.#batch();
		const { rows, lignes, strayQuotes, end } = block;
		for (; block.next < rows.length; block.next += 1) {
			if (batch.count === batch.ligne.length) return 'full';
			const index = block.next;
			const ligne = lignes[index] ?? 0;
			const row = {
				cells: rows[index] ?? [],
				ligne,
				spans: (lignes[index + 1] ?? end) - ligne,
				strayQuote: strayQuotes.has(index)
			};
			if (!this.rows.read(batch, row)) return 'mark';
		}
		return 'ended';
	}

	#readBytes(block: ByteBlock): Stop {
		const lane = this.#lane;
		if (lane === null) throw new TypeError('a file read as text gives no bytes');
		const batch = this.#batch();
		for (;;) {
			lane.read(block, batch);
			if (block.at === block.end) return 'ended';
			if (batch.count === batch.ligne.length) return 'full';
			const { at, line } = block;
			const row = { cells: lane.take(block), ligne: line, spans: 1, strayQuote: false };
			if (this.rows.read(batch, row)) continue;
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
		const batch = writer.start(BATCH_LINES);
		const { coded, constants, exercice } = this.#plan;
		if (this.#generation !== writer.generation) {
			this.#generation = writer.generation;
			for (const column of coded) column.forget();
			if (typeof exercice !== 'number') exercice.forget();
			this.#lane?.forget();
		}
		for (const column of coded) column.out = batch.coded[column.field];
		for (const [field, value] of constants) batch.coded[field].fill(writer.word(value));
		return batch;
	}
}
