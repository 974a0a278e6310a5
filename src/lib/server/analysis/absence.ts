import type { Reference } from '#lib/domain/reference-tables.ts';
import { fold } from '#lib/domain/fold.ts';
import type { Etape, Statut } from '#lib/domain/vocabulary.ts';

/** The kinds of nothing, from the most to the least telling (R10). */
export type Absence = Exclude<Statut, 'publie' | 'zero'>;

/**
 * Says which kind of nothing a (dispositif, exercice) without amount is. « Non publié » only where a dated search found
 * nothing, « sans objet » where it established that there is nothing to publish; else « absent de nos sources ».
 */
export function absenceIndex(reference: Reference) {
	const results = new Map<string, Absence>();
	for (const row of reference.recherches) {
		results.set(`${row.dispositif} ${row.exercice} ${row.etape} ${fold(row.poste)}`, row.resultat);
	}
	return (dispositif: string, exercice: number, etapes: readonly Etape[], poste = ''): Absence => {
		const found = etapes.map((etape) => results.get(`${dispositif} ${exercice} ${etape} ${fold(poste)}`));
		if (found.includes('non_publie')) return 'non_publie';
		return found.includes('sans_objet') ? 'sans_objet' : 'absent';
	};
}

/** The kind of nothing of a group: its most telling member; `sans_objet` only when every member is. */
export function worstAbsence(members: readonly Absence[]): Absence {
	for (const kind of ['non_importe', 'non_publie', 'absent'] as const)
		if (members.includes(kind)) return kind;
	return members.length > 0 ? 'sans_objet' : 'absent';
}
