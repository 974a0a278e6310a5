import { formatEuros } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Measure } from '#lib/ingest/header/header.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';

const mismatch = (phrase: string) =>
	issue('total-controle', 'avertissement', phrase, 'des montants qui s’accordent');

/** The columns of one nature that must add up: bill + amendments = law. */
interface Amended {
	readonly plf: number;
	readonly amendement: number;
	readonly lfi: number;
}

function amendedColumns(measures: readonly Measure[]): Amended[] {
	return (['ae', 'cp'] as const).flatMap((nature) => {
		const find = (etape: Measure['etape']) =>
			measures.findIndex((item) => item.nature === nature && item.etape === etape && item.exercice === null);
		const [plf, amendement, lfi] = [find('plf'), find('amendement'), find('lfi')];
		return plf < 0 || amendement < 0 || lfi < 0 ? [] : [{ plf, amendement, lfi }];
	});
}

/** What the columns of a file say of one another: PLF + amendments = LFI, T1 + … + T7 = total. */
export class RowControls {
	readonly #measures: readonly Measure[];
	readonly #amended: readonly Amended[];
	readonly #total: number;
	/** Some row was amended, or voted otherwise than its bill. */
	#voted = false;

	constructor(measures: readonly Measure[]) {
		this.#measures = measures;
		this.#amended = amendedColumns(measures);
		this.#total = measures.findIndex((item) => item.etape === 'total');
	}

	/**
	 * Columns of the law that only copy the bill, when no row read so far has an amendment: a file published before the
	 * vote cannot say what was voted.
	 */
	get copiedVote(): readonly Measure[] {
		if (this.#voted) return [];
		return this.#amended.flatMap(({ lfi }) => this.#measures[lfi] ?? []);
	}

	/** Where the amounts of one row, in the order of the measures and `NaN` when blank, contradict each other. */
	check(amounts: readonly number[]): Issue[] {
		const at = (index: number) => {
			const amount = amounts[index] ?? NaN;
			return Number.isNaN(amount) ? 0 : amount;
		};
		const found: Issue[] = [];
		for (const { plf, amendement, lfi } of this.#amended) {
			if (at(amendement) !== 0 || at(plf) !== at(lfi)) this.#voted = true;
			const sum = at(plf) + at(amendement);
			if (sum === at(lfi)) continue;
			found.push(
				mismatch(
					fr`PLF + amendements = ${formatEuros(sum)}, et la loi votée est de ${formatEuros(at(lfi))}. Vérifiez la ligne ; les deux montants sont gardés comme publiés.`
				)
			);
		}
		if (this.#total >= 0 && !Number.isNaN(amounts[this.#total] ?? NaN)) {
			const sum = amounts.reduce((all, _, index) => (index === this.#total ? all : all + at(index)), 0);
			if (this.#measures.length > 1 && sum !== at(this.#total)) {
				found.push(
					mismatch(
						fr`les titres font ${formatEuros(sum)}, et le total de la ligne est de ${formatEuros(at(this.#total))}. Ce sont les titres qui sont gardés.`
					)
				);
			}
		}
		return found;
	}
}

/** Compares a « Total général » row with what the rows above it add up to. */
export function grandTotalIssue(column: string, rows: number, total: number): Issue | null {
	if (rows === total) return null;
	return mismatch(
		fr`la ligne de total donne ${formatEuros(total)} dans la colonne « ${column} », les lignes font ${formatEuros(rows)}. Le fichier est peut-être coupé.`
	);
}
