import { firstLink } from '#lib/server/accounts/first-link.ts';
import { openAccounts } from '#lib/server/accounts/open-accounts.ts';

/** What to print after the address of the site as long as nobody keeps its accounts; `null` once somebody does. */
export async function firstInvitation(
	path: string,
	origin: string,
	secret: string | null
): Promise<string | null> {
	const accounts = await openAccounts(path, origin, secret);
	try {
		const token = firstLink(accounts.db);
		if (token === null) return null;
		return `Premier administrateur, à créer dans les 72 heures : ${origin}/invitation/${token}
(ce lien sert une fois ; un autre est donné à chaque démarrage tant qu’aucun administrateur n’existe)`;
	} finally {
		accounts.close();
	}
}
