import type { FundingLine } from './funding-line.ts';
import type { Nature } from './vocabulary.ts';
import { fold } from './fold.ts';

/**
 * The bénéficiaire as compared: its SIREN when given, else its folded name, else `''`.
 */
export function beneficiaireKey(line: Pick<FundingLine, 'beneficiaire' | 'siren'>): string {
	return line.siren ?? (line.beneficiaire === null ? '' : fold(line.beneficiaire));
}

/** The payeur as compared. */
export const payeurKey = ({ payeur }: Pick<FundingLine, 'payeur'>): string =>
	payeur === null ? '' : fold(payeur);

/** The poste as compared. */
export function posteKey(line: Pick<FundingLine, 'poste'>): string {
	return line.poste === null ? '' : fold(line.poste);
}

/**
 * The natures whose lines are read when a reader asks for one: an amount whose source does not say counts in both (R2).
 * Asked `np`, only those.
 */
export function naturesOfView(nature: Nature): readonly Nature[] {
	return nature === 'np' ? ['np'] : [nature, 'np'];
}
