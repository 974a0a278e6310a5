import { bracketOf, emptyDrawing, leadingOf, setText, type Drawing, type TextSpec } from './drawing.ts';
import { formatEuros, formatNumber } from '#lib/domain/money.ts';
import type {
	PayeursData,
	RepartitionDispositif,
	RepartitionMuet,
	RepartitionPoste
} from './repartition-annee.ts';
import { textWidth, wrapWhole } from './text-metrics.ts';
import { AU_MOINS, ORDINAIRE, RESTE, SANS_INDICE, ETAPES_DE_PAYEUR } from './repartition-words.ts';
import { statusWords } from './words.ts';

/** Widths at which the figure is placed. */
export const LARGEURS_REPARTITION = [288, 480, 560, 720, 1120] as const;

const NAME = 15;
const TEXT = 14;
const SMALL = 13;
const BAR = 16;
const ROW = 26;
const AWAY = 8;
const GUTTER = 20;
const DIAMOND = 5;
const SLOT = 24;

type Canvas = ReturnType<typeof emptyDrawing>;

/** Where the names, the bars and the totals of one width stand. */
interface Frame {
	readonly width: number;
	/** `large`: names, postes, bars and totals side by side; `moyen`: names above; `etroit`: postes above their bars too. */
	readonly mode: 'large' | 'moyen' | 'etroit';
	readonly nameWidth: number;
	readonly left: number;
	readonly x: (centimes: number) => number;
}

const totalOf = (item: RepartitionDispositif) =>
	`${item.couverture === 'partielle' ? AU_MOINS : ''}${formatEuros(item.centimes)}`;
const reach = (poste: RepartitionPoste) => {
	const known = poste.parts
		.filter((part) => !part.cle)
		.reduce((sum, part) => sum + Math.max(0, part.centimes), 0);
	return Math.max(known, poste.centimes, ...poste.parts.map((part) => known + (part.cle?.haut ?? 0)), 0);
};
const least = (poste: RepartitionPoste) =>
	poste.parts.reduce((sum, part) => sum + Math.min(0, part.centimes), 0);

function frameOf({ dispositifs, muets }: PayeursData, width: number): Frame {
	const mode = width >= 720 ? 'large' : width >= 480 ? 'moyen' : 'etroit';
	const postes = dispositifs.flatMap((item) => item.postes);
	const names = [...dispositifs, ...muets].map((item) => textWidth(item.nom, NAME, 600));
	const nameWidth = mode === 'large' ? Math.min(Math.max(0, ...names, width * 0.2), width * 0.24) : width;
	const totals =
		mode === 'large'
			? Math.max(
					0,
					...dispositifs.map((item) =>
						Math.max(
							textWidth(totalOf(item), NAME, 600) + (item.concurrentes ? 3 * DIAMOND + AWAY : 0),
							textWidth(ETAPES_DE_PAYEUR[item.etape], SMALL)
						)
					)
				) + GUTTER
			: 0;
	const posteNames = Math.max(
		0,
		...postes.map((poste) => textWidth(poste.nom, TEXT)),
		textWidth(RESTE, TEXT)
	);
	const start = mode === 'large' ? nameWidth + GUTTER : 0;
	const left =
		mode === 'etroit'
			? 1.5
			: start + Math.min(posteNames, width * (mode === 'large' ? 0.24 : 0.36)) + AWAY + 4;
	const right = width - totals;
	const [min, max] = [Math.min(0, ...postes.map(least)), Math.max(0, ...postes.map(reach))];
	const labelled = (poste: RepartitionPoste) =>
		mode === 'etroit' ? 2 : textWidth(formatNumber(poste.centimes), TEXT) + AWAY + 2;
	const perCent =
		max === min
			? 0
			: Math.min(
					...postes
						.filter((poste) => reach(poste) > min)
						.map((poste) => (right - left - labelled(poste)) / (reach(poste) - min)),
					(right - left - 2) / (max - min)
				);
	return { width, mode, nameWidth, left, x: (centimes) => left + (centimes - min) * perCent };
}

const put = (canvas: Canvas, spec: TextSpec) => {
	const text = setText(spec);
	canvas.texts.push(text);
	return text.box;
};

