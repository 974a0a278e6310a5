import { UploadRefused } from '#lib/server/tending/uploads.ts';
import { answering, editorOf, uploadsHere } from '../../../../importing.ts';
import type { RequestHandler } from './$types';

/** Keeps the bytes of a file until they are brought in; what says no length is not read. */
export const PUT: RequestHandler = ({ locals, params, request }) =>
	answering(async () => {
		const { id } = editorOf(locals);
		const announced = Number(request.headers.get('content-length') ?? NaN);
		if (!Number.isSafeInteger(announced) || announced < 0) throw new UploadRefused('longueur');
		await uploadsHere().receive(id, params.sha256, announced, request.body ?? nothing());
		return Response.json({ sha256: params.sha256, octets: announced });
	});

async function* nothing(): AsyncGenerator<Uint8Array> {
	// An empty file has no body.
}
