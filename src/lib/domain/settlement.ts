import {
	groupBy,
	retain,
	scopeKey,
	strongest,
	sum,
	type Arbitration,
	type Claim,
	type Scope,
	type SettlementLine,
	type Verdict
} from './claims.ts';
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

/** How a published total compares with its details (R3). */
export const ISSUES_CONTROLE = ['egal', 'non_detaille', 'depasse', 'seul', 'croise'] as const;
export type IssueControle = (typeof ISSUES_CONTROLE)[number];

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

interface Unit extends Scope {
	readonly lines: readonly SettlementLine[];
	readonly centimes: Centimes;
	readonly corroboree: Preuve | null;
	readonly nonDetaille: boolean;
	readonly concurrente: boolean;
}

interface RetainedTotal extends Scope {
	readonly claim: Claim;
	readonly corroboree: Preuve | null;
	readonly concurrente: boolean;
	/** Some of its money stands in the count without a detail behind it. */
	open: boolean;
}

const stated = (scope: Scope) => ({
	niveau: scope.niveau === 'np' ? '' : scope.niveau,
	poste: scope.poste,
	beneficiaire: scope.beneficiaire
});

/** Whether `inner` lies inside `outer`: equal wherever `outer` states something. */
function inside(inner: Scope, outer: Scope): boolean {
	const [i, o] = [stated(inner), stated(outer)];
	return (
		(o.niveau === '' || o.niveau === i.niveau) &&
		(o.poste === '' || o.poste === i.poste) &&
		(o.beneficiaire === '' || o.beneficiaire === i.beneficiaire)
	);
}

/** Whether the two scopes may hold common money: nothing that both state differs. */
function overlap(one: Scope, other: Scope): boolean {
	const [a, b] = [stated(one), stated(other)];
	const agree = (x: string, y: string) => x === '' || y === '' || x === y;
	return agree(a.niveau, b.niveau) && agree(a.poste, b.poste) && agree(a.beneficiaire, b.beneficiaire);
}

const specificity = (scope: Scope) => Object.values(stated(scope)).filter((value) => value !== '').length;

function withinRounding(difference: number, claim: Claim): boolean {
	const step = Math.max(0, ...claim.lines.map((line) => line.arrondi ?? 0));
	return 2 * Math.abs(difference) <= step;
}

function partsOf(unit: Unit): CountedPart[] {
	const [first] = unit.lines;
	if (!first) return [];
	const place = { niveau: unit.niveau, poste: unit.poste, beneficiaire: unit.beneficiaire };
	if (unit.nonDetaille) {
		const part = { forme: 'NV' as const, nommees: '', centimes: unit.centimes };
		const { concurrente } = unit;
		return [
			{
				...part,
				...place,
				line: first.id,
				nature: first.nature,
				preuve: strongest([unit.corroboree, ...unit.lines.map((line) => line.preuve)]),
				parCle: false,
				nonDetaille: true,
				concurrente
			}
		];
	}
	return unit.lines.flatMap((line) =>
		splitByForme(line.centimes, line.forme).map((part) => ({
			...part,
			...place,
			line: line.id,
			nature: line.nature,
			preuve: strongest([unit.corroboree, line.preuve]),
			parCle: line.attribution === 'cle',
			nonDetaille: false,
			concurrente: unit.concurrente
		}))
	);
}

/**
 * Decides which lines of one (dispositif, exercice, étape) count in one view of nature: competing values first (R4), then
 * published totals against details, the narrowest scope first (R3). A total whose scope crosses an open one only
 * controls, since adding it could count the same money twice.
 */
export function settle(
	lines: readonly SettlementLine[],
	arbitrations: readonly Arbitration[] = []
): Settlement {
	const verdicts = new Map<number, Verdict>();
	const arbitrated = (role: Role) =>
		new Map(
			arbitrations
				.filter((item) => item.role === undefined || item.role === role)
				.map((item) => [scopeKey(item), item.source])
		);
	const controls: Control[] = [];
	let concurrentes = 0;

	const retainAll = (role: Role) =>
		[
			...groupBy(
				lines.filter((line) => line.role === role),
				scopeKey
			)
		].flatMap(([key, group]) => {
			const [scope] = group;
			if (!scope) return [];
			const retained = retain(group, arbitrated(role).get(key), verdicts);
			if (retained.concurrente) concurrentes += 1;
			const { niveau, poste, beneficiaire } = scope;
			return [{ niveau, poste, beneficiaire, ...retained }];
		});

	let units: Unit[] = retainAll('detail').map(({ claim, ...place }) => ({
		...place,
		lines: claim.lines,
		centimes: claim.centimes,
		nonDetaille: false
	}));
	const totals: RetainedTotal[] = retainAll('total')
		.map((total) => ({ ...total, open: false }))
		.sort((a, b) => specificity(b) - specificity(a) || (scopeKey(a) < scopeKey(b) ? -1 : 1));

	totals.forEach((total, index) => {
		const { claim, corroboree, concurrente, niveau, poste, beneficiaire } = total;
		const covered = units.filter((unit) => inside(unit, total));
		const details = sum(covered);
		const difference = claim.centimes - details;
		const crossed = totals
			.slice(0, index)
			.filter((earlier) => overlap(earlier, total) && !inside(earlier, total));
		const place = { niveau, poste, beneficiaire, corroboree, concurrente, lines: claim.lines };
		let issue: IssueControle;
		if (covered.length > 0 && withinRounding(difference, claim)) issue = 'egal';
		else if (crossed.some((earlier) => earlier.open) || (difference < 0 && crossed.length > 0))
			issue = 'croise';
		else if (covered.length === 0) issue = 'seul';
		else issue = difference > 0 ? 'non_detaille' : 'depasse';

		if (issue === 'non_detaille') units.push({ ...place, centimes: difference, nonDetaille: true });
		if (issue === 'depasse') {
			units = units.filter((unit) => !covered.includes(unit));
			for (const unit of covered) for (const line of unit.lines) verdicts.set(line.id, 'depassee');
		}
		if (issue === 'seul' || issue === 'depasse')
			units.push({ ...place, centimes: claim.centimes, nonDetaille: false });
		total.open = issue !== 'egal' && issue !== 'croise';
		const verdict =
			issue === 'croise' ? 'croisee' : issue === 'egal' || issue === 'non_detaille' ? 'controle' : 'retenue';
		for (const line of claim.lines) verdicts.set(line.id, verdict);
		const [first] = claim.lines;
		if (first) controls.push({ line: first.id, total: claim.centimes, details, issue });
	});

	for (const line of lines) if (!verdicts.has(line.id)) verdicts.set(line.id, 'retenue');
	return { counted: units.flatMap(partsOf), verdicts, controls, concurrentes };
}
