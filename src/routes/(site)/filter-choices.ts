import { ETAPES_DEMANDEES, type Query } from '#lib/domain/query.ts';
import { LIBELLES, NATURES } from '#lib/domain/vocabulary.ts';
import { isCore, type Selection } from '#lib/server/analysis/selection.ts';

/** A value that a filter can take, with its word in the sentence. */
export interface Choice {
	readonly value: string;
	readonly label: string;
}

/** What the filter sentence offers, and what the address chose. */
export interface FilterChoices {
	readonly etapes: readonly Choice[];
	readonly natures: readonly Choice[];
	readonly annees: readonly number[];
	readonly dispositifs: readonly Choice[];
	/** Whether the base has allocation keys to apply. */
	readonly cles: boolean;
	readonly chosen: {
		readonly cles: string;
		readonly etape: string;
		readonly nature: string;
		/** `courants`, `constants`, and the base year when one is asked. */
		readonly euros: string;
		readonly de: number | null;
		readonly a: number | null;
		readonly dispositif: string;
		readonly perimetre: string;
	};
}

const ETAPE_WORDS: Readonly<Record<(typeof ETAPES_DEMANDEES)[number], string>> = {
	...LIBELLES.etape,
	prevu: 'prévus',
	demande: 'demandés',
	annonce: 'annoncés',
	plf: 'du projet de loi (PLF)',
	lfi: 'votés (LFI)',
	lfr: 'rectifiés (LFR)',
	ouvert: 'ouverts',
	execution: 'exécutés'
};

const SPAN = 40;

/** The choices of the filter sentence for a selection. */
export function choicesOf(selection: Selection): FilterChoices {
	const { query, reference, exercices } = selection;
	const all = reference.dispositifs
		.filter((row) => isCore(row) === (query.perimetre === 'coeur'))
		.sort((a, b) => a.ordre - b.ordre);
	return {
		etapes: ETAPES_DEMANDEES.map((value) => ({ value, label: ETAPE_WORDS[value] })),
		natures: NATURES.map((value) => ({ value, label: LIBELLES.nature[value] })),
		annees: yearsAround(exercices, query),
		dispositifs: all.map((row) => ({ value: row.id, label: row.libelle_fr })),
		cles: reference.cles.length > 0,
		chosen: {
			cles: query.cles,
			etape: query.etape,
			nature: query.nature,
			euros: query.euros,
			de: query.de ?? null,
			a: query.a ?? null,
			dispositif: query.dispositif.join(','),
			perimetre: query.perimetre
		}
	};
}

/** Years to choose from: those of the data and those asked, at most forty. */
function yearsAround(exercices: readonly number[], query: Query): number[] {
	const years = [...exercices, query.de, query.a].filter((year) => year !== undefined);
	if (years.length === 0) return [];
	const [first, last] = [Math.min(...years), Math.max(...years)];
	return Array.from({ length: Math.min(SPAN, last - first + 1) }, (_, index) => first + index);
}
