import { tr } from '#lib/domain/language.ts';
import { enumerate } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape } from '#lib/domain/vocabulary.ts';
import { formatEuros } from '#lib/domain/money.ts';
import type { BarContour, BarFill, Drawing, SlotKind } from './drawing.ts';
import type { Marque } from './palette.ts';
import { isDeducedZero, type Figure, type FigureYear } from '#lib/figures/stacked-years/read-figure.ts';
import { ORDRE_ETAPES } from '#lib/figures/stacked-years/stack-parts.ts';
import { writeIn } from './unit.ts';
import {
	absentAmong,
	colon,
	nameOf,
	precisionAfter,
	semicolon,
	senseOf,
	stageWords,
	statusWords
} from '#lib/figures/shell/words.ts';

const MOST_LISTED = 3;

/** What stands before an entry of a key, drawn as in the chart. */
export type KeySign =
	| { readonly type: 'marque'; readonly marque: Marque; readonly annonce: boolean }
	| { readonly type: 'barre'; readonly fond: BarFill; readonly contour: BarContour }
	| { readonly type: 'fin'; readonly etape: Etape }
	| { readonly type: 'manque'; readonly kind: SlotKind }
	| { readonly type: 'deduit' }
	| { readonly type: 'losange' }
	| { readonly type: 'tiges' }
	| { readonly type: 'zero' }
	| { readonly type: 'mot'; readonly mot: string };

export interface KeyEntry {
	readonly key: string;
	readonly sign: KeySign;
	/** The name, in bold and in its colour when `sign` is a mark. */
	readonly name: string;
	/** What follows the name, or the words of the sign. */
	readonly text: string;
}

/** What a key is drawn with: its drawing, and the patterns of the figure. */
export interface KeyRoom {
	readonly drawing: Drawing;
	/** Prefix of the patterns' ids. */
	readonly motifs: string;
	readonly patterned: boolean;
}

/** What a lozenge says (R4). */
export const severalValues = (): string => tr('plusieurs valeurs publiées', 'several published values');
/** The kinds of nothing in the order in which a key tells them. */
const NOTHINGS = ['non_publie', 'non_trouve', 'absent', 'sans_indice', 'non_importe'] as const;

/** What a frame says, each kind of nothing by its line (R10). */
export const nothingEntries = (isShown: (kind: SlotKind) => boolean = () => true): KeyEntry[] =>
	NOTHINGS.filter(isShown).map((kind) => ({
		key: `manque-${kind}`,
		sign: { type: 'manque', kind },
		name: '',
		text: statusWords(kind)
	}));

/** What the frames of a drawing say. */
export const missingEntries = ({ slots }: Pick<Drawing, 'slots'>): KeyEntry[] =>
	nothingEntries((kind) => slots.some((slot) => slot.kind === kind));

/** What the dashes in an area say. */
export const deducedEntry = (): KeyEntry => ({
	key: 'deduit',
	sign: { type: 'deduit' },
	name: '',
	text: LIBELLES.statut.deduit
});

/** The same where a drawing has some. */
export const deducedEntries = ({ rules }: Pick<Drawing, 'rules'>): KeyEntry[] =>
	rules.some((rule) => rule.kind === 'deduit') ? [deducedEntry()] : [];

/** What a bar that goes on says. */
export const leastOnly = (): string =>
	tr('au moins\u00A0: le reste n’est plus isolé', 'at least: the rest is no longer isolated');

/** Whether marks are told apart by patterns on screen too: from three on. What no source details is not one more. */
export function isPatterned(marques: readonly Marque[]): boolean {
	return marques.filter((marque) => marque !== 'NON_DETAILLE').length >= 3;
}

// « Plusieurs formes » is a name that says too little alone.
function isTold(marque: Marque, drawing: Drawing): boolean {
	if (!drawing.named.includes(marque)) return false;
	return marque !== 'MULTI' || drawing.texts.some((text) => text.key === 'nom-MULTI-precision');
}

/** The forms that the drawing itself does not name. */
export function formEntries(figure: Figure, drawing: Drawing): KeyEntry[] {
	return figure.marks
		.filter((marque) => marque !== 'NON_DETAILLE' && !isTold(marque, drawing))
		.map((marque) => ({
			key: marque,
			sign: { type: 'marque', marque, annonce: false },
			name: nameOf(marque, figure.libelles),
			text: precisionAfter(marque)
		}));
}

function listed(years: readonly FigureYear[], one: (year: FigureYear) => string): string {
	return years.length > MOST_LISTED ? '' : years.map(one).join(`${semicolon()} `);
}

