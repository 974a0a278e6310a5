import {
	groupBy,
	retain,
	saysForm,
	scopeKey,
	scopeOf,
	type Arbitration,
	type Claim,
	type Scope,
	type SettlementLine,
	type Verdict
} from './claims.ts';
import { splitByForme, type FormePart } from '#lib/domain/forme-spec.ts';
import { holdTotals, type IssueTenue, type Piece } from './held-totals.ts';
import { strongest, type Merits } from './merits.ts';
import type { Centimes } from '#lib/domain/money.ts';
import { readAsTotals } from './unsaid.ts';
import type { Nature, Preuve, Role } from '#lib/domain/vocabulary.ts';

/** Money that counts: a part of a retained line, or what a total holds beyond its details. */
export interface CountedPart extends FormePart, Scope {
	readonly line: number;
	readonly nature: Nature;
	/** The grade that it bears: its line's, or that of a source that agrees with it when it is stronger (R4). */
	readonly preuve: Preuve | null;
	readonly parCle: boolean;
	readonly nonDetaille: boolean;
	/** Other sources publish another value for this quantité. */
	readonly concurrente: boolean;
}

export interface Control {
	/** First line of the retained total, or of what is read as one. */
	readonly line: number;
	readonly total: Centimes;
	readonly details: Centimes;
	readonly issue: IssueTenue;
}

export interface Settlement {
	readonly counted: readonly CountedPart[];
	readonly verdicts: ReadonlyMap<number, Verdict>;
	/** Details that are read as totals of what another source says more of. */
	readonly lues: ReadonlySet<number>;
	readonly controls: readonly Control[];
	/** How many quantités have published values that differ. */
	readonly concurrentes: number;
}

interface Detail extends Scope {
	readonly claim: Claim;
	readonly centimes: Centimes;
	readonly merits: Merits;
	/** Whether it says a form. */
	readonly dit: boolean;
	/** The strongest grade among the sources that agree. */
	readonly corroboree: Preuve | null;
	readonly concurrente: boolean;
}

interface Total extends Detail {
	readonly arrondi: number;
	readonly lu: boolean;
}

function partsOf(
	{ centimes, of, ...place }: Piece<Detail, Total>,
	lent: ReadonlyMap<Detail, Preuve | null>
): CountedPart[] {
	const { claim, corroboree, concurrente } = of.item;
	const [first] = claim.lines;
	if (!first) return [];
	const others = [corroboree, lent.get(of.item) ?? null];
	if (of.kind === 'rest') {
		const rest = { forme: 'NV', nommees: '', centimes, parCle: false, nonDetaille: true } as const;
		const preuve = strongest([...others, ...claim.lines.map((line) => line.preuve)]);
		return [{ ...rest, ...place, line: first.id, nature: first.nature, preuve, concurrente }];
	}
	return claim.lines.flatMap((line) =>
		splitByForme(line.centimes, line.forme).map((part) => ({
			...part,
			...place,
			line: line.id,
			nature: line.nature,
			preuve: strongest([...others, line.preuve]),
			parCle: line.attribution === 'cle',
			nonDetaille: false,
			concurrente
		}))
	);
}

const VERDICT_OF_TOTAL: Readonly<Record<IssueTenue, Verdict>> = {
	egal: 'controle',
	non_detaille: 'controle',
	excedent: 'controle',
	depasse: 'retenue',
	seul: 'retenue',
	croise: 'croisee',
	contredit: 'contredite',
	entier: 'retenue'
};

/** What becomes of what a total sets aside. */
const VERDICT_OF_SURPASSED: Readonly<Partial<Record<IssueTenue, Verdict>>> = {
	depasse: 'depassee',
	excedent: 'excedent',
	entier: 'comprise'
};

/**
 * Decides which lines of one (dispositif, exercice, étape) count in one view of nature: competing values first (R4), then
 * published totals against details (R3), those that are only read as totals among them. Costs as much as the lines, whatever
 * competes.
 */
export function settle(
	lines: readonly SettlementLine[],
	arbitrations: readonly Arbitration[] = []
): Settlement {
	const verdicts = new Map<number, Verdict>();
	const read = readAsTotals(lines);
	const retained = (role: Role, lu: boolean) =>
		retainAll(
			lines.filter((line) => line.role === role && read.has(line) === lu),
			arbitrations.filter((item) => item.role === undefined || item.role === role),
			verdicts
		);
	const asTotals = (of: readonly Detail[], lu: boolean) =>
		of.map((total): Total => ({ ...total, arrondi: total.claim.arrondi, lu }));
	const details = retained('detail', false);
	const totals = [...asTotals(retained('total', false), false), ...asTotals(retained('detail', true), true)];

	const { pieces, controls } = holdTotals(details, totals);
	const lent = new Map<Detail, Preuve | null>();
	const lend = (to: Detail, from: Detail) => lent.set(to, strongest([lent.get(to) ?? null, gradeOf(from)]));
	for (const { total, issue, confirmed } of controls) {
		tell(verdicts, total, VERDICT_OF_TOTAL[issue]);
		if (!total.lu || !confirmed) continue;
		// Lines that leave a word unsaid and repeat the only one that says it: two sources agree.
		if (issue === 'egal') lend(confirmed, total);
		else if (issue === 'entier') lend(total, confirmed);
		if (issue === 'egal') tell(verdicts, total, 'concordante');
	}
	for (const { surpassed, issue, total, confirmed } of controls) {
		// One that another source contests is what was retained against it: it stays so, inside the line that counts.
		const agrees = total.lu && confirmed !== null && !confirmed.concurrente;
		const verdict = agrees ? 'concordante' : VERDICT_OF_SURPASSED[issue];
		for (const { of } of surpassed) if (verdict) tell(verdicts, of.item, verdict);
	}
	for (const line of lines) if (!verdicts.has(line.id)) verdicts.set(line.id, 'retenue');
	return {
		counted: pieces.flatMap((piece) => partsOf(piece, lent)),
		verdicts,
		lues: new Set([...read].map((line) => line.id)),
		controls: controls.flatMap(({ total, details, issue }): Control[] => {
			const [first] = total.claim.lines;
			return first ? [{ line: first.id, total: total.centimes, details, issue }] : [];
		}),
		concurrentes: [...details, ...totals].filter((item) => item.concurrente).length
	};
}

const gradeOf = ({ claim, corroboree }: Detail) =>
	strongest([corroboree, ...claim.lines.map((line) => line.preuve)]);

function tell(verdicts: Map<number, Verdict>, { claim }: Detail, verdict: Verdict): void {
	for (const line of claim.lines) verdicts.set(line.id, verdict);
}

/** R4 on every quantité of lines of one role, in the order in which they are first met. */
function retainAll(
	lines: readonly SettlementLine[],
	arbitrations: readonly Arbitration[],
	verdicts: Map<number, Verdict>
): Detail[] {
	const arbitrated = new Map(arbitrations.map((item) => [scopeKey(item), item.source]));
	return [...groupBy(lines, scopeKey)].flatMap(([key, group]): Detail[] => {
		const [scope] = group;
		if (!scope) return [];
		const kept = retain(group, arbitrated.get(key), verdicts);
		const { centimes, merits } = kept.claim;
		return [{ ...scopeOf(scope), ...kept, centimes, merits, dit: saysForm(kept.claim) }];
	});
}
