import { overlap, type Box } from './box.ts';
import type {
	BarContour,
	BarFill,
	Drawing,
	PlacedBar,
	PlacedCap,
	PlacedDiamond,
	PlacedRibbon,
	PlacedRule,
	PlacedSlot,
	PlacedText,
	RuleKind,
	Told
} from './drawing.ts';
import { isAttribuee, type INTERFACE, type Marque } from './palette.ts';
import type { Ink } from './ink.ts';
import { diamondPath, linePath, ribbonPath, slotPath, thicknessOf } from './shape-paths.ts';
import { SLOT_LINES } from './slot-lines.ts';
import { hatchBox, hatchRibbon } from './hatch.ts';
import { element, escapeXml, type Attributes } from './xml.ts';

interface AreaStyle {
	readonly marque: Marque;
	readonly annonce?: boolean;
	readonly parCle?: boolean;
}

/** The line around an area: paper between forms, grey around what has none, dots for what was only said. */
function contourOf({ marque, annonce, parCle }: AreaStyle, at: Ink, thin: boolean): Attributes {
	if (annonce === true)
		return { stroke: at.colour('encre'), 'stroke-width': 1.6, 'stroke-dasharray': '1.6 2.4' };
	if (parCle === true) return { stroke: at.colour('encre'), 'stroke-width': 1, 'stroke-dasharray': '4 2' };
	if (thin || marque === 'ECHO') return {};
	return isNamed(marque)
		? { stroke: at.colour('papier'), 'stroke-width': 1.5 }
		: { stroke: at.colour('controle'), 'stroke-width': 1 };
}

const isNamed = (marque: Marque) => isAttribuee(marque) || marque === 'ATTRIBUE';
const lighter = ({ parCle }: AreaStyle) => (parCle === true ? 0.7 : undefined);

type Area = AreaStyle & Box & Partial<Told>;

/** A rectangle filled as its mark. An amount never vanishes: what is under a pixel is drawn one pixel thick. */
export function writeArea(area: Area, at: Ink, always = false): string {
	const { marque } = area;
	const thin = Math.min(area.width, area.height) < 4;
	const inset = isNamed(marque) || thin ? 0 : 0.5;
	const box = {
		x: area.x + inset,
		y: area.y + inset,
		width: Math.max(1, area.width - 2 * inset),
		height: Math.max(1, area.height - 2 * inset)
	};
	return at.fill({
		marque,
		tag: 'rect',
		shape: box,
		line: contourOf(area, at, thin),
		opacity: lighter(area),
		strokes: (motif) => (thin ? null : hatchBox(box, motif)),
		always,
		told: area
	});
}

function writeRibbon(ribbon: PlacedRibbon, at: Ink): string {
	return at.fill({
		marque: ribbon.marque,
		tag: 'path',
		shape: { d: ribbonPath(ribbon) },
		line: contourOf(ribbon, at, isNamed(ribbon.marque) && thicknessOf(ribbon) < 4),
		opacity: lighter(ribbon),
		strokes: (motif) => hatchRibbon(ribbon, motif),
		always: false,
		told: ribbon
	});
}

const BAR_CONTOURS: Readonly<
	Record<Exclude<BarContour, 'aucun'>, { width: number; dashes?: string; colour?: keyof typeof INTERFACE }>
> = {
	continu: { width: 2.5 },
	tirets: { width: 2.5, dashes: '7 4' },
	points: { width: 1.6, dashes: '1.6 2.4' },
	fin: { width: 1, colour: 'trait' }
};
const BAR_FILLS: Readonly<Record<BarFill, keyof typeof INTERFACE>> = {
	encre: 'encre',
	encre2: 'encre2',
	bande: 'bande',
	papier: 'papier'
};

/** A bar that is not of a form. */
export function writeBar(
	bar: Omit<PlacedBar, 'key' | 'id' | 'part' | 'centimes'> & Partial<Told>,
	at: Ink
): string {
	const { x, y, width, height, fond, contour } = bar;
	const line = contour === 'aucun' ? null : BAR_CONTOURS[contour];
	return element('rect', {
		x,
		y,
		width: Math.max(1, width),
		height,
		fill: at.colour(BAR_FILLS[fond]),
		stroke: line ? at.colour(line.colour ?? 'encre') : undefined,
		'stroke-width': line?.width,
		'stroke-dasharray': line?.dashes,
		...at.told(bar)
	});
}

const RULES: Readonly<
	Record<RuleKind, readonly [colour: keyof typeof INTERFACE, width: number, dashes?: string]>
> = {
	grille: ['filet', 1],
	base: ['encre', 1.5],
	axe: ['encre', 1.5],
	'base-absente': ['trait', 1.5, '4 3'],
	rupture: ['encre2', 2, '2 4'],
	tige: ['encre2', 1.5, '4 3'],
	pied: ['encre', 2, '6 3'],
	accolade: ['trait', 1.2],
	'sans-objet': ['trait', 1.2],
	ecartee: ['encre', 2],
	fourchette: ['encre', 1.5],
	renvoi: ['trait', 1.2],
	borne: ['encre', 2.5],
	filet: ['filet', 1],
	'filet-fort': ['encre', 1.5],
	'deduit-fond': ['papier', 4],
	deduit: ['encre', 1.8, '3 2.5']
};

/** Lines of one kind as one path: a page of many panels has hundreds of them. */
function writeRules(rules: readonly PlacedRule[], at: Ink): string[] {
	const alike = Map.groupBy(rules, ({ kind, marque = '' }) => `${kind} ${marque}`);
	return [...alike.values()].flatMap((own) => {
		const [first] = own;
		if (!first) return [];
		const { kind, marque } = first;
		const [colour, width, dashes] = RULES[kind];
		const named = marque !== undefined && isAttribuee(marque);
		return element('path', {
			d: own.map(({ points }) => linePath(points)).join(''),
			fill: 'none',
			stroke: named ? at.nameColour(marque) : at.colour(colour),
			'stroke-width': width,
			'stroke-dasharray': dashes
		});
	});
}

