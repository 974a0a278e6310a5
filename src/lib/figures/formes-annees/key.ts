import { tr } from '#lib/domain/language.ts';
import type { Drawing } from '#lib/drawing/drawing.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import { deducedEntries, leastOnly } from '#lib/figures/shell/key-signs.ts';
import { nameOf, precisionAfter } from '#lib/figures/shell/words.ts';
import { signEntries } from '#lib/figures/stacked-years/key.ts';
import type { Grid } from './grid.ts';

/** What the areas of the panels say, above them: without it pale and full would be read as one. */
export function areaEntries({ rows, data }: Grid, drawing: Drawing): KeyEntry[] {
	const [paid] = rows.filter((row) => row.paid && !row.open);
	const area = (marque: 'ECHO' | 'MULTI', name: string, text: string): KeyEntry => ({
		key: marque,
		sign: { type: 'marque', marque, annonce: false },
		name,
		text
	});
	return [
		...(paid
			? [
					{
						key: 'rattache',
						sign: { type: 'marque', marque: paid.marque, annonce: false },
						name: '',
						text: tr('rattaché, preuve à l’appui', 'attributed, with evidence')
					} as const
				]
			: []),
		...deducedEntries(drawing),
		...(drawing.bands.length > 0
			? [
					area(
						'ECHO',
						'',
						tr(
							'non attribué qui pourrait lui revenir\u00A0: le même partout, à ne pas additionner',
							'not attributed, might be for it: the same throughout, not to be added up'
						)
					)
				]
			: []),
		...(rows.at(-1)?.figure.marks.includes('MULTI')
			? [area('MULTI', nameOf('MULTI', data.libelles), precisionAfter('MULTI'))]
			: []),
		...(drawing.slots.some(({ kind }) => kind === 'inconnu')
			? [
					{
						key: 'inconnu',
						sign: { type: 'manque', kind: 'inconnu' },
						name: '',
						text: tr('inconnu\u00A0: rien d’isolé', 'unknown: nothing isolated')
					} as const
				]
			: [])
	];
}

/** The other signs of the drawing, only those that occur. */
export function signsOf({ rows }: Grid, drawing: Drawing): KeyEntry[] {
	const open = rows.at(-1);
	const said = new Set(['deduit', 'tiges', ...(drawing.diamonds.length === 0 ? ['losange'] : [])]);
	return [
		...(drawing.rules.some(({ kind }) => kind === 'tige')
			? [{ key: 'tiges', sign: { type: 'tiges' }, name: '', text: leastOnly() } as const]
			: []),
		...(open ? signEntries(open.figure, drawing).filter(({ key }) => !said.has(key)) : [])
	];
}
