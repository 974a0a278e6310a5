import type { CampaignMoved } from '#lib/domain/importing/effect.ts';
import { InvalidQuery } from '#lib/domain/query.ts';
import { campaignChanges } from '#lib/pages/year/campaign/campaign-changes.server.ts';
import { campaignQuery } from '#lib/pages/year/campaign/campaign-of.server.ts';
import { readCampaign } from '#lib/pages/year/campaign/campaign-record.ts';
import { yearDossier } from '#lib/pages/year/dossier/year-dossier.server.ts';
import { UnknownVersion } from '#lib/server/analysis/selection.ts';
import type { CampaignFile } from '#lib/server/campaign-files.ts';
import type { Database } from '#lib/server/store/database.ts';

/** Addresses inside an evaluation do not matter here: what is compared are its values. */
const ORIGIN = 'http://localhost';

/** The frozen evaluations of which `version` moves values; one whose file cannot be read is not compared. */
export function campaignsMoved(
	db: Database,
	version: number,
	files: readonly CampaignFile[]
): CampaignMoved[] {
	return files.flatMap(({ id, texte }) => {
		const campaign = readCampaign(id, texte);
		if ('phrase' in campaign) return [];
		try {
			const query = campaignQuery(db, campaign);
			const dossier = yearDossier(db, query, campaign.annee, ORIGIN);
			const at = (v: number) => campaignChanges(db, query, dossier, v, ORIGIN).blocs;
			const before = new Set(at(version - 1).map((block) => JSON.stringify(block)));
			const blocs = at(version).filter((block) => !before.has(JSON.stringify(block)));
			const { titre, annee } = campaign;
			return blocs.length === 0
				? []
				: [{ id, titre, annee, version: campaign.version, blocs: blocs.map(({ nom }) => nom) }];
		} catch (cause) {
			// A campaign of another base says nothing of this one.
			if (cause instanceof UnknownVersion || cause instanceof InvalidQuery) return [];
			throw cause;
		}
	});
}
