import { inBoth, tr } from '#lib/domain/language.ts';
import { formatEuros, formatPercent } from '#lib/domain/money.ts';
import { enumerate, formatCount, fr, yearRanges } from '#lib/domain/typography.ts';
import type { FormeAttribuee } from '#lib/domain/vocabulary.ts';
import type { Scope, Sentence } from '#lib/words/scope.ts';
import { askedForms, nothingFound, told } from '#lib/words/scope-words.ts';
import { amountAt, participle } from '#lib/words/year/year-words.ts';

type Undergone = Readonly<Record<FormeAttribuee, string>>;

/** « étaient exploitées par le travail »: what the victims of a form underwent in the year of a survey. */
const UNDERGONE = inBoth<Readonly<Record<FormeAttribuee, string>>>(
	{
		SEX: 'étaient exploitées sexuellement',
		TRAV: 'étaient exploitées par le travail',
		DOM: 'étaient en servitude domestique',
		MEND: 'étaient contraintes à mendier',
		DELIT: 'étaient contraintes à commettre des délits',
		ESCL: 'étaient réduites en esclavage',
		ORG: 'subissaient un prélèvement d’organes',
		MARI: 'subissaient un mariage forcé',
		ADOPT: 'relevaient de l’adoption illégale',
		GPA: 'subissaient l’exploitation de la gestation pour autrui',
		AUTRE: 'relevaient d’une autre forme'
	} satisfies Undergone,
	{
		SEX: 'were sexually exploited',
		TRAV: 'were exploited for their labour',
		DOM: 'were in domestic servitude',
		MEND: 'were forced to beg',
		DELIT: 'were forced to commit offences',
		ESCL: 'were enslaved',
		ORG: 'underwent organ removal',
		MARI: 'underwent forced marriage',
		ADOPT: 'came under illegal adoption',
		GPA: 'underwent exploitation of surrogacy',
		AUTRE: 'came under another form'
	}
);

/** Whether forms are the survey's « travail »: labour and domestic servitude together. */
export const isSurveyLabour = (formes: readonly string[]): boolean =>
	formes.length === 2 && formes.includes('TRAV') && formes.includes('DOM');

/** What the victims of some forms underwent, in the plural. */
export function underwent(formes: readonly FormeAttribuee[]): string {
	const [first, ...rest] = formes;
	if (first === undefined)
		return tr(
			'relevaient d’une forme que l’enquête ne dit pas',
			'came under a form that the survey does not state'
		);
	if (rest.length === 0 || isSurveyLabour(formes)) return UNDERGONE[isSurveyLabour(formes) ? 'TRAV' : first];
	return tr(
		`relevaient de ${rest.length + 1} formes regroupées`,
		`came under ${rest.length + 1} forms grouped together`
	);
}

/** Who answered a survey, as victims' agents: never left out where victims are counted. */
export function byRespondents(base: 'detectees' | 'accompagnees', repondants: number | null): string {
	const who = base === 'detectees' ? tr('repérées', 'identified') : tr('accompagnées', 'assisted');
	if (repondants === null)
		return tr(
			`${who} par des associations dont nos sources ne disent pas le nombre`,
			`${who} by organisations whose number our sources do not give`
		);
	const count = formatCount(repondants);
	return tr(
		`${who} par ${repondants === 0 ? 'aucune association' : repondants === 1 ? 'une association' : `${count} associations`}`,
		`${who} by ${repondants === 1 ? 'one organisation' : `${count} organisations`}`
	);
}

/** What the finding of a year of needs and means rests on. */
export interface NeedsYear {
	readonly exercice: number;
	readonly enquete: {
		readonly repondants: number | null;
		readonly base: 'detectees' | 'accompagnees';
	} | null;
	/** Share of victims in hundredths of a percent, and attributed cents, of some forms. */
	readonly lignes: readonly {
		readonly formes: readonly FormeAttribuee[];
		readonly part: number | null;
		readonly montant: number | null;
	}[];
	/** Whether any money counts that year. */
	readonly paye: boolean;
}

