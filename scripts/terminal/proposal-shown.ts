import { proposalCsv, type Proposal } from '#lib/ingest/fiches/proposal/propose-fiche.ts';
import { asCell } from './tell.ts';

/**
 * A proposed reading sheet as it is given: a file to the byte, or, on a terminal, what can be looked at, with a sentence when
 * that is not what a file would hold.
 */
export function proposalShown(
	proposal: Proposal,
	onTerminal: boolean
): { readonly shown: string; readonly sentence: string | null } {
	const file = proposalCsv(proposal);
	// A spreadsheet reads accents right only after this mark.
	if (!onTerminal) return { shown: `\uFEFF${file}`, sentence: null };
	const shown = proposalCsv(proposal, asCell);
	const sentence =
		'Des cellules sont ici abrégées, ou leurs caractères invisibles nommés : pour les avoir telles quelles, écrivez la fiche dans un fichier : npm run -s import -- --proposer TABLEAU > FICHE.csv';
	return { shown, sentence: shown === file ? null : sentence };
}
