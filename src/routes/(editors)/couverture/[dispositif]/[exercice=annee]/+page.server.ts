import { error } from '@sveltejs/kit';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { tr } from '#lib/domain/language.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { declaredCoverage } from '#lib/server/tending/tables/declared.ts';
import { standingRows, writtenRow } from '#lib/server/tending/tables/standing-rows.ts';
import { letterState } from '#lib/words/letters/letter-state.ts';
import { enter, typedRows } from '../../../_tending/entry.ts';
import { formOf } from '../../../_tending/tables.ts';
import { textOf } from '../../../../signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

type Params = Readonly<{ dispositif: string; exercice: string }>;

const keyOf = ({ dispositif, exercice }: Params) => `${dispositif} ${Number(exercice)}`;
const placed = ({ dispositif, exercice }: Params) => ({ dispositif, exercice: String(Number(exercice)) });

export const load: PageServerLoad = ({ locals: { db }, params }) => {
	const reference = readReference(db, currentVersion(db));
	const dispositif = reference.dispositifs.find(({ id }) => id === params.dispositif);
	if (!dispositif) error(404, tr('Ce dispositif n’existe pas.', 'This scheme does not exist.'));
	const known = declaredCoverage(db).get(keyOf(params));
	const own = (table: 'recherches' | 'relances') =>
		standingRows(db, table).filter(
			({ row }) => row['dispositif'] === params.dispositif && row['exercice'] === Number(params.exercice)
		);
	return {
		nom: labelOf(dispositif),
		...placed(params),
		decide: placed(params),
		depart: known ? writtenRow('couverture', known.row) : placed(params),
		retirable: known !== undefined,
		fields: formOf(db, 'couverture').fields.filter(
			({ colonne }) => colonne !== 'dispositif' && colonne !== 'exercice'
		),
		recherches: own('recherches').map(({ id, row }) => {
			const { etape, poste, date, resultat } = row as ReferenceRow<'recherches'>;
			return { id, date, poste, etape: LIBELLES.etapeCourte[etape], resultat: LIBELLES.statut[resultat] };
		}),
		relances: own('relances').map(({ id, row }) => ({
			id,
			destinataire: String(row['destinataire']),
			etat: letterState(row as ReferenceRow<'relances'>)
		}))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const known = declaredCoverage(event.locals.db).get(keyOf(event.params));
		const form = await event.request.formData();
		const leaves = known && (textOf(form, 'faire') === 'retirer' || form.has('retirer'));
		const typed = leaves ? [] : [{ ...typedRows(form)[0], ...placed(event.params) }];
		return enter(event, form, { table: 'couverture', typed, out: known ? [known.id] : [] });
	}
};
