import { tr } from '#lib/domain/language.ts';
import type { CarteTransparenceData } from './data.ts';
import type { Reading } from '#lib/figures/shell/explore.ts';
import { rowKey } from './place-frame.ts';
import { isNothing, placeRow, tellRun } from './place-cells.ts';
import { colon, deducedYears, duringYears, noYear, tableFollows } from '#lib/figures/shell/words.ts';

const counted = (count: number) =>
	count === 0
		? tr('aucune année avec un montant', 'no year with an amount')
		: tr(
				`${count} ${count === 1 ? 'année' : 'années'} avec un montant`,
				`${count} ${count === 1 ? 'year' : 'years'} with an amount`
			);

/** A reading per dispositif and stage; its parts are its cells, neighbours that miss the same told together. */
export function readMatrix({ blocs }: CarteTransparenceData): Reading[] {
	return blocs.flatMap((block) =>
		block.groupes.flatMap((group) =>
			group.rows.map((row): Reading => {
				const place = [block.titre, group.titre, row.etape].filter((word) => word !== null).join(', ');
				const amounts = row.cells.filter((cell) => !isNothing(cell.genre)).length;
				const deduced = row.cells.filter((cell) => cell.genre === 'deduit').length;
				const whole = `${place}${colon()} ${counted(amounts)}${deducedYears(deduced, amounts)}.`;
				return {
					id: rowKey(block, row),
					whole: { seen: whole, said: whole },
					parts: placeRow(row, block.ruptures).map((run) => {
						const words = isNothing(run.genre) ? `${place}. ${tellRun(run)}` : tellRun(run);
						const point = run.cells[0]?.point;
						return { seen: words, said: words, ...(point ? { point } : {}) };
					}),
					lien: block.lien
				};
			})
		)
	);
}

/** The figure in a few sentences, for who does not see it. */
export function describeMatrix(data: CarteTransparenceData): string {
	const [first, last] = [data.exercices[0], data.exercices.at(-1)];
	if (first === undefined || last === undefined || data.blocs.length === 0) return noYear();
	const years = duringYears(first, last);
	return [
		tr(
			`Une case par dispositif, étape et année, ${years}\u00A0: le montant, ou la raison de son absence.`,
			`One cell per scheme, stage and year, ${years}: the amount, or why there is none.`
		),
		...readMatrix(data).map((reading) => reading.whole.said),
		tableFollows()
	].join(' ');
}
