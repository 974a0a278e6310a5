import { tr } from '#lib/domain/language.ts';
import type { Drawing } from '#lib/drawing/drawing.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import { deducedEntries, echoEntry, leastOnly, unknownEntry } from '#lib/figures/shell/key-signs.ts';
import { nameOf, precisionAfter } from '#lib/figures/shell/words.ts';
import { signEntries } from '#lib/figures/stacked-years/key.ts';
import type { Grid } from './grid.ts';

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
		...(drawing.bands.length > 0 ? [echoEntry()] : []),
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
	return [...least, ...(open ? signEntries(open.figure, drawing).filter(({ key }) => !said.has(key)) : [])];
}
