import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { campaignFiles } from '#lib/server/campaign-files.ts';
import type { Database } from '#lib/server/store/database.ts';
import { lastErasure, listVersions } from '#lib/server/store/versions.ts';
import { hashSources } from '../site-build.ts';

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Names what a base and its campaigns say: an import, a decision or an erasure makes a version, remarks are a file. */
export const dataStamp = (db: Database, dataFolder: string): string =>
	hashOf([listVersions(db), lastErasure(db), campaignFiles(dataFolder)]);

/** Names a copy by all that it is made of: the data, the program that writes it, and what was asked. */
export async function copyStamp(data: string, asked: unknown): Promise<string> {
	const own = readdirSync(import.meta.dirname, { withFileTypes: true })
		.filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
		.map(({ name }) => [name, readFileSync(new URL(name, import.meta.url), 'utf8')]);
	return hashOf([data, await hashSources(), own, asked]);
}
