import { noteInWords, type FigureView } from '#lib/figures/shell/figure-view.ts';
import type { FigureTable } from '#lib/figures/shell/figure-table.ts';
import { FIGURES, viewOf, type FigureData, type FigureId } from '#lib/figures/figures.ts';
import { language, tr } from '#lib/domain/language.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { writeQuery, type Query } from '#lib/domain/query.ts';
import { empreinteOf } from '#lib/export/empreinte.ts';
import type { FigureNotice } from '#lib/export/figure-notice.ts';
import { withLabels, withMeasure, type Measure } from '#lib/export/measured-table.ts';
import { filterLines } from '#lib/words/filters.ts';
import { comparedYears } from '#lib/figures/variation-annuelle/compared-years.server.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { askFigure } from '#lib/figures/registry.server.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { readVersion } from '#lib/server/store/versions.ts';
import { appliedFilters, shownYears } from '#lib/figures/applied-filters.ts';

/** A figure asked by an address, and all that goes with it. */
export interface AskedFigure {
	readonly figure: FigureData;
	readonly view: FigureView;
	readonly notice: FigureNotice;
	/** The table for machines, of which the empreinte is made: French whatever the language of the page. */
	readonly machine: FigureTable;
	/** What its amounts are counted in. */
	readonly mesure: Measure;
}

/** What of an address chooses a file, a table or a language, and not the figure. */
const BESIDE = {
	q: '',
	tri: undefined,
	page: undefined,
	csv: undefined,
	largeur: undefined,
	format: undefined,
	variante: undefined,
	theme: undefined,
	lang: undefined
};

/** The filters of a figure as the address of a page: one view has one address, whatever else was asked. */
export const figureQuery = (query: Query, v: number | undefined) => writeQuery(query, { ...BESIDE, v });

/** The same for what is seen outside the site, embeds and files, whose address names its language. */
export const outsideQuery = (query: Query, v: number | undefined) =>
	writeQuery(query, { ...BESIDE, v, lang: language() });

/** The path of a figure's page in the language of the moment, for those who read it outside the site. */
export const figurePath = (id: FigureId): string => `${tr('', '/en')}/figures/${id}`;

function machineTable(db: Database, id: FigureId, query: Query, view: FigureView): FigureTable {
	if (language() === 'fr') return view.table;
	return inLanguage('fr', () => {
		const figure = askFigure(db, id, query);
		return figure === null ? view.table : viewOf(figure).table;
	});
}

/** The figure of an address with its notice; `null` when nothing of the choice can be drawn. */
export function figureOf(db: Database, id: FigureId, query: Query, origin: string): AskedFigure | null {
	const figure = askFigure(db, id, query);
	if (figure === null) return null;
	const view = viewOf(figure);
	const { version, reference, deflator } = select(db, query);
	const applied = appliedFilters(id, query, deflator?.base);
	const mesure: Measure = { nature: applied.nature, base: applied.base ?? null };
	const french = machineTable(db, id, query, view);
	const machine = inLanguage('fr', () => withLabels(withMeasure(french, mesure)));
	const shown = { ...applied, ...shownYears(id, french, () => comparedYears(db, query)) };
	const labels = {
		dispositifs: new Map(reference.dispositifs.map((row) => [row.id, labelOf(row)])),
		formes: new Map<string, string>(reference.formes.map((row) => [row.code, labelOf(row)]))
	};
	return {
		figure,
		view,
		machine,
		mesure,
		notice: {
			figure: id,
			titre: view.titre,
			sousTitre: view.sousTitre,
			notes: view.notes.map(noteInWords),
			sources: view.sources,
			filtres: filterLines(shown, labels, FIGURES[id].etapes?.mots()),
			version,
			date: readVersion(db, version)?.createdAt.slice(0, 10) ?? '',
			empreinte: empreinteOf(machine),
			adresse: `${origin}${figurePath(id)}${figureQuery(query, undefined)}`,
			adresseFigee: `${origin}${figurePath(id)}${figureQuery(query, version)}`,
			methode: `${origin}${tr('/methode', '/en/methode')}`
		}
	};
}
