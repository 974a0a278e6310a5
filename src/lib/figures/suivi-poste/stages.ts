import { tr } from '#lib/domain/language.ts';
import { isComplete, type Etape, type Statut } from '#lib/domain/vocabulary.ts';
import { absentFromSources, briefStatusWords, statusWords } from '#lib/figures/shell/words.ts';
import type { Track, TrackValue, TrackYear } from './data.ts';

const ROWS_FR: Readonly<Record<Etape, string>> = {
	demande: 'Demandé',
	annonce: 'Annoncé',
	plf: 'Demandé (PLF)',
	lfi: 'Voté (LFI)',
	lfr: 'Rectifié (LFR)',
	ouvert: 'Ouvert',
	execution: 'Dépensé'
};

const ROWS_EN: Readonly<Record<Etape, string>> = {
	demande: 'Requested',
	annonce: 'Announced',
	plf: 'Asked (PLF)',
	lfi: 'Voted (LFI)',
	lfr: 'Amended (LFR)',
	ouvert: 'Available',
	execution: 'Spent'
};

/** The name of a row of the figure: what was asked, voted, spent. */
export const rowName = (etape: Etape): string => tr(ROWS_FR, ROWS_EN)[etape];

/** The same where there is little room: `PLF`. */
export const shortName = (etape: Etape): string => rowName(etape).replace(/^.* \((.+)\)$/, '$1');

/** The stages of what is planned, in order of preference (R2). */
const PLANNED = ['lfi', 'plf', 'annonce'] as const satisfies readonly Etape[];

const known = (values: readonly TrackValue[], stage: Etape) =>
	values.find(({ etape, centimes }) => etape === stage && centimes !== null);

/** What is planned of a track in a year: its vote, failing that the bill, failing that what was announced. */
export const plannedOf = (values: readonly TrackValue[]): TrackValue | undefined =>
	PLANNED.map((etape) => known(values, etape)).find((value) => value !== undefined);

/** What was spent of it. */
export const spentOf = (values: readonly TrackValue[]): TrackValue | undefined => known(values, 'execution');

/** Why a poste has no amount: one that no source names is absent from them, whether or not somebody looked for it. */
export const nothingWords = (statut: Statut): string =>
	statut === 'absent' ? absentFromSources() : statusWords(statut);

/** The same where there is little room. */
export const nothingInShort = (statut: Statut): string =>
	statut === 'absent' ? tr('absent', 'absent') : briefStatusWords(statut);

/** « annoncé », « dépensé », “announced”: the stage of an amount under its bar. */
export const participleOf = (etape: Etape): string =>
	rowName(etape)
		.replace(/ \(.*\)$/, '')
		.toLowerCase();

/** Whether an amount of a year may not be all of it (R8): that of a dispositif read in part. A poste that is isolated is whole. */
export const isLeast = ({ poste }: Track, { couverture }: TrackYear): boolean =>
	poste === '' && !isComplete(couverture);

/** What a panel of its own shows: money that is never added to what is followed above it, where something is. */
export const apartWords = (followed: boolean): string =>
	followed
		? tr('un autre argent, jamais ajouté', 'other money, never added')
		: tr('ce qui est annoncé, puis dépensé', 'what is announced, then spent');
