import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The file of a campaign: its name without its extension, and what it says. */
export interface CampaignFile {
	readonly id: string;
	readonly texte: string;
}

/** Where campaigns are kept, beside the shipped data. */
export const campaignFolder = (dataFolder: string): string => join(dataFolder, 'campagnes');

/** Names of the files, in order; none where nothing was ever frozen. */
function namesIn(folder: string): string[] {
	try {
		const entries = readdirSync(folder, { withFileTypes: true });
		const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.md'));
		return files
			.map(({ name }) => name)
			.filter((name) => name !== 'README.md')
			.sort();
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}

/** The campaigns of a folder of data, in the order of their names. */
export function campaignFiles(dataFolder: string): CampaignFile[] {
	const folder = campaignFolder(dataFolder);
	return namesIn(folder).map((name) => ({
		id: name.slice(0, -'.md'.length),
		texte: readFileSync(join(folder, name), 'utf8')
	}));
}

/** What names the state of the campaigns to whoever keeps what was made of them: remarks are edited while the site runs. */
export function campaignStamp(dataFolder: string): string {
	const folder = campaignFolder(dataFolder);
	return namesIn(folder)
		.map((name) => {
			const { size, mtimeMs, ino } = statSync(join(folder, name), { throwIfNoEntry: false }) ?? {};
			return [name, size, mtimeMs, ino].join(':');
		})
		.join(' ');
}
