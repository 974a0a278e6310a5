import { tryWork, workOf } from '#lib/server/tending/orders.ts';
import { answering, editorOf, orderIn, placeHere, sentJson, uploadsHere } from '../../../importing.ts';
import type { RequestHandler } from './$types';

/** What an order would do to the base: it is carried out entirely, on a copy. */
export const POST: RequestHandler = ({ locals, request }) =>
	answering(async () => {
		const { id } = editorOf(locals);
		const work = workOf(orderIn(await sentJson(request)), uploadsHere(), id);
		const outcome = await tryWork(placeHere(request), work);
		return Response.json('effet' in outcome ? { effet: outcome.effet } : outcome);
	});
