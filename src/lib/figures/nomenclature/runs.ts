import { tr } from '#lib/domain/language.ts';
import type { Couverture } from '#lib/domain/vocabulary.ts';
import type { PlacedBar } from '#lib/drawing/drawing.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import type { NomenclatureBande, NomenclatureData } from './data.ts';

/** Years in a row of one band that are covered alike and that nothing parts. */
export interface Run {
	readonly de: number;
	readonly a: number;
	readonly couverture: Couverture;
}

/** The runs of a band, cut before each of the years given. */
export function runsOf({ annees }: NomenclatureBande, cuts: ReadonlySet<number>): Run[] {
	const runs: Run[] = [];
	for (const { exercice, couverture } of annees) {
		const open = runs.at(-1);
		if (open && open.couverture === couverture && open.a === exercice - 1 && !cuts.has(exercice))
			runs[runs.length - 1] = { ...open, a: exercice };
		else runs.push({ de: exercice, a: exercice, couverture });
	}
	return runs;
}

/** Years before which something changes place or coverage: there the axis opens. */
export const cutsOf = ({ passages, ruptures }: NomenclatureData): Set<number> =>
	new Set([...passages.map((item) => item.exercice), ...ruptures.map((item) => item.apres)]);

/** How a run is drawn; one that nothing covers is no bar but the shape of what is missing. */
export function fillOf(compte: boolean, { couverture }: Run): Pick<PlacedBar, 'fond' | 'contour'> | null {
	if (couverture === 'absente' || couverture === 'non_declaree') return null;
	if (couverture === 'partielle') return { fond: 'papier', contour: 'tirets' };
	return compte ? { fond: 'encre', contour: 'aucun' } : { fond: 'bande', contour: 'fin' };
}

/** The key: only what occurs. */
export function nomenclatureKey(data: NomenclatureData): KeyEntry[] {
	const bands = data.groupes.flatMap((groupe) => groupe.lieux.flatMap((lieu) => lieu.bandes));
	const has = (compte: boolean | null, couverture: Couverture) =>
		bands.some(
			(band) =>
				(compte === null || band.compte === compte) &&
				band.annees.some((year) => year.couverture === couverture)
		);
	const entries: KeyEntry[] = [];
	const add = (key: string, sign: KeyEntry['sign'], text: string) =>
		entries.push({ key, sign, name: '', text });
	if (has(true, 'complete'))
		add(
			'compte',
			{ type: 'barre', fond: 'encre', contour: 'aucun' },
			tr('entre dans les totaux, lu en entier', 'counts in the totals, read in full')
		);
	if (has(false, 'complete'))
		add(
			'contexte',
			{ type: 'barre', fond: 'bande', contour: 'fin' },
			tr('contexte ou déjà compris, lu en entier', 'context or already included, read in full')
		);
	if (has(null, 'partielle'))
		add('partiel', { type: 'barre', fond: 'papier', contour: 'tirets' }, tr('lu en partie', 'read in part'));
	if (has(null, 'absente'))
		add(
			'absent',
			{ type: 'manque', kind: 'absent' },
			tr('rien n’est isolé dans nos sources', 'nothing is isolated in our sources')
		);
	const links = new Set(data.passages.map((item) => item.comparable));
	const says = (line: string, text: string) => add(line, { type: 'mot', mot: line }, text);
	if (links.has(true))
		says(
			tr('trait plein', 'solid line'),
			tr(
				'l’argent passe d’un lieu à l’autre, les montants se comparent',
				'the money moves from one place to another, amounts are comparable'
			)
		);
	if (links.has(false))
		says(
			tr('pointillé', 'dotted line'),
			tr('il passe, les montants ne se comparent pas', 'it moves, amounts are not comparable')
		);
	if (links.has(null))
		says(
			tr('trait fin', 'thin line'),
			tr(
				'il passe, rien ne dit si les montants se comparent',
				'it moves, nothing says whether amounts are comparable'
			)
		);
	return entries;
}
