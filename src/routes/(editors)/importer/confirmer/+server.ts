import { z } from 'zod';
import { readingOf } from '#lib/domain/carry-links.ts';
import { journaled } from '#lib/server/accounts/journal.ts';
import { confirmWork, orderName, workOf } from '#lib/server/tending/orders.ts';
import {
	answering,
	editorOf,
	NotAnOrder,
	orderIn,
	placeHere,
	sentJson,
	uploadsHere
} from '../../../importing.ts';
import { endOf, namesOf } from '../../../journal-of-orders.ts';
import type { RequestHandler } from './$types';

/** The order, and the name of the effect that was shown of it. */
const Sent = z.object({ ordre: z.unknown(), empreinte: z.string().regex(/^[0-9a-f]{32}$/) });

/**
 * Carries out an order whose effect was shown. 200 with the version and its receipt; 409 with the new effect where it is no
 * longer the one shown (`autre`) or takes something away that was not confirmed (`a-confirmer`), or where there is nothing to
 * do (`rien`). The same order sent twice is answered as the first time.
 */
export const POST: RequestHandler = ({ locals, request, url }) =>
	answering(async () => {
		const editeur = editorOf(locals);
		const sent = Sent.safeParse(await sentJson(request));
		if (!sent.success) throw new NotAnOrder(false, sent.error);
		const { empreinte } = sent.data;
		const order = orderIn(sent.data.ordre);
		const work = workOf(order, uploadsHere(), editeur.id);
		const ordre = orderName({ sender: editeur.id, what: order, vue: order.vue, empreinte });
		const place = placeHere(request);
		const outcome = await journaled(
			editeur,
			'import',
			namesOf(order.fichiers.map(({ nom }) => nom)),
			(geste) => confirmWork(place, work, { empreinte, geste, ordre, motif: order.motif }),
			endOf
		);
		if (outcome.issue === 'effet' || !('version' in outcome)) return Response.json(outcome, { status: 409 });
		const en = readingOf(url).langue === 'en' ? '/en' : '';
		return Response.json({ version: outcome.version, recu: `${en}/importer/recu/${outcome.version}` });
	});
