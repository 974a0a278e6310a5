import type { Etape, Nature } from '#lib/domain/vocabulary.ts';
import { byName, type Organism } from './receipts.server.ts';

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
	/** Who received most, from the first down: the first five. */
	readonly classement: readonly Share[];
}

/** What one organisation received of an ensemble. */
interface Share {
	readonly id: string;
	readonly nom: string;
	readonly centimes: number;
}

const RANGS = [1, 3, 5];
const SHOWN = 5;

interface Gathering {
	readonly ensemble: Ensemble;
	readonly sums: { readonly id: string; readonly nom: string; centimes: number }[];
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
				const { programme, centimes } = receipt;
				for (const of of programme === '' ? [null] : [null, programme]) {
					const { sums } = gatheringOf(gathered, receipt, of);
					// Organisations come one after the other.
					const last = sums.at(-1);
					if (last?.id === id) last.centimes += centimes;
					else sums.push({ id, nom: noms[0] ?? id, centimes });
				}
			}
	return [...gathered.values()]
		.flatMap(({ ensemble, sums }) => concentrationOf(ensemble, sums))
		.sort(
			(a, b) =>
				b.exercice - a.exercice ||
				Number(a.programme !== null) - Number(b.programme !== null) ||
				b.total - a.total
		);
}

const keyOf = (
	{ dispositif, exercice, etape, nature }: Omit<Ensemble, 'programme'>,
	programme: string | null
) => `${dispositif}\u001F${exercice}\u001F${etape}\u001F${nature}\u001F${programme ?? ''}`;

function gatheringOf(
	gathered: Map<string, Gathering>,
	{ dispositif, exercice, etape, nature }: Omit<Ensemble, 'programme'>,
	programme: string | null
): Gathering {
	const key = keyOf({ dispositif, exercice, etape, nature }, programme);
	const known = gathered.get(key);
	if (known) return known;
	const gathering = { ensemble: { dispositif, exercice, etape, nature, programme }, sums: [] };
	gathered.set(key, gathering);
	return gathering;
}

function concentrationOf(ensemble: Ensemble, sums: readonly Share[]): Concentration[] {
	const classement = [...sums].sort((a, b) => b.centimes - a.centimes || byName(a.nom, b.nom));
	const total = classement.reduce((sum, { centimes }) => sum + centimes, 0);
	if (classement.length < 2 || total <= 0 || classement.some(({ centimes }) => centimes < 0)) return [];
	const premiers = RANGS.filter((rang) => rang < classement.length).map((rang) => ({
		rang,
		centimes: classement.slice(0, rang).reduce((sum, { centimes }) => sum + centimes, 0)
	}));
	const first = classement.slice(0, SHOWN);
	return [{ ...ensemble, organismes: classement.length, total, premiers, classement: first }];
}

/** The rank of an organisation in each of these ensembles that it has a part in. */
export function ranksOf<E extends Ensemble>(
	own: Organism,
	organisms: Iterable<Organism>,
	among: readonly E[]
): (E & { readonly rang: number; readonly recu: number })[] {
	const byKey = new Map(among.map((ensemble) => [keyOf(ensemble, ensemble.programme), ensemble]));
	const sums = partsOf(own, (key) => byKey.has(key));
	const before = new Map<string, number>();
	for (const other of organisms)
		for (const [key, centimes] of partsOf(other, (one) => sums.has(one)))
			if (centimes > (sums.get(key) ?? 0)) before.set(key, (before.get(key) ?? 0) + 1);
	return among.flatMap((ensemble) => {
		const key = keyOf(ensemble, ensemble.programme);
		const recu = sums.get(key);
		return recu === undefined ? [] : [{ ...ensemble, rang: (before.get(key) ?? 0) + 1, recu }];
	});
}

/** What an organisation received of each ensemble asked. */
function partsOf({ argents }: Organism, asked: (key: string) => boolean): Map<string, number> {
	const sums = new Map<string, number>();
	for (const { receipts } of argents)
		for (const receipt of receipts)
			for (const of of receipt.programme === '' ? [null] : [null, receipt.programme]) {
				const key = keyOf(receipt, of);
				if (asked(key)) sums.set(key, (sums.get(key) ?? 0) + receipt.centimes);
			}
	return sums;
}
