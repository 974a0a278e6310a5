import type { Bringing, Content } from '#lib/server/import/ensure-base.ts';

const MOST_NAMES = 8;

/** « ipc.csv et sources.csv », « a.csv, b.csv … et 16 autres ». */
function named(names: readonly string[]): string {
	const shown = names.slice(0, MOST_NAMES);
	const others = names.length - shown.length;
	if (others > 0) return `${shown.join(', ')} et ${others === 1 ? 'un autre' : `${others} autres`}`;
	return shown.length < 2 ? shown.join() : `${shown.slice(0, -1).join(', ')} et ${shown.at(-1)}`;
}

/** What the shipped files bring to a base, said before they do. */
export function describeBringing(
	{ creation, changed, added }: Bringing,
	{
		base,
		dataFolder,
		content,
		dryRun = false
	}: { base: string; dataFolder: string; content: Content; dryRun?: boolean }
): string[] {
	if (creation) {
		const what = content === 'all' ? '' : ', avec ses vocabulaires et sans ses lignes';
		return dryRun
			? [`La base ${base} n’existe pas : elle serait créée depuis ${dataFolder}/${what}.`]
			: [`Création de la base ${base} depuis ${dataFolder}/${what}.`];
	}
	const verb = dryRun ? 'entrerait d’abord' : 'entre';
	const verbs = dryRun ? 'entreraient d’abord' : 'entrent';
	return [
		`La base ${base} n’a pas encore tout ce qui est dans ${dataFolder}/. Par une nouvelle version :`,
		...(changed.length > 0
			? [
					`  ${changed.length === 1 ? `un fichier modifié ${verb}` : `${changed.length} fichiers modifiés ${verbs}`} : ${named(changed)}.`
				]
			: []),
		...(added.length > 0
			? [
					`  ${added.length === 1 ? `un fichier que la base n’avait pas ${verb}` : `${added.length} fichiers que la base n’avait pas ${verbs}`} : ${named(added)}.`
				]
			: []),
		...(dryRun ? ['L’effet dit ensuite est celui de l’import après cette mise à jour.'] : [])
	];
}
