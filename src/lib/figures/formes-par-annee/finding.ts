import { tr } from '#lib/domain/language.ts';
import { formatAmount, formatPercent, formatWholeEuros } from '#lib/domain/money.ts';
import { enumerate, fr, upperFirst, yearRanges } from '#lib/domain/typography.ts';
import { FORMES_ATTRIBUEES, type FormeAttribuee } from '#lib/domain/vocabulary.ts';
import { duringYears } from '#lib/words/dispositifs.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import {
	amountSaid,
	asides,
	constantEuros,
	nothingFound,
	purpose,
	reserves,
	told
} from '#lib/words/scope-words.ts';
import { FORMES_EN_PHRASE } from '#lib/words/sentence-words.ts';
import { amountAt, inWords, isPlural, participle } from '#lib/words/year/year-words.ts';

/** The money of one year as its sentences tell it; amounts in cents, of every form whatever the reader's filter. */
export interface YearMoney {
	readonly exercice: number;
	/** `null` when nothing counts. */
	readonly total: number | null;
	readonly nonAttribue: number;
	/** Attributed money by form, the forms without any left out. */
	readonly formes: readonly { readonly forme: FormeAttribuee; readonly centimes: number }[];
	/** Every dispositif without an amount has money and no price index (R12). */
	readonly sansIndice: boolean;
	/** What was spent, when it is known and another stage is asked. */
	readonly depense: { readonly centimes: number; readonly portee: Scope } | null;
}

/** The finding of a year: how much, and how much of it cannot be tied to a form. */
export function yearFinding(scope: Scope, year: YearMoney): Sentence {
	const { exercice, total, nonAttribue } = year;
	const { etape } = scope;
	const say = (french: string, english: string) =>
		told(scope, tr(fr`En ${exercice}, ${french}`, `In ${exercice}, ${english}`));
	if (total === null) return told(scope, nothingRead(scope, year));
	const [amount, why] = [amountAt(total, etape), `${purpose(scope)}${asides(scope)}`];
	const said = `${amount} ${why}`;
	const without = formatAmount(nonAttribue);
	if (total === 0) return say(...zeroSaid(scope));
	if (total < 0) return say(fr`${said} : des montants sont repris`, `${said}: amounts were taken back`);
	if (nonAttribue < 0 || nonAttribue > total)
		return say(
			fr`${said}, dont ${without} sans forme : des montants sont repris`,
			`${said}, of which ${without} without a form: amounts were taken back`
		);
	if (scope.auMoins) return say(...atLeastSaid(scope, { total, nonAttribue }, said));
	if (nonAttribue === 0)
		return isPlural(total)
			? say(fr`les ${said} sont tous rattachés à une forme`, `all of the ${said} is attributed to a form`)
			: say(fr`${said}, rattaché à une forme`, `all of the ${said} is attributed to a form`);
	if (nonAttribue === total)
		return say(
			fr`aucun des ${said} ne peut être rattaché à une forme`,
			`none of the ${said} can be attributed to a form`
		);
	const share = formatPercent(nonAttribue, total);
	return say(
		fr`${share} des ${said} ne peuvent être rattachés à aucune forme`,
		`${share} of the ${said} cannot be attributed to any form`
	);
}

/** A zero is published or deduced, never the want of an amount (R10); where something is not known, it is not all. */
function zeroSaid(scope: Scope): [string, string] {
	const stage = participle(scope.etape, false);
	const kind =
		scope.deduit === 'rien'
			? tr('un zéro publié', 'a published zero')
			: tr('un zéro déduit par nous', 'a zero deduced by us');
	const rest = scope.auMoins ? tr(fr` ; le reste n'est pas connu`, '; the rest is not known') : '';
	return [
		fr`zéro euro ${stage} ${purpose(scope)} : ${kind}${rest}`,
		`zero euros ${stage} ${purpose(scope)}: ${kind}${rest}`
	];
}

/** A year of which only a part is known: no share of all the money can be told, and none of a part alone (R9). */
function atLeastSaid(
	{ entier }: Scope,
	{ total, nonAttribue }: { readonly total: number; readonly nonAttribue: number },
	said: string
): [string, string] {
	const least = [fr`au moins ${said}`, `at least ${said}`] as const;
	if (nonAttribue === 0)
		return [
			fr`${least[0]} ; tout ce qui est connu est rattaché à une forme`,
			`${least[1]}; all that is known is attributed to a form`
		];
	if (nonAttribue === total)
		return [
			fr`${least[0]} ; rien de ce qui est connu ne peut être rattaché à une forme`,
			`${least[1]}; nothing of what is known can be attributed to a form`
		];
	const amount = formatAmount(nonAttribue);
	const share = formatPercent(nonAttribue, total);
	return !entier
		? [
				fr`${least[0]} ; ${amount} ne peuvent être rattachés à aucune forme`,
				`${least[1]}; ${amount} cannot be attributed to any form`
			]
		: [
				fr`${least[0]} ; ${share} de ce qui est connu ne peut être rattaché à aucune forme`,
				`${least[1]}; ${share} of what is known cannot be attributed to any form`
			];
}

