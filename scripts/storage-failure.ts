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
	[
		/^SQLITE_NOTADB/,
		'Ce fichier n’est pas une base de Lignes claires. Rien n’a changé : vérifiez le chemin.'
	],
	[/^SQLITE_CORRUPT/, 'La base est abîmée. Rien n’a changé : reprenez une sauvegarde.']
];

/** What a failure of the disk or of the base means for the person importing; `null` for any other failure. */
export function explainFailure(error: unknown): string | null {
	if (typeof error !== 'object' || error === null) return null;
	const named = error as { code?: unknown; name?: unknown; message?: unknown };
	if (named.name === 'NewerBase')
		return 'Cette base vient d’une version plus récente du programme. Rien n’a changé : mettez le programme à jour.';
	if (named.name === 'OldNode' && typeof named.message === 'string') return named.message;
	const code = typeof named.code === 'string' ? named.code : '';
	return SENTENCES.find(([pattern]) => pattern.test(code))?.[1] ?? null;
}
