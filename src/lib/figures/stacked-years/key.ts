import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { enumerate } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { Drawing } from '#lib/drawing/drawing.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import type { Marque } from '#lib/drawing/palette.ts';
import { writeIn } from '#lib/drawing/unit.ts';
import {
	deducedEntries,
	leastOnly,
	missingEntries,
	rangeEntries,
	severalValues
} from '#lib/figures/shell/key-signs.ts';
import {
	absentAmong,
	colon,
	nameOf,
	precisionAfter,
	semicolon,
	senseOf,
	stageWords
} from '#lib/figures/shell/words.ts';
import { isDeducedZero, type Figure, type FigureYear } from './read-figure.ts';
import { ORDRE_ETAPES } from './stack-parts.ts';

const MOST_LISTED = 3;

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
