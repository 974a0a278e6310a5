import { waitingImports } from '#lib/server/tending/quarantine/waiting-rows.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db } }) => ({ imports: waitingImports(db) });
