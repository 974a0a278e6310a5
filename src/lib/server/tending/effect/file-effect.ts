import type { Conserved, FileEffect } from '#lib/domain/importing/effect.ts';
import { NATURES } from '#lib/domain/vocabulary.ts';
import type { Conservation } from '#lib/server/import/conservation.ts';
import type { FileOutcome } from '#lib/server/import/import-files.ts';
import type { FileSummary } from '#lib/ingest/lines/batch.ts';
import type { Database } from '#lib/server/store/database.ts';

/** Problems told of a file; the report has the others, and every one is counted. */
const MOST_TOLD = 200;

/** What becomes of a file under way. */
export function fileEffect(outcome: FileOutcome, corrections: number): FileEffect {
	const { name, summary, added, unchanged, withdrawn, quarantined, mended, published, conservation } =
		outcome;
	return {
		...ofSummary(name, summary, conservation),
		...{ ajoutees: added, inchangees: unchanged, retirees: withdrawn, publie: published, corrections },
		...{ enQuarantaine: quarantined, reparees: mended }
	};
}

type Report = FileSummary & {
	readonly added: number;
	readonly unchanged: number;
	readonly withdrawn: number;
	readonly published: boolean;
	readonly conservation: Conservation;
};

interface Imported {
	readonly id: number;
	readonly name: string;
	readonly report: string;
	readonly waiting: number;
	readonly corrections: number;
}

/** What became of the files of a version, as their reports say it. */
export function filesOfVersion(db: Database, version: number): FileEffect[] {
	const mended = db
		.prepare<[number], number>('SELECT count(*) FROM reject WHERE until_version = ?')
		.pluck()
		.get(version);
	return db
		.prepare<{ version: number }, Imported>(
			`SELECT i.id, i.name, i.report_json AS report,
				(SELECT count(*) FROM reject r WHERE r.import_id = i.id AND r.since_version = @version) AS waiting,
				(SELECT count(*) FROM correction c WHERE c.import_id = i.id) AS corrections
			FROM import i WHERE i.version_id = @version ORDER BY i.id`
		)
		.all({ version })
		.map(({ name, report, waiting, corrections }, rank) => {
			const told = JSON.parse(report) as Report;
			return {
				...ofSummary(name, told, told.conservation),
				...{ ajoutees: told.added, inchangees: told.unchanged, retirees: told.withdrawn },
				...{ publie: told.published, corrections, enQuarantaine: waiting },
				// Which file mended which row is not kept: they are told once.
				reparees: rank === 0 ? (mended ?? 0) : 0
			};
		});
}

function ofSummary(nom: string, summary: FileSummary, conservation: Conservation) {
	return {
		nom,
		table: summary.table,
		rangees: summary.rows,
		rejetees: summary.rejected,
		horsPerimetre: summary.outOfScope,
		illisibles: conservation.unreadable,
		conservation: conservedOf(conservation),
		problemes: [...summary.problems, ...summary.announcements].slice(0, MOST_TOLD),
		comptes: summary.problemCounts,
		refuse:
			summary.fatal ||
			summary.problems.some(({ severite, ligne }) => severite === 'bloquant' && ligne === null)
	};
}

const conservedOf = ({ natures }: Conservation): Conserved[] =>
	NATURES.flatMap((nature): Conserved[] => {
		const { file, stored, alreadyThere, rejected, outOfScope, controls, holds } = natures[nature];
		const parts = { enregistre: stored, dejaLa: alreadyThere, rejete: rejected };
		const others = { horsPerimetre: outOfScope, controles: controls };
		const nothing = [file, ...Object.values(parts), ...Object.values(others)].every((cents) => cents === 0);
		return nothing ? [] : [{ nature, fichier: file, ...parts, ...others, tient: holds }];
	});
