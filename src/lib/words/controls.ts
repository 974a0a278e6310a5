import { inBoth, tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import type { IssueControle } from '#lib/domain/settlement/held-totals.ts';
import { enumerate, formatCount, fr } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Preuve } from '#lib/domain/vocabulary.ts';

/** How a total ends against its details, in a cell of a table. */
export const ISSUES_EN_MOTS = inBoth<Readonly<Record<IssueControle, string>>>(
	{
		egal: 'égal à ses détails',
		non_detaille: fr`au-dessus de ses détails : le reste est « non détaillé »`,
		excedent: fr`dépassé par ses détails : l’excédent est mis à part`,
		depasse: fr`dépassé par ses détails : il compte seul`,
		seul: 'sans détail connu',
		croise: fr`recoupe un autre total : il contrôle seulement`
	},
	{
		egal: 'equal to its details',
		non_detaille: 'above its details: the rest is “not itemised”',
		excedent: 'exceeded by its details: the excess is set aside',
		depasse: 'exceeded by its details: it counts alone',
		seul: 'no known detail',
		croise: 'overlaps another total: it is only a check'
	}
);

/** The same as a filter says it. */
export const ISSUES_COURTES = inBoth<Readonly<Record<IssueControle, string>>>(
	{
		egal: 'égaux',
		non_detaille: 'non détaillés en partie',
		excedent: 'dépassés, l’excédent mis à part',
		depasse: 'dépassés par leurs détails',
		seul: 'sans détail',
		croise: 'qui en recoupent un autre'
	},
	{
		egal: 'equal',
		non_detaille: 'partly not itemised',
		excedent: 'exceeded, the excess set aside',
		depasse: 'exceeded by their details',
		seul: 'without details',
		croise: 'overlapping another'
	}
);

const some = (count: number, one: string, many: string) =>
	count === 1 ? `${tr('un', 'one')} ${one}` : `${formatCount(count)} ${many}`;

/** « Sur 12 totaux publiés avec leurs détails, 8 leur sont égaux et 4 … ». */
export function controlsFinding(counts: Readonly<Record<IssueControle, number>>): string {
	const { egal, non_detaille: below, croise } = counts;
	const above = counts.depasse + counts.excedent;
	const total = egal + below + above + croise;
	const words = tr(FINDING_FR, FINDING_EN);
	if (total === 0) return words.rien;
	if (total === 1) return words.seul(egal === 1 ? 0 : below === 1 ? 1 : above === 1 ? 2 : 3);
	const parts = [egal, below, above, croise].flatMap((count, end) => {
		const [one = '', many = ''] = words.fins[end] ?? [];
		if (count === 0) return [];
		return [end === 0 && count === total ? words.tous : some(count, one, many)];
	});
	return words.sur(formatCount(total), enumerate(parts));
}

const FINDING_FR = {
	rien: 'Aucun total publié n’a ici de détail à lui comparer',
	seul: (end: 0 | 1 | 2 | 3) =>
		`Le seul total publié avec ses détails ${['leur est égal', 'n’est pas détaillé jusqu’au bout', 'est dépassé par eux', 'recoupe un autre total'][end]}`,
	tous: 'tous leur sont égaux',
	/** One, many: equal, below, above, crossing. */
	fins: [
		['leur est égal', 'leur sont égaux'],
		['n’est détaillé qu’en partie', 'ne sont détaillés qu’en partie'],
		['est dépassé par eux', 'sont dépassés par eux'],
		['en recoupe un autre', 'en recoupent un autre']
	],
	sur: (count: string, parts: string) => fr`Sur ${count} totaux publiés avec leurs détails, ${parts}`
};
const FINDING_EN: typeof FINDING_FR = {
	rien: 'No published total here has details to be compared with',
	seul: (end) =>
		`The only total published with its details ${['is equal to them', 'is not fully itemised', 'is exceeded by them', 'overlaps another total'][end]}`,
	tous: 'all are equal to them',
	fins: [
		['is equal to them', 'are equal to them'],
		['is only partly itemised', 'are only partly itemised'],
		['is exceeded by them', 'are exceeded by them'],
		['overlaps another', 'overlap another']
	],
	sur: (count, parts) => `Of ${count} totals published with their details, ${parts}`
};

/** A value that a source publishes, in cents. */
export interface SaidValue {
	readonly source: string;
	readonly centimes: number;
	readonly preuve: Preuve | null;
}

/** The example that explains R3 and R4: one total, its rivals, its details. */
export interface WorkedExample {
	readonly libelle: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly retenu: SaidValue;
	readonly autres: readonly SaidValue[];
	readonly details: number;
	/** Whoever publishes the details. */
	readonly sourcesDetails: readonly string[];
	/** Why the retained one is: the end of a sentence. */
	readonly motif: string;
}

