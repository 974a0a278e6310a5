import { tr } from '#lib/domain/language.ts';
import { deducedMark } from '#lib/drawing/deduced-mark.ts';
import { emptyDrawing, leadingOf, type Drawing } from '#lib/drawing/drawing.ts';
import { across, put, type Canvas } from '#lib/drawing/pen.ts';
import { drawnTotal, formsReached, rankedLinks, reaches, type RankedLink } from './parts.ts';
import type { FluxData } from './data.ts';
import { beforeWords, placeAmount, undetailedWords } from './readings.ts';
import { textWidth, wrapText } from '#lib/drawing/text-metrics.ts';
import { AU_MOINS, nameOf } from '#lib/figures/shell/words.ts';

const HEAD = 13;
const NAME = 15;
const INDENT = 14;
const BAR = 14;
const THIN = 9;

interface Frame {
	readonly data: FluxData;
	readonly width: number;
	readonly perCent: number;
}

interface Bar {
	readonly key: string;
	readonly links: readonly RankedLink[];
	readonly x: number;
	readonly y: number;
	readonly height: number;
	/** Of a poste: each link is a part that the keyboard stops at. Elsewhere what looks alike is one area. */
	readonly poste?: boolean;
	/** Told by the reading of a form rather than by that of each dispositif. */
	readonly reading?: string;
}

/** Links that follow each other and are drawn alike, as one. */
function alike(links: readonly RankedLink[]): RankedLink[] {
	const runs: RankedLink[] = [];
	for (const link of links) {
		const open = runs.at(-1);
		const same =
			open?.marque === link.marque &&
			open.annonce === link.annonce &&
			open.parCle === link.parCle &&
			open.deduit === link.deduit;
		if (open && same) runs[runs.length - 1] = { ...open, centimes: open.centimes + link.centimes };
		else runs.push(link);
	}
	return runs;
}

function placeBar({ perCent }: Frame, bar: Bar, canvas: Canvas): void {
	let { x } = bar;
	for (const link of bar.poste === true ? bar.links : alike(bar.links)) {
		const width = link.centimes * perCent;
		canvas.parts.push({
			key: `${bar.key}-${link.dispositif}-${link.part}`,
			id: bar.reading ?? link.dispositif,
			part: bar.poste === true ? link.part : -1,
			marque: link.marque,
			annonce: link.annonce,
			parCle: link.parCle,
			centimes: link.centimes,
			x,
			y: bar.y,
			width,
			height: bar.height
		});
		const level = bar.y + bar.height / 2;
		if (link.deduit)
			canvas.rules.push(
				...deducedMark(`${bar.key}-${link.dispositif}-${link.part}`, [x, level], [x + width, level])
			);
		x += width;
	}
}

function placeHead(canvas: Canvas, text: string, y: number): number {
	across(canvas, `filet-${text}`, 'filet', y + 0.5);
	put(canvas, { key: `tete-${text}`, lines: [text], x: 0, top: y + 8, size: HEAD, tone: 'encre2' });
	return y + 8 + leadingOf(HEAD) + 8;
}

/** Links of the same form side by side, whatever their poste. */
const byForm = (links: readonly RankedLink[], data: FluxData) =>
	formsReached(data).flatMap(({ forme }) => links.filter((link) => reaches(link, forme)));

/**
 * The same money where a river has no room: each dispositif, under it its postes, then the forms; every bar on one scale,
 * filled with the forms that it is tied to.
 */
export function placeFluxRows(data: FluxData, width: number): Drawing {
	const canvas = emptyDrawing('lignes', width);
	if (data.liens.length === 0) return canvas;
	const frame = { data, width, perCent: (width - INDENT) / Math.max(1, drawnTotal(data)) };
	const links = rankedLinks(data);
	let y = placeHead(canvas, tr('Du dispositif au poste', 'From scheme to item'), 0);
	for (const item of data.dispositifs) {
		const own = links.filter((link) => link.dispositif === item.id);
		const top = y;
		y = placeAmount(canvas, {
			...item,
			x: 0,
			top: y,
			room: width,
			size: NAME,
			before: item.partiel ? AU_MOINS : ''
		});
		placeBar(frame, { key: `dispositif-${item.id}`, links: byForm(own, data), x: 0, y, height: BAR }, canvas);
		const said = item.centimes * frame.perCent + 8;
		const stage = [item.precision, beforeWords(item)].filter((text) => text !== '').join(', ');
		// A bar that leaves no room at its end has its stage under it.
		const beside = said + textWidth(stage, HEAD) <= width;
		if (stage !== '')
			put(canvas, {
				key: `etape-${item.id}`,
				lines: [stage],
				x: beside ? said : 0,
				top: beside ? y - 1 : y + BAR + 2,
				size: HEAD,
				tone: 'encre2'
			});
		y += BAR + 8 + (beside || stage === '' ? 0 : leadingOf(HEAD));
		canvas.zones.push({ id: item.id, part: -1, x: 0, y: top - 3, width, height: y - top });
		for (const poste of data.postes.filter((one) => one.dispositif === item.id)) {
			y = placeAmount(canvas, { ...poste, x: INDENT, top: y, room: width - INDENT, bold: false });
			const through = own.filter((link) => link.poste === poste.id);
			placeBar(
				frame,
				{ key: `poste-${poste.id}`, links: through, poste: true, x: INDENT, y, height: THIN },
				canvas
			);
			y += THIN + 8;
		}
		y += 8;
	}
	y = placeHead(canvas, tr('Puis à la forme de traite', 'Then to the form of trafficking'), y + 4);
	for (const item of formsReached(data)) {
		const id = `forme-${item.forme}`;
		const top = y;
		y = placeAmount(canvas, {
			id,
			nom: nameOf(item.marque, data.libelles),
			centimes: item.centimes,
			repris: item.repris,
			x: 0,
			top: y,
			room: width,
			size: NAME
		});
		const reached = links.filter((link) => reaches(link, item.forme));
		placeBar(frame, { key: id, links: reached, x: 0, y, height: BAR, reading: id }, canvas);
		y += BAR + 4;
		const undetailed = [undetailedWords(item), beforeWords(item)].filter((text) => text !== '').join(', ');
		if (undetailed !== '') {
			const lines = wrapText(undetailed, width, HEAD);
			put(canvas, { key: `${id}-dont`, lines, x: 0, top: y, size: HEAD, tone: 'encre2' });
			y += lines.length * leadingOf(HEAD);
		}
		y += 8;
		canvas.zones.push({ id, part: -1, x: 0, y: top - 3, width, height: y - top - 4 });
		canvas.named.push(item.marque);
	}
	canvas.height = Math.ceil(y);
	return canvas;
}
