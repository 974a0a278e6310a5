import { tr } from '#lib/domain/language.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { Drawing } from '#lib/drawing/drawing.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import { deducedEntries, echoEntry, leastOnly, unknownEntry } from '#lib/figures/shell/key-signs.ts';
import { nameOf, precisionAfter } from '#lib/figures/shell/words.ts';
import { signEntries } from '#lib/figures/stacked-years/key.ts';
import { isDeducedZero, type FigureYear } from '#lib/figures/stacked-years/read-figure.ts';
import type { Grid, GridRow } from './grid.ts';

/** Whether the same money is told in all the panels: none of it names some forms only. */
const isSame = (rows: readonly GridRow[]) =>
	rows[0]?.years.every((_, index) => {
		const told = rows.filter(({ open }) => !open).map(({ years }) => years[index]?.echo);
		return new Set(told).size <= 1;
	});

/** What the areas of the panels say, above them: without it pale and full would be read as one. */
export function areaEntries({ rows, data }: Grid, drawing: Drawing): KeyEntry[] {
	const paid = rows.find((row) => row.paid && !row.open);
	const attributed: KeyEntry[] = paid
		? [
				{
					key: 'rattache',
					sign: { type: 'marque', marque: paid.marque, annonce: false },
					name: '',
					text: tr('rattaché, preuve à l’appui', 'attributed, with evidence')
				}
			]
		: [];
	const several: KeyEntry[] = rows.at(-1)?.figure.marks.includes('MULTI')
		? [
				{
					key: 'MULTI',
					sign: { type: 'marque', marque: 'MULTI', annonce: false },
					name: nameOf('MULTI', data.libelles),
					text: precisionAfter('MULTI')
				}
			]
		: [];
	return [
		...attributed,
		...deducedEntries(drawing),
		...(drawing.bands.length > 0 ? [echoEntry(isSame(rows))] : []),
		...several,
		...(drawing.slots.some(({ kind }) => kind === 'inconnu') ? [unknownEntry()] : [])
	];
}

/** The other signs of the drawing, only those that occur. */
export function signsOf({ rows }: Grid, drawing: Drawing): KeyEntry[] {
	const open = rows.at(-1);
	const said = new Set(['deduit', 'tiges', ...(drawing.diamonds.length === 0 ? ['losange'] : [])]);
	const least: KeyEntry[] = drawing.rules.some(({ kind }) => kind === 'tige')
		? [{ key: 'tiges', sign: { type: 'tiges' }, name: '', text: leastOnly() }]
		: [];
	const others = open ? signEntries(open.figure, drawing).filter(({ key }) => !said.has(key)) : [];
	const isZero = (year: FigureYear) => year.kind === 'zero' && !isDeducedZero(year);
	const zero: KeyEntry[] =
		rows.some(({ figure }) => figure.years.some(isZero)) && !others.some(({ key }) => key === 'zero')
			? [{ key: 'zero', sign: { type: 'zero' }, name: '', text: LIBELLES.statut.zero }]
			: [];
	return [...least, ...others, ...zero];
}
