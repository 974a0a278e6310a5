import type { FigureView } from '#lib/figures/shell/figure-view.ts';
import { writeFigureSvg } from '#lib/export/svg/document.ts';
import { imageOf, TALL } from './figure-image.ts';
import type { FigureNotice } from './figure-notice.ts';

/** Padding of an embed on each side. */
const PADDING = 16;

/** How tall the figure stands in a frame of that width: placed with the widest font, so never less than what is drawn. */
export function frameHeight(view: FigureView, notice: FigureNotice, width: number): number {
	const drawn =
		[...view.largeurs].reverse().find((one) => one <= width - 2 * PADDING) ?? view.largeurs[0] ?? 288;
	const sheet = { width: drawn + 48, height: Infinity, ...TALL };
	const svg = writeFigureSvg(imageOf(view, notice), sheet, {
		variante: 'complet',
		theme: 'clair',
		police: 'systeme'
	});
	const height = Number(/ height="(\d+)"/.exec(svg)?.[1] ?? 600);
	return Math.ceil(height / 10) * 10;
}
