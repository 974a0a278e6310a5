import { language } from '#lib/domain/language.ts';
import { formatAmount, formatEuros, formatNumber } from '#lib/domain/money.ts';
import type { Bornes } from '#lib/domain/allocation.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { fr } from '#lib/domain/typography.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { FORMES_EN_PHRASE } from './sentence-words.ts';
import { boundsFindingEn, boundsWordsEn, keyWordsEn, mergedNameEn } from './year-bounds.en.ts';
import { amountAt, betweenAmounts, inWords, isPlural, participle } from './year-words.ts';

/** The bounds of a form, in cents (R8). */
export interface BoundsSaid {
	readonly forme: FormeAttribuee;
	readonly bornes: Bornes;
}

/** The finding of the bounds: what the forms may have received, from the least to the most. */
export function boundsFinding(formes: readonly BoundsSaid[], etape: EtapeDemandee): string {
	if (language() === 'en') return boundsFindingEn(formes, etape);
	const said = participle(etape, true);
	const known = formes.filter(({ bornes }) => bornes.bas !== null);
	const attributed = known.filter(({ bornes }) => bornes.bas !== 0);
	const open = known.some(({ bornes }) => bornes.haut === null);
	const others = known.filter((form) => !attributed.includes(form));
	const [main] = [...attributed].sort((a, b) => (b.bornes.bas ?? 0) - (a.bornes.bas ?? 0));
	if (known.length === 0) return 'Aucun montant à répartir entre les formes de traite';
	if (!main) {
		if (open) return fr`Aucun montant n'est rattaché à une forme, et le maximum de chacune est inconnu`;
		return fr`Contre ${eachOf(others, false)}, ${atMost(others, said)} : aucun montant n'est rattaché`;
	}
	const against = fr`Contre ${FORMES_EN_PHRASE[main.forme].pour}, ${rangeSaid(main.bornes, etape)}`;
	if (attributed.length > 1)
		return fr`${against} ; ${inWords(attributed.length - 1, true)} ${attributed.length === 2 ? 'autre forme a aussi un montant rattaché' : 'autres formes ont aussi un montant rattaché'}`;
	if (open) return fr`${against} ; le maximum de chaque forme est inconnu`;
	if (others.length === 0) return against;
	return fr`${against} ; contre ${eachOf(others, true)}, ${atMost(others, '')}`;
}

function eachOf(others: readonly BoundsSaid[], other: boolean): string {
	return other ? 'chaque autre forme' : fr`chacune des ${inWords(others.length)} formes`;
}

/** What forms without attributed money may have received: the same for all, or the most of all. */
function atMost(others: readonly BoundsSaid[], said: string): string {
	const highs = [...new Set(others.map(({ bornes }) => bornes.haut ?? 0))].sort((a, b) => b - a);
	const [high = 0] = highs;
	const words = said === '' ? '' : ` ${said}`;
	if (high === 0) return 'rien qui puisse lui revenir';
	if (high < 0) return 'des montants sont repris';
	return highs.length === 1 ? `${betweenAmounts(0, high)}${words}` : `au plus ${formatAmount(high)}${words}`;
}

function rangeSaid({ bas, haut }: Bornes, etape: EtapeDemandee): string {
	const low = bas ?? 0;
	if (haut === null) return `au moins ${amountAt(low, etape)}`;
	if (low === haut) return amountAt(low, etape);
	return `${betweenAmounts(low, haut)} ${participle(etape, isPlural(haut))}`;
}

/** A text whose start is set in bold. */
export interface LedText {
	readonly texte: string;
	/** What of it, from the start on, is bold. */
	readonly gras: string;
}

/** « entre 2 376 000 et 5 469 878 € »: the exact bounds of a form, beside its bar. */
export function boundsWords({ bas, haut }: Bornes): string {
	if (language() === 'en') return boundsWordsEn({ bas, haut });
	if (bas === null) return 'aucun montant';
	if (haut === null)
		return bas === 0
			? 'aucun montant rattaché, maximum inconnu'
			: fr`au moins ${formatEuros(bas)}, maximum inconnu`;
	if (bas === haut) return bas === 0 ? 'aucun montant identifié' : formatEuros(bas);
	return fr`entre ${formatNumber(bas)} et ${formatEuros(haut)}`;
}

/** What a key supposes of a form, apart from its bounds. */
export function keyWords(cle: {
	readonly bas: number;
	readonly central: number;
	readonly haut: number;
}): string {
	if (language() === 'en') return keyWordsEn(cle);
	return fr`par clé ${formatEuros(cle.central)}, de ${formatNumber(cle.bas)} à ${formatNumber(cle.haut)}`;
}

/** Several forms that share the same bounds, under one name. */
export function mergedName(count: number, all: boolean): string {
	if (language() === 'en') return mergedNameEn(count, all);
	return all ? fr`Chacune des ${inWords(count)} formes` : fr`Chacune des ${inWords(count)} autres formes`;
}
