import { BaseCache } from '#lib/server/store/bounded-cache.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { Query } from '#lib/domain/query.ts';
import { isNonAttribuee } from '#lib/domain/vocabulary.ts';
import { lineCells } from './line-cells.ts';
import { chosenSlots, slotParameters, viewParameters } from './chosen-slots.ts';
import { holdingsAt } from './holdings.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import type { Cell } from './cell.ts';

/** The money of the forms asked and that of none, which no filter hides (R6). */
export const ofAskedForms = (
	{ forme: asked }: Pick<Query, 'forme'>,
	cells: readonly Cell[]
): readonly Cell[] =>
	asked.length === 0 ? cells : cells.filter(({ forme }) => asked.includes(forme) || isNonAttribuee(forme));

/**
 * What counts in the selection, before any filter on forms. Lines that an allocation key attributes are `NV` here: keys
 * are applied only when the selection asks (R7). `detailed` keeps niveau and poste apart. In constant euros when the selection
 * asks for them (R12).
 */
export function countedCells(db: Database, selection: Selection, detailed: boolean): readonly Cell[] {
	const { deflator, keys, query } = selection;
	const hypotheses = query.cles === 'avec';
	if (!deflator && !hypotheses && !detailed) return wholeCells(db, selection);
	const ask = () =>
		deflator || hypotheses
			? lineCells(db, selection, detailed, { deflator, keys: hypotheses ? keys : null })
			: detailedCells(db, selection);
	if (db.inTransaction) return ask();
	const rules = { detailed, base: deflator?.base, hypotheses, ...slotParameters(selection) };
	return known.get(db, JSON.stringify(rules), ask);
}

/** What lines and postes add up to: it is asked several times for one page, and a version never changes. */
const known = new BaseCache<readonly Cell[]>(16_000_000);

/**
 * What counts on evidence alone, whatever the reader supposes: what logical bounds rest on (R8). `counted` are the cells
 * of the same selection, which are these when it supposes nothing.
 */
export function evidenceCells(
	db: Database,
	selection: Selection,
	detailed: boolean,
	counted: readonly Cell[]
): readonly Cell[] {
	if (selection.query.cles === 'sans') return counted;
	return countedCells(db, { ...selection, query: { ...selection.query, cles: 'sans' } }, detailed);
}

/** The (dispositif, exercice) that have money but no index of prices: they have no value in constant euros (R12). */
export function pairsWithoutIndex(db: Database, selection: Selection): Set<string> {
	const { deflator } = selection;
	if (!deflator) return new Set();
	const slots = chosenSlots(holdingsAt(db, selection.version), selection);
	return new Set(
		slots
			.filter(({ exercice }) => !deflator.indices.has(exercice))
			.map(({ dispositif, exercice }) => `${dispositif} ${exercice}`)
	);
}

/** Money by exercice, dispositif, stage and form, from what the version holds: no line is read. */
function wholeCells(db: Database, selection: Selection): Cell[] {
	const held = holdingsAt(db, selection.version);
	return chosenSlots(held, selection).flatMap(({ id, exercice, dispositif, etape }) => {
		const cells = new Map<string, Cell>();
		for (const { forme, nommees, preuve, centimes, nature, ...row } of held.counted.get(id) ?? []) {
			const key = `${forme} ${nommees} ${preuve}`;
			const before = cells.get(key);
			cells.set(key, {
				exercice,
				dispositif,
				etape,
				forme,
				nommees,
				niveau: 'np',
				poste: '',
				preuve,
				nonDetaille: (before?.nonDetaille ?? 0) + row.nonDetaille * centimes,
				natureNonPrecisee: (before?.natureNonPrecisee ?? 0) + (nature === 'np' ? centimes : 0),
				centimes: (before?.centimes ?? 0) + centimes,
				nonNulles: (before?.nonNulles ?? 0) + row.nonNulles
			});
		}
		return [...cells.values()];
	});
}

/** What stages add up to by niveau and poste: each is asked in turn by who follows an item from one to the next. */
const knownStages = new BaseCache<readonly Cell[]>(16_000_000);

function detailedCells(db: Database, selection: Selection): Cell[] {
	const placeOf = ({ exercice, dispositif, etape }: Pick<Cell, 'exercice' | 'dispositif' | 'etape'>) =>
		`${exercice} ${dispositif} ${etape}`;
	const chosen = new Set(chosenSlots(holdingsAt(db, selection.version), selection).map(placeOf));
	const parameters = viewParameters(selection);
	const ask = () => cellsOfStages(db, parameters);
	const all = db.inTransaction ? ask() : knownStages.get(db, JSON.stringify(parameters), ask);
	return all.filter((cell) => chosen.has(placeOf(cell)));
}

/** The cells of every stage of some dispositifs and years. */
const cellsOfStages = (db: Database, parameters: ReturnType<typeof viewParameters>) =>
	db
		.prepare<typeof parameters, Cell>(
			`SELECT s.exercice, s.dispositif, s.etape, iif(c.by_key, 'NV', c.forme) AS forme,
				iif(c.by_key, '', c.named_formes) AS nommees, c.niveau, coalesce(p.label, '') AS poste, c.preuve,
				sum(c.centimes * c.undetailed) AS nonDetaille, sum(c.centimes * (c.nature = 'np')) AS natureNonPrecisee,
				sum(c.centimes) AS centimes, sum(c.nonzero_count) AS nonNulles
			FROM slot s JOIN counted_place c ON c.slot_id = s.id LEFT JOIN poste p ON p.id = c.poste_id
			WHERE s.since_version <= @version AND (s.until_version IS NULL OR s.until_version > @version) AND s.views & @view
				AND s.dispositif IN (SELECT value FROM json_each(@dispositifs)) AND s.exercice BETWEEN @first AND @last
			GROUP BY s.exercice, s.dispositif, s.etape, 4, 5, c.niveau, c.poste_id, c.preuve
			ORDER BY s.exercice, s.dispositif, s.etape, 4, 5, c.niveau, poste, c.preuve`
		)
		.all(parameters);

/** How many quantités are contested in each slot read, even where the contested total only controls. */
export const contestedSlots = (db: Database, selection: Selection) =>
	chosenSlots(holdingsAt(db, selection.version), selection).filter((slot) => slot.contested > 0);
