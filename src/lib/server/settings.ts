import { z } from 'zod';

const Settings = z.object({
	/** The base, one file. */
	DATABASE_PATH: z.string().min(1).default('data/lignes-claires.db'),
	/** The shipped CSVs from which a base is created, and followed when they change. */
	DATA_FOLDER: z.string().min(1).default('data'),
	/** Where readers write to report an error; without it, the page says so. */
	CONTACT_EMAIL: z.email().optional()
});

/** The only reading of the environment; an empty value counts as missing. */
export function readSettings(env: Readonly<Record<string, string | undefined>>) {
	const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
	const { DATABASE_PATH, DATA_FOLDER, CONTACT_EMAIL } = Settings.parse(given);
	return { databasePath: DATABASE_PATH, dataFolder: DATA_FOLDER, contact: CONTACT_EMAIL ?? null };
}
