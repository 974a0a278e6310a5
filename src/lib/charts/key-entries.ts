import type { Etape } from '#lib/domain/vocabulary.ts';
import { formatEuros } from '#lib/domain/money.ts';
import type { BarContour, BarFill, Drawing } from './drawing.ts';
import type { Marque } from './palette.ts';
import type { Figure, FigureYear } from './read-figure.ts';
import { ORDRE_ETAPES } from './stack-parts.ts';
import { writeIn } from './unit.ts';
import { PRECISIONS, SENS_ETAPE, nameOf, stageWords } from './words.ts';

const NBSP = '\u00A0';
const MOST_LISTED = 3;

/** What stands before an entry of a key, drawn as in the chart. */
export type KeySign =
	| { readonly type: 'marque'; readonly marque: Marque; readonly annonce: boolean }
	| { readonly type: 'barre'; readonly fond: BarFill; readonly contour: BarContour }
	| { readonly type: 'fin'; readonly etape: Etape }
	| { readonly type: 'manque' }
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

/** Whether marks are told apart by patterns on screen too: from three on. What no source details is not one more. */
export function isPatterned(marques: readonly Marque[]): boolean {
	return marques.filter((marque) => marque !== 'NON_DETAILLE').length >= 3;
}

function clarification(marque: Marque): string {
	const text = PRECISIONS[marque];
	return text === undefined ? '' : `${NBSP}: ${text.charAt(0).toLocaleLowerCase('fr')}${text.slice(1)}`;
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
			text: clarification(marque)
		}));
}

function listed(years: readonly FigureYear[], one: (year: FigureYear) => string): string {
	return years.length > MOST_LISTED ? '' : years.map(one).join(`${NBSP}; `);
}

function notItemised(figure: Figure): KeyEntry[] {
	const years = figure.years.filter((year) => year.parts.some((part) => part.marque === 'NON_DETAILLE'));
	if (years.length === 0) return [];
	const amounts = listed(years, (year) => {
		const cents = year.parts
			.filter((part) => part.marque === 'NON_DETAILLE')
			.reduce((sum, part) => sum + part.centimes, 0);
		return `${formatEuros(cents)} en ${year.exercice}`;
	});
	const text = `non détaillé${amounts === '' ? '' : `, ${amounts}`}`;
	return [
		{ key: 'NON_DETAILLE', sign: { type: 'marque', marque: 'NON_DETAILLE', annonce: false }, name: '', text }
	];
}

function competing(figure: Figure): KeyEntry[] {
	const years = figure.years.filter((year) => year.others.length > 0);
	if (years.length === 0) return [];
	const write = (cents: number) => writeIn(figure.unit, cents);
	// A page that tells the values in its notes needs no second list of them.
	const amounts = figure.notes.some((note) => note.startsWith('◇'))
		? ''
		: listed(years, (year) => {
				const others = [...year.others].sort((a, b) => a - b).map(write);
				const kept = year.annee.total ?? 0;
				return `${year.exercice}, ${write(kept)} retenu, ${others.join(' et ')} ${others.length > 1 ? 'écartés' : 'écarté'}`;
			});
	const text = `plusieurs valeurs publiées${amounts === '' ? ', les écartées sont marquées au bord de la barre' : `${NBSP}: ${amounts}`}`;
	return [{ key: 'losange', sign: { type: 'losange' }, name: '', text }];
}

function shortStages(figure: Figure, drawing: Drawing): KeyEntry[] {
	const shown = new Set(
		drawing.texts.filter((text) => text.key.startsWith('etape-')).map((text) => text.lines.join(' '))
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
	const text = 'ce qu’une clé suppose, au moins et au plus';
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
		text: SENS_ETAPE[etape]
	}));
	if (announced) {
		const sign = { type: 'marque', marque: announced.marque, annonce: true } as const;
		entries.push({ key: 'annonce', sign, name: '', text: SENS_ETAPE.annonce });
	}
	entries.push(...notItemised(figure), ...rangeEntries(drawing));
	if (figure.years.some((year) => year.partial))
		entries.push({
			key: 'tiges',
			sign: { type: 'tiges' },
			name: '',
			text: 'au moins\u00A0: le reste n’est plus isolé'
		});
	if (figure.years.some((year) => year.kind === 'zero'))
		entries.push({ key: 'zero', sign: { type: 'zero' }, name: '', text: 'zéro publié' });
	if (figure.mesure === 'part')
		entries.push({
			key: 'part',
			sign: { type: 'mot', mot: '%' },
			name: '',
			text: 'part rattachée à une forme'
		});
	return [...entries, ...shortStages(figure, drawing), ...competing(figure)];
}
