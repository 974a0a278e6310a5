import { listReceipts } from '#lib/server/tending/receipt.ts';
import type { PageServerLoad } from './$types';

/** Versions listed; older ones are on the public page of versions. */
const SHOWN = 100;

export const load: PageServerLoad = ({ locals: { db } }) => ({ recus: listReceipts(db, SHOWN) });
