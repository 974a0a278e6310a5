import { openAccountsBase } from '#lib/server/store/accounts/accounts-base.ts';
import type { Database } from '#lib/server/store/database.ts';
import { openAuth, type Auth } from './auth.ts';
import { keepJournalIn } from './journal.ts';
import { accountsSecret } from './secret.ts';

/** The accounts of who tends the data: their file, and the library that keeps it. */
export interface Accounts extends Auth {
	readonly db: Database;
	/** The address of the site. */
	readonly origin: string;
	readonly close: () => void;
}

/** Opens the accounts at a path, making them if need be; the journal of this process is kept there from then on. */
export async function openAccounts(
	path: string,
	origin: string,
	secret: string | null = null
): Promise<Accounts> {
	const db = openAccountsBase(path);
	try {
		const auth = await openAuth(db, { origin, secret: accountsSecret(path, secret) });
		const forget = keepJournalIn(db);
		return {
			...auth,
			db,
			origin,
			close: () => {
				forget();
				db.close();
			}
		};
	} catch (error) {
		db.close();
		throw error;
	}
}
