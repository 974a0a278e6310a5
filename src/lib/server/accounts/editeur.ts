export const ROLES = ['administrateur', 'editeur'] as const;
export type Role = (typeof ROLES)[number];

/** Who is signed in. */
export interface Editeur {
	readonly id: string;
	readonly nom: string;
	readonly courriel: string;
	readonly role: Role;
	readonly secondFacteur: boolean;
	/** The session it is known by. */
	readonly session: string;
}

/** What names who acts to the journal. */
export type Auteur = Pick<Editeur, 'id' | 'nom'>;

/** A role as the file of accounts says it: what it does not know has the fewest rights. */
export const roleOf = (text: unknown): Role => (text === 'administrateur' ? 'administrateur' : 'editeur');
