import { labelOf } from '#lib/domain/reference-labels.ts';
import { letterText } from '#lib/export/letter-text.ts';
import { lettersSent } from '#lib/pages/letters/letters-sent.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { letterState } from '#lib/words/letters/letter-state.ts';
import { letterAsked } from '../../../../../letter-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, params }) => {
	const lettre = letterAsked({ locals, url, params });
	const { exercice, dispositif, version } = lettre;
	const reference = readReference(locals.db, version);
	const row = reference.dispositifs.find(({ id }) => id === dispositif);
	const asked = (name: string) => url.searchParams.get(name);
	return {
		lettre,
		libelle: row ? labelOf(row) : dispositif,
		texte: letterText(lettre),
		suite: lettersSent(reference, exercice, dispositif).map(letterState),
		fichier: `/annees/${exercice}/relances/${dispositif}`,
		// What the address chooses besides the day, so that the form and the files keep it.
		choisis: ['nature', 'v'].flatMap((name) => (asked(name) ? [{ name, value: asked(name) ?? '' }] : []))
	};
};
