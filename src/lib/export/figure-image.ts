import { subtitleOf, type FigureView } from '#lib/figures/shell/figure-view.ts';
import { isPatterned } from '#lib/drawing/key.ts';
import { marksOf } from '#lib/drawing/drawing.ts';
import type { Theme } from '#lib/drawing/palette.ts';
import { language, tr } from '#lib/domain/language.ts';
import { formatDay } from '#lib/words/dates.ts';
import { saidInSubtitle } from '#lib/words/filters.ts';
import type { FigureNotice } from './figure-notice.ts';
import { writeFigureSvg, type ImageOptions } from '#lib/export/svg/document.ts';

/** Inserted 16 cm wide, a drawing of this width has letters of 8 points and more. */
const DRAWN_WIDTH = 720;
/** A small picture is drawn narrower rather than made small. */
const NARROW_WIDTH = 560;
const NARROW_BELOW = 1000;

/** What a picture must carry under its sources to be checked years later. */
function footOf({ filtres, empreinte, date, adresseFigee }: FigureNotice): string[] {
	const colon = tr('\u00A0: ', ': ');
	const chosen = filtres
		.filter((line) => !saidInSubtitle(line))
		.map(({ nom, valeur }) => `${nom}${colon}${valeur}`)
		.join(tr('\u00A0; ', '; '));
	const day = formatDay(date, true);
	return [
		`${tr('Filtres', 'Filters')}${colon}${chosen}.`,
		tr(
			`Données ${day}, empreinte ${empreinte}. ${adresseFigee}`,
			`Data ${day}, fingerprint ${empreinte}. ${adresseFigee}`
		)
	];
}

export interface PictureChoice {
	readonly variante: ImageOptions['variante'];
	readonly theme: Theme;
	readonly police: ImageOptions['police'];
	/** Width of the picture in pixels, when it is not free to grow. */
	readonly largeur?: number;
	/** Width of the drawing inside, when it is not the one of documents. */
	readonly dessin?: number;
}

/** Draws a figure as SVG from the same placement as its page. */
export function writePicture(view: FigureView, notice: FigureNotice, choice: PictureChoice): string {
	const narrow = choice.largeur !== undefined && choice.largeur < NARROW_BELOW;
	const drawing = view.place(choice.dessin ?? (narrow ? NARROW_WIDTH : DRAWN_WIDTH));
	return writeFigureSvg(
		{
			titre: view.titre,
			sousTitre: subtitleOf(view),
			desc: view.desc,
			drawing,
			cles: [view.legende(drawing), view.signes(drawing)],
			patterned: isPatterned(marksOf(drawing)),
			notes: view.notes,
			sources: view.sources,
			pied: footOf(notice),
			lang: language()
		},
		choice
	);
}
