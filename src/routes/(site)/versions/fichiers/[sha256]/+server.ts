import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import { findFile, fileName, isPublished, readFileBytes } from '#lib/server/store/files.ts';
import { saidWhole } from '../../../../damaged-file.ts';
import type { RequestHandler } from './$types';

/** The original bytes of an imported file, as they came, when all that they say is published. */
export const GET: RequestHandler = ({ locals, params }) => {
	const file = findFile(locals.db, params.sha256);
	if (!file)
		error(404, tr('Aucun fichier importé n’a cette empreinte.', 'No imported file has this fingerprint.'));
	if (file.erasedBy !== null)
		error(
			410,
			tr(
				`Les octets de ce fichier ont été effacés par la version ${file.erasedBy}.`,
				`The bytes of this file were erased by version ${file.erasedBy}.`
			)
		);
	if (!isPublished(locals.db, file.id))
		error(
			403,
			tr(
				'Les octets de ce fichier ne sont pas publiés : ils disent plus que les lignes (colonnes, lignes ou feuilles non lues, noms de particuliers). Qui tient le site les garde.',
				'The bytes of this file are not published: they say more than the lines (columns, rows or sheets that are not read, names of private persons). Whoever runs the site keeps them.'
			)
		);
	const bytes = readFileBytes(locals.db, file.id);
	// Asked for before anything is promised: a file that is not whole is told in words.
	let coming = saidWhole(() => bytes.next());
	const name = fileName(locals.db, file.id).replace(/[^\w.-]+/g, '_');
	const body = new ReadableStream<Uint8Array>({
		pull(controller) {
			if (coming.done) return controller.close();
			controller.enqueue(coming.value);
			coming = bytes.next();
		},
		cancel() {
			bytes.return(undefined);
		}
	});
	return new Response(body, {
		headers: {
			'content-type': 'application/octet-stream',
			'content-length': String(file.byteCount),
			etag: `"${params.sha256}"`,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'public, max-age=31536000, immutable'
		}
	});
};