/** The finding of a year: the largest group of victims for whose form, among those asked, no amount is identified. */
export function needsFinding(scope: Scope, year: NeedsYear): Sentence {
	const { exercice, enquete, lignes, paye } = year;
	const say = (french: string, english: string) =>
		told(scope, tr(fr`En ${exercice}, ${french}`, `In ${exercice}, ${english}`));
	if (enquete === null)
		return told(
			scope,
			tr(
				fr`Aucune enquête lue pour ${exercice} : les besoins ne peuvent être mis en regard des moyens`,
				`No survey read for ${exercice}: needs cannot be compared with funding`
			)
		);
	const victims = tr(
		`victimes ${byRespondents(enquete.base, enquete.repondants)}`,
		`victims ${byRespondents(enquete.base, enquete.repondants)}`
	);
	const counted = lignes.flatMap(({ part, ...line }) =>
		part === null || part === 0 ? [] : [{ ...line, part }]
	);
	const stage = participle(scope.etape, false);
	if (scope.perimetre === 'contexte')
		return say(
			fr`l'argent du contexte, plus large que la traite, n'est pas mis en regard des ${victims}`,
			`funding of the wider context, beyond trafficking, is not set against the ${victims}`
		);
	if (scope.sansForme && scope.formes.length === 0)
		return say(
			fr`ce qui n'a pas de forme n'a pas de victimes en face : seul l'argent est montré`,
			'what has no form has no victims to be set against: only the money is shown'
		);
	if (counted.length === 0)
		return scope.formes.length === 0
			? say(
					fr`aucune part par forme n'est publiée pour les ${victims}`,
					`no share by form is published for the ${victims}`
				)
			: say(
					fr`aucune part n'est publiée pour ${askedForms(scope, 'ni pour')}, parmi les ${victims}`,
					`no share is published for ${askedForms(scope, 'or')} among the ${victims}`
				);
	if (!paye)
		return say(
			fr`${nothingFound(scope)} à mettre en regard des ${victims}`,
			`${nothingFound(scope)} to set against the ${victims}`
		);
	const [largest] = counted
		.filter(({ montant }) => montant === null || montant === 0)
		.sort((a, b) => b.part - a.part);
	if (!largest)
		return scope.formes.length === 0
			? say(
					fr`chaque forme subie par les ${victims} a un montant ${stage} identifié`,
					`every form undergone by the ${victims} has an identified amount ${stage}`
				)
			: say(...eachAsked(scope, counted, victims));
	const share = formatPercent(largest.part, 10_000, largest.part % 100 === 0 ? 0 : 1);
	return say(
		fr`${share} des ${victims} ${underwent(largest.formes)} ; aucun montant ${stage} n'est identifié pour elles`,
		`${share} of the ${victims} ${underwent(largest.formes)}; no amount ${stage} is identified for them`
	);
}

/** The forms asked that victims underwent, each with its amount. */
function eachAsked(
	scope: Scope,
	lines: readonly {
		readonly formes: readonly FormeAttribuee[];
		readonly part: number;
		readonly montant: number | null;
	}[],
	victims: string
): [string, string] {
	const said = lines.map(({ formes, part, montant }) => {
		const share = formatPercent(part, 10_000, part % 100 === 0 ? 0 : 1);
		const amount = amountAt(montant ?? 0, scope.etape);
		return `${share} ${underwent(formes)} (${amount})`;
	});
	return [fr`parmi les ${victims}, ${enumerate(said)}`, `among the ${victims}, ${enumerate(said)}`];
}

/** The finding of several years side by side: that they do not compare. Respondents in the order of the years. */
export function surveysFinding(
	scope: Scope,
	years: readonly { readonly exercice: number; readonly repondants: number | null }[]
): Sentence {
	const known = years.flatMap(({ repondants }) => (repondants === null ? [] : [repondants]));
	const when = yearRanges(years.map(({ exercice }) => exercice));
	return told(
		scope,
		tr(
			fr`${when} : ${respondentsSaid(known)}, les enquêtes ne font pas une série`,
			`${when}: ${respondentsSaidEn(known)}, the surveys do not make a series`
		)
	);
}

