import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { grammar } from '#lib/domain/query.ts';
import { linksOf, type Copy } from './links.ts';
import { eachAddress } from './markup.ts';
import { policyFiles } from './policy-files.ts';
import type { FigurePreset } from './presets.ts';
import type { Version, Writing } from './published-folder.ts';
import { readSite, type Answer, type SiteRead } from './read-site.ts';
import { rewriteAnswer, SCRIPT } from './rewrite.ts';
import type { Served } from './serve-copy.ts';
import { toldPages } from './told-pages.ts';

/** What is asked of a publication. */
export interface Asked {
	readonly origin: string;
	readonly vivant: string | null;
	readonly date: string;
	readonly presets: readonly FigurePreset[];
	/** Names all that the copy is made of. */
	readonly empreinte?: string;
	/** Addresses that this copy leaves out. */
	readonly leftOut?: RegExp;
	readonly tell: (done: number, waiting: number) => void;
}

/** What was published. */
export interface Published {
	readonly version: number;
	readonly pages: number;
	/** Versions whose frozen addresses stand in the copy. */
	readonly frozen: readonly number[];
	/** Addresses to which the site leads and that did not answer. */
	readonly refused: SiteRead['refused'];
}

/** Two answers of one path, or paths that a file system without capitals cannot tell apart, go by their address too. */
function apart(answers: Iterable<Answer>): void {
	const known = new Map<string, string>();
	for (const { path, address } of answers) {
		const other = known.get(path.toLowerCase());
		if (other !== undefined) throw new Error(`two addresses for one path: ${other} and ${address}`);
		known.set(path.toLowerCase(), address);
	}
}

/** Reads the served site and writes it as files: nothing is in its place before `writing` is finished. */
export async function publishSite(
	{ address: server, version }: Served,
	writing: Writing,
	asked: Asked
): Promise<Published> {
	const { origin, vivant, date, presets, empreinte, leftOut, tell } = asked;
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-lu-'));
	const clean = () => rmSync(folder, { recursive: true, force: true });
	process.once('exit', clean);
	try {
		const frozen = [...new Set([...(writing.former?.figees ?? []), version])].sort((a, b) => a - b);
		const site = await readSite({ server, origin, folder, version, presets, leftOut, frozen, tell });
		apart(site.answers.values());
		const copy: Copy = { origin, vivant, version, date, site };
		const links = linksOf(copy);
		const answers = [...site.answers.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
		for (const answer of answers) writing.write(answer.path, rewriteAnswer(copy, links, answer));
		// Its own styles, wherever the page that it becomes stands.
		const shell = async (path: string) =>
			eachAddress(await (await fetch(server + path)).text(), (one) =>
				one.startsWith('.') ? new URL(one, origin + path).pathname : one
			);
		const shells = { fr: await shell('/introuvable'), en: await shell('/en/introuvable') };
		const told = toldPages(copy, links, shells);
		for (const { path, html } of told) writing.write(path, html);
		const script = readFileSync(new URL('./copie.js', import.meta.url), 'utf8');
		const read = JSON.stringify(Object.keys(grammar([]).shape).filter((name) => name !== 'lang'));
		writing.write(SCRIPT, script.replace('/* NOMS */ []', read));
		writing.write('/robots.txt', `User-agent: *\nSitemap: ${origin}/sitemap.xml\n`);
		const said: Version = {
			...{ site: 'lignes-claires', version, date, origine: origin, vivant, figees: frozen },
			...(empreinte !== undefined && { empreinte })
		};
		// Without it, GitHub Pages leaves out every folder whose name begins with « _ ».
		writing.write('/.nojekyll', '');
		writing.write('/version.json', `${JSON.stringify(said)}\n`);
		for (const [name, text] of policyFiles(copy, [
			...answers.map(({ path }) => path),
			...told.map(({ path }) => path),
			'/version.json',
			SCRIPT
		]))
			writing.write(`/${name}`, text);
		const pages = answers.filter(({ page }) => page).length;
		return { version, pages, frozen, refused: site.refused };
	} finally {
		process.off('exit', clean);
		clean();
	}
}