/** Name, precision and total of a dispositif; returns where its postes may start, and where its words end. */
function placeHead(
	frame: Frame,
	item: { readonly cle: string; readonly nom: string; readonly precision: string },
	total: readonly [amount: string, stage: string] | null,
	diamond: boolean,
	top: number,
	canvas: Canvas
): { readonly postes: number; readonly bottom: number } {
	const { width, mode } = frame;
	const [amount, stage] = total ?? ['', ''];
	const amountWidth = amount === '' ? 0 : textWidth(amount, NAME, 600);
	const lozenge = diamond ? 2 * DIAMOND + AWAY : 0;
	const room =
		mode === 'large' ? frame.nameWidth : width - amountWidth - lozenge - (amount === '' ? 0 : GUTTER);
	const name = put(canvas, {
		key: `nom-${item.cle}`,
		lines: wrapWhole(item.nom, room, NAME, 600),
		x: 0,
		top,
		size: NAME,
		weight: 600
	});
	const below = name.y + name.height;
	if (amount !== '')
		put(canvas, {
			key: `total-${item.cle}`,
			lines: [amount],
			x: width,
			top,
			size: NAME,
			weight: 600,
			anchor: 'end'
		});
	if (diamond)
		canvas.diamonds.push({
			key: item.cle,
			x: width - amountWidth - AWAY - DIAMOND,
			y: top + leadingOf(NAME) / 2,
			size: DIAMOND,
			full: false
		});
	const stageWidth = textWidth(stage, SMALL);
	if (stage !== '')
		put(canvas, {
			key: `etape-${item.cle}`,
			lines: [stage],
			x: width,
			top: below,
			size: SMALL,
			anchor: 'end',
			tone: 'encre2'
		});
	const precisionRoom = mode === 'large' ? frame.nameWidth : width - stageWidth - GUTTER;
	const precision = put(canvas, {
		key: `precision-${item.cle}`,
		lines: wrapWhole(item.precision, precisionRoom, SMALL),
		x: 0,
		top: below,
		size: SMALL,
		tone: 'encre2'
	});
	const bottom = precision.y + Math.max(precision.height, leadingOf(SMALL));
	return { postes: mode === 'large' ? top - 3 : bottom + 6, bottom };
}

function placeBar(
	frame: Frame,
	dispositif: RepartitionDispositif,
	poste: RepartitionPoste,
	part: number,
	y: number,
	canvas: Canvas
): number {
	const { x } = frame;
	let [up, down] = [0, 0];
	for (const [index, item] of poste.parts.entries()) {
		const from = item.centimes >= 0 ? up : down;
		const to = from + item.centimes;
		if (item.centimes >= 0) up = to;
		else down = to;
		const [a, b] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
		if (item.centimes !== 0)
			canvas.parts.push({
				key: `${poste.cle}-${index}`,
				cle: dispositif.cle,
				part,
				marque: item.marque,
				annonce: dispositif.etape === 'annonce',
				parCle: item.cle !== undefined,
				centimes: item.centimes,
				x: a,
				y,
				width: b - a,
				height: BAR
			});
		if (item.cle)
			canvas.rules.push({
				key: `${poste.cle}-fourchette-${index}`,
				kind: 'fourchette',
				points: bracketOf(x(from + item.cle.bas), x(from + item.cle.haut)).map(([along, across]) => [
					along,
					y + BAR / 2 + across
				])
			});
	}
	return x(Math.max(up, reach(poste), 0));
}

/** A row without an amount: the shape of what is missing, with its words in it. */
function placeNothing(
	frame: Frame,
	key: string,
	words: string,
	y: number,
	canvas: Canvas,
	plain = false
): void {
	const left = frame.x(0);
	const room = Math.min(frame.width - left, textWidth(words, SMALL) + 2 * AWAY);
	if (plain)
		canvas.rules.push({
			key,
			kind: 'sans-objet',
			points: [
				[left, y + BAR / 2],
				[left + SLOT, y + BAR / 2]
			]
		});
	else
		canvas.slots.push({
			key,
			kind: 'absent',
			open: 'gauche',
			x: left,
			y: y - 1,
			width: Math.max(SLOT, room),
			height: BAR + 2
		});
	put(canvas, {
		key: `mots-${key}`,
		lines: [words],
		x: left + (plain ? SLOT : 0) + AWAY,
		top: y + BAR / 2 - leadingOf(SMALL) / 2,
		size: SMALL,
		tone: 'encre2'
	});
}

function placeBase({ x }: Frame, key: string, from: number, to: number, canvas: Canvas): void {
	canvas.rules.push({
		key: `base-${key}`,
		kind: 'base',
		points: [
			[x(0), from],
			[x(0), to]
		]
	});
}

