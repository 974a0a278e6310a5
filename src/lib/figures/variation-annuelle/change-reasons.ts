import { tr } from '#lib/domain/language.ts';
import { fr, lowerFirst } from '#lib/domain/typography.ts';

/** A reason that a source gives of a change, between years that may be fewer than those compared. */
export interface SourcedReason {
	readonly texte: string;
	readonly de: number;
	readonly a: number;
	/** Who says it, and where in its document, `''` when not known. */
	readonly editeur: string;
	readonly page: string;
}

/** « … (Sénat, partie B). », after its years where they are not the two compared. */
export function reasonWords(
	{ texte, de, a, editeur, page }: SourcedReason,
	[from, to]: readonly [number, number]
): string {
	const where = page === '' ? editeur : `${editeur}, ${lowerFirst(page)}`;
	// Publishers and places in documents are named in French: in English the column of sources names them.
	const said = `${texte.replace(/\.$/, '')}${tr(` (${where})`, '')}.`;
	if (de === from && a === to) return said;
	return tr(fr`De ${de} à ${a} : ${lowerFirst(said)}`, `From ${de} to ${a}: ${lowerFirst(said)}`);
}

/** What stands where a change has no reason in our sources (R11). */
export const noReason = (): string => tr('Motif non trouvé', 'Reason not found');

/** Beside an item whose own reason is not found, where its whole has one that names it. */
export const wholeReason = (): string =>
	tr('Voir le motif de l’ensemble', 'See the reason given for the whole');