function nothingRead(scope: Scope, { exercice, sansIndice, depense }: YearMoney): string {
	if (sansIndice)
		return tr(
			fr`En ${exercice}, pas de valeur en euros constants : aucun indice des prix pour cette année`,
			`In ${exercice}, no value in constant euros: there is no price index for this year`
		);
	const nothing = nothingFound(scope, ` ${purpose(scope)}`);
	const spent = depense && amountSaid(depense.portee, depense.centimes);
	return `${tr(fr`En ${exercice}, ${nothing}`, `In ${exercice}, ${nothing}`)}${spent ? `${tr('\u00A0; ', '; ')}${spent}` : ''}`;
}

/** Pieces of a sentence; those marked are set in bold. */
export type Piece = { readonly text: string; readonly strong: boolean };

const plain = (text: string): Piece => ({ text, strong: false });
const strong = (text: string): Piece => ({ text, strong: true });

/** The forms that a deck names one by one; the others are said together. */
const NOMMEES: readonly FormeAttribuee[] = ['SEX', 'TRAV', 'DOM', 'MEND', 'DELIT'];

/** « l’exploitation par le travail ni pour trois autres formes »: forms without money, the rare ones counted. */
function formsWithout(sans: readonly FormeAttribuee[]): string {
	const named = sans.filter((forme) => NOMMEES.includes(forme)).map((forme) => FORMES_EN_PHRASE[forme].pour);
	const others = sans.length - named.length;
	const rest =
		others === 0
			? []
			: [
					others === 1
						? tr('une autre forme', 'another form')
						: tr(`les ${inWords(others)} autres formes`, `the ${inWords(others)} other forms`)
				];
	return enumerate([...named, ...rest], tr('ni pour', 'or'));
}

/**
 * What follows the finding: to the euro, what is planned against each form and what no amount is known for. `staff` says
 * beside the total that staff costs are left out of it.
 */
export function allocationDeck(scope: Scope, year: YearMoney, staff: string | null = null): Piece[] {
	const { total, formes } = year;
	if (total === null || total === 0) return [];
	const least = scope.auMoins ? tr('au moins ', 'at least ') : '';
	const beside = [
		`${formatWholeEuros(total)}${constantEuros(scope)}${staff === null ? '' : ` ${staff}`}`,
		...reserves(scope)
	];
	const amount = `${least}${beside.join(', ')}`;
	const pieces: Piece[] = [];
	if (formes.length === 0)
		return [
			plain(tr(fr`Sur ${amount}, `, `Of ${amount}, `)),
			strong(tr('aucun montant', 'no amount')),
			plain(tr(' n’est rattaché à une forme de traite.', ' is attributed to a form of trafficking.'))
		];
	pieces.push(plain(tr(fr`Sur ${amount} : `, `Of ${amount}: `)));
	formes.forEach(({ forme, centimes }, index) => {
		const stage = index === 0 ? ` ${participle(scope.etape, isPlural(centimes))}` : '';
		if (index > 0) pieces.push(plain(index === formes.length - 1 ? tr(' et ', ' and ') : ', '));
		pieces.push(
			strong(formatWholeEuros(centimes)),
			plain(`${stage} ${tr('contre', 'against')} ${FORMES_EN_PHRASE[forme].pour}`)
		);
	});
	pieces.push(plain('. '));
	const sans = FORMES_ATTRIBUEES.filter((forme) => !formes.some((item) => item.forme === forme));
	if (sans.length > 0)
		pieces.push(
			strong(tr('Aucun montant n’est identifié', 'No amount is identified')),
			plain(` ${tr('pour', 'for')} ${formsWithout(sans)}.`)
		);
	return pieces;
}

/** The same without its bold parts. */
export const deckText = (pieces: readonly Piece[]): string =>
	pieces
		.map(({ text }) => text)
		.join('')
		.trim();

/** What a figure found over its years: years with money of each form that has some, and of what has no form. */
export interface FormsOverYears {
	readonly formes: readonly { readonly forme: FormeAttribuee; readonly annees: readonly number[] }[];
	readonly sansForme: readonly number[];
	/** First and last year with an amount. */
	readonly de: number;
	readonly a: number;
}

