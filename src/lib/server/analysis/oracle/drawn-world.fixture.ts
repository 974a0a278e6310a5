import type {
	Attribution,
	Couverture,
	Etape,
	Forme,
	Nature,
	Niveau,
	Preuve,
	Role,
	Resultat
} from '#lib/domain/vocabulary.ts';

/** A published amount as a test draws it, with the versions between which it stands. */
export interface DrawnLine {
	readonly exercice: number;
	readonly dispositif: string;
	readonly etape: Etape;
	readonly nature: Nature;
	readonly niveau: Niveau;
	/** As written: case and spaces vary. */
	readonly poste: string;
	readonly beneficiaire: string;
	readonly siren: string;
	readonly role: Role;
	readonly forme: string;
	readonly attribution: Attribution | '';
	readonly preuve: Preuve | '';
	readonly source: string;
	readonly sourceDate: string;
	readonly centimes: number;
	readonly arrondi: number | null;
	readonly since: number;
	readonly until: number | null;
}

/** A recorded decision between sources on one quantité. */
export interface DrawnArbitration {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly nature: Nature;
	readonly niveau: Niveau;
	readonly poste: string;
	readonly beneficiaire: string;
	readonly source: string;
}

/** An allocation key; shares in hundredths of a percent. */
export interface DrawnKey {
	readonly id: string;
	readonly dispositif: string;
	readonly poste: string;
	readonly beneficiaire: string;
	readonly de: number | null;
	readonly a: number | null;
	readonly parts: readonly { forme: Forme; bas: number; central: number; haut: number }[];
}

export interface DrawnSearch {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly resultat: Resultat;
}

/** A data set: everything a base is told, and nothing else. */
export interface World {
	readonly dispositifs: readonly {
		readonly id: string;
		readonly perimetre: 'dedie' | 'mixte' | 'contexte';
		readonly inclusDans: string;
	}[];
	readonly lines: readonly DrawnLine[];
	readonly arbitrations: readonly DrawnArbitration[];
	readonly keys: readonly DrawnKey[];
	readonly searches: readonly DrawnSearch[];
	/** By « dispositif exercice ». */
	readonly coverage: ReadonlyMap<string, Couverture>;
	/** Consumer price index by year, in hundredths. */
	readonly indices: ReadonlyMap<number, number>;
	/** Crosswalk rows after the first of each dispositif. */
	readonly renamed: readonly { dispositif: string; de: number; comparable: 'oui' | 'non' }[];
}

/** The first version has the vocabularies; the next ones bring sources a and b, then c, then corrections of a, then keys. */
export const VERSIONS = { vocabularies: 1, ab: 2, c: 3, corrections: 4, keys: 5 } as const;

export const YEARS = Array.from({ length: 15 }, (_, index) => 2012 + index);
