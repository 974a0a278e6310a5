import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { fold } from '#lib/domain/fold.ts';
import { nearest } from '#lib/ingest/header/nearest.ts';
import { csvFilesOf, isEndless, isMarkOfOpenFile, othersOf } from './disk-source.ts';

/** What is done with the reason why a path means no table. */
type Refuse = (reason: string) => never;

const listed = (names: readonly string[]) =>
	enumerate(names.slice(0, 5).map((name) => fr`« ${name} »`)) +
	(names.length > 5 ? fr` (et ${names.length - 5} autres)` : '');

const namesIn = (folder: string) =>
	existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];

/** The one name of a folder that differs from what was typed by how its accents are written, or by its case. */
function respelt(path: string): string | null {
	const [same, ...others] = namesIn(dirname(path)).filter((name) => fold(name) === fold(basename(path)));
	return same !== undefined && others.length === 0 ? join(dirname(path), same) : null;
}

function whyMissing(path: string, paths: readonly string[]): string {
	const folder = dirname(path);
	if (!existsSync(folder))
		return fr`Le dossier « ${folder} » n’existe pas non plus : vérifiez le début du chemin.`;
	const whole = paths.join(' ');
	if (paths.length > 1 && (existsSync(whole) || respelt(whole) !== null))
		return fr`Un nom qui contient des espaces s’écrit entre guillemets : "${whole}".`;
	const names = namesIn(folder).filter((name) => !isMarkOfOpenFile(name) && !name.startsWith('.'));
	const near = respelt(path) ?? nearest(basename(path), names);
	if (near !== null)
		return fr`Vouliez-vous dire « ${basename(near)} » ? Un nom qui contient des espaces s’écrit entre guillemets.`;
	return names.length === 0
		? fr`Le dossier « ${folder} » est vide.`
		: fr`Dans le dossier « ${folder} » se trouvent ${listed(names)}.`;
}

/** The paths as the disk writes them; one that is not there is refused with what stands in its place. */
export function existingPaths(paths: readonly string[], refuse: Refuse): string[] {
	return paths.map((path) => {
		if (isMarkOfOpenFile(path) && !/^\._/.test(basename(path)))
			refuse(
				fr`« ${basename(path)} » n’est pas un tableau : c’est la marque qu’Excel ou LibreOffice pose à côté d’un classeur ouvert. Enregistrez le classeur, fermez-le, puis importez « ${basename(path).replace(/^~\$|^\.~lock\.|#$/g, '')} ».`
			);
		if (isEndless(path))
			refuse(
				fr`« ${path} » n’est ni un fichier ni un dossier, mais un tuyau ou un périphérique, qui n’a pas de fin. Rien n’a changé : écrivez d’abord le tableau dans un fichier.`
			);
		if (existsSync(path)) return path;
		const same = respelt(path);
		// Accents are written in two ways, which look the same: what was typed is that file.
		if (same?.normalize() === path.normalize()) return same;
		return refuse(fr`Le fichier ou dossier « ${path} » n’existe pas. ${whyMissing(path, paths)}`);
	});
}

/** The tables that the paths mean, and what is said of the other files of their folders; a folder without any is refused. */
export async function tablesOf(
	paths: readonly string[],
	refuse: Refuse
): Promise<{ tables: string[]; told: string[] }> {
	const told: string[] = [];
	const tables: string[] = [];
	for (const path of paths) {
		const found = await csvFilesOf(path);
		tables.push(...found);
		if (!statSync(path).isDirectory()) continue;
		const others = await othersOf(path);
		const kinds = 'Sont lus les fichiers .csv, .tsv, .txt, .xlsx et .ods.';
		if (found.length === 0)
			refuse(
				fr`Le dossier « ${path} » ne contient aucun tableau à importer${others.length === 0 ? '' : fr`, mais ${listed(others)}`}. ${kinds}`
			);
		if (others.length > 0) told.push(fr`Laissés de côté dans « ${path} » : ${listed(others)}. ${kinds}`);
	}
	return { tables, told };
}
