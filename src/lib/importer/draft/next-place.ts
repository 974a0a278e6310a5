import type { Checked, Look } from '#lib/importer/reading/questions.ts';
import type { DraftFile, Place } from './draft.ts';

/** What is known of the files: how each is read, what its check found. */
export interface Known {
	readonly regards: ReadonlyMap<string, Look>;
	readonly controles: ReadonlyMap<string, Checked>;
}

/** Whether a person has to look at how a file is read: nothing knows it, or something is to be decided or forbids to read. */
export const asksReading = ({ reconnu, aDecider, refus }: Look): boolean =>
	reconnu === null || aDecider.length > 0 || refus.length > 0;

/** Whether the check of a file stops it: some rows cannot become lines, or the whole is refused. */
export const asksCheck = ({ summary }: Checked, laisser: boolean): boolean =>
	summary.fatal || (summary.rejected > 0 && !laisser);

/**
 * The first place from which something is asked, the files in turn; `null` while what would tell it is not known yet: a file
 * to be looked at, or to be checked.
 */
export function nextPlace(
	fichiers: readonly DraftFile[],
	{ regards, controles }: Known,
	laisser: boolean
): Place | { readonly attend: 'regard' | 'controle'; readonly fichier: number } {
	if (fichiers.length === 0) return { etape: 'choisir', fichier: 0 };
	for (const [fichier, { id, lu }] of fichiers.entries()) {
		const regard = regards.get(id);
		if (!regard) return { attend: 'regard', fichier };
		if (regard.refus.length > 0 || (asksReading(regard) && !lu)) return { etape: 'lire', fichier };
	}
	for (const [fichier, { id }] of fichiers.entries()) {
		const controle = controles.get(id);
		if (!controle) return { attend: 'controle', fichier };
		if (asksCheck(controle, laisser)) return { etape: 'controler', fichier };
	}
	return { etape: 'effet', fichier: 0 };
}

/** `#lire`, `#controler-2`: the address of a place; the first file goes without saying. */
export const hashOf = ({ etape, fichier }: Place): string =>
	`#${etape}${fichier === 0 ? '' : `-${fichier + 1}`}`;

/** The place of an address; `null` for any other. */
export function placeOf(hash: string): Place | null {
	const [, etape, rank] = /^#(choisir|lire|controler|effet|confirmer)(?:-([1-9]\d?))?$/.exec(hash) ?? [];
	if (etape === undefined) return null;
	return { etape: etape as Place['etape'], fichier: rank === undefined ? 0 : Number(rank) - 1 };
}
