import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { InvalidQuery, parseQuery, writeQuery, type Query } from '#lib/domain/query.ts';
import { empreinteOf } from '#lib/export/empreinte.ts';
import { LINES_CSV_HEADER, lineCsvRow } from '#lib/export/lines-csv.ts';
import { withLabels, withMeasure } from '#lib/export/measured-table.ts';
import { appliedFilters } from '#lib/figures/applied-filters.ts';
import { figureTable } from '#lib/figures/shown-figure.server.ts';
import { campaignQuery } from '#lib/pages/year/campaign/campaign-of.server.ts';
import {
	campaignId,
	CampaignRecord,
	readCampaign,
	writeCampaign,
	type Campaign
} from '#lib/pages/year/campaign/campaign-record.ts';
import { empreintesOf, otherEmpreintes } from '#lib/pages/year/campaign/block-prints.ts';
import type { FigureBlock } from '#lib/pages/year/dossier/blocks.ts';
import { yearDossier } from '#lib/pages/year/dossier/year-dossier.server.ts';
import { yearsWithData } from '#lib/pages/year/years-with-data.server.ts';
import { everyLine } from '#lib/server/analysis/lines/whole-lines.ts';
import { select, UnknownVersion } from '#lib/server/analysis/selection.ts';
import { campaignFiles, campaignFolder } from '#lib/server/campaign-files.ts';
import { NoData } from '#lib/server/import/ensure-base.ts';
import { readSettings } from '#lib/server/settings.ts';
import type { Database } from '#lib/server/store/database.ts';
import { NoBase, openExisting } from '#lib/server/store/open.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion, lastErasure } from '#lib/server/store/versions.ts';
import { readArguments, USAGE, type FreezeArguments } from './freeze-arguments.ts';
import { describeControl, describeFrozen, describeUnknownYear, type Differences } from './freeze-report.ts';
import { explainFailure } from '../storage-failure.ts';
import { stopWithUsage } from '../usage.ts';
import { say, sayWrong } from '../terminal/tell.ts';

const { asked, base, data } = readArguments(process.argv.slice(2));
const settings = readSettings(process.env);
const folder = data ?? settings.dataFolder;
try {
	const path = base ?? settings.databasePath;
	if (!existsSync(path)) throw new NoBase(path);
	if (!existsSync(folder)) throw new NoData(folder);
	const db = openExisting(path, { readonly: true });
	try {
		process.exitCode = asked.kind === 'verify' ? verify(db) : freeze(db, asked);
	} finally {
		db.close();
	}
} catch (error) {
	const sentence = explainFailure(error);
	if (sentence === null) throw error;
	sayWrong(...sentence.split('\n'));
	process.exitCode = 1;
}

/** The empreinte of a figure as its own page gives it. */
function figureEmpreinte(db: Database, { figure, query }: FigureBlock): string | null {
	const table = figureTable(db, figure, query);
	if (table === null) return null;
	const applied = appliedFilters(figure, query, select(db, query).deflator?.base);
	return empreinteOf(withLabels(withMeasure(table, { nature: applied.nature, base: applied.base ?? null })));
}

/** SHA-256 of the lines of a version, as its export writes them. */
function linesPrint(db: Database, version: number): string {
	const hash = createHash('sha256').update(`${LINES_CSV_HEADER}\n`);
	for (const line of everyLine(db, version)) hash.update(`${lineCsvRow(line)}\n`);
	return hash.digest('hex');
}

function refused(sentence: string): 1 {
	sayWrong(`${sentence} Rien n’a été figé.`);
	return 1;
}

/** The query asked, with the base of constant euros named: what is frozen follows no default. */
function queryAsked(db: Database, filtres: URLSearchParams): Query {
	const version = currentVersion(db);
	try {
		const query = parseQuery(
			filtres,
			readReference(db, version).dispositifs.map(({ id }) => id)
		);
		const { deflator } = select(db, query);
		return { ...query, v: version, base: deflator?.base };
	} catch (error) {
		if (error instanceof InvalidQuery) return stopWithUsage(error.message, USAGE);
		throw error;
	}
}

function freeze(
	db: Database,
	{ annee, titre, filtres }: FreezeArguments['asked'] & { kind: 'freeze' }
): 0 | 1 {
	const query = queryAsked(db, filtres);
	const years = yearsWithData(db, currentVersion(db));
	if (!years.includes(annee)) return refused(describeUnknownYear(annee, years));
	const id = campaignId(annee, titre);
	if (id === null) return refused(`Le titre « ${titre} » n’a ni lettre ni chiffre.`);
	const dossier = yearDossier(db, query, annee, '');
	const record = CampaignRecord.safeParse({
		...{ annee, titre, version: dossier.version, date: dossier.date },
		figee: new Date().toISOString().slice(0, 10),
		filtres: writeQuery(query, { v: undefined }).replace(/^\?/, ''),
		lignes: linesPrint(db, dossier.version),
		empreintes: empreintesOf(dossier, (block) => figureEmpreinte(db, block))
	});
	if (!record.success)
		return refused(`Le titre « ${titre} » ne convient pas : ${record.error.issues[0]?.message ?? ''}.`);
	const path = join(campaignFolder(folder), `${id}.md`);
	try {
		mkdirSync(campaignFolder(folder), { recursive: true });
		writeFileSync(path, writeCampaign(record.data), { flag: 'wx' });
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'EEXIST')
			return refused(`Une campagne porte déjà ce titre, ou un titre qui s’écrit pareil : ${path}.`);
		if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
			return refused(
				`Le dossier « ${campaignFolder(folder)} » ne peut pas être écrit : vérifiez ses droits.`
			);
		throw error;
	}
	say(...describeFrozen(id, record.data, path));
	return 0;
}

/** What the base says otherwise of a campaign, or why it cannot be asked. */
function differences(db: Database, campaign: Campaign): Differences | string {
	try {
		const dossier = yearDossier(db, campaignQuery(db, campaign), campaign.annee, '');
		const read = empreintesOf(dossier, (block) => figureEmpreinte(db, block));
		return {
			empreintes: otherEmpreintes(campaign.empreintes, read),
			lignes: linesPrint(db, campaign.version) === campaign.lignes,
			effacement: lastErasure(db) > campaign.version
		};
	} catch (error) {
		if (error instanceof UnknownVersion) return `la base n’a pas de version ${error.version}.`;
		if (error instanceof InvalidQuery) return error.message;
		throw error;
	}
}

function verify(db: Database): 0 | 1 {
	const campaigns = campaignFiles(folder).map(({ id, texte }) => readCampaign(id, texte));
	if (campaigns.length === 0) say('Aucune campagne n’a été figée.');
	let code: 0 | 1 = 0;
	for (const campaign of campaigns) {
		const found =
			'phrase' in campaign ? `ligne ${campaign.ligne} : ${campaign.phrase}` : differences(db, campaign);
		if (typeof found === 'string') say(`${campaign.id} : ${found}`);
		else if (!('phrase' in campaign)) say(...describeControl(campaign, found));
		if (typeof found === 'string' || found.empreintes.length > 0 || !found.lignes) code = 1;
	}
	return code;
}
