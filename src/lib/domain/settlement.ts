import {
	groupBy,
	retain,
	scopeKey,
	strongest,
	type Arbitration,
	type Claim,
	type Scope,
	type SettlementLine,
	type Verdict
} from './claims.ts';
import { holdTotals, type IssueControle, type Piece } from './held-totals.ts';
import { splitByForme, type FormePart } from './forme-spec.ts';
import type { Centimes } from './money.ts';
import type { Nature, Niveau, Preuve, Role } from './vocabulary.ts';

/** Money that counts: a part of a retained line, or what a total holds beyond its details. */
export interface CountedPart extends FormePart {
	readonly line: number;
	readonly niveau: Niveau;
	readonly poste: string;
	readonly beneficiaire: string;
	readonly nature: Nature;
	/** The grade that it bears: its line's, or that of a source that agrees with it when it is stronger (R4). */
	readonly preuve: Preuve | null;
	readonly parCle: boolean;
	readonly nonDetaille: boolean;
	/** Other sources publish another value for this quantité. */
	readonly concurrente: boolean;
}

export interface Control {
	/** First line of the retained total. */
	readonly line: number;
	readonly total: Centimes;
	readonly details: Centimes;
	readonly issue: IssueControle;
}

export interface Settlement {
	readonly counted: readonly CountedPart[];
	readonly verdicts: ReadonlyMap<number, Verdict>;
	readonly controls: readonly Control[];
	/** How many quantités have published values that differ. */
	readonly concurrentes: number;
}

interface Detail extends Scope {
	readonly claim: Claim;
	readonly centimes: Centimes;
	/** The strongest grade among the sources that agree. */
	readonly corroboree: Preuve | null;
	readonly concurrente: boolean;
}

interface Total extends Detail {
	readonly arrondi: number;
}

function partsOf({ centimes, of, ...place }: Piece<Detail, Total>): CountedPart[] {
	const { claim, corroboree, concurrente } = of.item;
	const [first] = claim.lines;
	if (!first) return [];
	if (of.kind === 'rest') {
		const rest = { forme: 'NV', nommees: '', centimes, parCle: false, nonDetaille: true } as const;
		const preuve = strongest([corroboree, ...claim.lines.map((line) => line.preuve)]);
		return [{ ...rest, ...place, line: first.id, nature: first.nature, preuve, concurrente }];
	}
	return claim.lines.flatMap((line) =>
		splitByForme(line.centimes, line.forme).map((part) => ({
			...part,
			...place,
			line: line.id,
			nature: line.nature,
			preuve: strongest([corroboree, line.preuve]),
			parCle: line.attribution === 'cle',
			nonDetaille: false,
			concurrente
		}))
	);
}

const VERDICT_OF_TOTAL: Readonly<Record<IssueControle, Verdict>> = {
	egal: 'controle',
	non_detaille: 'controle',
	depasse: 'retenue',
	seul: 'retenue',
	croise: 'croisee'
};

/**
 * Decides which lines of one (dispositif, exercice, étape) count in one view of nature: competing values first (R4), then
 * published totals against details (R3). Costs as much as the lines, whatever competes.
 */
export function settle(
	lines: readonly SettlementLine[],
	arbitrations: readonly Arbitration[] = []
): Settlement {
	const verdicts = new Map<number, Verdict>();
	const details = retainAll(lines, 'detail', arbitrations, verdicts);
	const totals = retainAll(lines, 'total', arbitrations, verdicts).map((total): Total => ({
		...total,
		arrondi: total.claim.lines.reduce((step, line) => Math.max(step, line.arrondi ?? 0), 0)
	}));
	const { pieces, controls, surpassed } = holdTotals(details, totals);
	for (const { total, issue } of controls) tell(verdicts, total, VERDICT_OF_TOTAL[issue]);
	for (const { of } of surpassed) tell(verdicts, of.item, 'depassee');
	for (const line of lines) if (!verdicts.has(line.id)) verdicts.set(line.id, 'retenue');
	return {
		counted: pieces.flatMap(partsOf),
		verdicts,
		controls: controls.flatMap(({ total, details, issue }): Control[] => {
			const [first] = total.claim.lines;
			return first ? [{ line: first.id, total: total.centimes, details, issue }] : [];
		}),
		concurrentes: [...details, ...totals].filter((item) => item.concurrente).length
	};
}

function tell(verdicts: Map<number, Verdict>, { claim }: Detail, verdict: Verdict): void {
	for (const line of claim.lines) verdicts.set(line.id, verdict);
}

/** R4 on every quantité of one role, in the order in which they are first met. */
function retainAll(
	lines: readonly SettlementLine[],
	role: Role,
	arbitrations: readonly Arbitration[],
	verdicts: Map<number, Verdict>
): Detail[] {
	const arbitrated = new Map(
		arbitrations
			.filter((item) => item.role === undefined || item.role === role)
			.map((item) => [scopeKey(item), item.source])
	);
	const own = lines.filter((line) => line.role === role);
	return [...groupBy(own, scopeKey)].flatMap(([key, group]): Detail[] => {
		const [scope] = group;
		if (!scope) return [];
		const retained = retain(group, arbitrated.get(key), verdicts);
		const { niveau, poste, beneficiaire } = scope;
		return [{ niveau, poste, beneficiaire, ...retained, centimes: retained.claim.centimes }];
	});
}
