import { tr } from '#lib/domain/language.ts';
import { writeTableCsv } from '#lib/export/table-csv.ts';
import { sheetMoment } from '../../moment-in-paris.ts';
import { accountsOf, editeurOf } from '../../signed-in.ts';
import { actOf, askedOfJournal, NOM_DE_L_ISSUE, whoOf } from '../journal/journal-asked.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ locals, url }) => {
	editeurOf(locals);
	const { rows } = askedOfJournal(accountsOf(locals).db, locals.db, url.searchParams);
	const column = (id: string, titre: string) => ({ id, titre, genre: 'texte' }) as const;
	const csv = writeTableCsv(
		{
			legende: 'Journal',
			identites: [],
			colonnes: [
				column('debut', tr('Début (heure de Paris)', 'Start (Paris time)')),
				column('fin', tr('Fin', 'End')),
				column('qui', tr('Qui', 'Who')),
				column('geste', tr('Quoi', 'What')),
				column('objet', tr('Sur quoi', 'On what')),
				column('issue', tr('Issue', 'Outcome')),
				column('version', 'Version'),
				column('phrase', tr('Précision', 'Detail'))
			],
			lignes: rows.map((row) => [
				sheetMoment(row.debut),
				row.fin === null ? '' : sheetMoment(row.fin),
				whoOf(row),
				actOf(row),
				row.objet,
				row.issue === null ? '' : NOM_DE_L_ISSUE[row.issue],
				row.version === null ? '' : String(row.version),
				row.phrase ?? ''
			])
		},
		'excel'
	);
	return new Response(csv, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="journal.csv"'
		}
	});
};
