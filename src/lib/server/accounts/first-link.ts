import type { Database } from '#lib/server/store/database.ts';
import { hasAdministrator, makeLink } from './links.ts';

/** The link that makes the first administrator, as long as there is none; an older one no longer opens. */
export const firstLink = (db: Database): string | null => (hasAdministrator(db) ? null : makeLink(db, null));
