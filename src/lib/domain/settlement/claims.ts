import type { FormeSpec } from '#lib/domain/forme-spec.ts';
import { compareMerits, lineMerits, strongest, together, type Merits } from './merits.ts';
import type { Centimes } from '#lib/domain/money.ts';
import type { Attribution, Nature, Niveau, Preuve, Role } from '#lib/domain/vocabulary.ts';

/** What a line states of who spends, on what, for whom, and who pays when it is not the ministry of the dispositif. */
export interface Scope {
	readonly niveau: Niveau;
	/** As compared (`posteKey`), `''` when not stated. */
	readonly poste: string;
	/** As compared (`beneficiaireKey`), `''` when not stated. */
	readonly beneficiaire: string;
	/** As compared (`payeurKey`), `''` when not stated. */
	readonly payeur: string;
}

/** A line as the rules R3 and R4 see it, inside one (dispositif, exercice, étape) and one view of nature. */
export interface SettlementLine extends Scope {
	readonly id: number;
	readonly source: string;
	readonly nature: Nature;
	readonly role: Role;
	readonly forme: FormeSpec;
	readonly attribution: Attribution | null;
	readonly preuve: Preuve | null;
	/** Day, month or year of the source, `''` when unknown. */
	readonly sourceDate: string;
	/** Version that brought the line. */
	readonly version: number;
	readonly centimes: Centimes;
	readonly arrondi: number | null;
}

/** A recorded decision on one quantité (R4). */
export interface Arbitration extends Scope {
	readonly source: string;
	/** Whether it speaks of the total or of the detail; of both when not said. A later one replaces an earlier one. */
	readonly role?: Role;
}

/**
 * What became of a line: `retenue` counts; `controle` is a total whose details count; `concordante` agrees with the retained
 * source; `ecartee` loses to it; `depassee` is a detail of a total that each of its sources exceeds; `excedent` is a detail
 * that would pass its total, beside those that fit; `croisee` is a total that crosses another one's scope and only controls;
 * `contredite` leaves unsaid what stronger lines say, and is less than they add up to; `comprise` is inside a line that says
 * less of the place but a form.
 */
export const VERDICTS = [
	'retenue',
	'controle',
	'concordante',
	'ecartee',
	'depassee',
	'excedent',
	'croisee',
	'contredite',
	'comprise'
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The lines of one source on one quantité: they add. */
export interface Claim {
	readonly source: string;
	readonly lines: readonly SettlementLine[];
	readonly centimes: Centimes;
	/** The step to which it is rounded, 0 when exact. */
	readonly arrondi: number;
	readonly merits: Merits;
}

/** The quantité inside its slot, as one text. */
export const scopeKey = ({ niveau, poste, beneficiaire, payeur }: Scope) =>
	`${niveau}\u001F${poste}\u001F${beneficiaire}\u001F${payeur}`;

/** The words of a scope alone. */
export const scopeOf = ({ niveau, poste, beneficiaire, payeur }: Scope): Scope => ({
	niveau,
	poste,
	beneficiaire,
	payeur
});

/** Items by key, in the order in which keys are first met. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const item of items) {
		const own = key(item);
		const group = groups.get(own);
		if (group) group.push(item);
		else groups.set(own, [item]);
	}
	return groups;
}

/** Cents of several amounts together. */
export const sum = (items: readonly { readonly centimes: Centimes }[]) =>
	items.reduce((total, item) => total + item.centimes, 0);

/** What each source says of one quantité, in the order in which they are first met. */
export function claimsOf(lines: readonly SettlementLine[]): Claim[] {
	return [...groupBy(lines, (line) => line.source)].map(([source, own]) => ({
		source,
		lines: own,
		centimes: sum(own),
		arrondi: own.reduce((step, line) => Math.max(step, line.arrondi ?? 0), 0),
		merits: own.map(lineMerits).reduce(together)
	}));
}

/** Whether two values corroborate (R4): to the cent, or within half of the coarser one's rounding. */
export const agree = (a: Claim, b: Claim): boolean =>
	2 * Math.abs(a.centimes - b.centimes) <= Math.max(a.arrondi, b.arrondi);

/** The claim that R4 keeps, and whether another one differs from it. */
export interface Retained {
	readonly claim: Claim;
	/** The strongest grade among the claims that agree with it, its own left out; `null` when none says one. */
	readonly corroboree: Preuve | null;
	readonly concurrente: boolean;
}

/**
 * R4 on one quantité: lines of one source add, sources compete, one is retained. Of those that agree with the strongest, the
 * finest is, among those that say the form said by the strongest that says one: what is not said is not a value. An
 * arbitrated source stands as it is. The others get their verdict.
 */
export function retain(
	lines: readonly SettlementLine[],
	arbitrated: string | undefined,
	verdicts: Map<number, Verdict>
): Retained {
	const claims = claimsOf(lines).sort((a, b) => compareMerits(a.merits, b.merits));
	const decided = claims.find((claim) => claim.source === arbitrated);
	const [first] = claims;
	if (!first) throw new RangeError('no line to retain');
	const kept = decided ?? finest(claims.filter((claim) => agree(claim, first)));
	const agreeing = claims.filter((claim) => claim !== kept && agree(claim, kept));
	for (const claim of claims) {
		if (claim === kept) continue;
		const verdict = agree(claim, kept) ? 'concordante' : 'ecartee';
		for (const line of claim.lines) verdicts.set(line.id, verdict);
	}
	return {
		claim: kept,
		corroboree: strongest(agreeing.flatMap((claim) => claim.lines.map((line) => line.preuve))),
		concurrente: agreeing.length < claims.length - 1
	};
}

/** Whether a claim says a form. */
export const saysForm = (claim: Claim): boolean => claim.lines.some((line) => line.forme !== 'NV');
const formsOf = (claim: Claim) => [...new Set(claim.lines.map((line) => line.forme))].sort().join();

/** The finest of claims in order of merit, the first of equals: of those that say a form, those that say the same. */
function finest(claims: readonly Claim[]): Claim {
	const telling = claims.find(saysForm);
	const alike = telling ? claims.filter((claim) => formsOf(claim) === formsOf(telling)) : claims;
	return alike.reduce((best, claim) => (claim.arrondi < best.arrondi ? claim : best));
}
