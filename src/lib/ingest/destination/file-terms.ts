import type { Etape, Nature } from '#lib/domain/vocabulary.ts';
import type { AmountReader } from '#lib/ingest/lines/amount.ts';

/** What a file says once for all its rows. */
export interface FileTerms {
	/** `null` when every row says its own. */
	readonly exercice: number | null;
	/** For columns whose header names no stage, when the rows do not either. */
	readonly etape: Etape | null;
	/** For columns whose header names no nature. */
	readonly nature: Nature;
	readonly amount: AmountReader;
	readonly allProgrammes: boolean;
}
