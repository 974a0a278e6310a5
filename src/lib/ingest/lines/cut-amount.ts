import { fr } from '#lib/domain/typography.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';
import { AmountReader } from './amount.ts';
import type { LinePlan } from './line-plan.ts';

const WHOLE = /^[-+(]?\d[\d \u00A0\u2009\u202F]*$/;
/** Decimals as they stand alone once a comma has cut them off, with the unit that may follow. */
const DECIMALS = /^\d{1,2}\)?(?:[ \u00A0\u202F]?(?:€|[kKmM]d?s? ?€|euros?|eur))?$/i;

/** The row as it would read if the comma after its amount were a decimal mark. */
function joined(row: readonly string[], at: number): readonly string[] {
	return [...row.slice(0, at), `${row[at] ?? ''},${row[at + 1] ?? ''}`, ...row.slice(at + 2)];
}

/** Whether every cell that the rules read is sound when the row is read so. */
function readsWell(row: readonly string[], { coded, exercice, beside }: LinePlan): boolean {
	const columns = typeof exercice === 'number' ? coded : [...coded, exercice];
	return (
		columns.every((column) => column.accepts(row[column.index] ?? '')) &&
		beside.every((index) => isAmountOrBlank(row[index] ?? ''))
	);
}

function isAmountOrBlank(cell: string): boolean {
	const reader = new AmountReader(null, undefined);
	return !Number.isNaN(reader.read(cell)) || reader.failure === 'blank' || reader.failure === 'ambigu';
}

/**
 * What to say of a row of a comma-separated file whose amount was written with a decimal comma and no quotes, `1234,56`:
 * the comma has cut it in two. Told when what follows would be the rounding, or when the row reads well once joined:
 * too long by one cell, or with nothing at its end. `null` when the column is known to write points.
 */
export function cutAmountIssue(row: readonly string[], plan: LinePlan): Issue | null {
	const { amountAt, amount, arrondiAt, width } = plan;
	if (amountAt < 0 || amount.decimal === '.') return null;
	const [euros, decimals] = [(row[amountAt] ?? '').trim(), (row[amountAt + 1] ?? '').trim()];
	if (!WHOLE.test(euros) || !DECIMALS.test(decimals)) return null;
	// Nothing is rounded to less than a hundred euros.
	const rounding = arrondiAt === amountAt + 1;
	const whole = joined(row, amountAt);
	const room = row.length > width || (whole[width - 1] ?? '').trim() === '';
	if (!rounding && !(room && readsWell(whole, plan))) return null;
	return issue(
		'virgule-coupee',
		'bloquant',
		fr`le montant « ${euros},${decimals} » semble coupé en deux par sa virgule, qui sépare aussi les colonnes. Enregistrez le fichier avec des points-virgules, ou mettez le montant entre guillemets ; si « ${euros} » est bien le montant entier, ajoutez --decimal .`,
		fr`"${euros},${decimals}"`
	);
}
