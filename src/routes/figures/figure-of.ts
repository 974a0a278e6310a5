import type { FigureView } from '#lib/charts/figure-view.ts';
import { viewOf, type AnyFigure } from '#lib/charts/views.ts';
import type { FigureId } from '#lib/domain/figure.ts';
import { writeQuery, type Query } from '#lib/domain/query.ts';
import { empreinteOf } from '#lib/export/empreinte.ts';
import type { FigureNotice } from '#lib/export/figure-notice.ts';
import { filterLines } from '#lib/i18n/filters.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { askFigure } from '#lib/server/figures/registry.ts';
import type { Database } from '#lib/server/store/open.ts';
import { readVersion } from '#lib/server/store/versions.ts';

/** A figure asked by an address, and all that goes with it. */
export interface AskedFigure {
	readonly figure: AnyFigure;
	readonly view: FigureView;
	readonly notice: FigureNotice;
}

/** What of an address chooses a file or a table, and not the figure. */
const BESIDE = {
	q: '',
	tri: undefined,
	page: undefined,
	csv: undefined,
	largeur: undefined,
	variante: undefined,
	theme: undefined
};

/** The filters of a figure as an address: one view has one address, whatever else was asked. */
export const figureQuery = (query: Query, v: number | undefined) => writeQuery(query, { ...BESIDE, v });

/** The figure of an address with its notice; `null` when nothing of the choice can be drawn. */
export function figureOf(db: Database, id: FigureId, query: Query, origin: string): AskedFigure | null {
	const figure = askFigure(db, id, query);
	if (figure === null) return null;
	const view = viewOf(figure);
	const { version, reference } = select(db, query);
	const labels = {
		dispositifs: new Map(reference.dispositifs.map((row) => [row.id, row.libelle_fr])),
		formes: new Map<string, string>(reference.formes.map((row) => [row.code, row.libelle_fr]))
	};
	return {
		figure,
		view,
		notice: {
			figure: id,
			titre: view.titre,
			sousTitre: view.sousTitre,
			notes: view.notes,
			sources: view.sources,
			filtres: filterLines(query, labels),
			version,
			date: readVersion(db, version)?.createdAt.slice(0, 10) ?? '',
			empreinte: empreinteOf(view.table),
			adresse: `${origin}/figures/${id}${figureQuery(query, undefined)}`,
			adresseFigee: `${origin}/figures/${id}${figureQuery(query, version)}`
		}
	};
}
