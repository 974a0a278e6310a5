import type { Database } from 'better-sqlite3';

declare global {
	namespace App {
		interface Locals {
			/** The base, opened once at start. */
			db: Database;
			/** The day it is in Paris, « 2026-11-30 ». */
			today: string;
		}
		interface Error {
			/** Shown to the reader and written to the log, so that both can be matched. */
			id?: string;
		}
	}
}

export {};
