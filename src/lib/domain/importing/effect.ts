import type { MotifRetenue } from '#lib/domain/settlement/merits.ts';
import type { Problem } from '#lib/domain/problem.ts';
import type { Etape, Forme, Nature, Niveau, Preuve, Role } from '#lib/domain/vocabulary.ts';
import type { ControlTotal } from './import-order.ts';

/** Cents before, in the files and after; `null` when nothing counted, or when no file says anything of it. */
export interface EffectAmounts {
	readonly avant: number | null;
	readonly fichier: number | null;
	readonly apres: number | null;
}

/** What happens to one (dispositif, exercice, étape), in a view of nature; `np` where no line says AE or CP. */
export interface EffectPlace extends EffectAmounts {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly nature: Nature;
	readonly ajoutees: number;
	readonly modifiees: number;
	readonly retirees: number;
	readonly inchangees: number;
	readonly concurrentes: number;
	readonly formes: readonly (EffectAmounts & { readonly forme: Forme })[];
}

/** Cents of one nature in a file, by what becomes of them (R14): `fichier` is the sum of the others. */
export interface Conserved {
	readonly nature: Nature;
	readonly fichier: number;
	readonly enregistre: number;
	readonly dejaLa: number;
	readonly rejete: number;
	readonly horsPerimetre: number;
	readonly controles: number;
	readonly tient: boolean;
}

/** What becomes of one file. */
export interface FileEffect {
	readonly nom: string;
	/** The vocabulary that it is, `null` for a file of lines. */
	readonly table: string | null;
	readonly rangees: number;
	readonly ajoutees: number;
	readonly inchangees: number;
	readonly retirees: number;
	readonly rejetees: number;
	readonly horsPerimetre: number;
	/** Rows that wait in quarantine, and rows of earlier quarantines that this file mends. */
	readonly enQuarantaine: number;
	readonly reparees: number;
	/** Cells of an amount that cannot be read: their euros are in no sum. */
	readonly illisibles: number;
	readonly corrections: number;
	/** Its bytes will be for everybody. */
	readonly publie: boolean;
	readonly conservation: readonly Conserved[];
	/** Every problem, in the order of the file, the first of each code; and how often each code was met. */
	readonly problemes: readonly Problem[];
	readonly comptes: Readonly<Record<string, number>>;
	/** The file as a whole is refused. */
	readonly refuse: boolean;
}

/** A published value of a contested quantité. */
export interface RivalValue {
	readonly source: string;
	readonly centimes: number;
	readonly preuve: Preuve | null;
	readonly retenue: boolean;
	readonly concordante: boolean;
	/** It comes with the files. */
	readonly nouvelle: boolean;
}

/** A quantité on which sources differ once it is done, the retained value first. */
export interface Rivalry {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly nature: Nature;
	readonly niveau: Niveau;
	readonly role: Role;
	readonly poste: string;
	readonly beneficiaire: string;
	readonly motif: MotifRetenue;
	readonly valeurs: readonly RivalValue[];
}

/** What is taken away and not replaced: an attribution to `forme`, or counted money when it is `null`. */
export interface EffectLoss {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly natures: readonly Nature[];
	readonly forme: string | null;
	readonly centimes: number;
	readonly items: readonly {
		readonly poste: string;
		readonly beneficiaire: string;
		readonly centimes: number;
	}[];
	readonly nombre: number;
}

/** A frozen figure that will say « a changé », and why. Words are in the language in which the effect was asked. */
export interface FigureMoved {
	readonly id: string;
	readonly nom: string;
	readonly phrase: string;
}

/** A frozen evaluation of which values will no longer be those of the base. */
export interface CampaignMoved {
	readonly id: string;
	readonly titre: string;
	readonly annee: number;
	readonly version: number;
	/** Names of the facts, figures and tables that move. */
	readonly blocs: readonly string[];
}

/** What the attribution rate of a year divides, before and after; `null` when it cannot be computed (R9). */
export interface RateMoved {
	readonly exercice: number;
	readonly avant: { readonly attribue: number; readonly total: number } | null;
	readonly apres: { readonly attribue: number; readonly total: number } | null;
}

/** A total typed by a person, and what the files give there, `null` when they say nothing of it. */
export interface TotalChecked extends ControlTotal {
	readonly fichier: number | null;
}

/** A name for each code that an effect uses, in the language in which it was asked. */
export interface EffectNames {
	readonly dispositifs: Readonly<Record<string, string>>;
	readonly sources: Readonly<Record<string, string>>;
	readonly formes: Readonly<Record<string, string>>;
}

/**
 * What an order does to the base: computed by carrying it out entirely, on a copy. `refus`: it cannot be carried out, and the
 * files tell why. `inchange`: everything is already there. `retrait` undoes the version `annule`.
 */
export interface Effect {
	readonly quoi: 'import' | 'retrait';
	readonly annule: number | null;
	readonly issue: 'change' | 'inchange' | 'refus';
	/** The version on which it was computed, its name to whoever confirms: another effect has another. */
	readonly version: number;
	readonly empreinte: string;
	readonly lieux: readonly EffectPlace[];
	/** How many places move, when they are more than those listed. */
	readonly nombre: number;
	readonly lignes: {
		readonly ajoutees: number;
		readonly modifiees: number;
		readonly retirees: number;
		readonly inchangees: number;
	};
	readonly fichiers: readonly FileEffect[];
	readonly concurrences: readonly Rivalry[];
	/** What asks to be confirmed: taken away without a replacement, and files that only withdraw. */
	readonly pertes: readonly EffectLoss[];
	readonly partiels: readonly string[];
	/** What the rules make of it against the rest of the base, and what forbids it. */
	readonly dit: readonly Problem[];
	readonly taux: readonly RateMoved[];
	readonly figures: readonly FigureMoved[];
	readonly campagnes: readonly CampaignMoved[];
	readonly totaux: readonly TotalChecked[];
	readonly corrections: number;
	readonly noms: EffectNames;
}

/** The places of an effect that are listed; the others are counted. */
export const MOST_PLACES = 300;
