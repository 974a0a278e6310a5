import { tr } from './language.ts';
import { typeset } from './typography.ts';

/** A text of `data/` as pages show it, with its French typography; in French where no other is written. */
const shown = (french: string, english: string | undefined): string =>
	tr(typeset(french), english?.trim() ? english : typeset(french));

/** The name of a dispositif or of a forme, in the language of the moment. */
export function labelOf(row: { readonly libelle_fr: string; readonly libelle_en: string }): string {
	return tr(row.libelle_fr, row.libelle_en);
}

/** The definition of a forme, in the language of the moment. */
export function definitionOf(row: {
	readonly definition_fr: string;
	readonly definition_en: string;
}): string {
	return tr(row.definition_fr, row.definition_en);
}

/** The note of a row of `data/`, in the language of the moment; the French one where no other is written. */
export function noteOf(row: { readonly note: string; readonly note_en?: string | undefined }): string {
	return shown(row.note, row.note_en);
}

/** Whether the note of a row is shown in French: on an English page it then says so. */
export const isNoteInFrench = (row: { readonly note_en?: string | undefined }): boolean =>
	tr(true, !row.note_en?.trim());

/** Why an amount changed, in the language of the moment; in French where no other is written. */
export function reasonOf(row: { readonly texte: string; readonly texte_en?: string | undefined }): string {
	return shown(row.texte, row.texte_en);
}

/** Where a search was made, in the language of the moment; in French where no other is written. */
export function placeOf(row: { readonly ou: string; readonly ou_en?: string | undefined }): string {
	return shown(row.ou, row.ou_en);
}
