import { parseQuery, type Query } from '#lib/domain/query.ts';
import {
	SECTIONS,
	type FigureBlock,
	type SectionId,
	type YearDossier
} from '#lib/pages/year/dossier/blocks.ts';
import { yearDossier } from '#lib/pages/year/dossier/year-dossier.server.ts';
import { UnknownVersion } from '#lib/server/analysis/selection.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { empreintesOf, otherEmpreintes } from './block-prints.ts';
import { sectionTitle } from '#lib/words/year/dossier-words.ts';
import { campaignChanges, type CampaignChanges } from './campaign-changes.server.ts';
import { ofEachPart, type Campaign } from './campaign-record.ts';
import { remarkBlocks, type RemarkBlock } from './remark-blocks.ts';

/** An evaluation as it was frozen, with what was said of it and what has moved since: for any way to show it. */
export interface FrozenCampaign {
	readonly id: string;
	readonly titre: string;
	readonly annee: number;
	readonly version: number;
	/** Days of the version and of the freeze. */
	readonly date: string;
	readonly figee: string;
	/** Its filters and its version: what the page of the year, its Word file and its other files are asked with. */
	readonly query: Query;
	/** The evaluation itself, at its version. */
	readonly dossier: YearDossier;
	/** Titles of the parts where this base does not say of its version what was frozen; none when the campaign is whole. */
	readonly ecarts: readonly string[];
	/** What was remarked on each part; nothing where the campaign is not what was frozen. */
	readonly remarques: Readonly<Record<SectionId, readonly RemarkBlock[]>>;
	/** What the current version says otherwise; `null` where the campaign is not what was frozen. */
	readonly changements: CampaignChanges | null;
}

/** The query of a campaign. Throws `UnknownVersion`, or `InvalidQuery` where its filters name what its version does not have. */
export function campaignQuery(db: Database, { filtres, version }: Campaign): Query {
	if (version > currentVersion(db)) throw new UnknownVersion(version);
	const params = new URLSearchParams(filtres);
	params.set('v', String(version));
	return parseQuery(
		params,
		readReference(db, version).dispositifs.map(({ id }) => id)
	);
}

/** A campaign of this base; figures tell their empreinte as their pages do. Throws as `campaignQuery` does. */
export function campaignOf(
	db: Database,
	campaign: Campaign,
	origin: string,
	figureEmpreinte: (block: FigureBlock) => string | null
): FrozenCampaign {
	const { id, titre, annee, version, date, figee, remarques } = campaign;
	const query = campaignQuery(db, campaign);
	const dossier = yearDossier(db, query, annee, origin);
	const others = otherEmpreintes(campaign.empreintes, empreintesOf(dossier, figureEmpreinte));
	const parts = new Set(others.map(({ place }) => place.split('/')[0]));
	const ecarts = SECTIONS.filter((part) => parts.has(part)).map((part) => sectionTitle(part, annee));
	const whole = ecarts.length === 0;
	return {
		...{ id, titre, annee, version, date, figee, query, dossier, ecarts },
		remarques: ofEachPart((part) => (whole ? remarkBlocks(remarques[part]) : [])),
		changements: whole ? campaignChanges(db, query, dossier, currentVersion(db), origin) : null
	};
}
