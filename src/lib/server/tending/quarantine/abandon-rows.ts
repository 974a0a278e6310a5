import { fr } from '#lib/domain/typography.ts';
import type { Database } from '#lib/server/store/database.ts';
import { releaseRejects } from '#lib/server/store/imports.ts';
import { signByAct } from '#lib/server/store/signed/sign-version.ts';
import { openVersion } from '#lib/server/store/versions.ts';
import { withOwnConnection } from '#lib/server/tending/tables/own-connection.ts';

/**
 * Lets go of rows in quarantine that nobody will mend, as a version: their euros are no longer told as not imported, and
 * the version says for everybody why. The bytes of their file stay. Gives the version, `null` when none of the rows waits.
 */
export const abandonRows = (
	db: Database,
	{ importId, lignes }: { readonly importId: number; readonly lignes: readonly number[] },
	{ at, raison, geste }: { readonly at: string; readonly raison: string; readonly geste?: string }
): Promise<number | null> =>
	withOwnConnection(db, (own) => {
		const count = lignes.length === 1 ? '1 ligne' : fr`${lignes.length} lignes`;
		const summary = fr`abandon de ${count} en quarantaine, import ${importId} : ${raison}`;
		const version = openVersion(own, 'edition', summary.slice(0, 500), at);
		signByAct(own, version, geste);
		const left = releaseRejects(own, { importId, lignes }, version);
		own.exec(left === lignes.length ? 'COMMIT' : 'ROLLBACK');
		return left === lignes.length ? version : null;
	});
