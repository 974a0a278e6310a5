import type { Problem } from '#lib/domain/problem.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import type { Database } from '#lib/server/store/database.ts';

/**
 * Says of which exercices a version brings the first amounts without their coverage being declared, what that means for the
 * figures, and how to declare it.
 */
export function undeclaredCoverage(
	db: Database,
	version: number,
	{ couverture }: Pick<Reference, 'couverture'>
): Problem[] {
	const declared = new Set(couverture.map((row) => `${row.dispositif} ${row.exercice}`));
	const first = db
		.prepare<{ version: number }, { dispositif: string; exercice: number }>(
			`SELECT DISTINCT s.dispositif, s.exercice FROM slot s WHERE s.since_version = @version AND NOT EXISTS (
				SELECT 1 FROM slot before WHERE before.dispositif = s.dispositif AND before.exercice = s.exercice
					AND before.since_version < @version)
			ORDER BY s.dispositif, s.exercice`
		)
		.all({ version });
	const years = new Map<string, number[]>();
	for (const { dispositif, exercice } of first) {
		if (declared.has(`${dispositif} ${exercice}`)) continue;
		years.set(dispositif, [...(years.get(dispositif) ?? []), exercice]);
	}
	return [...years].map(([dispositif, exercices]) => told(dispositif, exercices));
}

function told(dispositif: string, exercices: readonly number[]): Problem {
	const [exercice = 0] = exercices;
	const several = exercices.length > 1;
	const many = several
		? fr`des exercices ${enumerate(exercices.map(String))}`
		: fr`de l'exercice ${exercice}`;
	const file = `couverture-${dispositif}-${several ? `${exercice}-${exercices.at(-1)}` : exercice}.csv`;
	return {
		ligne: null,
		colonne: null,
		lettre: null,
		champ: 'couverture',
		code: 'couverture-non-declaree',
		severite: 'avertissement',
		valeur: dispositif,
		attendu: 'complete, partielle ou absente',
		message: fr`${dispositif} : ce sont les premiers montants ${many}, et la couverture n'en est pas déclarée. Jusque-là, tout ce qui en est dit l'est « au moins », sans maximum ni taux. Pour la déclarer, importez un fichier ${file} : une ligne « dispositif;exercice;couverture;note », puis ${several ? 'une ligne par exercice, par exemple ' : ''}« ${dispositif};${exercice};partielle;ce qui manque » (complete : tout y est ; partielle : une partie seulement ; absente : rien n'en est isolé).`
	};
}
