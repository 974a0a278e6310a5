import { subtitleOf, type FigureView } from '#lib/figures/shell/figure-view.ts';
import type { Theme } from '#lib/drawing/palette.ts';
import { language, tr } from '#lib/domain/language.ts';
import type { ImageFormat } from '#lib/domain/query.ts';
import { formatDay } from '#lib/words/dates.ts';
import { saidInSubtitle } from '#lib/words/filters.ts';
import type { FigureNotice } from './figure-notice.ts';
import { sourceLine } from '#lib/figures/shell/source-line.ts';
import { writeFigureSvg, type FigureImage, type ImageOptions, type Sheet } from '#lib/export/svg/document.ts';

/** Inserted 16 cm wide, a sheet of this width has no letter under 7 points: its smallest are of 13 pixels. */
export const SHEET_WIDTH = 840;
/** The most that a picture is high for its width: 12 cm, 16 cm, and the 24.7 cm of an A4 page, for 16 cm. */
const MOST_HIGH: Readonly<Record<ImageFormat, number>> = { paysage: 12 / 16, carre: 1, portrait: 24.7 / 16 };
const LOW = { margin: 12, sizes: { titre: 19, sousTitre: 13, cle: 13, note: 13 } } as const;
/** A sheet with room. */
export const TALL = { margin: 24, sizes: { titre: 26, sousTitre: 16, cle: 15, note: 14 } } as const;
/** Pixels of a picture for one of its sheet, at the width asked. */
const DENSITY = 2400 / SHEET_WIDTH;
const WIDEST = 1200;
const NARROWEST = 480;

/** What a picture must carry under its sources to be checked years later: what was chosen, of which data. */
function footOf({ filtres, empreinte, date }: FigureNotice): string[] {
	const colon = tr('\u00A0: ', ': ');
	const chosen = filtres
		.filter((line) => !saidInSubtitle(line) && line.parDefaut !== true)
		.map(({ nom, valeur }) => `${nom}${colon}${valeur}`)
		.join(tr('\u00A0; ', '; '));
	const day = formatDay(date, true);
	return [
		chosen === '' ? tr('Sans filtre.', 'No filter.') : `${tr('Filtres', 'Filters')}${colon}${chosen}.`,
		tr(`Données ${day}, empreinte ${empreinte}.`, `Data ${day}, fingerprint ${empreinte}.`)
	];
}

export interface PictureChoice {
	readonly variante: ImageOptions['variante'];
	readonly theme: Theme;
	readonly police: ImageOptions['police'];
	readonly format: ImageFormat;
	/** Width of the picture in pixels, which gives its sheet more or less room. */
	readonly largeur: number;
}

/** The sheet of a shape: letters keep their size, so that a picture of more pixels has more room. */
export function sheetOf(format: ImageFormat, largeur: number): Sheet {
	const asked = Math.round(largeur / DENSITY);
	// Nothing can be read in a low sheet that is narrow.
	const width = Math.min(WIDEST, Math.max(format === 'portrait' ? NARROWEST : SHEET_WIDTH, asked));
	return { width, height: Math.floor(width * MOST_HIGH[format]), ...(format === 'portrait' ? TALL : LOW) };
}

/** A figure as a picture needs it. */
export function imageOf(view: FigureView, notice: FigureNotice): FigureImage {
	const { line, explained } = sourceLine(view.sources);
	return {
		...view,
		sousTitre: subtitleOf(view),
		notes: [...explained, ...view.notes],
		sources: line,
		pied: footOf(notice),
		adresse: notice.adresseFigee,
		lang: language()
	};
}

/** Draws a figure as SVG from the same placement as its page. */
export const writePicture = (view: FigureView, notice: FigureNotice, choice: PictureChoice): string =>
	writeFigureSvg(imageOf(view, notice), sheetOf(choice.format, choice.largeur), choice);
