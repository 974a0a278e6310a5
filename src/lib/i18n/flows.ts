import { language } from '#lib/domain/language.ts';
import { formatAmount, formatPercent } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { fr } from '#lib/domain/typography.ts';
import { headName } from './dispositifs.ts';
import { allOf, counted, numberWord, PARTICIPES } from './sentence-words.ts';

const NOMBRES = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'];
const count = (n: number) => NOMBRES[n] ?? String(n);

/** The money of one year by poste, as a finding tells it. Amounts in cents, those above zero only. */
export interface FlowsTold {
	readonly exercice: number;
	readonly etape: EtapeDemandee;
	/** The dispositif, when there is one that may not be added to others (R5). */
	readonly seul: string | null;
	/** Only a part of some dispositif can be isolated that year. */
	readonly partiel: boolean;
	/** Year of constant euros, `null` in current ones. */
	readonly base: number | null;
	/** `nom` is `null` when the source names no poste; `rattache` is what evidence ties to a form. */
	readonly postes: readonly {
		readonly nom: string | null;
		readonly centimes: number;
		readonly rattache: number;
	}[];
	/** Whether the year has a published zero or an amount taken back, that nothing draws. */
	readonly autres: boolean;
}

/** Title of the flows of a year: through which postes money reaches a form. */
export function flowsFinding(told: FlowsTold): string {
	if (language() === 'en') return flowsFindingEn(told);
	const { exercice, postes, etape, base, partiel } = told;
	const head = told.seul === null ? `En ${exercice}, ` : fr`${headName(told.seul)}, ${exercice} : `;
	const total = postes.reduce((sum, poste) => sum + poste.centimes, 0);
	const tied = postes.filter((poste) => poste.rattache > 0);
	const rattache = tied.reduce((sum, poste) => sum + poste.rattache, 0);
	if (total === 0)
		return `${head}aucun montant ${told.autres ? 'au-dessus de zéro' : 'dans nos sources pour ce choix'}`;
	const euros = base === null ? '' : ` (euros constants de ${base})`;
	const readable = partiel ? ' et encore isolés' : '';
	const said = `${formatAmount(total)}${euros} ${PARTICIPES[etape]}${readable}`;
	if (rattache === 0) {
		const whichever = postes.length === 1 ? '' : ', quel que soit le poste';
		return fr`${head}aucun des ${said} n'est rattaché à une forme de traite${whichever}`;
	}
	const only =
		tied.length === 1 ? fr`un seul poste${named(tied[0]?.nom ?? null)}` : `${count(tied.length)} postes`;
	if (rattache === total) return fr`${head}les ${said} sont tous rattachés à une forme, par ${only}`;
	if (postes.length === 1)
		return fr`${head}${formatPercent(rattache, total)} des ${said} sont rattachés à une forme, par ${only}`;
	if (tied.length === 1) return fr`${head}tout l'argent rattaché à une forme passe par ${only}`;
	if (tied.length === postes.length)
		return fr`${head}les ${only} portent tous de l'argent rattaché à une forme`;
	return fr`${head}${only} sur ${count(postes.length)} portent tout l'argent rattaché à une forme`;
}

const named = (nom: string | null) => (nom === null ? ', que la source ne nomme pas' : fr` : ${nom}`);

/** Through which postes money reaches a form, in English: the same cases in the same order. */
function flowsFindingEn(told: FlowsTold): string {
	const { exercice, postes, etape, base, partiel } = told;
	const head = told.seul === null ? `In ${exercice}, ` : `${headName(told.seul)}, ${exercice}: `;
	const total = postes.reduce((sum, poste) => sum + poste.centimes, 0);
	const tied = postes.filter((poste) => poste.rattache > 0);
	const rattache = tied.reduce((sum, poste) => sum + poste.rattache, 0);
	if (total === 0) return `${head}no amount ${told.autres ? 'above zero' : 'in our sources for this choice'}`;
	const euros = base === null ? '' : ` (constant ${base} euros)`;
	const said = `${formatAmount(total)}${euros} ${PARTICIPES[etape]}${partiel ? ' and still isolated' : ''}`;
	if (rattache === 0)
		return `${head}none of the ${said} is attributed to a form of trafficking${postes.length === 1 ? '' : ', whatever the item'}`;
	const nom = tied[0]?.nom ?? null;
	const only =
		tied.length > 1
			? counted(tied.length, 'item')
			: `a single item${nom === null ? ', which the source does not name' : `: ${nom}`}`;
	if (rattache === total) return `${head}all of the ${said} is attributed to a form, through ${only}`;
	if (postes.length === 1)
		return `${head}${formatPercent(rattache, total)} of the ${said} is attributed to a form, through ${only}`;
	if (tied.length === 1) return `${head}all the money attributed to a form goes through ${only}`;
	if (tied.length === postes.length)
		return `${head}${allOf(tied.length, 'items')} carry money attributed to a form`;
	return `${head}${only} out of ${numberWord(postes.length)} carry all the money attributed to a form`;
}
