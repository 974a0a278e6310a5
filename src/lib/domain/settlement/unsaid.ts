import { scopeKey, type Scope, type SettlementLine } from './claims.ts';

/**
 * The scope without its niveau, its payeur or both: what a line that leaves them unsaid may be the total of. The niveau is
 * that of a poste, the payeur that of a poste or of a bénéficiaire: without these, the line may be about anything.
 */
function widerScopes(scope: Scope): Scope[] {
	const niveau = scope.niveau !== 'np' && scope.poste !== '';
	const payeur = scope.payeur !== '' && (scope.poste !== '' || scope.beneficiaire !== '');
	return [
		...(niveau ? [{ ...scope, niveau: 'np' as const }] : []),
		...(payeur ? [{ ...scope, payeur: '' }] : []),
		...(niveau && payeur ? [{ ...scope, niveau: 'np' as const, payeur: '' }] : [])
	];
}

/**
 * The details that leave unsaid what other sources say: for the same poste and bénéficiaire these give the niveau or the
 * payeur. What is not said is not a value: such lines are read as the total of the others, never as one more amount. Where a
 * source gives both, it tells them apart, and so do we.
 */
export function readAsTotals<L extends SettlementLine>(lines: readonly L[]): ReadonlySet<L> {
	const details = lines.filter((line) => line.role === 'detail');
	const saying = new Map<string, Set<string>>();
	for (const line of details)
		for (const scope of widerScopes(line)) {
			const key = scopeKey(scope);
			saying.set(key, (saying.get(key) ?? new Set()).add(line.source));
		}
	const apart = new Set(
		details.filter((line) => saying.get(scopeKey(line))?.has(line.source)).map((line) => scopeKey(line))
	);
	return new Set(details.filter((line) => saying.has(scopeKey(line)) && !apart.has(scopeKey(line))));
}
