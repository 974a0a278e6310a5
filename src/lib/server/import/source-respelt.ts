import type { Problem } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';

/** What is told of a source that a file writes otherwise than the base: they are read as one. */
export const sourceRespelt = ([written, known]: readonly [string, string]): Problem => ({
	ligne: null,
	colonne: null,
	lettre: null,
	champ: 'source',
	code: 'source-ecrite-autrement',
	severite: 'info',
	valeur: written,
	attendu: null,
	message: fr`La source « ${written} » est déjà en base sous le nom « ${known} », à l'écriture près : c'est la même, et ce fichier remplace ce qu'elle disait des mêmes dispositifs, exercices et étapes.`
});
