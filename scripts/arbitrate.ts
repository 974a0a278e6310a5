import { existsSync } from 'node:fs';
import { parseQuery } from '#lib/domain/query.ts';
import { listCompeting, type CompetingQuantity } from '#lib/server/analysis/disputes/competing-list.ts';
import { arbitrate, NotArbitrable, withdrawArbitration } from '#lib/server/import/arbitrate.ts';
import { readSettings } from '#lib/server/settings.ts';
import { NoBase, openExisting } from '#lib/server/store/open.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readArguments, type ArbitrateArguments } from './arbitrate-arguments.ts';
import { describeArbitration, describeCompeting, describeRefusal } from './arbitrate-report.ts';
import { explainFailure } from './storage-failure.ts';
import { placeOf } from './trial.ts';
import { say, sayWrong } from './terminal/tell.ts';

const now = new Date().toISOString();
const { asked, dryRun, base } = readArguments(process.argv.slice(2), now.slice(0, 10));
try {
	const path = base ?? readSettings(process.env).databasePath;
	if (!existsSync(path)) throw new NoBase(path);
	const db =
		asked.kind === 'list'
			? openExisting(path, { readonly: true })
			: openExisting(await placeOf(path, dryRun));
	try {
		process.exitCode = await answer(db, asked);
	} finally {
		db.close();
	}
} catch (error) {
	const sentence = explainFailure(error);
	if (sentence === null) throw error;
	sayWrong(...sentence.split('\n'));
	process.exitCode = 1;
}

async function answer(db: Database, what: ArbitrateArguments['asked']): Promise<number> {
	if (what.kind === 'list') {
		say(...describeCompeting(everyContest(db)));
		return 0;
	}
	try {
		const report =
			what.kind === 'decide'
				? await arbitrate(db, what.row, { at: now, dryRun })
				: withdrawArbitration(db, what.quantite, { at: now, dryRun });
		say(...describeArbitration(report, dryRun));
		return report.version !== null || dryRun ? 0 : 1;
	} catch (error) {
		if (!(error instanceof NotArbitrable)) throw error;
		const place = what.kind === 'decide' ? what.row : what.quantite;
		sayWrong(...describeRefusal(error, place));
		return 1;
	}
}

/** Contests in commitments and in payments; where no line says which, once. */
function everyContest(db: Database): CompetingQuantity[] {
	const [ae, cp] = ['ae', 'cp'].map((nature) => {
		const query = parseQuery(new URLSearchParams({ nature }), []);
		return listCompeting(db, query, Number.MAX_SAFE_INTEGER).rows;
	});
	return [...(cp ?? []), ...(ae ?? []).filter((item) => item.nature !== 'np')];
}
