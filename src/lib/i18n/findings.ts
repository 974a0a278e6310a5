import { language, tr } from '#lib/domain/language.ts';
import { formatAmount, formatEuros, formatPercent } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { allocationDeckEn, allocationFindingEn, highestRateEn, identifiedFormsEn } from './findings.en.ts';
import { FORMES_EN_PHRASE, PARTICIPES } from './sentence-words.ts';

export { FORMES_EN_PHRASE, PARTICIPES };

/** The forms that a deck names one by one; the others are said together. */
const NOMMEES: readonly FormeAttribuee[] = ['SEX', 'TRAV', 'DOM', 'MEND', 'DELIT'];

const NOMBRES = ['zéro', 'une', 'deux', 'trois', 'quatre', 'cinq', 'six'];

/** What the finding of a year rests on; amounts in cents. */
export interface Allocation {
	readonly exercice: number;
	readonly total: number;
	readonly nonAttribue: number;
	readonly formes: readonly { readonly forme: FormeAttribuee; readonly centimes: number }[];
	readonly sans: readonly FormeAttribuee[];
	readonly complete: boolean;
}

/** The finding of a year: how much of the money cannot be tied to any form. `base` is the year of constant euros. */
export function allocationFinding(
	year: Allocation,
	etape: EtapeDemandee,
	base: number | null = null
): string {
	if (language() === 'en') return allocationFindingEn(year, etape, base);
	const { exercice, total, nonAttribue } = year;
	const euros = base === null ? '' : ` (euros constants de ${base})`;
	const said = `${formatAmount(total)}${euros} ${PARTICIPES[etape]} contre la traite`;
	if (total === 0) return fr`En ${exercice}, zéro euro publié contre la traite`;
	if (total < 0) return fr`En ${exercice}, ${said} : un montant repris`;
	if (!year.complete)
		return fr`En ${exercice}, au moins ${said} ; le montant entier ne se lit pas dans nos sources`;
	if (nonAttribue < 0 || nonAttribue > total) {
		return fr`En ${exercice}, ${said}, dont ${formatAmount(nonAttribue)} non rattachés à une forme : des montants sont repris`;
	}
	if (nonAttribue === 0) return fr`En ${exercice}, les ${said} sont tous rattachés à une forme`;
	if (nonAttribue === total) return fr`En ${exercice}, aucun des ${said} ne peut être rattaché à une forme`;
	return fr`En ${exercice}, ${formatPercent(nonAttribue, total)} des ${said} ne peuvent être rattachés à aucune forme`;
}

/** What stands for a finding where nothing may be added up (R5). */
export const contexteFinding = (): string =>
	tr(
		'Les crédits du contexte se lisent un par un : ils ne s’additionnent pas',
		'Funding of the wider context is read scheme by scheme: it is never added up'
	);

/** Pieces of a sentence; those marked are set in bold. */
export type Piece = { readonly text: string; readonly strong: boolean };

const plain = (text: string): Piece => ({ text, strong: false });
const strong = (text: string): Piece => ({ text, strong: true });

/**
 * What follows the finding: to the euro, what is attributed and what nothing is known for. `staff` says beside the total
 * that staff costs are left out of it.
 */
export function allocationDeck(year: Allocation, staff: string | null = null): Piece[] {
	if (language() === 'en') return allocationDeckEn(year, staff, NOMMEES);
	const total = staff === null ? formatEuros(year.total) : `${formatEuros(year.total)} ${staff}`;
	const pieces: Piece[] = [plain(`Sur ${total}, `)];
	if (year.formes.length === 0)
		pieces.push(strong('aucun montant'), plain(' n’est rattaché à une forme de traite.'));
	year.formes.forEach(({ forme, centimes }, index) => {
		const last = index === year.formes.length - 1;
		if (index > 0) pieces.push(plain(last ? ' et ' : ', '));
		pieces.push(
			strong(formatEuros(centimes)),
			plain(` ${index === 0 ? 'vont ' : ''}${FORMES_EN_PHRASE[forme].a}`)
		);
		if (last) pieces.push(plain('. '));
	});
	const named = year.sans
		.filter((forme) => NOMMEES.includes(forme))
		.map((forme) => FORMES_EN_PHRASE[forme].pour);
	const others = year.sans.length - named.length;
	const rest =
		others === 0 ? [] : [others === 1 ? 'une autre forme' : `les ${NOMBRES[others] ?? others} autres formes`];
	if (year.formes.length > 0 && named.length + rest.length > 0) {
		pieces.push(
			strong('Aucun montant n’est identifié'),
			plain(` pour ${enumerate([...named, ...rest], 'ni pour')}.`)
		);
	}
	return pieces;
}

/** Title of the figure: which forms have identifiable money between two years. */
export function identifiedForms(formes: readonly FormeAttribuee[], first: number, last: number): string {
	if (language() === 'en') return identifiedFormsEn(formes, first, last);
	const when = first === last ? `En ${first}` : `De ${first} à ${last}`;
	const names = formes.map((forme) => FORMES_EN_PHRASE[forme].pour);
	if (formes.length === 0) return fr`${when}, aucune forme de traite n'a de crédits identifiables`;
	if (formes.length === 1)
		return fr`${when}, une seule forme de traite a des crédits identifiables : ${names[0] ?? ''}`;
	return fr`${when}, ${NOMBRES[formes.length] ?? formes.length} formes de traite ont des crédits identifiables : ${enumerate(names)}`;
}

/** Title of the rates: the highest that can be computed. */
export function highestRate(
	rates: readonly { readonly attribue: number | null; readonly total: number | null }[]
): string {
	const known = rates.flatMap(({ attribue, total }) =>
		attribue === null || total === null ? [] : [{ attribue, total }]
	);
	const [best] = [...known].sort((a, b) => b.attribue / b.total - a.attribue / a.total);
	const always = known.length === rates.length;
	if (language() === 'en') return highestRateEn(best, always);
	if (!best) return 'Le taux d’attribution ne peut être calculé pour aucune année';
	if (best.attribue === 0) return fr`Quand il se calcule, le taux d'attribution est nul`;
	return fr`${always ? 'Le' : 'Quand il se calcule, le'} taux d'attribution culmine à ${formatPercent(best.attribue, best.total)}`;
}
