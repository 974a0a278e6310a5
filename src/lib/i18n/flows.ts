import { formatAmount, formatPercent } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { fr } from '#lib/domain/typography.ts';
import { headName } from './dispositifs.ts';
import { PARTICIPES } from './findings.ts';

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
