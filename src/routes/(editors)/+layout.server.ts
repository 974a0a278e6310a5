import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { publishedNames } from '#lib/words/published-names.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { db, editeur } }) => ({
	editeur: editeur && { nom: editeur.nom, role: editeur.role },
	noms: publishedNames(readReference(db, currentVersion(db)))
});
