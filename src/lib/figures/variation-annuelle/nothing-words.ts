import { absentFromSources, briefStatusWords, statusWords } from '#lib/figures/shell/words.ts';
import type { VariationSide } from './data.ts';

type Side = Pick<VariationSide, 'statut' | 'couverture'>;

/** A poste that no source names is absent from them; a whole dispositif without amount was not looked for (R10). */
const isPosteAbsent = ({ statut, couverture }: Side) => statut === 'absent' && couverture === null;

/** Why a side has no amount: in the word of the sentence that says why it is not compared. */
export const nothingWords = (side: Side): string =>
	isPosteAbsent(side) ? absentFromSources() : statusWords(side.statut);

/** The same where there is little room. */
export const nothingInShort = (side: Side): string =>
	isPosteAbsent(side) ? 'absent' : briefStatusWords(side.statut);
