import { NoData, RefusedData } from '#lib/server/import/ensure-base.ts';
import { FileChanged } from '#lib/server/import/reading/read-watched.ts';
import { OrphanJournal } from '#lib/server/store/create-base.ts';
import { DamagedBase } from '#lib/server/store/copies/copy-base.ts';
import { HeldBase } from '#lib/server/store/copies/replace-base.ts';
import { DamagedFile } from '#lib/server/store/files.ts';
import { NewerAccounts } from '#lib/server/store/accounts/accounts-base.ts';
import { EmptyBase, ForeignBase, NewerBase, NoBase, OlderBase, OldNode } from '#lib/server/store/open.ts';

const NOT_OURS = 'Ce fichier n’est pas une base de Lignes claires. Rien n’a changé : vérifiez le chemin.';

const SENTENCES: readonly (readonly [RegExp, string])[] = [
	[
		/^SQLITE_BUSY/,
		'Un autre import est en cours sur cette base. Rien n’a changé : attendez sa fin, puis recommencez.'
	],
	[
		/^SQLITE_READONLY/,
		'La base ne peut pas être modifiée (lecture seule). Rien n’a changé : vérifiez les droits du fichier.'
	],
	[
		/^SQLITE_CANTOPEN|^EACCES|^EPERM|^EROFS/,
		'La base ne peut pas être ouverte. Rien n’a changé : vérifiez le chemin et les droits.'
	],
	[/^SQLITE_FULL|^ENOSPC/, 'Le disque est plein. Rien n’a changé : faites de la place, puis recommencez.'],
	[/^SQLITE_IOERR/, 'Le disque a refusé d’écrire. Rien n’a changé : vérifiez la place et l’état du disque.'],
	[/^SQLITE_NOTADB/, NOT_OURS],
	[/^SQLITE_CORRUPT/, 'La base est abîmée. Rien n’a changé : reprenez une sauvegarde.']
];

/** What a failure of the disk, of the base or of the shipped data means for the person at work; `null` for any other. */
export function explainFailure(error: unknown): string | null {
	if (error instanceof NewerBase)
		return 'Cette base vient d’une version plus récente du programme. Rien n’a changé : mettez le programme à jour.';
	if (error instanceof NewerAccounts)
		return 'Les comptes viennent d’une version plus récente du programme. Rien n’a changé : mettez le programme à jour.';
	if (error instanceof OlderBase)
		return 'Cette base vient d’une version plus ancienne du programme. Rien n’a changé : « npm start » la met à jour.';
	if (error instanceof NoBase)
		return `La base « ${error.path} » n’existe pas. Rien n’a été créé : vérifiez le chemin. « npm start » crée la base du site, un import avec --db en crée une autre.`;
	if (error instanceof EmptyBase)
		return `Le fichier « ${error.path} » est vide (0 octet) : ce n’est plus une base. Un disque plein ou une copie interrompue a pu la perdre. Rien n’a changé : reprenez une sauvegarde, ou supprimez ce fichier pour repartir des données livrées.`;
	if (error instanceof OrphanJournal)
		return `La base a disparu, mais son journal « ${error.path} » est resté : un programme la tient peut-être encore ouverte. Rien n’a changé : arrêtez-le, puis remettez la base à sa place, ou supprimez aussi ce journal pour repartir des données livrées.`;
	if (error instanceof DamagedBase)
		return `La base « ${error.path} » est abîmée. Rien n’a changé : reprenez une autre copie.`;
	if (error instanceof DamagedFile)
		return `Le fichier d’origine ${error.file} (SHA-256) que la base garde ne se relit plus : des octets manquent ou sont abîmés. Rien n’a changé : reprenez une sauvegarde.`;
	if (error instanceof HeldBase)
		return `Le fichier « ${error.path} » est ouvert par un programme, le site sans doute. Rien n’a changé : arrêtez-le, puis recommencez.`;
	if (error instanceof ForeignBase) return NOT_OURS;
	if (error instanceof NoData)
		return `Le dossier des données livrées « ${error.folder} » n’existe pas. Rien n’a changé : vérifiez DATA_FOLDER.`;
	if (error instanceof FileChanged)
		return `Le fichier « ${error.file} » a changé pendant sa lecture : ce qui a été lu n’est pas ce qui aurait été gardé. Rien n’a changé dans la base : fermez-le dans le tableur, attendez la fin de la copie ou de la synchronisation, puis recommencez.`;
	if (error instanceof RefusedData)
		return `Les données livrées sont refusées, la base n’a pas changé. ${error.first ?? ''}`;
	if (error instanceof OldNode) return error.message;
	const code = codeOf(error);
	return SENTENCES.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}

function codeOf(error: unknown): string {
	const code = typeof error === 'object' && error !== null ? (error as { code?: unknown }).code : null;
	return typeof code === 'string' ? code : '';
}
