import { isComplete, type Nature, type Perimetre } from '#lib/domain/vocabulary.ts';
import type { YearGap } from '#lib/domain/year-gap.ts';
import { controlsToTell, type ControlRow } from '#lib/server/analysis/disputes/controls.ts';
import type { DispositifShare, RepartitionAnnee } from '#lib/figures/repartition-annee/read.server.ts';

/** What is known of a year beside the amounts of one dispositif. */
export interface YearMaterial {
	readonly planned: RepartitionAnnee;
	/** Programmes that the lines of a dispositif name. */
	readonly programmes: ReadonlyMap<string, readonly string[]>;
	readonly controls: readonly ControlRow[];
	readonly nature: Nature;
	/** Whether a budget document of the year says as much of a dispositif in AE as in CP. */
	readonly sameNatures: (dispositif: string) => boolean;
}

/** What the planned amounts that were read leave open, of one dispositif. A recorded decision answers what competes. */
export function openQuestions(
	{ planned, programmes, controls, nature, sameNatures }: YearMaterial,
	share: DispositifShare,
	perimetre: Perimetre
): YearGap[] {
	const { dispositif, etape, centimes } = share;
	const questions: YearGap[] = [];
	if (!isComplete(share.couverture)) questions.push({ sujet: 'couverture', centimes });
	if (etape === 'annonce')
		questions.push({ sujet: 'vote', etape, centimes, programmes: programmes.get(dispositif) ?? [] });
	for (const asked of withoutForm(share)) questions.push({ sujet: 'forme', ...asked, etape, perimetre });
	for (const contest of planned.contests) {
		if (contest.dispositif !== dispositif || contest.arbitrage !== null) continue;
		const claimed = contest.claims.map((claim) => claim.centimes);
		const whole = contest.role === 'total' ? contest.totauxPossibles : [];
		questions.push({ sujet: 'concurrentes', etape, valeurs: [...new Set([...claimed, ...whole])] });
	}
	const undetailed = share.postes
		.filter((poste) => poste.nonDetaille)
		.reduce((sum, p) => sum + p.centimes, 0);
	if (undetailed > 0) questions.push({ sujet: 'non-detaille', centimes: undetailed, etape });
	const exceeded = controls.filter(
		(item) => item.dispositif === dispositif && ['depasse', 'excedent'].includes(item.outcome)
	);
	for (const { total, details } of controlsToTell(exceeded).told)
		questions.push({ sujet: 'details-en-trop', details, total, etape });
	const unsaid = nature !== 'np' && etape !== 'annonce' && share.natureNonPrecisee > 0;
	if (unsaid && !sameNatures(dispositif))
		questions.push({ sujet: 'nature', centimes: share.natureNonPrecisee, etape });
	return questions;
}

/** Money of no form: by poste where the source names postes, else of the dispositif as a whole. */
function withoutForm({ postes }: DispositifShare): { poste: string; centimes: number }[] {
	const found = new Map<string, number>();
	for (const { poste, nonDetaille, parts } of postes) {
		if (nonDetaille) continue;
		const cents = parts
			.filter(({ forme }) => forme === 'NV' || forme === 'MULTI')
			.reduce((sum, part) => sum + part.centimes, 0);
		found.set(poste, (found.get(poste) ?? 0) + cents);
	}
	return [...found].map(([poste, centimes]) => ({ poste, centimes })).filter(({ centimes }) => centimes > 0);
}
