import type { EtapeDemandee, Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';

import {
	FORMES_ATTRIBUEES,
	isNonAttribuee,
	type Etape,
	type FormeAttribuee,
	type Perimetre,
	type Preuve
} from '#lib/domain/vocabulary.ts';
import { headName } from './dispositifs.ts';

import { shortNames } from '#lib/words/year/year-words.ts';

declare const FROM_SELECTION: unique symbol;
declare const FROM_SCOPE: unique symbol;

/** Money that a sentence rests on: of one dispositif in one year, at one stage, on evidence of one grade, in cents. */
export interface ReadMoney {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly centimes: number;
	/** `null` when no source says it. */
	readonly preuve: Preuve | null;
	/** Only a part of the dispositif is isolated that year, or nothing says that it is whole (R8). */
	readonly partiel: boolean;
}

/** What of an amount bears a reserve: nothing, all of it, or some cents of it. */
export type Some = 'rien' | 'tout' | number;

/** What a sentence speaks of (R15): the money that was read, and what the reader's filters left of it. */
export interface ScopeWords {
	/** What the money that was read is for: `mixte` as soon as one of those that pay is. */
	readonly perimetre: Perimetre;
	/** Names of the dispositifs asked; none when all of the perimeter are. */
	readonly dispositifs: readonly string[];
	/** Forms asked, those without money included; none when all are. */
	readonly formes: readonly FormeAttribuee[];
	/** The reader asks what has no form, with or without forms beside. */
	readonly sansForme: boolean;
	/** The stage said of the amounts: that of all that was read when it is one, else the one asked. */
	readonly etape: EtapeDemandee;
	/** Years asked, where the reader bounds them. */
	readonly de: number | undefined;
	readonly a: number | undefined;
	/** Year of constant euros, `null` in current ones. */
	readonly base: number | null;
	/** Shares and not amounts. */
	readonly parts: boolean;
	/** Allocation keys are applied. */
	readonly cles: boolean;
	/** What stands in no budget document: at the stage `annonce` when another is said. */
	readonly annonce: Some;
	/** What is only said, in a meeting or the press (grade C), and is not an `annonce`. */
	readonly dit: Some;
	/** What is deduced by us (grade D). */
	readonly deduit: Some;
	/** The years of each reserve, where several years are read. */
	readonly annees: Readonly<Record<'annonce' | 'dit' | 'deduit', readonly number[]>>;
	/** A dispositif in being is not known whole: a total is « au moins » (R8). */
	readonly auMoins: boolean;
	/** Some of what was read is the whole of its dispositif: without any, no share of what is known says anything (R9). */
	readonly entier: boolean;
}

/** A scope that `scopeOf` made: a `Sentence` cannot be written without one. */
export type Scope = ScopeWords & { readonly [FROM_SELECTION]: true };

/** A sentence that was written from its scope. */
export type Sentence = string & { readonly [FROM_SCOPE]: true };

interface Dispositif {
	readonly id: string;
	readonly libelle_fr: string;
	readonly libelle_en: string;
	readonly perimetre: Perimetre;
	readonly inclus_dans: string;
}

/** The choice of a reader once confronted with a base: what `scopeOf` needs of a selection. */
export interface Chosen {
	readonly query: Pick<
		Query,
		'etape' | 'forme' | 'de' | 'a' | 'mesure' | 'cles' | 'perimetre' | 'dispositif'
	>;
	/** Selected dispositifs, in display order. */
	readonly dispositifs: readonly Dispositif[];
	/** Every dispositif, selected or not. */
	readonly reference: { readonly dispositifs: readonly Dispositif[] };
	readonly deflator: { readonly base: number } | null;
	readonly keys: readonly unknown[];
}

type Bears = (money: ReadMoney) => boolean;

/** How much of what was read bears a reserve. */
function some(read: readonly ReadMoney[], bears: Bears): Some {
	const own = read.filter(bears);
	if (own.length === 0) return 'rien';
	if (own.length === read.length) return 'tout';
	return own.reduce((sum, money) => sum + money.centimes, 0);
}

const yearsOf = (read: readonly ReadMoney[], bears: Bears): number[] =>
	[...new Set(read.filter(bears).map((money) => money.exercice))].sort((a, b) => a - b);

const isAnnounced: Bears = ({ etape }) => etape === 'annonce';
const isSaid: Bears = ({ etape, preuve }) => etape !== 'annonce' && preuve === 'C';
const isDeduced: Bears = ({ preuve }) => preuve === 'D';

/** The widest object among dispositifs: « contre la traite » is said only where all are dedicated to it. */
function widest(perimetres: readonly Perimetre[]): Perimetre {
	if (perimetres.includes('contexte')) return 'contexte';
	return perimetres.length > 0 && perimetres.every((perimetre) => perimetre === 'dedie') ? 'dedie' : 'mixte';
}

/** What a sentence rests on. */
export interface Read {
	/** Of the years and dispositifs that the sentence speaks of. */
	readonly money: readonly ReadMoney[];
	/** A dispositif of the choice, in being, is not known whole there, with money or without. */
	readonly auMoins: boolean;
	/** The only dispositif read of those selected, where they may not be added up (R5) or only one is told. */
	readonly seul?: string | undefined;
}

/** The scope of what was read of a selection. */
export function scopeOf(chosen: Chosen, { money, auMoins, seul }: Read): Scope {
	// A zero bears no reserve beside an amount; alone in its year, it bears its own.
	const paying = money.filter(({ centimes }) => centimes !== 0);
	const read = paying.length > 0 ? paying : money;
	const paidYears = new Set(paying.map(({ exercice }) => exercice));
	const byYear = money.filter(({ exercice, centimes }) => centimes !== 0 || !paidYears.has(exercice));
	const { query, reference, deflator, keys } = chosen;
	const context = query.perimetre === 'contexte';
	const all = reference.dispositifs.filter(
		(row) => (row.perimetre === 'contexte' || row.inclus_dans !== '') === context
	);
	const rows = seul === undefined ? chosen.dispositifs : chosen.dispositifs.filter((row) => row.id === seul);
	const narrowed = rows.length < all.length;
	const nameOf = shortNames(all);
	const [only, ...others] = rows;
	const payers = new Set(read.map(({ dispositif }) => dispositif));
	const paid = rows.filter((row) => payers.has(row.id));
	const stages = new Set(read.map(({ etape }) => etape));
	const [stage] = stages;
	const etape = query.etape === 'prevu' && stages.size === 1 && stage === 'annonce' ? stage : query.etape;
	const words: ScopeWords = {
		perimetre: context ? 'contexte' : widest((paid.length > 0 ? paid : rows).map((row) => row.perimetre)),
		dispositifs: !narrowed
			? []
			: only && others.length === 0
				? [headName(labelOf(only))]
				: rows.map((row) => nameOf(row.id)),
		formes: FORMES_ATTRIBUEES.filter((forme) => query.forme.includes(forme)),
		sansForme: query.forme.some(isNonAttribuee),
		etape,
		de: query.de,
		a: query.a,
		base: deflator?.base ?? null,
		parts: query.mesure === 'part',
		cles: query.cles === 'avec' && keys.length > 0,
		annonce: etape === 'annonce' ? 'rien' : some(read, isAnnounced),
		dit: some(read, isSaid),
		deduit: some(read, isDeduced),
		annees: {
			annonce: etape === 'annonce' ? [] : yearsOf(byYear, isAnnounced),
			dit: yearsOf(byYear, isSaid),
			deduit: yearsOf(byYear, isDeduced)
		},
		auMoins: auMoins || read.some(({ partiel }) => partiel),
		entier: read.some(({ partiel }) => !partiel)
	};
	return words as Scope;
}
