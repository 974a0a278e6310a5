import type { Problem } from '#lib/domain/problem.ts';
import type { Database } from '#lib/server/store/database.ts';

interface Block {
	readonly source: string;
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: string;
}

/** Which file of a command states which block: the second would silently replace the first. */
export class Blocks {
	readonly #db: Database;
	readonly #files = new Map<number, string>();

	constructor(db: Database) {
		this.#db = db;
	}

	/** Notes the blocks of a file; returns the first that another file of the same command already states. */
	claim(
		blocks: ReadonlySet<number>,
		name: string
	): (Block & { readonly files: readonly [string, string] }) | null {
		for (const id of blocks) {
			const first = this.#files.get(id);
			if (first === undefined) {
				this.#files.set(id, name);
				continue;
			}
			const block = this.#db
				.prepare<[number], Block>('SELECT source, dispositif, exercice, etape FROM block WHERE id = ?')
				.get(id);
			if (block) return { ...block, files: [first, name] };
		}
		return null;
	}
}

/** The problem told for it. */
export function repeatedBlock(block: Block & { readonly files: readonly [string, string] }): Problem {
	const [first, second] = block.files;
	return {
		code: 'bloc-repete',
		severite: 'bloquant',
		ligne: null,
		colonne: null,
		lettre: null,
		champ: null,
		valeur: `${block.source}, ${block.dispositif}, ${block.exercice}, ${block.etape}`,
		attendu: 'un seul fichier par source, dispositif, exercice et étape',
		message:
			`Les fichiers « ${first} » et « ${second} » donnent tous deux les lignes de ${block.dispositif} ${block.exercice}, ` +
			`étape ${block.etape}, source ${block.source} : le second remplacerait le premier. Réunissez-les en un seul fichier.`
	};
}
