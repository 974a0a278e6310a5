import type { Bornes } from '#lib/domain/allocation.ts';
import type { Query } from '#lib/domain/query.ts';
import { isNonAttribuee, type FormeAttribuee, type Statut } from '#lib/domain/vocabulary.ts';
import type { DataPoint } from '#lib/figures/shell/data-point.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import { isNamed } from '#lib/server/analysis/counted/place-name.ts';
import { read, type Reading } from '#lib/server/analysis/reading.ts';
import { isCore } from '#lib/server/analysis/selection.ts';
import { boundsOf, isOpenEnded, mightBeFor, sumOf } from '#lib/server/analysis/standing.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';

/** What stands at a point of a figure. Amounts in cents. */
export interface PointMoney {
	/** The question narrowed to the year, the scheme and the stage of the point; forms and item are not asked of it. */
	readonly query: Query;
	readonly reading: Reading;
	/** The money of the point. */
	readonly cells: readonly Cell[];
	/** `null` when nothing counts; then `statut` says which kind of nothing it is (R10). */
	readonly centimes: number | null;
	readonly statut: Statut;
	/** More may stand there than what is read (R8). */
	readonly auMoins: boolean;
	/** Of forms that a source can name, their bounds (R8) and the money of no single form that might be theirs. */
	readonly formes: {
		readonly codes: readonly FormeAttribuee[];
		readonly bornes: Bornes;
		readonly ouvert: readonly Cell[];
	} | null;
}

const isAttribuee = (forme: string): forme is FormeAttribuee => forme !== 'NV' && forme !== 'MULTI';

/** The question of a point: money that enters no total is asked of its own perimeter (R5). */
function narrowed(db: Database, query: Query, { exercice, dispositif, etape }: DataPoint): Query {
	const { dispositifs } = readReference(db, query.v ?? currentVersion(db));
	const own = dispositifs.find(({ id }) => id === dispositif);
	return {
		...query,
		...{ de: exercice, a: exercice, annees: [], etapes: [], forme: [], mesure: 'montant' },
		etape: etape ?? query.etape,
		...(own ? { dispositif: [own.id], perimetre: isCore(own) ? 'coeur' : 'contexte' } : {})
	};
}

/** What stands at a point, as every figure that has it shows it. Throws as `select` does. */
export function pointMoney(db: Database, asked: Query, point: DataPoint): PointMoney {
	const wide = narrowed(db, asked, point);
	const [first, ...others] = read(db, wide).selection.dispositifs;
	// Money of the wider context is never added up: figures tell the first alone (R5).
	const query =
		wide.perimetre === 'contexte' && first && others.length > 0 ? { ...wide, dispositif: [first.id] } : wide;
	const reading = read(db, query);
	const { poste, formes } = point;
	const all = poste === undefined ? reading.cells : reading.detailed;
	const cells = all.filter(
		(cell) =>
			(formes === undefined || formes.includes(cell.forme)) && (poste === undefined || isNamed(cell, poste))
	);
	const places = reading.pairs([point.exercice]).map((pair) => reading.at(pair.dispositif, pair.exercice));
	const { statut } = reading.over(places, cells);
	const codes = (formes ?? []).filter(isAttribuee);
	const named = codes.length > 0 && codes.length === formes?.length && query.perimetre === 'coeur';
	const openEnded = isOpenEnded(places);
	return {
		...{ query, reading, cells, statut, auMoins: openEnded },
		centimes: cells.length === 0 ? null : sumOf(cells),
		formes: named
			? {
					codes,
					bornes: boundsOf(codes, reading.evidence, openEnded),
					ouvert: reading.evidence.filter((cell) => isNonAttribuee(cell.forme) && mightBeFor(codes)(cell))
				}
			: null
	};
}
