import type { Query } from '#lib/domain/query.ts';
import type { FigureView } from './figure-view.ts';

/** Filters that some figures have no use for. */
export type FigureFilter = 'etape' | 'forme' | 'cles' | 'euros' | 'mesure';

/** A figure: all that is known of it before its data is asked, and how its data is shown. */
export interface Figure<Id extends string, Data> {
	/** The id of its address. */
	readonly id: Id;
	/** What it shows, in a few words and the language of the moment: for lists, before its finding is known. */
	readonly nom: () => string;
	/** Filters that it has no use for: it shows all stages, amounts by item, amounts and never shares… */
	readonly ignore: readonly FigureFilter[];
	/** A span of years, the few that its own table holds, or two that it compares. */
	readonly annees: 'etendue' | 'siennes' | 'comparees';
	/** The stages shown whatever is asked, in a file's name and in words; nothing where the stage asked is shown. */
	readonly etapes?: { readonly nom: string; readonly mots: () => string };
	/** Whether it shows only one of several dispositifs, the one that says most. */
	readonly seul?: (query: Query) => boolean;
	readonly view: (data: Data) => FigureView;
}
