import { language, tr } from '#lib/domain/language.ts';
import { formatPercent } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { fr, upperFirst } from '#lib/domain/typography.ts';
import { payersFinding, type PayerSaid } from './year-payers.ts';
import { headName } from './dispositifs.ts';
import { counted } from './sentence-words.ts';
import { inWords, participle } from './year-words.ts';

/** What stands for a finding where no amount counts. */
export const noAmount = (): string =>
	tr('Aucun montant dans nos sources pour ce choix', 'No amount in our sources for this choice');

/** The finding of who pays, year after year: what is read of the year of the page's title. */
export function payersOfYearFinding(
	exercice: number,
	payers: readonly PayerSaid[],
	etape: EtapeDemandee
): string {
	const total = payers.reduce((sum, payer) => sum + payer.centimes, 0);
	const [main, ...others] = [...payers].sort((a, b) => b.centimes - a.centimes);
	const whole = payers.every((payer) => payer.centimes > 0 && !payer.partielle);
	if (!main || others.length === 0 || !whole) return payersFinding(exercice, payers, total, etape);
	const share = formatPercent(main.centimes, total);
	if (language() === 'en')
		return `In ${exercice}, ${share} of the funding ${participle(etape, true)} goes through one scheme: ${main.libelle}`;
	return fr`En ${exercice}, ${share} des crédits ${participle(etape, true)} passent par un dispositif : ${main.libelle}`;
}

/** The finding where dispositifs are read one by one (R5): how many have an amount, and when. */
export function apartFinding(names: readonly string[], first: number, last: number): string {
	const [only, ...others] = names;
	if (only === undefined) return noAmount();
	if (language() === 'en') {
		const years = first === last ? `in ${first}` : `from ${first} to ${last}`;
		if (others.length === 0) return `${headName(only)}: amounts ${years}, never added to a total`;
		return `${upperFirst(counted(names.length, 'scheme'))} of the wider context have amounts ${years}: they are never added up`;
	}
	const when = first === last ? `en ${first}` : `de ${first} à ${last}`;
	if (others.length === 0) return fr`${only} : des montants ${when}, jamais ajoutés à un total`;
	return fr`${upperFirst(inWords(names.length))} dispositifs du contexte ont des montants ${when} : ils ne s'additionnent pas`;
}
