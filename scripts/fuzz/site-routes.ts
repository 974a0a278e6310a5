import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** A route of the site: its address, parameters as `[name=kind]`, and the words that its code reads. */
export interface SiteRoute {
	readonly address: string;
	readonly ofEditors: boolean;
	/** Whether its code receives what is sent to it. */
	readonly receives: boolean;
	/** What stands between quotes or names an action there: some are the names of fields. */
	readonly words: readonly string[];
}

const SERVED = /^\+(?:server|page\.server|page)\.(?:ts|svelte)$/;
const WORD = /'([a-z][\w-]{1,24})'|^\t(\w{2,20}):/gm;

/** Every route of the sources, found as the framework finds them: by the files that stand there. */
export function siteRoutes(root = 'src/routes'): SiteRoute[] {
	const files = readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && SERVED.test(entry.name))
		.map((entry) => join(entry.parentPath, entry.name));
	return [...new Set(files.map((file) => dirname(file)))].sort().map((folder) => {
		const code = files.filter((file) => dirname(file) === folder).map((file) => readFileSync(file, 'utf8'));
		const text = code.join('\n');
		const path = relative(root, folder);
		return {
			address: `/${path
				.split('/')
				.filter((part) => part !== '' && !/^\(.*\)$/.test(part))
				.join('/')}`,
			ofEditors: path.startsWith('(editors)'),
			receives: /\bactions\b|export const (?:POST|PUT|DELETE|PATCH)\b/.test(text),
			words: [...new Set([...text.matchAll(WORD)].map(([, quoted, named]) => quoted ?? named ?? ''))]
		};
	});
}
