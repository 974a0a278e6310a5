import { labelOf } from '#lib/domain/reference-labels.ts';
import type { Query } from '#lib/domain/query.ts';
import { ETAPES } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/database.ts';
import { seriesBreaks, type SeriesBreak } from '#lib/server/analysis/counted/breaks.ts';
import { read, type Reading } from '#lib/server/analysis/reading.ts';
import { select, type Selection } from '#lib/server/analysis/selection.ts';
import { sourcesOfSlots } from '#lib/server/analysis/counted/sources-read.ts';
import { everyStage, executionMaterial, readMaterial } from './read-amounts.server.ts';
import { postesOf, rowOf, stagesOf, type TransparencyRow } from './read-cells.server.ts';
import { inscriptions, type WrittenAt } from '#lib/server/analysis/counted/written-at.ts';

export { GENRES, type Genre, type TransparencyCell, type TransparencyRow } from './read-cells.server.ts';
export type { WrittenAt } from '#lib/server/analysis/counted/written-at.ts';

/** All that is known of one dispositif. */
export interface TransparencyBlock {
	readonly dispositif: string;
	readonly libelle: string;
	readonly ministere: string;
	readonly inscriptions: readonly WrittenAt[];
	readonly rows: readonly TransparencyRow[];
	readonly ruptures: readonly SeriesBreak[];
}

/** The matrix of what is published at all. */
export interface Transparency {
	readonly version: number;
	readonly selection: Selection;
	/** What it was read from. */
	readonly reading: Reading;
	readonly blocks: readonly TransparencyBlock[];
	/** Sources of the lines read, those that say most first. */
	readonly sources: readonly string[];
}
/** What stands in the years of the whole perimeter, at every stage: what a dispositif lacks is what the map is for. */
function readMap(db: Database, query: Query): Reading {
	const { exercices } = select(db, { ...query, dispositif: [] });
	return read(db, { ...query, etape: 'prevu', euros: 'courants' }).of({ etapes: ETAPES, exercices });
}

/**
 * What is published at all, whatever the stage: for each dispositif of the selection, the stages that make sense for it,
 * year by year; then its postes that have searches or a published zero of their own.
 */
export function transparency(db: Database, query: Query): Transparency {
	const reading = readMap(db, query);
	const { selection } = reading;
	const material = readMaterial(db, reading);
	const slots = everyStage(reading);
	const places = new Set(slots.map(({ dispositif, exercice }) => `${dispositif} ${exercice}`));
	const breaks = seriesBreaks(selection, (dispositif, exercice) => places.has(`${dispositif} ${exercice}`));
	return {
		version: selection.version,
		selection,
		reading,
		blocks: selection.dispositifs.map(({ id, ministere, ...labels }) => ({
			dispositif: id,
			libelle: labelOf(labels),
			ministere,
			inscriptions: inscriptions(selection.reference, id, selection.exercices),
			rows: [
				...stagesOf(id, material).map((etape) => rowOf(id, etape, '', material)),
				...postesOf(id, material).flatMap(({ poste, etapes }) =>
					etapes.map((etape) => rowOf(id, etape, poste, material))
				)
			],
			ruptures: breaks.filter((item) => item.dispositif === id)
		})),
		sources: sourcesOfSlots(db, selection.version, slots)
	};
}

/** Of the same map, the amounts spent by whole dispositifs alone. */
export function executionsOnMap(db: Database, query: Query): Pick<Transparency, 'reading'> & SpentRows {
	const reading = readMap(db, query);
	const material = executionMaterial(reading);
	const rows = reading.selection.dispositifs.map(({ id }) => rowOf(id, 'execution', '', material));
	return { reading, blocks: [{ rows }] };
}

interface SpentRows {
	readonly blocks: readonly Pick<TransparencyBlock, 'rows'>[];
}

/**
 * The amounts spent that one should be able to read, one for each dispositif in being and year: those in our sources, those
 * of which they give a part only, and what became of the others (R10). What we deduce is in nobody's sources, and is not
 * something to look for either: it is counted apart.
 */
export function readableExecutions(blocks: SpentRows['blocks']) {
	const expected = blocks
		.flatMap((block) => block.rows)
		.filter((row) => row.etape === 'execution' && row.poste === '')
		.flatMap((row) => row.cells)
		.filter((cell) => cell.genre !== 'sans_objet');
	const found = expected.filter((cell) => cell.centimes !== null && cell.genre !== 'deduit');
	return {
		attendues: expected.length,
		presentes: found.length,
		partielles: found.filter((cell) => cell.partielle).length,
		deduites: expected.filter((cell) => cell.genre === 'deduit').length,
		nonTrouvees: expected.filter((cell) => cell.genre === 'non_trouve').length,
		nonPubliees: expected.filter((cell) => cell.genre === 'non_publie').length
	};
}
