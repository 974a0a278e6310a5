import { fold } from '#lib/domain/fold.ts';
import { stageNamed } from '#lib/ingest/cells/labels.ts';
import type { CellField } from '#lib/ingest/lines/batch.ts';
import type { AmountWords } from './amount-words.ts';

/** One of several columns of amounts of a table of lines: where it stands, and what its header says of all its amounts. */
export interface Side {
	readonly at: number;
	readonly exercice: number | null;
	readonly said: Partial<Record<CellField, string>>;
}

const NATURES = {
	ae: /^(?:montants? |credits? )?(?:en )?(?:ae|autorisations? d'engagements?)(?: (?:en )?(?:€|euros?|eur))?$/,
	cp: /^(?:montants? |credits? )?(?:en )?(?:cp|credits? de paiements?)(?: (?:en )?(?:€|euros?|eur))?$/
} as const;

/** AE and CP side by side, each once. */
function natureSides(cells: readonly string[]): Side[] {
	const find = (nature: 'ae' | 'cp') =>
		cells.flatMap((cell, at): Side[] =>
			NATURES[nature].test(fold(cell.replace(/[()_*]+/g, ' ')))
				? [{ at, exercice: null, said: { nature } }]
				: []
		);
	const [ae, cp] = [find('ae'), find('cp')];
	return ae.length === 1 && cp.length === 1 ? [...ae, ...cp] : [];
}

const AMOUNT = /^(?:montants?|credits?|sommes?|subventions?|depenses?|budgets?)\b ?/;

/** Columns that are named by a year, and perhaps a stage or a nature: « 2018 », « LFI 2018 », « Montant 2018 (exécuté) ». */
function yearSides(headers: readonly AmountWords[]): Side[] {
	const sides = headers.flatMap(({ exercice, nature, name, ...words }, at): Side[] => {
		if (exercice === null) return [];
		const left = stageNamed(name) === null ? name.replace(AMOUNT, '') : name;
		const etape = words.etape ?? stageNamed(left);
		if (left !== '' && stageNamed(left) === null) return [];
		const said = { ...(nature === null ? {} : { nature }), ...(etape === null ? {} : { etape }) };
		return [{ at, exercice, said }];
	});
	const keys = new Set(sides.map(({ exercice, said }) => `${exercice} ${said.nature} ${said.etape}`));
	return sides.length > 1 && keys.size === sides.length ? sides : [];
}

/**
 * Columns of amounts that stand side by side in one table, when the file has no column (`at`) for what sets them apart, and no
 * other column of amounts: each row then gives a line of each. AE and CP, or one column a year.
 */
export function sidesOf(
	cells: readonly string[],
	words: readonly AmountWords[],
	amounts: readonly number[],
	at: ReadonlyMap<string, number>
): readonly Side[] {
	const years = at.has('exercice') ? [] : yearSides(words);
	const sides = years.length > 0 ? years : natureSides(cells);
	const twice = sides.some(({ said }) => Object.keys(said).some((field) => at.has(field)));
	const all = amounts.every((index) => sides.some((side) => side.at === index));
	return twice || !all ? [] : sides;
}
