import { constants } from 'node:os';
import { trialOf } from '#lib/server/store/trial-base.ts';

/**
 * The path to work on: the base itself, or for a dry run a copy of it, on which the very same things are done. The copy goes
 * away with the command, however it ends.
 */
export async function placeOf(base: string, dryRun: boolean): Promise<string> {
	if (!dryRun) return base;
	const trial = await trialOf(base);
	process.once('exit', trial.end);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(signal, () => process.exit(128 + constants.signals[signal]));
	}
	return trial.path;
}