function respondentsSaid(known: readonly number[]): string {
	const [least, most] = [Math.min(...known), Math.max(...known)];
	const answering = (count: number) => `${count < 2 ? 'association répondante' : 'associations répondantes'}`;
	if (known.length === 0) return 'sans nombre d’associations répondantes connu';
	return least === most
		? `${least === 0 ? 'aucune' : formatCount(least)} ${answering(least)} chaque fois`
		: `de ${formatCount(least)} à ${formatCount(most)} ${answering(most)}`;
}

function respondentsSaidEn(known: readonly number[]): string {
	const [least, most] = [Math.min(...known), Math.max(...known)];
	if (known.length === 0) return 'with no known number of responding organisations';
	return least === most
		? `${formatCount(least)} responding ${least === 1 ? 'organisation' : 'organisations'} each time`
		: `from ${formatCount(least)} to ${formatCount(most)} responding organisations`;
}

/** What published shares add up to, when it is not 100. */
export function sumOfShares(somme: number, arrondi: boolean): string | null {
	if (somme === 10_000 || somme === 0) return null;
	const total = formatPercent(somme, 10_000, somme % 100 === 0 ? 0 : 2);
	return arrondi
		? tr(
				fr`Les parts publiées font ${total} : arrondis.`,
				`The published shares add up to ${total}: rounding.`
			)
		: tr(
				fr`Les parts publiées font ${total} ; nos sources ne détaillent pas le reste.`,
				`The published shares add up to ${total}; our sources do not detail the rest.`
			);
}

/** What small counts hide. `formes` are the names of the forms merged; none when no share is shown at all. */
export function hiddenCounts(seuil: number, formes: readonly string[]): string {
	const [people, names] = [seuil === 1 ? 'person' : 'people', enumerate(formes)];
	return formes.length === 0
		? tr(
				fr`Un effectif est inférieur à ${seuil} personnes : aucune part n'est montrée, pour qu'on ne puisse pas le déduire.`,
				`One count is below ${seuil} ${people}: no share is shown, so that it cannot be deduced.`
			)
		: tr(
				fr`Un effectif est inférieur à ${seuil} personnes : ces formes sont regroupées, pour qu'on ne puisse pas le déduire (${names}).`,
				`One count is below ${seuil} ${people}: these forms are grouped, so that it cannot be deduced (${names}).`
			);
}

/** Euros per person of one row, to the cent; at most when the rest of the money is bounded. */
export function perPersonWords(
	nom: string,
	personnes: number,
	qui: string,
	{ bas, haut }: { readonly bas: number; readonly haut: number | null }
): string {
	const count = formatCount(personnes);
	const [least, most] = [formatEuros(bas), haut === null ? '' : formatEuros(haut)];
	const people = personnes === 1 ? `personne ${qui.replace(/s$/, '')}` : `personnes ${qui}`;
	const french =
		haut === null
			? ', au plus inconnu'
			: haut === bas
				? ''
				: fr`, au plus ${most} si tout le non attribué lui revenait`;
	const english =
		haut === null
			? ', maximum unknown'
			: haut === bas
				? ''
				: `, at most ${most} if everything not attributed were for it`;
	return tr(
		fr`${nom} : au moins ${least} par personne, pour ${count} ${people}${french}.`,
		`${nom}: at least ${least} per person, for ${count} ${personnes === 1 ? 'person' : 'people'} ${qui}${english}.`
	);
}

/** Why no amount per person is given. */
export const noPerPerson = (): string =>
	tr(
		fr`Euros par personne : non calculables ; il faudrait, pour les mêmes formes, un montant rattaché et un nombre de victimes publié.`,
		'Euros per person: cannot be calculated; for the same forms, both an attributed amount and a published number of victims would be needed.'
	);
