import type { Reference } from '#lib/domain/reference-tables.ts';
import { fold } from '#lib/domain/fold.ts';
import type { Absence, Etape } from '#lib/domain/vocabulary.ts';
import { outsideCrosswalk } from './written-at.ts';

type AbsenceOf = (dispositif: string, exercice: number, etapes: readonly Etape[], poste?: string) => Absence;

/** A vocabulary is read once for each version: so are its indexes. */
const absences = new WeakMap<Reference, AbsenceOf>();

/**
 * Says which kind of nothing a (dispositif, exercice) without amount is. « Non publié » only where every search of these
 * stages read the document that should carry the amount; « non trouvé » where one of them did not; « sans objet » where
 * there is nothing to publish, or where the crosswalk says that the dispositif is not there; else « absent ».
 */
export function absenceIndex(reference: Reference): AbsenceOf {
	const known = absences.get(reference);
	if (known) return known;
	const results = new Map<string, Absence>();
	for (const row of reference.recherches) {
		results.set(`${row.dispositif} ${row.exercice} ${row.etape} ${fold(row.poste)}`, row.resultat);
	}
	const absenceOf: AbsenceOf = (dispositif, exercice, etapes, poste = '') => {
		const folded = fold(poste);
		const found = etapes.map((etape) => results.get(`${dispositif} ${exercice} ${etape} ${folded}`));
		if (found.includes('non_trouve')) return 'non_trouve';
		if (found.includes('non_publie')) return 'non_publie';
		if (found.includes('sans_objet')) return 'sans_objet';
		const searched = found.some((result) => result !== undefined);
		return !searched && outsideCrosswalk(reference, dispositif, exercice) ? 'sans_objet' : 'absent';
	};
	absences.set(reference, absenceOf);
	return absenceOf;
}

/**
 * The kind of nothing of a group: of its members that have something to publish, the one that says the least.
 * « Sans objet » only when none has.
 */
export function commonAbsence(members: readonly Absence[]): Absence {
	if (members.includes('non_importe')) return 'non_importe';
	const expected = members.filter((member) => member !== 'sans_objet');
	if (expected.length === 0) return members.length > 0 ? 'sans_objet' : 'absent';
	return (['absent', 'non_trouve'] as const).find((kind) => expected.includes(kind)) ?? 'non_publie';
}
