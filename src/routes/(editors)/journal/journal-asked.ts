import type { Database } from '#lib/server/store/database.ts';
import { NOM_DU_GESTE } from '#lib/server/accounts/gestes.ts';
import type { Issue } from '#lib/server/accounts/journal.ts';
import { journalRows, type JournalRow } from '#lib/server/accounts/journal-pages.ts';
import { inBoth, tr } from '#lib/domain/language.ts';

export const NOM_DE_L_ISSUE: Readonly<Record<Issue, string>> = inBoth(
	{ fait: 'fait', refuse: 'refusé', echec: 'échec', interrompu: 'interrompu' },
	{ fait: 'done', refuse: 'refused', echec: 'failed', interrompu: 'interrupted' }
);

/** Who did it, in words. */
export function whoOf({ editeur, geste, commande }: JournalRow): string {
	if (commande) return tr('par la commande, sur le serveur', 'by the command, on the server');
	if (geste === null)
		return tr('un compte que ce journal ne connaît pas', 'an account that this journal does not know');
	return editeur === '' ? tr('un visiteur', 'a visitor') : editeur;
}

/** What was done, in words. */
export const actOf = ({ geste }: JournalRow): string =>
	geste === null ? tr('Version des données', 'Version of the data') : NOM_DU_GESTE[geste];

/** The entries that an address asks for. */
export function askedOfJournal(accounts: Database, base: Database, params: URLSearchParams) {
	const editeur = params.get('personne') || null;
	return { editeur, rows: journalRows(accounts, base, editeur) };
}
