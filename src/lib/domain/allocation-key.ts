import { fold } from './fold.ts';
import { scale, splitCents, type Centimes } from './money.ts';
import type { ReferenceRow } from './reference-tables.ts';
import type { Forme } from './vocabulary.ts';

/** Hundredths of a percent in a whole. */
const WHOLE = 10_000;

/** What a key gives to a form, in hundredths of a percent of the line. */
export interface KeyShare {
	readonly forme: Forme;
	readonly bas: number;
	readonly central: number;
	readonly haut: number;
}

/** A signed, dated hypothesis that splits non-attributed lines over forms (« clé de répartition », R7). */
export interface AllocationKey {
	readonly id: string;
	readonly dispositif: string;
	/** As compared, `''` for any. */
	readonly poste: string;
	/** As compared, `''` for any. */
	readonly beneficiaire: string;
	/** The same two as the file writes them. */
	readonly posteEcrit: string;
	readonly beneficiaireEcrit: string;
	/** First and last exercice, `null` for no bound. */
	readonly de: number | null;
	readonly a: number | null;
	readonly methode: string;
	readonly auteur: string;
	/** Id of a source, or a text; `''` when none is given. */
	readonly source: string;
	readonly date: string;
	readonly parts: readonly KeyShare[];
}

/** The keys of a base, one per id, from the rows of `cles.csv` (one per form). */
export function readKeys(rows: readonly ReferenceRow<'cles'>[]): AllocationKey[] {
	const byId = new Map<string, ReferenceRow<'cles'>[]>();
	for (const row of rows) byId.set(row.id, [...(byId.get(row.id) ?? []), row]);
	return [...byId.values()].flatMap((own): AllocationKey[] => {
		const [first] = own;
		if (!first) return [];
		const { id, dispositif, de, a, methode, auteur, source, date } = first;
		return [
			{
				id,
				dispositif,
				poste: fold(first.poste),
				beneficiaire: /^\d{9}$/.test(first.beneficiaire) ? first.beneficiaire : fold(first.beneficiaire),
				posteEcrit: first.poste,
				beneficiaireEcrit: first.beneficiaire,
				de,
				a,
				methode,
				auteur,
				source,
				date,
				parts: own.map(({ forme, bas, central, haut }) => ({ forme, bas, central, haut }))
			}
		];
	});
}

/** Where a line stands, as a key looks at it. */
export interface KeyTarget {
	readonly dispositif: string;
	readonly exercice: number;
	readonly poste: string;
	readonly beneficiaire: string;
}

/** Whether a key speaks of a line. */
export function keyMatches(key: AllocationKey, line: KeyTarget): boolean {
	return (
		key.dispositif === line.dispositif &&
		(key.de ?? line.exercice) <= line.exercice &&
		(key.a ?? line.exercice) >= line.exercice &&
		(key.poste === '' || key.poste === line.poste) &&
		(key.beneficiaire === '' || key.beneficiaire === line.beneficiaire)
	);
}

/** What a key makes of an amount: a central part and its bounds for each form. */
export interface KeyedPart {
	readonly forme: Forme;
	readonly bas: Centimes;
	readonly central: Centimes;
	readonly haut: Centimes;
}

/**
 * Splits an amount by a key, to the cent: the central parts and the rest add up to it exactly. What the key does not give
 * stays non attributed; nothing is rescaled (R7).
 */
export function applyKey(
	centimes: Centimes,
	key: AllocationKey
): { parts: readonly KeyedPart[]; reste: Centimes } {
	const given = key.parts.reduce((sum, part) => sum + part.central, 0);
	const amounts = splitCents(centimes, [...key.parts.map((part) => part.central), WHOLE - given]);
	return {
		parts: key.parts.map(({ forme, bas, haut }, index) => ({
			forme,
			bas: scale(centimes, bas, WHOLE),
			central: amounts[index] ?? 0,
			haut: scale(centimes, haut, WHOLE)
		})),
		reste: amounts[key.parts.length] ?? 0
	};
}
