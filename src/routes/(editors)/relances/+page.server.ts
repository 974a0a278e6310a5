import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { standingRows } from '#lib/server/tending/tables/standing-rows.ts';
import { letterState } from '#lib/words/letters/letter-state.ts';
import { optionWords } from '#lib/words/tending/option-words.ts';
import { namesOf } from '../../(site)/versions/names.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { db } }) => {
	const reference = readReference(db, currentVersion(db));
	const noms = namesOf(reference);
	const rows = standingRows(db, 'relances').map(({ id, row }) => {
		const letter = row as ReferenceRow<'relances'>;
		return {
			id,
			envoyee: letter.envoyee,
			destinataire: letter.destinataire,
			place: `${noms.dispositifs[letter.dispositif] ?? letter.dispositif}, ${letter.exercice}`,
			etat: optionWords('etat', letter.etat, reference),
			phrase: letterState(letter)
		};
	});
	return { lettres: rows.sort((a, b) => b.envoyee.localeCompare(a.envoyee)) };
};
