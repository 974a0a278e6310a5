import { error, redirect } from '@sveltejs/kit';
import { InvalidQuery, writeQuery, type Query } from '#lib/domain/query.ts';
import {
	campaignOf,
	campaignQuery,
	type FrozenCampaign
} from '#lib/pages/year/campaign/campaign-of.server.ts';
import {
	readCampaign,
	type BrokenCampaign,
	type Campaign
} from '#lib/pages/year/campaign/campaign-record.ts';
import { campaignDossier } from '#lib/pages/year/campaign/campaign-dossier.ts';
import { yearDossier } from '#lib/pages/year/dossier/year-dossier.server.ts';
import { UnknownVersion } from '#lib/server/analysis/selection.ts';
import { campaignFiles } from '#lib/server/campaign-files.ts';
import { readSettings } from '#lib/server/settings.ts';
import type { Database } from '#lib/server/store/database.ts';
import { campaignRefusals } from '#lib/words/year/campaign-words.ts';
import { figureOf } from '../figures/figure-of.ts';
import { askedOfYear } from './year-asked.ts';

/** Every campaign of the folder of data, those whose file cannot be read too. */
export const everyCampaign = (): (Campaign | BrokenCampaign)[] =>
	campaignFiles(readSettings(process.env).dataFolder).map(({ id, texte }) => readCampaign(id, texte));

/** A campaign in a list, or what of its file cannot be read. */
export interface ListedCampaign {
	readonly id: string;
	readonly titre: string;
	readonly annee: number;
	readonly version: number;
	readonly figee: string;
	readonly lien: string;
	/** Why its file cannot be read, `''` when it can. */
	readonly refus: string;
}

/** The campaigns of a year, or of all. */
export function listedCampaigns(annee?: number): ListedCampaign[] {
	const listed = everyCampaign().map((one): ListedCampaign => {
		if ('phrase' in one) {
			const year = Number(one.id.slice(0, 4));
			const refus = campaignRefusals.broken(one.id, one.ligne);
			return { id: one.id, titre: '', annee: year, version: 0, figee: '', lien: '', refus };
		}
		const { id, titre, annee: year, version, figee } = one;
		return { id, titre, annee: year, version, figee, lien: `/annees/${year}?campagne=${id}`, refus: '' };
	});
	return annee === undefined ? listed : listed.filter((one) => one.annee === annee);
}

/** The evaluation that an address asks: that of a year, or what a campaign froze of it, with its remarks. */
export function dossierAsked(db: Database, url: URL, asked: Query, annee: number) {
	const campagne = campaignAsked(db, url, asked, annee);
	const query = askedOfYear(db, asked, annee);
	return { query, dossier: campagne ? campaignDossier(campagne) : yearDossier(db, query, annee, url.origin) };
}

/** The search of the address at which a campaign is read: its filters, its version, its name. */
const searchOf = (query: Query, id: string): string =>
	`${writeQuery(query)}${writeQuery(query) === '' ? '?' : '&'}campagne=${encodeURIComponent(id)}`;

const filtersOf = (query: Query): string =>
	writeQuery(query, { v: undefined, de: undefined, a: undefined, lang: undefined });

/**
 * The campaign that an address names, `null` when it names none; an address that leaves out its version and its filters is sent
 * to the one that has them, so that every link from there stays at that version. Ends with a refusal, in a sentence, where
 * there is no such campaign, or where the address asks for something else.
 */
export function campaignAsked(db: Database, url: URL, asked: Query, annee: number): FrozenCampaign | null {
	const id = url.searchParams.get('campagne') ?? '';
	if (id === '') return null;
	const all = everyCampaign();
	const found = all.find((one) => one.id === id);
	if (found === undefined)
		error(
			404,
			campaignRefusals.unknown(
				id.slice(0, 100),
				all.map((one) => one.id)
			)
		);
	if ('phrase' in found) error(404, campaignRefusals.broken(id, found.ligne));
	if (found.annee !== annee) error(400, campaignRefusals.year(id, found.annee));
	if (asked.v !== undefined && asked.v !== found.version)
		error(400, campaignRefusals.version(id, found.version));
	try {
		const query = campaignQuery(db, found);
		const filtered = filtersOf(asked) !== '';
		if (filtered && filtersOf(asked) !== filtersOf(query)) error(400, campaignRefusals.filters(id));
		if (asked.v === undefined || filtersOf(asked) !== filtersOf(query))
			redirect(307, `${url.pathname}${searchOf(query, id)}`);
		return campaignOf(
			db,
			found,
			url.origin,
			({ figure, query: shown }) => figureOf(db, figure, shown, url.origin)?.notice.empreinte ?? null
		);
	} catch (cause) {
		if (cause instanceof UnknownVersion) error(404, campaignRefusals.noVersion(id, found.version));
		if (cause instanceof InvalidQuery) error(404, campaignRefusals.broken(id, 1));
		throw cause;
	}
}
