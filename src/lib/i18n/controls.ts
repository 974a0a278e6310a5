import { formatEuros } from '#lib/domain/money.ts';
import type { IssueControle } from '#lib/domain/settlement.ts';
import { enumerate, formatCount, fr } from '#lib/domain/typography.ts';
import { LIBELLES, type Etape, type Preuve } from '#lib/domain/vocabulary.ts';

/** How a total ends against its details, in a cell of a table. */
export const ISSUES_EN_MOTS: Readonly<Record<IssueControle, string>> = {
	egal: 'égal à ses détails',
	non_detaille: fr`au-dessus de ses détails : le reste est « non détaillé »`,
	depasse: fr`dépassé par ses détails : il compte seul`,
	seul: 'sans détail connu',
	croise: fr`recoupe un autre total : il contrôle seulement`
};

/** The same as a filter says it. */
export const ISSUES_COURTES: Readonly<Record<IssueControle, string>> = {
	egal: 'égaux',
	non_detaille: 'non détaillés en partie',
	depasse: 'dépassés par leurs détails',
	seul: 'sans détail',
	croise: 'qui en recoupent un autre'
};

const some = (count: number, one: string, many: string) =>
	count === 1 ? `un ${one}` : `${formatCount(count)} ${many}`;

/** « Sur 12 totaux publiés avec leurs détails, 8 leur sont égaux et 4 … ». */
export function controlsFinding(counts: Readonly<Record<IssueControle, number>>): string {
	const { egal, non_detaille: below, depasse: above, croise } = counts;
	const total = egal + below + above + croise;
	if (total === 0) return 'Aucun total publié n’a ici de détail à lui comparer';
	if (total === 1) {
		if (egal === 1) return 'Le seul total publié avec ses détails leur est égal';
		if (below === 1) return 'Le seul total publié avec ses détails n’est pas détaillé jusqu’au bout';
		if (above === 1) return 'Le seul total publié avec ses détails est dépassé par eux';
		return 'Le seul total publié avec ses détails recoupe un autre total';
	}
	const parts = [
		...(egal > 0
			? [egal === total ? 'tous leur sont égaux' : some(egal, 'leur est égal', 'leur sont égaux')]
			: []),
		...(below > 0 ? [some(below, 'n’est détaillé qu’en partie', 'ne sont détaillés qu’en partie')] : []),
		...(above > 0 ? [some(above, 'est dépassé par eux', 'sont dépassés par eux')] : []),
		...(croise > 0 ? [some(croise, 'en recoupe un autre', 'en recoupent un autre')] : [])
	];
	return fr`Sur ${formatCount(total)} totaux publiés avec leurs détails, ${enumerate(parts)}`;
}

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

const grade = (preuve: Preuve | null) => (preuve === null ? 'preuve non indiquée' : `preuve ${preuve}`);

/** What would be counted, were this total retained: the sentence that follows « … ». */
function otherwise(total: number, details: number): string {
	const gap = formatEuros(Math.abs(total - details));
	if (total === details) return fr`il serait égal à ses détails, qui compteraient tous`;
	return total < details
		? fr`ses détails le dépasseraient de ${gap} : il compterait seul, sans forme de traite`
		: fr`${gap} seraient « non détaillés »`;
}

/** Three to five sentences, in the order in which the rules decide. */
export function workedSentences(example: WorkedExample): string[] {
	const { libelle, exercice, etape, retenu, autres, details, sourcesDetails, motif } = example;
	const said = ({ source, centimes, preuve }: SaidValue) =>
		fr`${formatEuros(centimes)} (${source}, ${grade(preuve)})`;
	const kept = formatEuros(retenu.centimes);
	const gap = formatEuros(Math.abs(retenu.centimes - details));
	const totals = enumerate([retenu, ...autres].map(said));
	return [
		fr`Pour ${libelle}, ${exercice}, ${LIBELLES.etape[etape]}, le total publié est de ${totals}.`,
		fr`Le détail publié fait ${formatEuros(details)} (${enumerate(sourcesDetails)}).`,
		fr`Les totaux se contredisent : ${kept} sont retenus, ${motif}. Les autres valeurs restent affichées ; rien n'est moyenné (R4).`,
		retenu.centimes > details
			? fr`Le total retenu est au-dessus de ses détails : les détails comptent, et les ${gap} restants sont « non détaillés », sans forme de traite (R3).`
			: fr`Les détails dépassent de ${gap} le total retenu : le total compte seul, sans forme de traite, et les détails sont listés sans être comptés (R3).`,
		...autres.map(
			(other) =>
				fr`Si le total de ${formatEuros(other.centimes)} était retenu, ${otherwise(other.centimes, details)}.`
		)
	];
}

/** « Aucune valeur publiée… », « 4 quantités ont plusieurs valeurs publiées ». */
export function competingFinding(count: number): string {
	if (count === 0) return 'Aucune valeur publiée n’en contredit une autre';
	return count === 1
		? 'Une quantité a plusieurs valeurs publiées'
		: fr`${formatCount(count)} quantités ont plusieurs valeurs publiées`;
}
