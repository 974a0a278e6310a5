import { applyKey, keyMatches, type AllocationKey } from '#lib/domain/allocation-key.ts';
import { inConstantEuros, type Deflator } from '#lib/domain/constant-euros.ts';
import { splitByForme, type FormeSpec } from '#lib/domain/forme-spec.ts';
import {
	isNonAttribuee,
	type Attribution,
	type Etape,
	type Forme,
	type Nature,
	type Niveau,
	type Preuve
} from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { Cell } from './cell.ts';
import { CHOSEN_SLOTS, slotParameters } from './chosen-slots.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';

/** A retained line, or what a total holds beyond its details. */
export interface RetainedRow {
	readonly exercice: number;
	readonly dispositif: string;
	readonly etape: Etape;
	readonly niveau: Niveau;
	readonly poste: string;
	readonly posteCompare: string;
	readonly beneficiaire: string;
	readonly forme: FormeSpec;
	readonly attribution: Attribution | null;
	readonly nature: Nature;
	/** That of a source that agrees with it when it is stronger (R4). */
	readonly preuve: Preuve | null;
	readonly centimes: number;
	readonly nonDetaille: number;
}

/** Money of one form of a line; `cle` is its range when a key gives it. */
export interface LinePart {
	readonly forme: Forme;
	readonly nommees: string;
	readonly centimes: number;
	readonly cle: { readonly bas: number; readonly haut: number } | null;
}

/** What is done to each line before lines are added. */
export interface LineRules {
	/** Convert to constant euros (R12). */
	readonly deflator: Deflator | null;
	/** Split non-attributed lines by these keys, and believe those of the files (R7); `null` for evidence alone. */
	readonly keys: readonly AllocationKey[] | null;
}

/**
 * What counts in the selection, line by line: each retained line is converted and rounded (R12), then split by its forms
 * and by the key that speaks of it (R7), then added. What a total holds beyond its details is no line: it is converted,
 * never split. Years without a price index are left out.
 */
export function lineCells(db: Database, selection: Selection, detailed: boolean, rules: LineRules): Cell[] {
	const cells = new Map<string, Cell>();
	for (const row of retainedRows(db, selection)) {
		const { deflator } = rules;
		const centimes = deflator ? inConstantEuros(row.centimes, row.exercice, deflator) : row.centimes;
		if (centimes === null) continue;
		for (const part of partsOf(row, centimes, rules)) addPart(cells, row, part, detailed);
	}
	return [...cells.values()];
}

/** The lines that count in the slots a selection reads, one by one. */
export function retainedRows(db: Database, selection: Selection): RetainedRow[] {
	return db
		.prepare<ReturnType<typeof slotParameters>, RetainedRow>(
			`WITH chosen AS MATERIALIZED (${CHOSEN_SLOTS})
			SELECT s.exercice, s.dispositif, s.etape, f.niveau, coalesce(p.label, '') AS poste,
				coalesce(p.compared, '') AS posteCompare, coalesce(y.compared, '') AS beneficiaire, f.forme, f.attribution,
				f.nature, iif(v.line_id IS NULL, f.preuve, v.preuve) AS preuve, l.centimes, 0 AS nonDetaille
			FROM chosen s JOIN block b ON b.dispositif = s.dispositif AND b.exercice = s.exercice AND b.etape = s.etape
				JOIN line l ON l.block_id = b.id JOIN facet f ON f.id = l.facet_id LEFT JOIN poste p ON p.id = l.poste_id
				LEFT JOIN beneficiary y ON y.id = l.beneficiary_id
				LEFT JOIN verdict v ON v.slot_id = s.id AND v.line_id = l.id
			WHERE l.since_version <= @version AND (l.until_version IS NULL OR l.until_version > @version)
				AND CASE WHEN EXISTS (SELECT 1 FROM verdict WHERE slot_id = s.id) THEN v.verdict = 'retenue'
					ELSE f.nature IN (SELECT nature FROM counted WHERE slot_id = s.id) END
			UNION ALL
			SELECT s.exercice, s.dispositif, s.etape, c.niveau, coalesce(p.label, ''), coalesce(p.compared, ''), '', 'NV',
				NULL, c.nature, c.preuve, c.centimes, 1
			FROM chosen s JOIN counted_place c ON c.slot_id = s.id LEFT JOIN poste p ON p.id = c.poste_id
			WHERE c.undetailed`
		)
		.all(slotParameters(selection));
}

/** How the forms of a line, and the key that speaks of it, split its money. */
export function partsOf(row: RetainedRow, centimes: number, { keys }: LineRules): LinePart[] {
	const evident = row.attribution === 'cle' ? 'NV' : row.forme;
	if (keys !== null && row.attribution === 'cle') {
		// A line that its own file attributes by a key: its form is a hypothesis without a range, the rest has no form.
		return splitByForme(centimes, row.forme).map((part) => ({
			...part,
			cle: isNonAttribuee(part.forme) ? null : { bas: part.centimes, haut: part.centimes }
		}));
	}
	return splitByForme(centimes, evident).flatMap((part): LinePart[] => {
		const target = { ...row, poste: row.posteCompare };
		const key =
			isNonAttribuee(part.forme) && row.nonDetaille === 0
				? keys?.find((item) => keyMatches(item, target))
				: undefined;
		if (!key) return [{ ...part, cle: null }];
		const { parts, reste } = applyKey(part.centimes, key);
		return [
			...parts.map(({ forme, central, bas, haut }) => ({
				forme,
				nommees: '',
				centimes: central,
				cle: { bas, haut }
			})),
			{ ...part, centimes: reste, cle: null }
		];
	});
}

function addPart(cells: Map<string, Cell>, row: RetainedRow, part: LinePart, detailed: boolean): void {
	const { exercice, dispositif, etape, preuve } = row;
	const { forme, nommees, centimes, cle } = part;
	const [niveau, poste] = detailed ? [row.niveau, row.poste] : (['np', ''] as const);
	const words = [exercice, dispositif, etape, forme, nommees, niveau, poste, preuve, cle ? 'cle' : ''];
	const key = words.join('\u001F');
	const known = cells.get(key);
	cells.set(key, {
		exercice,
		dispositif,
		etape,
		forme,
		nommees,
		niveau,
		poste,
		preuve,
		nonDetaille: (known?.nonDetaille ?? 0) + row.nonDetaille * centimes,
		natureNonPrecisee: (known?.natureNonPrecisee ?? 0) + (row.nature === 'np' ? centimes : 0),
		centimes: (known?.centimes ?? 0) + centimes,
		nonNulles: (known?.nonNulles ?? 0) + Number(centimes !== 0),
		...(cle
			? { cle: { bas: (known?.cle?.bas ?? 0) + cle.bas, haut: (known?.cle?.haut ?? 0) + cle.haut } }
			: {})
	});
}
