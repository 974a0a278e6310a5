import { inConstantEuros, type Deflator } from '#lib/domain/constant-euros.ts';
import { splitByForme, type FormeSpec } from '#lib/domain/forme-spec.ts';
import type { Attribution, Etape, Nature, Niveau } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import type { Cell } from './cells.ts';
import { CHOSEN_SLOTS, slotParameters } from './chosen-slots.ts';
import type { Selection } from './selection.ts';

interface Row {
	readonly exercice: number;
	readonly dispositif: string;
	readonly etape: Etape;
	readonly niveau: Niveau;
	readonly poste: string;
	readonly forme: FormeSpec;
	readonly attribution: Attribution | null;
	readonly nature: Nature;
	readonly centimes: number;
	readonly nonDetaille: number;
	readonly concurrentes: number;
}

/**
 * What counts in the selection, in constant euros: each retained line is converted and rounded, then added (R12). What a
 * total holds beyond its details is converted like a line. Years without an index are left out.
 */
export function constantCells(
	db: Database,
	selection: Selection,
	detailed: boolean,
	deflator: Deflator
): Cell[] {
	const rows = db
		.prepare<ReturnType<typeof slotParameters>, Row>(
			`WITH chosen AS MATERIALIZED (${CHOSEN_SLOTS})
			SELECT s.exercice, s.dispositif, s.etape, f.niveau, coalesce(p.label, '') AS poste, f.forme, f.attribution,
				f.nature, l.centimes, 0 AS nonDetaille, 0 AS concurrentes
			FROM chosen s JOIN block b ON b.dispositif = s.dispositif AND b.exercice = s.exercice AND b.etape = s.etape
				JOIN line l ON l.block_id = b.id JOIN facet f ON f.id = l.facet_id LEFT JOIN poste p ON p.id = l.poste_id
				LEFT JOIN verdict v ON v.slot_id = s.id AND v.line_id = l.id
			WHERE l.since_version <= @version AND (l.until_version IS NULL OR l.until_version > @version)
				AND CASE WHEN EXISTS (SELECT 1 FROM verdict WHERE slot_id = s.id) THEN v.verdict = 'retenue'
					ELSE f.nature IN (SELECT nature FROM counted WHERE slot_id = s.id) END
			UNION ALL
			SELECT s.exercice, s.dispositif, s.etape, c.niveau, coalesce(p.label, ''), 'NV', NULL, c.nature, c.centimes, 1,
				c.contested
			FROM chosen s JOIN counted_place c ON c.slot_id = s.id LEFT JOIN poste p ON p.id = c.poste_id
			WHERE c.undetailed`
		)
		.all(slotParameters(selection));
	const cells = new Map<string, Cell>();
	for (const row of rows) {
		const converted = inConstantEuros(row.centimes, row.exercice, deflator);
		if (converted === null) continue;
		for (const part of splitByForme(converted, row.attribution === 'cle' ? 'NV' : row.forme)) {
			addPart(cells, row, part, detailed);
		}
	}
	return [...cells.values()];
}

function addPart(
	cells: Map<string, Cell>,
	row: Row,
	part: ReturnType<typeof splitByForme>[number],
	detailed: boolean
): void {
	const { exercice, dispositif, etape } = row;
	const { forme, nommees, centimes } = part;
	const [niveau, poste] = detailed ? [row.niveau, row.poste] : (['np', ''] as const);
	const key = [exercice, dispositif, etape, forme, nommees, niveau, poste].join('\u001F');
	const known = cells.get(key);
	cells.set(key, {
		exercice,
		dispositif,
		etape,
		forme,
		nommees,
		niveau,
		poste,
		nonDetaille: (known?.nonDetaille ?? 0) + row.nonDetaille * centimes,
		natureNonPrecisee: (known?.natureNonPrecisee ?? 0) + (row.nature === 'np' ? centimes : 0),
		centimes: (known?.centimes ?? 0) + centimes,
		nonNulles: (known?.nonNulles ?? 0) + Number(row.centimes !== 0),
		concurrentes: (known?.concurrentes ?? 0) + row.concurrentes
	});
}