/** Title of the figure by form: which forms have identified money, over the whole vocabulary or the forms asked. */
export function identifiedForms(scope: Scope, found: FormsOverYears): Sentence {
	const { formes, de, a } = found;
	const when = upperFirst(
		duringYears(de === a ? [de] : Array.from({ length: a - de + 1 }, (_, i) => de + i))
	);
	if (scope.formes.length > 0 || scope.sansForme) return told(scope, askedFormsFinding(scope, found, when));
	const names = formes.map(({ forme }) => FORMES_EN_PHRASE[forme].pour);
	const [one, many] = [participle(scope.etape, false), participle(scope.etape, true)];
	if (formes.length === 0)
		return told(
			scope,
			tr(
				fr`${when}, aucune forme de traite n'a de montant ${one} identifié`,
				`${when}, no form of trafficking has an identified amount ${one}`
			)
		);
	return told(
		scope,
		formes.length === 1
			? tr(
					fr`${when}, une seule forme de traite a des montants ${many} identifiés : ${names[0] ?? ''}`,
					`${when}, only one form of trafficking has identified amounts ${many}: ${names[0] ?? ''}`
				)
			: tr(
					fr`${when}, ${inWords(formes.length)} formes de traite ont des montants ${many} identifiés : ${enumerate(names)}`,
					`${when}, ${inWords(formes.length)} forms of trafficking have identified amounts ${many}: ${enumerate(names)}`
				)
	);
}

function askedFormsFinding(scope: Scope, found: FormsOverYears, when: string): string {
	const [one, many] = [participle(scope.etape, false), participle(scope.etape, true)];
	const has = found.formes.filter(({ forme }) => scope.formes.includes(forme));
	const without = scope.formes.filter((forme) => !has.some((item) => item.forme === forme));
	const names = without.map((forme) => FORMES_EN_PHRASE[forme].pour);
	if (scope.formes.length === 0)
		return found.sansForme.length === 0
			? tr(
					fr`${when}, aucun montant ${one} sans forme de traite`,
					`${when}, no amount ${one} without a form of trafficking`
				)
			: tr(
					fr`${upperFirst(duringYears(found.sansForme))}, des montants ${many} ne sont rattachés à aucune forme par leur source`,
					`${upperFirst(duringYears(found.sansForme))}, amounts ${many} are not attributed to any form by their source`
				);
	if (has.length === 0)
		return tr(
			fr`${when}, aucun montant ${one} n'est identifié pour ${enumerate(names, 'ni pour')}`,
			`${when}, no amount ${one} is identified for ${enumerate(names, 'or')}`
		);
	const said = has.map(({ forme, annees }) => `${FORMES_EN_PHRASE[forme].pour} (${yearRanges(annees)})`);
	const french = names.length === 0 ? '' : fr` ; aucun pour ${enumerate(names, 'ni pour')}`;
	const english = names.length === 0 ? '' : `; none for ${enumerate(names, 'or')}`;
	return tr(
		fr`${when}, des montants ${many} sont identifiés pour ${enumerate(said, 'et pour')}${french}`,
		`${when}, amounts ${many} are identified for ${enumerate(said)}${english}`
	);
}

/** Title of the rates: the highest that can be computed. */
export function highestRate(
	scope: Scope,
	rates: readonly {
		readonly exercice: number;
		readonly attribue: number | null;
		readonly total: number | null;
	}[]
): Sentence {
	const known = rates.flatMap(({ exercice, attribue, total }) =>
		attribue === null || total === null ? [] : [{ exercice, attribue, total }]
	);
	const [best] = [...known].sort((a, b) => b.attribue / b.total - a.attribue / a.total);
	const where =
		known.length === rates.length
			? tr('Le', 'The')
			: tr('Là où il se calcule, le', 'Where it can be calculated, the');
	if (!best)
		return told(
			scope,
			tr(
				fr`Le taux d'attribution ne peut être calculé pour aucune année`,
				'The attribution rate cannot be calculated for any year'
			)
		);
	if (best.attribue === 0)
		return told(scope, tr(fr`${where} taux d'attribution est nul`, `${where} attribution rate is zero`));
	const rate = formatPercent(best.attribue, best.total);
	return told(
		scope,
		tr(
			fr`${where} taux d'attribution culmine à ${rate} en ${best.exercice}`,
			`${where} attribution rate peaks at ${rate} in ${best.exercice}`
		)
	);
}