/** The name of a row and its amount, around its bar; returns the y of the bar. */
function placeNames(
	frame: Frame,
	key: string,
	nom: string,
	top: number,
	canvas: Canvas,
	value: string
): number {
	const { mode, left, width } = frame;
	if (mode === 'etroit') {
		const amount = textWidth(value, TEXT) + (value === '' ? 0 : AWAY);
		const box = put(canvas, {
			key: `poste-${key}`,
			lines: wrapWhole(nom, width - amount, TEXT),
			x: 0,
			top,
			size: TEXT
		});
		if (value !== '')
			put(canvas, { key: `valeur-${key}`, lines: [value], x: width, top, size: TEXT, anchor: 'end' });
		return box.y + box.height + 2;
	}
	const room = mode === 'large' ? left - AWAY - 4 - frame.nameWidth - GUTTER + 0.5 : left - AWAY - 4 + 0.5;
	const lines = wrapWhole(nom, room, TEXT);
	const height = Math.max(BAR, lines.length * leadingOf(TEXT));
	const y = top + (height - BAR) / 2 + 4;
	put(canvas, {
		key: `poste-${key}`,
		lines,
		x: left - AWAY - 4,
		top: y + BAR / 2 - (lines.length * leadingOf(TEXT)) / 2,
		size: TEXT,
		anchor: 'end'
	});
	return y;
}

const nextRow = ({ mode }: Frame, y: number, lines: number) =>
	mode === 'etroit' ? y + BAR + 10 : y + BAR + Math.max(0, (lines - 1) * leadingOf(TEXT)) + (ROW - BAR) - 4;

function placeDispositif(frame: Frame, item: RepartitionDispositif, top: number, canvas: Canvas): number {
	const partial = item.couverture === 'partielle';
	const stage = ETAPES_DE_PAYEUR[item.etape];
	const head = placeHead(
		frame,
		item,
		[totalOf(item), partial ? `${stage}, en partie` : stage],
		item.concurrentes,
		top,
		canvas
	);
	let y = head.postes;
	const first = y;
	for (const [part, poste] of item.postes.entries()) {
		const value = formatNumber(poste.centimes);
		const bar = placeNames(frame, poste.cle, poste.nom, y, canvas, value);
		const end = placeBar(frame, item, poste, part, bar, canvas);
		// Where names stand above the bars, the baseline would run through them.
		if (frame.mode === 'etroit') placeBase(frame, poste.cle, bar - 2, bar + BAR + 2, canvas);
		if (frame.mode !== 'etroit')
			put(canvas, {
				key: `valeur-${poste.cle}`,
				lines: [value],
				x: end + AWAY,
				top: bar + BAR / 2 - leadingOf(TEXT) / 2,
				size: TEXT
			});
		const next = nextRow(frame, bar, 1);
		canvas.zones.push({ cle: item.cle, part, x: 0, y: y, width: frame.width, height: next - y });
		y = next;
	}
	if (partial) {
		const bar = placeNames(frame, `reste-${item.cle}`, RESTE, y, canvas, '');
		placeNothing(frame, `reste-${item.cle}`, ORDINAIRE.reste, bar, canvas);
		y = nextRow(frame, bar, 1);
	}
	if (frame.mode !== 'etroit') placeBase(frame, item.cle, first + 1, y - 2, canvas);
	const bottom = Math.max(head.bottom, y);
	canvas.zones.unshift({
		cle: item.cle,
		part: -1,
		x: 0,
		y: top - 4,
		width: frame.width,
		height: bottom - top + 8
	});
	return bottom;
}

function placeMuet(frame: Frame, item: RepartitionMuet, top: number, canvas: Canvas): number {
	const head = placeHead(frame, item, null, false, top, canvas);
	const words = item.sansIndice ? SANS_INDICE : statusWords(item.statut);
	const y = frame.mode === 'large' ? top + 1 : head.postes;
	placeNothing(frame, item.cle, words, y, canvas, item.statut === 'sans_objet');
	const bottom = Math.max(head.bottom, y + BAR + 4);
	canvas.zones.unshift({
		cle: item.cle,
		part: -1,
		x: 0,
		y: top - 4,
		width: frame.width,
		height: bottom - top + 8
	});
	return bottom;
}

/** Places who pays: a block of ranked bars per dispositif on one scale, then those without an amount, as shapes. */
export function placeRepartition(data: PayeursData, width: number): Drawing {
	const canvas = emptyDrawing('lignes', width);
	const frame = frameOf(data, width);
	let y = 0;
	const rule = (key: string, kind: 'filet' | 'filet-fort') =>
		canvas.rules.push({
			key,
			kind,
			points: [
				[0, y + 0.5],
				[width, y + 0.5]
			]
		});
	for (const [index, item] of data.dispositifs.entries()) {
		rule(`filet-${item.cle}`, index === 0 ? 'filet-fort' : 'filet');
		y = placeDispositif(frame, item, y + 12, canvas) + 8;
	}
	for (const item of data.muets) {
		rule(`filet-${item.cle}`, y === 0 ? 'filet-fort' : 'filet');
		y = placeMuet(frame, item, y + 12, canvas) + 8;
	}
	canvas.height = Math.ceil(y + 4);
	return canvas;
}