const CAPS: Readonly<Partial<Record<PlacedCap['etape'], readonly [width: number, dashes?: string]>>> = {
	plf: [2.5, '6 3.5'],
	demande: [2.5, '2 3'],
	ouvert: [2.5, '11 3 2.5 3'],
	execution: [5],
	lfr: [5]
};

/** The ends of stages' money across their bars, those of one stage as one path. */
export function writeCaps(caps: readonly Omit<PlacedCap, 'key'>[], at: Ink): string {
	return [...Map.groupBy(caps, ({ etape }) => etape)]
		.map(([etape, own]) => {
			const [width, dashes] = CAPS[etape] ?? [2.5];
			const ends = own.map(({ x1, y1, x2, y2 }) =>
				linePath([
					[x1, y1],
					[x2, y2]
				])
			);
			const line = (stroke: string, strokeWidth: number, dashArray?: string) =>
				element('path', {
					d: ends.join(''),
					stroke,
					'stroke-width': strokeWidth,
					'stroke-dasharray': dashArray
				});
			return (
				line(at.colour('encre'), width, dashes) + (etape === 'lfr' ? line(at.colour('papier'), 1.4) : '')
			);
		})
		.join('');
}

function writeSlot(slot: PlacedSlot, at: Ink): string {
	const { width, dashes, colour, filled } = SLOT_LINES[slot.kind];
	return element('path', {
		d: slotPath(slot),
		fill: filled ? at.colour('papier') : 'none',
		stroke: at.colour(colour),
		'stroke-width': width,
		'stroke-dasharray': dashes
	});
}

/** The sign of several published values. */
export function writeDiamond(diamond: Omit<PlacedDiamond, 'key'>, at: Ink): string {
	return element('path', {
		d: diamondPath({ ...diamond, key: '' }),
		fill: at.colour(diamond.full ? 'encre' : 'papier'),
		stroke: at.colour('encre'),
		'stroke-width': 1.7
	});
}

function toneColour(tone: PlacedText['tone'], at: Ink): string {
	if (isAttribuee(tone)) return at.nameColour(tone);
	return at.colour(tone === 'encre2' || tone === 'alerte' || tone === 'papier' ? tone : 'encre');
}

/** Lines of text, the first words bold when they lead. */
export function writeText(text: PlacedText, at: Ink): string {
	const words = text.lines.map((line, index) => {
		const [lead, rest] = index === 0 ? [text.lead, line.slice(text.lead.length)] : ['', line];
		const bold =
			lead === '' ? '' : element('tspan', { fill: at.colour('encre'), 'font-weight': 600 }, escapeXml(lead));
		// LibreOffice drops a plain space after a span: only one that never breaks keeps the words apart.
		const content = bold + escapeXml(lead === '' ? rest : rest.replace(/^ /, '\u00A0'));
		return index === 0 ? content : element('tspan', { x: text.x, dy: text.leading }, content || ' ');
	});
	return element(
		'text',
		{
			x: text.x,
			y: text.y,
			fill: toneColour(text.tone, at),
			'font-size': text.size,
			'font-weight': text.weight === 400 ? undefined : text.weight,
			'text-anchor': text.anchor === 'start' ? undefined : text.anchor,
			'text-decoration': text.lien === true && at.links ? 'underline' : undefined,
			'data-lu': at.links ? text.lu : undefined,
			transform: text.upright ? `rotate(-90 ${text.x.toFixed(2)} ${text.y.toFixed(2)})` : undefined
		},
		words.join('') || ' '
	);
}

/** Paper under a label that stands on a line and on no amount: files have no halo that every program draws. */
function clearings({ texts, rules, parts, bars, bands, ribbons, slots }: Drawing, at: Ink): string {
	const areas = [...parts, ...bars, ...bands, ...slots];
	const segments = rules.map(({ points }) => {
		const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
		const [x, y] = [Math.min(...xs), Math.min(...ys)];
		return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
	});
	return texts
		.filter(
			({ box }) =>
				ribbons.length === 0 &&
				segments.some((line) => overlap(box, line)) &&
				!areas.some((area) => overlap(box, area))
		)
		.map(({ box }) => element('rect', { ...box, fill: at.colour('papier') }))
		.join('');
}

/** A placed chart as SVG elements with presentation attributes only, in the order that they lie on one another. */
export function writeDrawing(drawing: Drawing, at: Ink): string {
	const rules = (grid: boolean) =>
		writeRules(
			drawing.rules.filter((rule) => (rule.kind === 'grille') === grid),
			at
		);
	return [
		...drawing.zones.filter(({ lien, cible }) => lien === undefined && !cible).map((zone) => at.zone(zone)),
		...rules(true),
		...drawing.ribbons.map((ribbon) => writeRibbon(ribbon, at)),
		...drawing.bars.map((bar) => writeBar(bar, at)),
		...drawing.bands.map((band) => writeArea(band, at, true)),
		...drawing.parts.map((part) => writeArea(part, at)),
		...drawing.slots.map((slot) => writeSlot(slot, at)),
		...rules(false),
		writeCaps(drawing.caps, at),
		...drawing.swatches.map((swatch) => writeArea(swatch, at)),
		at.halo ? '' : clearings(drawing, at),
		...drawing.diamonds.map((diamond) => writeDiamond(diamond, at)),
		...drawing.texts.map((text) => writeText(text, at))
	].join('');
}
