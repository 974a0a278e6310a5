import type { KeyEntry } from '#lib/drawing/key.ts';
import { deducedEntry, echoEntry, nothingEntries, unknownEntry } from '#lib/figures/shell/key-signs.ts';
import { senseOf } from '#lib/figures/shell/words.ts';
import { tr } from '#lib/domain/language.ts';
import { ETAPES } from '#lib/domain/vocabulary.ts';

/** The ends of bars, stage by stage. */
export const stageSigns = (): KeyEntry[] =>
	ETAPES.filter((etape) => etape !== 'annonce').map((etape) => ({
		key: etape,
		sign: { type: 'fin', etape },
		name: '',
		text: senseOf(etape)
	}));

/** The other signs of the figures, and what each means. */
export const otherSigns = (): KeyEntry[] => [
	{
		key: 'annonce',
		sign: { type: 'marque', marque: 'NV', annonce: true },
		name: '',
		text: senseOf('annonce')
	},
	{
		key: 'nd',
		sign: { type: 'marque', marque: 'NON_DETAILLE', annonce: false },
		name: '',
		text: tr(
			'non détaillé : le total publié moins ses détails',
			'not itemised: the published total less its details'
		)
	},
	{
		key: 'zero',
		sign: { type: 'zero' },
		name: '',
		text: tr(
			'zéro publié : le trait posé sur la base, et « 0 »',
			'published zero: the stroke laid on the baseline, and “0”'
		)
	},
	deducedEntry(),
	...nothingEntries(),
	unknownEntry(),
	echoEntry(),
	{
		key: 'tiges',
		sign: { type: 'tiges' },
		name: '',
		text: tr('au moins : le reste n’est plus isolé', 'at least: the rest is no longer isolated')
	},
	{
		key: 'losange',
		sign: { type: 'losange' },
		name: '',
		text: tr('plusieurs valeurs publiées', 'several published values')
	},
	{
		key: 'vote',
		sign: { type: 'barre', fond: 'bande', contour: 'continu' },
		name: '',
		text: tr('voté, dans la figure voté et dépensé', 'voted, in the figure of voted and spent')
	},
	{
		key: 'depense',
		sign: { type: 'barre', fond: 'encre', contour: 'aucun' },
		name: '',
		text: tr('dépensé, au dedans', 'spent, inside it')
	}
];
