import { editorsOfJournal, JOURNAL_PAGE } from '#lib/server/accounts/journal-pages.ts';
import { momentInParis } from '../../moment-in-paris.ts';
import { accountsOf, editeurOf } from '../../signed-in.ts';
import { actOf, askedOfJournal, NOM_DE_L_ISSUE, whoOf } from './journal-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	editeurOf(locals);
	const { db } = accountsOf(locals);
	const { editeur, rows } = askedOfJournal(db, locals.db, url.searchParams);
	const pages = Math.max(1, Math.ceil(rows.length / JOURNAL_PAGE));
	const asked = Number(url.searchParams.get('page') ?? 1);
	const page = Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1;
	return {
		editeur: editeur ?? '',
		editeurs: editorsOfJournal(db),
		total: rows.length,
		page,
		pages,
		lignes: rows.slice((page - 1) * JOURNAL_PAGE, page * JOURNAL_PAGE).map((row) => ({
			cle: row.cle,
			quand: momentInParis(row.debut),
			iso: row.debut,
			qui: whoOf(row),
			quoi: actOf(row),
			objet: row.objet,
			phrase: row.phrase,
			issue: row.issue === null ? null : NOM_DE_L_ISSUE[row.issue],
			fait: row.issue === 'fait',
			version: row.version
		}))
	};
};
