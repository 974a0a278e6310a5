import { beneficiaireKey, naturesOfView, payeurKey, posteKey } from '#lib/domain/quantite.ts';
import type { FundingLine } from '#lib/domain/funding-line.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';

type Arbitrage = ReferenceRow<'arbitrages'>;

/** What names a quantité: the fields of a line that R4 compares. */
export type QuantiteFields = Pick<
	FundingLine,
	'dispositif' | 'exercice' | 'etape' | 'nature' | 'niveau' | 'poste' | 'beneficiaire' | 'siren' | 'payeur'
>;

/** A bénéficiaire written as nine digits is a SIREN. */
export const arbitratedBeneficiaire = ({ beneficiaire }: Pick<Arbitrage, 'beneficiaire'>) =>
	beneficiaireKey({
		beneficiaire: beneficiaire === '' ? null : beneficiaire,
		siren: /^\d{9}$/.test(beneficiaire) ? beneficiaire : null
	});

/**
 * The recorded decision on the quantité of a line (R4), in the view in which the line is judged: payment appropriations
 * when it does not say. One that names AE or CP comes before one that does not.
 */
export function arbitrationOf(rows: readonly Arbitrage[], line: QuantiteFields): Arbitrage | null {
	const natures = naturesOfView(line.nature === 'np' ? 'cp' : line.nature);
	const own = rows.filter(
		(row) =>
			row.dispositif === line.dispositif &&
			row.exercice === line.exercice &&
			row.etape === line.etape &&
			natures.includes(row.nature) &&
			row.niveau === line.niveau &&
			payeurKey({ payeur: row.payeur ?? '' }) === payeurKey({ payeur: line.payeur ?? '' }) &&
			posteKey(row) === posteKey({ poste: line.poste ?? '' }) &&
			arbitratedBeneficiaire(row) === beneficiaireKey({ ...line, beneficiaire: line.beneficiaire ?? '' })
	);
	return own.find((row) => row.nature !== 'np') ?? own[0] ?? null;
}