function notItemised(figure: Figure): KeyEntry[] {
	const years = figure.years.filter((year) => year.parts.some((part) => part.marque === 'NON_DETAILLE'));
	if (years.length === 0) return [];
	const amounts = listed(years, (year) => {
		const cents = year.parts
			.filter((part) => part.marque === 'NON_DETAILLE')
			.reduce((sum, part) => sum + part.centimes, 0);
		return `${formatEuros(cents)} ${tr('en', 'in')} ${year.exercice}`;
	});
	const text = `${tr('non détaillé', 'not itemised')}${amounts === '' ? '' : `, ${amounts}`}`;
	return [
		{ key: 'NON_DETAILLE', sign: { type: 'marque', marque: 'NON_DETAILLE', annonce: false }, name: '', text }
	];
}

function competing(figure: Figure): KeyEntry[] {
	const years = figure.years.filter((year) => year.contested);
	if (years.length === 0) return [];
	if (years.every((year) => year.others.length === 0)) {
		const text = `${severalValues()}${tr(', données en note', ', given in a note')}`;
		return [{ key: 'losange', sign: { type: 'losange' }, name: '', text }];
	}
	const write = (cents: number) => writeIn(figure.unit, cents);
	// A page that tells the values in its notes needs no second list of them.
	const amounts = figure.notes.some((note) => note.startsWith('◇'))
		? ''
		: listed(years, (year) => {
				const others = [...year.others].sort((a, b) => a - b).map(write);
				const kept = year.annee.total ?? 0;
				return tr(
					`${year.exercice}, ${write(kept)} retenu, ${others.join(' et ')} ${others.length > 1 ? 'écartés' : 'écarté'}`,
					`${year.exercice}, ${write(kept)} retained, ${enumerate(others)} set aside`
				);
			});
	const marked = tr(
		', les écartées sont marquées au bord de la barre',
		', those set aside are marked at the edge of the bar'
	);
	const text = `${severalValues()}${amounts === '' ? marked : `${colon()} ${amounts}`}`;
	return [{ key: 'losange', sign: { type: 'losange' }, name: '', text }];
}

function shortStages(figure: Figure, drawing: Drawing): KeyEntry[] {
	const shown = new Set(
		drawing.texts.filter((text) => text.key.includes('etape-')).map((text) => text.lines.join(' '))
	);
	const entries = new Map<string, KeyEntry>();
	for (const year of figure.years) {
		const mot = stageWords(year.etapes, true);
		const text = stageWords(year.etapes, false);
		if (mot !== text && shown.has(mot))
			entries.set(text, { key: text, sign: { type: 'mot', mot }, name: '', text });
	}
	return [...entries.values()];
}

/** What the ranges of a drawing say, where it has some (R7). */
export function rangeEntries({ rules }: Pick<Drawing, 'rules'>): KeyEntry[] {
	if (!rules.some((rule) => rule.kind === 'fourchette')) return [];
	const text = tr('ce qu’une clé suppose, au moins et au plus', 'what a key supposes, at least and at most');
	return [{ key: 'fourchette', sign: { type: 'mot', mot: '├─┤' }, name: '', text }];
}

/** The other signs of the drawing, only those that occur. */
export function signEntries(figure: Figure, drawing: Drawing): KeyEntry[] {
	const stages = new Set(drawing.caps.map((cap) => cap.etape));
	const announced = drawing.parts.find((part) => part.annonce);
	const entries: KeyEntry[] = ORDRE_ETAPES.filter((etape) => stages.has(etape)).map((etape) => ({
		key: etape,
		sign: { type: 'fin', etape },
		name: '',
		text: senseOf(etape)
	}));
	if (announced) {
		const sign = { type: 'marque', marque: announced.marque, annonce: true } as const;
		entries.push({ key: 'annonce', sign, name: '', text: senseOf('annonce') });
	}
	entries.push(...notItemised(figure), ...rangeEntries(drawing), ...deducedEntries(drawing));
	if (figure.years.some((year) => year.partial))
		entries.push({
			key: 'tiges',
			sign: { type: 'tiges' },
			name: '',
			text: leastOnly()
		});
	if (figure.years.some((year) => year.kind === 'zero' && !isDeducedZero(year)))
		entries.push({ key: 'zero', sign: { type: 'zero' }, name: '', text: LIBELLES.statut.zero });
	if (figure.mesure === 'part')
		entries.push({
			key: 'part',
			sign: { type: 'mot', mot: '%' },
			name: '',
			text: tr('part rattachée à une forme', 'share attributed to a form')
		});
	const absent = absentAmong(figure.years.map(({ annee }) => annee));
	entries.push(
		...missingEntries(drawing).map((entry) =>
			entry.key === 'manque-absent' ? { ...entry, text: absent } : entry
		)
	);
	return [...entries, ...shortStages(figure, drawing), ...competing(figure)];
}
