import { language } from '#lib/domain/language.ts';
import { formatAmount, formatPercent } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { enumerate, fr, upperFirst } from '#lib/domain/typography.ts';
import { headName } from './dispositifs.ts';
import { counted } from './sentence-words.ts';
import { amountAt, inWords, isPlural, participle } from './year-words.ts';

/** A dispositif as the finding of who pays tells it; amounts in cents. */
export interface PayerSaid {
	readonly libelle: string;
	readonly centimes: number;
	readonly partielle: boolean;
}

/** The finding of who pays: the share of the largest, or what is read of each where only a part can be. */
export function payersFinding(
	exercice: number,
	payers: readonly PayerSaid[],
	total: number | null,
	etape: EtapeDemandee
): string {
	if (language() === 'en') return payersFindingEn(exercice, payers, total, etape);
	const said = participle(etape, true);
	const [main, ...others] = [...payers].sort((a, b) => b.centimes - a.centimes);
	if (!main) return fr`En ${exercice}, aucun montant ${participle(etape, false)} dans nos sources`;
	const name = main.libelle;
	if (total === null)
		return payers.length === 1
			? fr`${name} : ${amountAt(main.centimes, etape)} ${etape === 'execution' ? 'en' : 'pour'} ${exercice}, jamais ajoutés à un total`
			: fr`En ${exercice}, ${inWords(payers.length)} dispositifs du contexte ont un montant, chacun lu à part`;
	if (payers.some((payer) => payer.partielle)) {
		const read = payers.map(
			({ libelle, centimes, partielle }) =>
				`${partielle ? 'au moins ' : ''}${formatAmount(centimes)} (${libelle})`
		);
		return others.length === 0
			? fr`Un dispositif se lit en ${exercice}, et en partie : ${read[0] ?? ''}`
			: fr`${upperFirst(inWords(payers.length))} dispositifs se lisent en ${exercice}, ${payers.every((payer) => payer.partielle) ? 'chacun en partie' : 'dont une partie reste inconnue'} : ${enumerate(read)}`;
	}
	if (others.length === 0)
		return isPlural(main.centimes)
			? fr`Tous les crédits ${said} qui se lisent en ${exercice} viennent d'un dispositif : ${name}`
			: fr`En ${exercice}, un dispositif a un montant : ${name}, ${amountAt(main.centimes, etape)}`;
	if (total <= 0 || payers.some((payer) => payer.centimes <= 0))
		return fr`En ${exercice}, ${inWords(payers.length)} dispositifs ont un montant`;
	return fr`En ${exercice}, ${formatPercent(main.centimes, total)} des crédits ${said} passent par un dispositif : ${name}`;
}

/** Who pays, in English: the same cases in the same order. */
function payersFindingEn(
	exercice: number,
	payers: readonly PayerSaid[],
	total: number | null,
	etape: EtapeDemandee
): string {
	const said = participle(etape, true);
	const [main, ...others] = [...payers].sort((a, b) => b.centimes - a.centimes);
	if (!main) return `Our sources give no amount ${said} ${etape === 'execution' ? 'in' : 'for'} ${exercice}`;
	const name = main.libelle;
	const schemes = counted(payers.length, 'scheme');
	if (total === null)
		return others.length === 0
			? `${headName(name)}: ${amountAt(main.centimes, etape)} ${etape === 'execution' ? 'in' : 'for'} ${exercice}, never added to a total`
			: `In ${exercice}, ${schemes} of the wider context have an amount, each read on its own`;
	if (payers.some((payer) => payer.partielle)) {
		const read = payers.map(
			({ libelle, centimes, partielle }) =>
				`${partielle ? 'at least ' : ''}${formatAmount(centimes)} (${libelle})`
		);
		const how = payers.every((payer) => payer.partielle) ? 'each in part' : 'with a part still unknown';
		return others.length === 0
			? `One scheme can be read in ${exercice}, and only in part: ${read[0] ?? ''}`
			: `${upperFirst(schemes)} can be read in ${exercice}, ${how}: ${enumerate(read)}`;
	}
	if (others.length === 0)
		return isPlural(main.centimes)
			? `All the funding ${said} that can be read in ${exercice} comes from one scheme: ${name}`
			: `In ${exercice}, one scheme has an amount: ${name}, ${amountAt(main.centimes, etape)}`;
	if (total <= 0 || payers.some((payer) => payer.centimes <= 0))
		return `In ${exercice}, ${schemes} have an amount`;
	return `In ${exercice}, ${formatPercent(main.centimes, total)} of the funding ${said} goes through one scheme: ${name}`;
}
