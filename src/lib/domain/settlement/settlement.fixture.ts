import type { SettlementLine } from './claims.ts';
import type { Settlement } from './settlement.ts';

/** A line for tests: a detail of 0 cents, source `a`, grade B, that states nothing else. */
export function line(
	id: number,
	centimes: number,
	change: Partial<Omit<SettlementLine, 'id' | 'centimes'>> = {}
): SettlementLine {
	return {
		id,
		centimes,
		source: 'a',
		nature: 'cp',
		niveau: 'np',
		poste: '',
		beneficiaire: '',
		payeur: '',
		role: 'detail',
		forme: 'NV',
		attribution: null,
		preuve: 'B',
		sourceDate: '2018',
		version: 1,
		arrondi: null,
		...change
	};
}

/** A published total, see `line`. */
export function total(
	id: number,
	centimes: number,
	change: Partial<Omit<SettlementLine, 'id' | 'centimes'>> = {}
): SettlementLine {
	return line(id, centimes, { role: 'total', ...change });
}

/** An outcome in words short enough for a table: `1 NV 40`, with `non détaillé` and `◇` for contested. */
export function told(settlement: Settlement) {
	return {
		counted: settlement.counted.map(
			(part) =>
				`${part.line} ${part.forme}${part.nommees && `(${part.nommees})`} ${part.centimes}` +
				`${part.nonDetaille ? ' non détaillé' : ''}${part.concurrente ? ' ◇' : ''}`
		),
		verdicts: [...settlement.verdicts].sort(([a], [b]) => a - b).map(([id, verdict]) => `${id} ${verdict}`),
		controls: settlement.controls.map(
			(control) => `${control.line} ${control.issue} ${control.total}/${control.details}`
		)
	};
}
