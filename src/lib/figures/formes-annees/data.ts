import type { Hump } from '#lib/figures/stacked-years/humps.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import type { FormesParAnneeData, SeriesBreak, YearBar } from '#lib/figures/stacked-years/data.ts';
import type { FigureWords } from '#lib/figures/shell/figure-view.ts';

/**
 * What a panel knows of a year: money; nothing of its own where the year is known in part, so that there may be some; nothing
 * where the year is known whole; or a year without any amount at all, whose status says why (R10).
 */
export type PanelState = 'argent' | 'inconnu' | 'rien' | 'vide';

/** A year of a panel. Amounts in cents. */
export interface PanelYear {
	readonly genre: PanelState;
	/** The money of the panel: attributed to its forms, or to none in the last one. */
	readonly barre: YearBar;
	/** Money of no form that might be for these forms (R8): it is counted in the last panel, and only there. */
	readonly echo: number;
	/** Some of what is shown is of a dispositif that is read in part (R8). */
	readonly auMoins: boolean;
	/** The most that these forms may come to; `null` when it is not known. */
	readonly haut: number | null;
}

/** A row of the grid. */
export interface Panel {
	/** Codes of its forms, `ESCL|ORG`; `NV` for what has none. */
	readonly id: string;
	readonly formes: readonly FormeAttribuee[];
	readonly nom: string;
	/** The page of its form, where it has one. */
	readonly lien: string | null;
	readonly annees: readonly PanelYear[];
	/**
	 * Share of the victims of the survey in hundredths of a percent, `null` when it is not given, of `formes`: the survey may
	 * count several together, whichever have a panel.
	 */
	readonly victimes: { readonly part: number | null; readonly formes: readonly FormeAttribuee[] } | null;
}

/** All that the figure `formes-annees` shows: a panel for each form, then what has none. */
export interface FormesAnneesData extends FigureWords {
	readonly panneaux: readonly Panel[];
	readonly ouvert: Panel;
	readonly ruptures: readonly SeriesBreak[];
	/** The year that the labels tell, `null` without any amount. */
	readonly lue: number | null;
	/** The survey beside the panels: of the year that the labels tell, else of the nearest. */
	readonly enquete: {
		readonly annee: number;
		readonly base: 'detectees' | 'accompagnees';
		readonly repondants: number | null;
	} | null;
	readonly bosses: readonly Hump[];
	/** Only money wider than trafficking is read: no form is awaited of it. */
	readonly contexte: boolean;
	readonly libelles: NonNullable<FormesParAnneeData['libelles']>;
}
