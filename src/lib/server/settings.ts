import { dirname, join } from 'node:path';
import { z } from 'zod';

const Settings = z.object({
	/** The base, one file. */
	DATABASE_PATH: z.string().min(1).default('data/lignes-claires.db'),
	/** The shipped CSVs from which a base is created, and followed when they change. */
	DATA_FOLDER: z.string().min(1).default('data'),
	/** Where verified copies of the base are kept; else a folder beside the base. */
	BACKUP_FOLDER: z.string().min(1).optional(),
	/** The accounts of those who may write, one file; else `comptes.db` beside the base. */
	ACCOUNTS_PATH: z.string().min(1).optional(),
	/** Where files that editors send wait to be brought in; a folder beside the base without it. */
	UPLOADS_FOLDER: z.string().min(1).optional(),
	/** What asks for the measures of the server; without it, nobody can. */
	METRICS_TOKEN: z.string().min(16).optional(),
	/** Where readers write to report an error; without it, the page says so. */
	CONTACT_EMAIL: z.email().optional(),
	/** The address of the site as its readers write it. */
	ORIGIN: z.url().optional(),
	/** `1` while a copy is published: files say the address that a page has in the copy. Set by `npm run publish` alone. */
	COPIE_PUBLIEE: z.literal('1').optional(),
	/** What signs cookies of editors; without it, made once and kept beside the accounts. */
	ACCOUNTS_SECRET: z.string().min(32).optional()
});

/** What each setting that can be wrong asks. */
const ASKED: Readonly<Record<string, string>> = {
	METRICS_TOKEN: 'seize signes au moins',
	ACCOUNTS_SECRET: 'trente-deux signes au moins',
	CONTACT_EMAIL: 'une adresse de courriel',
	ORIGIN: 'une adresse entière, https://exemple.fr'
};

/** A setting of the environment that cannot be used, in a French sentence. */
export class BadSetting extends Error {
	constructor(name: string) {
		super(`${name} : il faut ${ASKED[name] ?? 'une valeur'}.`);
		this.name = 'BadSetting';
	}
}

/** The only reading of the environment; an empty value counts as missing. Throws `BadSetting`. */
export function readSettings(env: Readonly<Record<string, string | undefined>>) {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const found = Settings.safeParse(given);
	if (!found.success) throw new BadSetting(String(found.error.issues[0]?.path[0] ?? ''));
	const read = found.data;
	const beside = (name: string) => join(dirname(read.DATABASE_PATH), name);
	return {
		databasePath: read.DATABASE_PATH,
		dataFolder: read.DATA_FOLDER,
		contact: read.CONTACT_EMAIL ?? null,
		backupFolder: read.BACKUP_FOLDER ?? beside('sauvegardes'),
		metricsToken: read.METRICS_TOKEN ?? null,
		origin: read.ORIGIN ?? null,
		publishedCopy: read.COPIE_PUBLIEE !== undefined,
		accountsPath: read.ACCOUNTS_PATH ?? beside('comptes.db'),
		accountsSecret: read.ACCOUNTS_SECRET ?? null,
		uploadsFolder: read.UPLOADS_FOLDER ?? beside('envois')
	};
}
