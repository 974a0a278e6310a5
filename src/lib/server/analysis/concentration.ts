import type { Etape, Nature } from '#lib/domain/vocabulary.ts';
import { byName, type Organism } from './receipts.ts';

/** Money that may be added up over organisations: one dispositif, one year, one stage, one nature (R2, R5). */
export interface Ensemble {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly nature: Nature;
	/** One programme of it; `null` for all. */
	readonly programme: string | null;
}

/** How the money of an ensemble is shared among those that received it, in cents. */
export interface Concentration extends Ensemble {
	readonly organismes: number;
	readonly total: number;
	/** What the first 1, 3 and 5 received together; only ranks below the number of organisations. */
	readonly premiers: readonly { readonly rang: number; readonly centimes: number }[];
	/** Who received most, from the first down. */
	readonly classement: readonly { readonly id: string; readonly nom: string; readonly centimes: number }[];
}

const RANGS = [1, 3, 5];

const keyOf = ({ dispositif, exercice, etape, nature, programme }: Ensemble) =>
	[dispositif, exercice, etape, nature, programme ?? ''].join('\u001F');

interface Gathering {
	readonly ensemble: Ensemble;
	readonly sums: Map<string, { readonly id: string; readonly nom: string; readonly centimes: number }>;
}

/**
 * The concentration of every ensemble that two organisations share at least, and of each of its programmes; the largest
 * first. None where an organisation gave money back: shares of a sum with negative terms mean nothing.
 */
export function concentrations(organisms: Iterable<Organism>): Concentration[] {
	const gathered = new Map<string, Gathering>();
	for (const { id, noms, argents } of organisms)
		for (const { receipts } of argents)
			for (const receipt of receipts) {
				const one = { id, nom: noms[0] ?? id, centimes: receipt.centimes };
				add(gathered, { ...receipt, programme: null }, one);
				if (receipt.programme !== '') add(gathered, receipt, one);
			}
	return [...gathered.values()]
		.flatMap(({ ensemble, sums }) => concentrationOf(ensemble, [...sums.values()]))
		.sort(
			(a, b) =>
				b.exercice - a.exercice ||
				Number(a.programme !== null) - Number(b.programme !== null) ||
				b.total - a.total
		);
}

function add(
	gathered: Map<string, Gathering>,
	{ dispositif, exercice, etape, nature, programme }: Ensemble,
	one: { readonly id: string; readonly nom: string; readonly centimes: number }
): void {
	const ensemble: Ensemble = { dispositif, exercice, etape, nature, programme };
	const key = keyOf(ensemble);
	const gathering = gathered.get(key) ?? { ensemble, sums: new Map() };
	const known = gathering.sums.get(one.id);
	gathering.sums.set(one.id, { ...one, centimes: (known?.centimes ?? 0) + one.centimes });
	gathered.set(key, gathering);
}

function concentrationOf(ensemble: Ensemble, sums: Concentration['classement']): Concentration[] {
	const classement = [...sums].sort((a, b) => b.centimes - a.centimes || byName(a.nom, b.nom));
	const total = classement.reduce((sum, { centimes }) => sum + centimes, 0);
	if (classement.length < 2 || total <= 0 || classement.some(({ centimes }) => centimes < 0)) return [];
	const premiers = RANGS.filter((rang) => rang < classement.length).map((rang) => ({
		rang,
		centimes: classement.slice(0, rang).reduce((sum, { centimes }) => sum + centimes, 0)
	}));
	return [{ ...ensemble, organismes: classement.length, total, premiers, classement }];
}
