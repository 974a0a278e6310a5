import { formatEuros } from '#lib/domain/money.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { NATURES } from '#lib/domain/vocabulary.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import type { Tally } from '#lib/ingest/told/tally.ts';
import type { Group } from './groups.ts';

/**
 * Drops the « voted » amounts of a file published before the vote: no row of it has an amendment, so its columns of the
 * law copy the bill. Their cents are controls (R14), and the reader is told.
 *
 * @param columns headers of those columns, as `DestinationReader.copiedVote` names them
 */
export function withoutCopiedVote(
	groups: ReadonlyMap<string, Group>,
	columns: ReadonlySet<string>,
	tally: Tally,
	log: ProblemLog
): Group[] {
	const copied = [...groups.values()].filter((group) =>
		[...group.columns].every((name) => columns.has(name))
	);
	if (copied.length === 0) return [...groups.values()];
	const sums = NATURES.flatMap((nature, at) => {
		const cents = copied.reduce((sum, group) => sum + (group.nature === nature ? group.centimes : 0), 0);
		tally.move('accepted', 'controls', at, cents);
		return cents === 0
			? []
			: [`${formatEuros(cents)}${nature === 'np' ? '' : ` en ${nature.toUpperCase()}`}`];
	});
	const years = enumerate([...new Set(copied.map((group) => String(group.exercice)))].sort());
	const names = enumerate([...columns].map((name) => fr`« ${name} »`));
	log.announce(
		'vote-recopie',
		fr`Toutes les colonnes d'amendements de ce fichier sont à zéro : ${names} y recopient le projet de loi et ne disent pas ce qui a été voté. Aucune ligne « LFI ${years} » n'en est tirée (${enumerate(sums)}, comptés comme contrôles).`
	);
	const dropped = new Set(copied);
	return [...groups.values()].filter((group) => !dropped.has(group));
}
