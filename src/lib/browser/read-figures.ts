import { keepReading, readingOf } from '#lib/domain/carry-links.ts';
import { carriedReadings, type Exploration } from '#lib/figures/shell/carried-readings.ts';
import { openSheet } from './open-sheets.ts';
import { move, wordsAt, type Spot } from '#lib/figures/shell/explore.ts';

/** Where a figure is read, by the keyboard or by the pointer alone. */
interface Place {
	readonly spot: Spot;
	readonly spoken: boolean;
}

const CHART = '.lecture-clavier';
const SVG = 'http://www.w3.org/2000/svg';
/** How far the ring stands from what it is around, in units of the drawing. */
const AROUND = 2;

const explorations: WeakMap<Element, Exploration> = new WeakMap();
const places: WeakMap<Element, Place> = new WeakMap();

const chartOf = ({ target }: Event) => (target instanceof Element ? target.closest(CHART) : null);

/** What a chart tells; `null` for a plain image. */
function explorationOf(chart: Element): Exploration | null {
	const script = chart.parentElement?.querySelector(':scope > script');
	if (!script) return null;
	const known = explorations.get(script);
	if (known) return known;
	const found = carriedReadings(script.textContent);
	explorations.set(script, found);
	return found;
}

/** Makes each chart of a page a stop of the keyboard: without script it is an image, and must not be one. */
export function openCharts(page: ParentNode): void {
	for (const chart of page.querySelectorAll(CHART)) {
		const exploration = explorationOf(chart);
		if (exploration === null) continue;
		chart.setAttribute('role', 'application');
		chart.setAttribute('tabindex', '0');
		chart.setAttribute('aria-label', exploration.touches);
	}
}

/** The shape of a drawing that a reading, or a part of it, is drawn by; else the zone of the whole reading. */
function shapeOf(drawing: Element, id: string, part: number): SVGGraphicsElement | null {
	// What is drawn last lies over the others.
	const find = (kind: string, rank: number) =>
		[
			...drawing.querySelectorAll<SVGGraphicsElement>(
				`:not(a) > ${kind}[data-cle="${CSS.escape(id)}"][data-part="${rank}"]`
			)
		].at(-1);
	return (
		find('path:not(.zone)', part) ?? find('.zone', part) ?? find('rect', part) ?? find('.zone', -1) ?? null
	);
}

/** A ring on a shape: along a path, a little around a box. */
function ring(shape: SVGGraphicsElement): Element[] {
	const attribute = (name: string) => Number(shape.getAttribute(name));
	const drawn: Readonly<Record<string, string | number>> =
		shape.tagName === 'path'
			? { d: shape.getAttribute('d') ?? '' }
			: {
					x: attribute('x') - AROUND,
					y: attribute('y') - AROUND,
					width: attribute('width') + 2 * AROUND,
					height: attribute('height') + 2 * AROUND
				};
	return ['fond', 'curseur'].map((layer) => {
		const line = document.createElementNS(SVG, shape.tagName);
		line.setAttribute('class', layer);
		for (const [name, value] of Object.entries(drawn)) line.setAttribute(name, String(value));
		return line;
	});
}

/** Writes a label of the drawing as what is read says it; when nothing is, as it was drawn. */
function relabel(label: Element, { readings }: Exploration, place: Place | null): void {
	const drawn = label.getAttribute('data-repos') ?? label.textContent;
	label.setAttribute('data-repos', drawn);
	const own = place && readings[place.spot.index]?.etiquettes?.[Number(label.getAttribute('data-lu'))];
	label.textContent = own ?? drawn;
}

/** Tells where the reader is, and shows it on every width drawn; `null` when nowhere. */
function tell(chart: Element, place: Place | null): void {
	const exploration = explorationOf(chart);
	if (exploration === null) return;
	if (place) places.set(chart, place);
	else places.delete(chart);
	const words = wordsAt(exploration.readings, place?.spot ?? null);
	const say = (selector: string, text = '') => {
		const said = chart.parentElement?.querySelector(selector);
		// What is written again is heard again.
		if (said && said.textContent !== text) said.textContent = text;
	};
	say('.lecture', words?.seen);
	say('[aria-live]', place?.spoken ? words?.said : '');
	for (const label of chart.querySelectorAll('[data-lu]')) relabel(label, exploration, place);
	for (const old of chart.querySelectorAll('.fond, .curseur')) old.remove();
	const id = place && exploration.readings[place.spot.index]?.id;
	if (!place || id === undefined || id === null) return;
	for (const drawing of chart.querySelectorAll('.dessin')) {
		const shape = shapeOf(drawing, id, place.spot.part);
		if (shape) drawing.append(...ring(shape));
	}
}

