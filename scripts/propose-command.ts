import { proposalCsv, proposeFiche } from '#lib/ingest/fiches/proposal/propose-fiche.ts';
import { diskSource } from '#lib/server/import/disk-source.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { ImportArguments } from './import-arguments.ts';

/**
 * Writes on the standard output the reading sheet proposed for a table, to be corrected and imported; what there is to say of
 * it goes to the other output. Exit code.
 */
export async function proposeSheet(
	{ reading }: ImportArguments,
	path: string,
	db: Database
): Promise<number> {
	const proposal = await proposeFiche(await diskSource(path), readReference(db, currentVersion(db)), reading);
	for (const { message } of proposal.problems) console.error(message);
	if (proposal.rows.length === 0) return 1;
	// A spreadsheet reads accents right only after this mark.
	process.stdout.write(`${process.stdout.isTTY ? '' : '\uFEFF'}${proposalCsv(proposal)}`);
	const blank = proposal.rows.filter(({ code, raison }) => !code && raison.startsWith('à remplir')).length;
	const fill =
		blank === 0
			? ''
			: ` ${blank} ${blank === 1 ? 'case est' : 'cases sont'} à remplir dans la colonne « code ».`;
	console.error(
		`Fiche de lecture proposée, rien n’est importé.${fill} Relisez-la, enregistrez-la en CSV, puis importez-la avec le tableau : npm run import -- FICHE.csv TABLEAU`
	);
	return 0;
}
