import type { Bands } from '#lib/drawing/bands.ts';
import { textWidth } from '#lib/drawing/text-metrics.ts';
import { AU_MOINS } from '#lib/figures/shell/words.ts';
import { isDrawn, type FigureYear } from './read-figure.ts';

const SMALL = 13;

/** The years of a row with the labels that have room beside one another: the year in front and the highest first. */
export function labelsTold(
	years: readonly FigureYear[],
	{ bands, enAvant }: { readonly bands: Bands; readonly enAvant: number | null }
): readonly FigureYear[] {
	const brief = years.map((year) => ({
		...year,
		label: year.partial ? year.label.replace(AU_MOINS, '') : year.label
	}));
	const front = (at: number) => Number(brief[at]?.exercice === enAvant);
	const order = [...brief.keys()].sort(
		(a, b) => front(b) - front(a) || (brief[b]?.top ?? 0) - (brief[a]?.top ?? 0) || a - b
	);
	const half = (at: number) => textWidth(brief[at]?.label ?? '', SMALL, 600) / 2 + 2;
	const kept: number[] = [];
	for (const at of order) {
		const center = bands.centers[at] ?? 0;
		// The bar of a neighbour starts where its white ends.
		if (half(at) > bands.step - bands.bar / 2) continue;
		// Other values of the year before stand at the edge of its bar; nothing stands beyond the last.
		const tight = at === years.length - 1 || (years[at - 1]?.others.length ?? 0) > 0;
		if (tight && half(at) - 2 > bands.step / 2) continue;
		const framed = [years[at - 1], years[at + 1]].some((year) => year !== undefined && !isDrawn(year));
		if (framed && half(at) > bands.step - bands.bar * 0.65) continue;
		const apart = (other: number) => Math.abs((bands.centers[other] ?? 0) - center) >= half(at) + half(other);
		if (kept.every(apart)) kept.push(at);
	}
	return brief.map((year, at) => (kept.includes(at) ? year : { ...year, label: '', contested: false }));
}