const grade = (preuve: Preuve | null) =>
	preuve === null
		? tr('preuve non indiquée', 'evidence not stated')
		: tr(`preuve ${preuve}`, `evidence grade ${preuve}`);
const said = ({ source, centimes, preuve }: SaidValue) =>
	`${formatEuros(centimes)} (${source}, ${grade(preuve)})`;

/** What would be counted, were this total retained: the sentence that follows « … ». */
function otherwise(total: number, { details, sourcesDetails }: WorkedExample): string {
	const gap = formatEuros(Math.abs(total - details));
	if (total === details)
		return tr(
			fr`il serait égal à ses détails, qui compteraient tous`,
			'it would be equal to its details, which would all count'
		);
	if (total < details && sourcesDetails.length > 1)
		return tr(
			fr`ses détails le dépasseraient de ${gap} : ce qui le ferait dépasser serait mis à part`,
			`its details would exceed it by ${gap}: what would take it beyond would be set aside`
		);
	return total < details
		? tr(
				fr`ses détails le dépasseraient de ${gap} : il compterait seul, sans forme de traite`,
				`its details would exceed it by ${gap}: it would count alone, without a form of trafficking`
			)
		: tr(fr`${gap} seraient « non détaillés »`, `${gap} would be “not itemised”`);
}

/** Three to five sentences, in the order in which the rules decide. */
export const workedSentences = (example: WorkedExample): string[] => tr(workedFrench, workedEnglish)(example);

function workedFrench(example: WorkedExample): string[] {
	const { libelle, exercice, etape, retenu, autres, details, sourcesDetails, motif } = example;
	const kept = formatEuros(retenu.centimes);
	const gap = formatEuros(Math.abs(retenu.centimes - details));
	const values = enumerate([retenu, ...autres].map(said));
	const totals = `${autres.length === 0 ? 'le total publié est de' : 'les totaux publiés sont de'} ${values}`;
	return [
		fr`Pour ${libelle}, ${exercice}, ${LIBELLES.etape[etape]}, ${totals}.`,
		fr`Le détail publié s'élève à ${formatEuros(details)} (${enumerate(sourcesDetails)}).`,
		fr`Les totaux se contredisent : ${kept} sont retenus, ${motif}. Les autres valeurs restent affichées ; rien n'est moyenné (R4).`,
		retenu.centimes > details
			? fr`Le total retenu est au-dessus de ses détails : les détails comptent, et les ${gap} restants sont « non détaillés », sans forme de traite (R3).`
			: fr`Les détails dépassent de ${gap} le total retenu : le total compte seul, sans forme de traite, et les détails sont listés sans être comptés (R3).`,
		...autres.map(
			(other) =>
				fr`Si le total de ${formatEuros(other.centimes)} était retenu, ${otherwise(other.centimes, example)}.`
		)
	];
}

function workedEnglish(example: WorkedExample): string[] {
	const { libelle, exercice, etape, retenu, autres, details, sourcesDetails, motif } = example;
	const kept = formatEuros(retenu.centimes);
	const gap = formatEuros(Math.abs(retenu.centimes - details));
	const totals = `${autres.length === 0 ? 'total is' : 'totals are'} ${enumerate([retenu, ...autres].map(said))}`;
	return [
		`For ${libelle}, ${exercice}, ${LIBELLES.etape[etape]}, the published ${totals}.`,
		`The published details add up to ${formatEuros(details)} (${enumerate(sourcesDetails)}).`,
		`The totals contradict each other: ${kept} is retained, ${motif}. The other values remain shown; nothing is averaged (R4).`,
		retenu.centimes > details
			? `The retained total is above its details: the details count, and the remaining ${gap} is “not itemised”, without a form of trafficking (R3).`
			: `The details exceed the retained total by ${gap}: the total counts alone, without a form of trafficking, and the details are listed without being counted (R3).`,
		...autres.map(
			(other) =>
				`If the total of ${formatEuros(other.centimes)} were retained, ${otherwise(other.centimes, example)}.`
		)
	];
}

/** « Aucune valeur publiée… », « 4 quantités ont plusieurs valeurs publiées ». */
export function competingFinding(count: number): string {
	if (count === 0)
		return tr('Aucune valeur publiée n’en contredit une autre', 'No published value contradicts another');
	return count === 1
		? tr('Une quantité a plusieurs valeurs publiées', 'One quantity has several published values')
		: tr(
				fr`${formatCount(count)} quantités ont plusieurs valeurs publiées`,
				`${formatCount(count)} quantities have several published values`
			);
}

/** What stands for the totals that are too many to be told one by one. */
export function othersControlledSentence(count: number): string {
	return count === 1
		? tr(
				'Un autre total publié est donné sur la page des contrôles.',
				'One other published total is given on the checks page.'
			)
		: tr(
				fr`${formatCount(count)} autres totaux publiés sont donnés sur la page des contrôles.`,
				`${formatCount(count)} other published totals are given on the checks page.`
			);
}
