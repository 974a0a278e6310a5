import { RefusedData } from '#lib/server/import/ensure-base.ts';
import { explainFailure as explainStorage } from '#lib/server/import/serving/storage-failure.ts';
import { BadSetting } from '#lib/server/settings.ts';
import { describeReport } from './import-report.ts';
import { asLine } from './terminal/tell.ts';

/** What a failure of the disk, of the base or of the shipped data means for the person at work; `null` for any other. */
export function explainFailure(error: unknown): string | null {
	if (error instanceof BadSetting) return error.message;
	if (!(error instanceof RefusedData)) return explainStorage(error);
	return ['Les données livrées sont refusées, la base n’a pas changé.', ...describeReport(error.report)]
		.map(asLine)
		.join('\n');
}
