import type { Database } from 'better-sqlite3';
import type { Accounts } from '#lib/server/accounts/open-accounts.ts';
import type { ServedBase } from '#lib/server/import/serving/served-base.ts';
import type { Metrics } from '#lib/server/metrics.ts';
import type { Editeur } from '#lib/server/accounts/editeur.ts';

declare global {
	namespace App {
		interface Locals {
			/** The base as it stands for this request. */
			db: Database;
			/** The base that the site serves, and how it is. */
			served: ServedBase;
			metrics: Metrics;
			/** The day it is in Paris, « 2026-11-30 ». */
			today: string;
			/** Who is signed in, on pages of editors; `null` everywhere else, whoever asks. */
			editeur: Editeur | null;
			/** The accounts, opened on pages of editors only. */
			accounts?: Accounts;
		}
		interface Error {
			/** Shown to the reader and written to the log, so that both can be matched. */
			id?: string;
		}
	}
}

export {};
