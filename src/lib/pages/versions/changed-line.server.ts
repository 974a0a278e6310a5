import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { signedEuros } from '#lib/words/versions/changes.ts';
import { VERDICTS_EN_MOTS } from '#lib/words/retained.ts';
import { lineStory, type LineStory } from '#lib/server/analysis/lines/line.ts';
import { causesBetween } from '#lib/server/analysis/versions/version-causes.ts';
import { successorsOf } from '#lib/server/analysis/lines/successors.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { BandRow } from './band-row.ts';

/** What has changed of a line since a version: its amount, withdrawn or replaced; its verdict; its rivals. */
export function changedLine(db: Database, id: number, read: number, current: number): BandRow[] {
	const [before, after] = [lineStory(db, id, read), lineStory(db, id, current)];
	if (!before || !after) return [];
	const gone = after.untilVersion;
	if (gone !== null && gone > read && gone <= current) {
		const heirs = successorsOf(db, id, current);
		const sum = heirs.reduce((total, line) => total + line.centimes, 0);
		return [
			{
				quoi: tr('Cette ligne', 'This line'),
				avant: formatEuros(before.centimes),
				apres:
					heirs.length === 0
						? tr('retirée', 'withdrawn')
						: `${tr('remplacée par', 'replaced by')} ${formatEuros(sum)}`,
				ecart: heirs.length === 0 ? '' : signedEuros(sum - before.centimes),
				versions: [gone]
			}
		];
	}
	const rows: BandRow[] = [];
	const causes = causesBetween(db, read, current)(after.dispositif, after.exercice);
	const versions = causes.map((cause) => cause.version);
	if (before.verdict !== after.verdict) {
		rows.push({
			quoi: tr('Ce que la règle en fait', 'What the rule makes of it'),
			avant: VERDICTS_EN_MOTS[before.verdict],
			apres: VERDICTS_EN_MOTS[after.verdict],
			ecart: '',
			versions
		});
	}
	const [was, is] = [valuesOf(before), valuesOf(after)];
	if (was !== is) {
		const quoi = tr('Valeurs publiées de cette quantité', 'Published values of this quantity');
		rows.push({ quoi, avant: was, apres: is, ecart: '', versions });
	}
	return rows;
}

const valuesOf = (line: LineStory) =>
	[...new Set(line.claims.map((claim) => claim.centimes))]
		.sort((a, b) => b - a)
		.map(formatEuros)
		.join(tr(', ', '; '));
