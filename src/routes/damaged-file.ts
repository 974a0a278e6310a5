import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { DamagedFile } from '#lib/server/store/files.ts';

function told(cause: unknown): never {
	if (!(cause instanceof DamagedFile)) throw cause;
	error(
		503,
		tr(
			fr`Le fichier d’origine gardé ne se relit plus : il manque des octets, ou ils sont abîmés. Les montants restent servis ; qui tient le site doit reprendre une sauvegarde.`,
			'The original file that was kept can no longer be read: bytes of it are missing or damaged. Amounts are still served; whoever runs the site has to restore a backup.'
		)
	);
}

/** What is read from the kept bytes of a file, told in words (503) when they are no longer whole. */
export function saidWhole<T>(read: () => T): T {
	try {
		const found = read();
		return found instanceof Promise ? (found.catch(told) as T) : found;
	} catch (cause) {
		return told(cause);
	}
}
