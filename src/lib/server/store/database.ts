/** A base and a question made ready, as their library types them: what the rest of the code may say of it. */
export type { Database, Statement } from 'better-sqlite3';
