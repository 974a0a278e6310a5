import type { ByteBlock } from '#lib/ingest/fast/byte-blocks.ts';
import type { AmountRemarks } from '#lib/ingest/header/amount-remarks.ts';
import type { Fiche } from '#lib/ingest/fiches/fiche.ts';
import type { HeaderMatch } from '#lib/ingest/header/header.ts';
import type { Unit } from '#lib/ingest/lines/batch.ts';
import type { Dialect } from '#lib/ingest/records/dialect.ts';
import type { Corrections } from '#lib/ingest/records/corrections.ts';
import type { Block } from '#lib/ingest/records/records.ts';

/** A file that was opened, decoded and recognised. */
export interface Opened {
	readonly name: string;
	readonly bytes: number;
	readonly dialect: Dialect;
	readonly match: HeaderMatch;
	/** The reading sheet that says how its rows read, `null` for none. */
	readonly fiche: Fiche | null;
	/** Index of the first record of data. */
	readonly firstRow: number;
	/** Rows of text above that record, the header left out. */
	readonly asides: number;
	/** The unit that a row just under the header states. */
	readonly unit: Unit | null;
	/** The unit that a column without amounts gives to all of them. */
	readonly unitColumn: Unit | null;
	/** What texts outside the header say of the amounts. */
	readonly remarks: AmountRemarks;
	/** What stands in for some of its cells: `blocks` has it, whoever reads bytes applies it. */
	readonly corrections: Corrections;
	/** Records from the first, corrected, as often as asked. */
	readonly blocks: () => AsyncGenerator<Block>;
	/** Its records from the first of data, as bytes. */
	readonly byteBlocks: () => AsyncGenerator<ByteBlock>;
}