/** After the page changed in place: what is read is told anew. */
export function tellAgain(): void {
	for (const chart of document.querySelectorAll(CHART)) {
		const place = places.get(chart);
		if (place) tell(chart, place);
	}
}

/** The link to the sheet of what is read, at the width that is seen; `null` where it has none. */
function sheetOf(chart: Element, { readings }: Exploration, { index, part }: Spot): Element | null {
	const id = readings[index]?.id;
	if (id === undefined) return null;
	const links = (rank: number) =>
		[...chart.querySelectorAll(`.points [data-cle="${CSS.escape(id)}"][data-part="${rank}"]`)].find(
			(zone) => zone.getClientRects().length > 0
		)?.parentElement ?? null;
	return links(part) ?? links(-1);
}

function readByKey(event: KeyboardEvent): void {
	const chart = chartOf(event);
	const exploration = chart && explorationOf(chart);
	// A link over the drawing answers its own keys.
	if (!chart || !exploration || event.target !== chart || event.altKey || event.ctrlKey || event.metaKey)
		return;
	const spot = places.get(chart)?.spot ?? null;
	const lien = spot === null ? null : exploration.readings[spot.index]?.lien;
	const sheet = spot === null ? null : sheetOf(chart, exploration, spot);
	if (event.key === 'Enter' && sheet) {
		event.preventDefault();
		const place = spot && { spot, spoken: true };
		void openSheet(sheet, () => tell(chart, place));
		return;
	}
	if (event.key === 'Enter' && lien) {
		location.assign(keepReading(lien, readingOf(new URL(location.href))));
		return;
	}
	const next = move(exploration.readings, spot, event.key, exploration.axe);
	if (next === undefined) return;
	event.preventDefault();
	tell(chart, next && { spot: next, spoken: true });
	if (next === null && chart instanceof HTMLElement) chart.blur();
}

/** What a shape tells, told to the eye alone. */
function readShape(chart: Element, mark: Element, spoken = false): void {
	const exploration = explorationOf(chart);
	if (!exploration) return;
	const id = mark.getAttribute('data-cle');
	const index = exploration.readings.findIndex((reading) => reading.id === id);
	const spot = { index, part: Number(mark.getAttribute('data-part')) };
	const before = places.get(chart);
	if (before && !before.spoken && before.spot.index === index && before.spot.part === spot.part) return;
	tell(chart, index < 0 ? null : { spot, spoken });
}

function readByPointer(event: PointerEvent): void {
	const chart = chartOf(event);
	const mark = event.target instanceof Element ? event.target.closest('[data-cle]') : null;
	// A finger leaves with its tap: what it read stays, and the chart that it gives the focus to does not start anew.
	if (chart && mark) readShape(chart, mark, event.pointerType !== 'mouse');
}

/** A chart starts with its first reading; a link over it shows its own, which its name has said. */
function readByFocus(event: FocusEvent): void {
	const chart = chartOf(event);
	if (!chart) return;
	const mark =
		event.target instanceof Element && event.target !== chart && event.target.querySelector('[data-cle]');
	if (mark) readShape(chart, mark);
	else if (!places.has(chart)) tell(chart, { spot: { index: 0, part: -1 }, spoken: true });
}

/** Charts are read by the keyboard, one stop each, and by the pointer. */
export function readFigures(): void {
	addEventListener('keydown', readByKey);
	addEventListener('pointermove', readByPointer);
	addEventListener('pointerdown', readByPointer);
	addEventListener('pointerout', (event) => {
		const chart = chartOf(event);
		const inside = event.relatedTarget instanceof Node && chart?.contains(event.relatedTarget);
		if (chart && !inside && places.get(chart)?.spoken === false) tell(chart, null);
	});
	addEventListener('focusin', readByFocus);
	addEventListener('focusout', (event) => {
		const chart = chartOf(event);
		if (chart) tell(chart, null);
	});
}
