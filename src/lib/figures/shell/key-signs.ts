import { tr } from '#lib/domain/language.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { Drawing, SlotKind } from '#lib/drawing/drawing.ts';
import type { KeyEntry } from '#lib/drawing/key.ts';
import { statusWords } from './words.ts';

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

/** What pale money says: it is drawn as itself elsewhere in the same chart, once. Some may be told in a few panels only. */
export const echoEntry = (everywhere = true): KeyEntry => ({
	key: 'ECHO',
	sign: { type: 'marque', marque: 'ECHO', annonce: false },
	name: '',
	text: everywhere
		? tr(
				'non attribué qui pourrait lui revenir\u00A0: le même partout, à ne pas additionner',
				'not attributed, might be for it: the same throughout, not to be added up'
			)
		: tr(
				'non attribué qui pourrait lui revenir, répété d’un panneau à l’autre\u00A0: à ne pas additionner',
				'not attributed, might be for it, told again from panel to panel: not to be added up'
			)
});

/** What the frame of a part of a year that is known in part says. */
export const unknownEntry = (): KeyEntry => ({
	key: 'inconnu',
	sign: { type: 'manque', kind: 'inconnu' },
	name: '',
	text: tr('inconnu\u00A0: rien d’isolé', 'unknown: nothing isolated')
});

/** What the ranges of a drawing say, where it has some (R7). */
export function rangeEntries({ rules }: Pick<Drawing, 'rules'>): KeyEntry[] {
	if (!rules.some((rule) => rule.kind === 'fourchette')) return [];
	const text = tr('ce qu’une clé suppose, au moins et au plus', 'what a key supposes, at least and at most');
	return [{ key: 'fourchette', sign: { type: 'fourchette' }, name: '', text }];
}
