import { tr } from './language.ts';
import type { Query } from './query.ts';

/** Names of the address that choose lines, in the order in which a selection is written. */
const CHOOSING = ['dispositif', 'forme', 'de', 'a', 'etape', 'nature', 'perimetre', 'q'] as const;

/** Which lines an address chooses, as an address of its own; `null` when it chooses them all. */
export function selectionOf(query: Query): string | null {
	const params = new URLSearchParams();
	for (const name of CHOOSING) {
		if (query.donnes.has(name)) params.set(name, String(query[name]));
	}
	return params.size === 0 ? null : params.toString();
}

/**
 * The first line of a file of chosen lines: it says that they are not all the lines, to people and to the import, and by
 * which filters they were chosen. No comma nor semicolon: it stays one cell.
 */
export function selectionMark(selection: string, version: number): string {
	const told = tr(
		`ce ne sont pas toutes les lignes. Importé de nouveau ce fichier ne remplace que ces lignes-là.`,
		`these are not all the lines. Imported again this file replaces these lines alone.`
	);
	return `# Sélection de Lignes claires v${version} filtres ?${selection} (${told})`;
}

const MARK = /^\W*#\s*S\S{1,3}lection de Lignes claires v\d{1,9} filtres \?([\w%=&+*.-]+)/i;

/** The filters that the start of a file says it was chosen by, `null` when it says nothing of the kind. */
export const readSelectionMark = (start: string): string | null => MARK.exec(start)?.[1] ?? null;
