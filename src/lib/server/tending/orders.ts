import { createHash } from 'node:crypto';
import type { ImportOrder } from '#lib/domain/importing/import-order.ts';
import type { Langue } from '#lib/domain/language.ts';
import type { ReferenceRow, ReferenceTable } from '#lib/domain/reference-tables.ts';
import { rowsCsv } from '#lib/ingest/reference/reference-csv.ts';
import { campaignFiles } from '#lib/server/campaign-files.ts';
import { openExisting } from '#lib/server/store/open.ts';
import { versionOfOrder } from '#lib/server/store/signed/sign-version.ts';
import { carryOutInThread } from './carry/carry-thread.ts';
import type { JobFile, Outcome, Work } from './carry/job.ts';
import type { Uploads } from './uploads.ts';

/** Bytes that an order names are not there: they were never sent whole, or waited too long. */
export class MissingUploads extends Error {
	readonly noms: readonly string[];
	constructor(noms: readonly string[]) {
		super(`uploads missing: ${noms.length}`);
		this.name = 'MissingUploads';
		this.noms = noms;
	}
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * A file of a vocabulary written from rows. Its name says what it holds: rows that a file of the same name brought earlier
 * and that are no longer there are withdrawn, and nothing else is.
 */
export function writtenFile<T extends ReferenceTable>(
	table: T,
	rows: readonly ReferenceRow<T>[],
	name?: string
): JobFile {
	const texte = rowsCsv(table, rows);
	return { nom: `${name ?? `${table}-${sha256(texte).slice(0, 8)}`}.csv`, contenu: { texte }, lecture: {} };
}

/** A name as a person gave it, without what some systems take for a path. */
const plainName = (nom: string): string =>
	nom
		.replace(/[\p{Cc}\p{Cf}]/gu, '')
		.split(/[\\/]/)
		.at(-1)
		?.trim() || 'fichier';

/**
 * What an order asks, as files to bring in: sheets and words that were decided come first, so that the others are read with
 * them. Throws `MissingUploads`.
 */
export function workOf(order: ImportOrder, uploads: Uploads, sender: string): Work {
	const places = order.fichiers.map((file) => uploads.find(sender, file.sha256));
	const missing = order.fichiers.filter((_, rank) => places[rank] === null).map(({ nom }) => nom);
	if (missing.length > 0) throw new MissingUploads(missing);
	const sheets = [...Map.groupBy(order.lectures, ({ fiche }) => fiche)].map(([fiche, rows]) =>
		writtenFile('lectures', rows, `fiche-${fiche}`)
	);
	const words = order.synonymes.length === 0 ? [] : [writtenFile('synonymes', order.synonymes)];
	const files = order.fichiers.map(({ nom, sha256: sha, lecture, corrections }, rank): JobFile => ({
		nom: plainName(nom),
		contenu: { chemin: places[rank] ?? '', sha256: sha },
		lecture: { ...lecture, corrections, allowRejects: order.laisser }
	}));
	return {
		quoi: 'import',
		fichiers: [...sheets, ...words, ...files],
		confirme: order.confirme,
		totaux: order.totaux
	};
}

/**
 * The name of an order that someone confirms: sent twice, it is one. It is confirmed over one version and one effect, so that
 * the same files brought in again later are another.
 */
export const orderName = (asked: {
	readonly sender: string;
	readonly what: unknown;
	readonly vue: number | null;
	readonly empreinte: string;
}): string => sha256(JSON.stringify([asked.sender, asked.what, asked.vue, asked.empreinte]));

/** Where work is done, and for whom. */
export interface Place {
	readonly base: string;
	readonly dataFolder: string;
	/** The folder of what editors send, in which trials are made too. */
	readonly folder: string;
	readonly langue: Langue;
	/** Whether whoever asked has left. */
	readonly visitor: AbortSignal;
}

const given = ({ base, dataFolder, langue }: Place) => ({
	...{ base, langue, at: new Date().toISOString() },
	campagnes: campaignFiles(dataFolder)
});

/** The effect of some work, tried on a copy of the base. Throws as `carryOutInThread` does. */
export const tryWork = (place: Place, work: Work): Promise<Outcome> =>
	carryOutInThread({ ...given(place), work, confirmation: null }, place.folder, () => !place.visitor.aborted);

/** What is confirmed: the effect that was shown, over the version on which it was, and why. */
export interface Confirmed {
	readonly empreinte: string;
	readonly geste: string | null;
	readonly ordre: string | null;
	readonly motif: string;
}

/**
 * Carries out work whose effect was shown; when it is no longer that one, nothing is done and the new one is told. What has
 * begun is carried to its end, whether or not somebody still waits for the answer. Throws as `carryOutInThread` does.
 */
export async function confirmWork(
	place: Place,
	work: Work,
	{ empreinte, geste, ordre, motif }: Confirmed
): Promise<Outcome> {
	const confirmation = { empreinte, signature: { geste, ordre, motif } };
	try {
		return await carryOutInThread({ ...given(place), work, confirmation }, place.folder);
	} catch (cause) {
		// A thread may fail or be stopped once all is kept: what the base says was done was done.
		const version = ordre === null ? null : madeBy(place.base, ordre);
		if (version === null) throw cause;
		return { issue: 'deja', version };
	}
}

/** The version that an order made, `null` when it made none or nothing can be read of the base. */
function madeBy(base: string, ordre: string): number | null {
	try {
		const db = openExisting(base, { readonly: true });
		try {
			return versionOfOrder(db, ordre);
		} finally {
			db.close();
		}
	} catch {
		return null;
	}
}
