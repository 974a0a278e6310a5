import { FIGURES, type FigureId } from '#lib/figures/figures.ts';
import type { Query } from '#lib/domain/query.ts';
import { isComplete } from '#lib/domain/vocabulary.ts';
import { scopeOf, type ReadMoney, type Scope } from '#lib/words/scope.ts';
import { ofAskedForms } from '#lib/server/analysis/counted/cells.ts';
import type { Cell } from '#lib/server/analysis/counted/cell.ts';
import type { Reading } from '#lib/server/analysis/reading.ts';
import { isOpenEnded } from '#lib/server/analysis/standing.ts';

/** What a sentence speaks of, within what was read. */
export interface Told {
	/** Years told; all of the selection when not given. */
	readonly exercices?: readonly number[] | undefined;
	/** Dispositifs told, all of the selection when not given. */
	readonly dispositifs?: readonly string[];
	/** The only dispositif that a figure reads of those selected. */
	readonly seul?: string | undefined;
	/** Filters that the figure has no use for. */
	readonly figure?: FigureId;
	/** Every form is told, whatever the reader asks to see. */
	readonly toutesFormes?: boolean;
	/** The money told, when it is not all that counts there. */
	readonly cells?: readonly Cell[];
}

/** The query without the filters that a figure ignores: its sentences cannot speak of them. */
function applied(query: Query, figure: FigureId | undefined, toutesFormes: boolean): Query {
	const aside = figure === undefined ? [] : FIGURES[figure].ignore;
	return {
		...query,
		forme: toutesFormes || aside.includes('forme') ? [] : query.forme,
		mesure: aside.includes('mesure') ? 'montant' : query.mesure,
		cles: aside.includes('cles') ? 'sans' : query.cles,
		etape: aside.includes('etape') ? 'prevu' : query.etape
	};
}

/** The scope of a sentence on some years and dispositifs of what was read (R15). */
export function scopeOfReading(reading: Reading, what: Told = {}): Scope {
	const { selection } = reading;
	const query = applied(selection.query, what.figure, what.toutesFormes === true);
	const years = new Set(what.exercices ?? selection.exercices);
	const ids = new Set(
		what.seul === undefined ? (what.dispositifs ?? selection.dispositifs.map((row) => row.id)) : [what.seul]
	);
	const isTold = ({ dispositif, exercice }: Pick<Cell, 'dispositif' | 'exercice'>) =>
		ids.has(dispositif) && years.has(exercice);
	const cells = (what.cells ?? ofAskedForms(query, reading.cells)).filter(isTold);
	const money = cells.map(({ dispositif, exercice, etape, centimes, preuve }): ReadMoney => ({
		...{ dispositif, exercice, etape, centimes, preuve },
		partiel: !isComplete(reading.at(dispositif, exercice).couverture)
	}));
	const places = reading
		.pairs([...years])
		.filter(isTold)
		.map(({ dispositif, exercice }) => reading.at(dispositif, exercice));
	return scopeOf({ ...selection, query }, { money, auMoins: isOpenEnded(places), seul: what.seul });
}
