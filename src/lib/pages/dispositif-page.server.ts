import { ETAPES_PREVU, ETAPES, NATURES, type Etape, type Nature } from '#lib/domain/vocabulary.ts';
import type { EtapeDemandee, Query } from '#lib/domain/query.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Database } from '#lib/server/store/database.ts';
import { VIEW_BIT } from '#lib/server/store/slot-lines.ts';
import { seriesBreaks, type SeriesBreak } from '#lib/server/analysis/counted/breaks.ts';
import { controlsOf, type ControlRow } from '#lib/server/analysis/disputes/controls.ts';
import { summaryOf, type DispositifSummary } from '#lib/server/analysis/counted/dispositif-index.ts';
import { payeesOf, sourcesOf, type Payees, type SourceCount } from './dispositif-lines.server.ts';
import { isCore, select, type Selection } from '#lib/server/analysis/selection.ts';
import { inscriptions, type WrittenAt } from '#lib/server/analysis/counted/written-at.ts';

/** All that the page of a dispositif says beside its figures. */
export interface DispositifStory {
	readonly version: number;
	/** The query of its figures: this dispositif alone, in its perimeter, at a stage and nature that it has. */
	readonly query: Query;
	readonly selection: Selection;
	readonly summary: DispositifSummary;
	/** Stages that have a line, in the order of the budget's life. */
	readonly etapes: readonly Etape[];
	/** Natures under which something is read. */
	readonly natures: readonly Nature[];
	readonly inscriptions: readonly WrittenAt[];
	readonly ruptures: readonly SeriesBreak[];
	readonly controls: readonly ControlRow[];
	readonly recherches: readonly ReferenceRow<'recherches'>[];
	readonly sources: readonly SourceCount[];
	readonly payees: Payees | null;
}

interface SlotRow {
	readonly exercice: number;
	readonly etape: Etape;
	readonly views: number;
}

/** The story of `id` at the version asked; `null` when that version knows no such dispositif. Throws `UnknownVersion`. */
export function dispositifStory(db: Database, asked: Query, id: string): DispositifStory | null {
	const { reference, version } = select(db, asked);
	const row = reference.dispositifs.find((item) => item.id === id);
	if (!row) return null;
	const slots = db
		.prepare<[string, number, number], SlotRow>(
			`SELECT exercice, etape, views FROM slot WHERE dispositif = ? AND since_version <= ?
				AND (until_version IS NULL OR until_version > ?) ORDER BY exercice`
		)
		.all(id, version, version);
	const query: Query = {
		...asked,
		dispositif: [id],
		perimetre: isCore(row) ? 'coeur' : 'contexte',
		...viewOf(asked, slots)
	};
	const selection = select(db, query);
	const exercices = [...new Set(slots.map((slot) => slot.exercice))];
	const everything = { ...selection, etapes: ETAPES };
	const etapes = ETAPES.filter((etape) => slots.some((slot) => slot.etape === etape));
	return {
		version,
		query,
		selection,
		summary: summaryOf(reference, row, exercices),
		etapes,
		natures: NATURES.filter((nature) => slots.some((slot) => (slot.views & VIEW_BIT[nature]) !== 0)),
		inscriptions: inscriptions(reference, id, writtenYears(selection, exercices)),
		ruptures: seriesBreaks(everything, (_, year) => exercices.includes(year)),
		controls: etapes
			.flatMap((etape) => controlsOf(db, { ...selection, etapes: [etape] }))
			.sort((a, b) => a.exercice - b.exercice),
		recherches: reference.recherches.filter((item) => item.dispositif === id),
		sources: sourcesOf(db, selection),
		payees: payeesOf(db, selection)
	};
}

/** A stage and a nature that the dispositif has, unless the address names them. */
function viewOf(asked: Query, slots: readonly SlotRow[]): { etape: EtapeDemandee; nature: Nature } {
	const bits = (nature: Nature) => slots.filter((slot) => (slot.views & VIEW_BIT[nature]) !== 0);
	const nature =
		asked.donnes.has('nature') || bits(asked.nature).length > 0
			? asked.nature
			: (NATURES.find((one) => bits(one).length > 0) ?? asked.nature);
	const read = bits(nature);
	const has = (etape: EtapeDemandee) =>
		read.some((slot) =>
			etape === 'prevu' ? ETAPES_PREVU.some((one) => one === slot.etape) : slot.etape === etape
		);
	if (asked.donnes.has('etape') || has(asked.etape)) return { etape: asked.etape, nature };
	const counts = ETAPES.map((etape) => ({
		etape,
		years: read.filter((slot) => slot.etape === etape).length
	}));
	const most = counts.reduce((best, item) => (item.years > best.years ? item : best));
	return { etape: most.years > 0 ? most.etape : asked.etape, nature };
}

/** The years that the crosswalk and the lines speak of, without a hole. */
function writtenYears({ reference, query }: Selection, exercices: readonly number[]): number[] {
	const rows = reference.nomenclature.filter((row) => row.dispositif === query.dispositif[0]);
	const told = rows.flatMap((row) => (row.a === null ? [row.de] : [row.de, row.a]));
	const years = [...told, ...exercices];
	if (years.length === 0) return [];
	const [first, last] = [Math.min(...years), Math.max(...years)];
	return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
