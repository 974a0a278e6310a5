import { tr } from '#lib/domain/language.ts';
import { formatAmount, formatEuros, formatNumber } from '#lib/domain/money.ts';
import type { Bornes } from '#lib/domain/allocation.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { fr } from '#lib/domain/typography.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { asides, constantEuros, told } from '#lib/words/scope-words.ts';
import { FORMES_EN_PHRASE } from '#lib/words/sentence-words.ts';
import { amountAt, betweenAmounts, inWords, isPlural, participle } from '#lib/words/year/year-words.ts';

/** The bounds of a form, in cents (R8). */
export interface BoundsSaid {
	readonly forme: FormeAttribuee;
	readonly bornes: Bornes;
}

/**
 * The finding of the bounds of a year: what stands against each form, from the least to the most. `own` is the scope of the
 * money of a form: its euros and what of it is only announced, said or deduced.
 */
export function boundsFinding(
	scope: Scope,
	exercice: number,
	formes: readonly BoundsSaid[],
	own: (forme: FormeAttribuee) => Scope = () => scope
): Sentence {
	const say = (french: string, english: string) =>
		told(scope, tr(fr`En ${exercice}, ${french}`, `In ${exercice}, ${english}`));
	const known = formes.filter(({ bornes }) => bornes.bas !== null);
	const attributed = known.filter(({ bornes }) => bornes.bas !== 0);
	const open = known.some(({ bornes }) => bornes.haut === null);
	const others = known.filter((form) => !attributed.includes(form));
	const [main, ...more] = [...attributed].sort((a, b) => (b.bornes.bas ?? 0) - (a.bornes.bas ?? 0));
	const stage = participle(scope.etape, false);
	if (known.length === 0)
		return say(
			fr`aucun montant ${stage} à répartir entre les formes de traite`,
			`no amount ${stage} to share out between the forms of trafficking`
		);
	if (!main) {
		if (open)
			return say(
				fr`aucun montant ${stage} n'est rattaché à une forme ; le maximum de chacune est inconnu`,
				`no amount ${stage} is attributed to a form; the maximum of each is unknown`
			);
		const [count, most] = [
			inWords(others.length, true),
			atMost(others, ` ${participle(scope.etape, true)}${constantEuros(scope)}`)
		];
		return say(
			fr`contre chacune des ${count} formes, ${most} : aucun montant n'est rattaché`,
			`against each of the ${count} forms, ${most}: no amount is attributed`
		);
	}
	const form = FORMES_EN_PHRASE[main.forme].pour;
	const range = `${rangeSaid(main.bornes, scope.etape)}${asides(own(main.forme))}`;
	const [contre, against] = [fr`contre ${form}, ${range}`, `against ${form}, ${range}`];
	if (more.length > 0) {
		const count = inWords(more.length, true);
		return more.length === 1
			? say(
					fr`${contre} ; une autre forme a un montant rattaché`,
					`${against}; one other form has an attributed amount`
				)
			: say(
					fr`${contre} ; ${count} autres formes ont un montant rattaché`,
					`${against}; ${count} other forms have an attributed amount`
				);
	}
	if (open)
		return say(
			fr`${contre} ; le maximum de chaque forme est inconnu`,
			`${against}; the maximum of each form is unknown`
		);
	if (others.length === 0) return say(contre, against);
	const most = atMost(others, '');
	return say(
		fr`${contre} ; contre chaque autre forme, ${most}`,
		`${against}; against each other form, ${most}`
	);
}

/** What forms without attributed money may come to: the same for all, or the most of all. */
function atMost(others: readonly BoundsSaid[], said: string): string {
	const highs = [...new Set(others.map(({ bornes }) => bornes.haut ?? 0))].sort((a, b) => b - a);
	const [high = 0] = highs;
	if (high === 0) return tr('rien qui puisse lui revenir', 'nothing that could be for it');
	if (high < 0) return tr('des montants sont repris', 'amounts were taken back');
	return highs.length === 1
		? `${betweenAmounts(0, high)}${said}`
		: `${tr('au plus', 'at most')} ${formatAmount(high)}${said}`;
}

function rangeSaid({ bas, haut }: Bornes, etape: EtapeDemandee): string {
	const low = bas ?? 0;
	if (haut === null) return `${tr('au moins', 'at least')} ${amountAt(low, etape)}`;
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
	if (bas === null) return tr('aucun montant', 'no amount');
	if (haut === null)
		return bas === 0
			? tr('aucun montant rattaché, maximum inconnu', 'no amount attributed, maximum unknown')
			: tr(
					fr`au moins ${formatEuros(bas)}, maximum inconnu`,
					`at least ${formatEuros(bas)}, maximum unknown`
				);
	if (bas === haut)
		return bas === 0 ? tr('aucun montant identifié', 'no amount identified') : formatEuros(bas);
	return tr(
		fr`entre ${formatNumber(bas)} et ${formatEuros(haut)}`,
		`between ${bas === 0 ? '0' : formatEuros(bas)} and ${formatEuros(haut)}`
	);
}

/** What a key supposes of a form, apart from its bounds. */
export const keyWords = (cle: {
	readonly bas: number;
	readonly central: number;
	readonly haut: number;
}): string =>
	tr(
		fr`par clé ${formatEuros(cle.central)}, de ${formatNumber(cle.bas)} à ${formatNumber(cle.haut)}`,
		`by key ${formatEuros(cle.central)}, from ${formatEuros(cle.bas)} to ${formatEuros(cle.haut)}`
	);

/** Several forms that share the same bounds, under one name. */
export function mergedName(count: number, all: boolean): string {
	const many = inWords(count);
	return all
		? tr(`Chacune des ${many} formes`, `Each of the ${many} forms`)
		: tr(`Chacune des ${many} autres formes`, `Each of the ${many} other forms`);
}
