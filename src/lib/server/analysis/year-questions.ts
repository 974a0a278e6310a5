import { labelOf } from '#lib/domain/reference-labels.ts';
import type { Query } from '#lib/domain/query.ts';
import { isComplete, type Nature, type Perimetre, type Statut } from '#lib/domain/vocabulary.ts';
import type { YearGap } from '#lib/domain/year-gap.ts';
import type { Database } from '#lib/server/store/open.ts';
import { allocate } from './allocation.ts';
import { controlsOf, controlsToTell } from './controls.ts';
import { programmesNamed } from './programmes-named.ts';
import {
	queryOfYear,
	repartitionAnnee,
	type DispositifShare,
	type RepartitionAnnee
} from './repartition-annee.ts';

/** A gap of one dispositif in one year, as something to ask; of what has no planned amount, why. */
export type YearQuestion =
	Exclude<YearGap, { sujet: 'prevu' }> | { readonly sujet: 'prevu'; readonly statut: Statut };

/** What to ask about one dispositif. */
export interface DispositifQuestions {
	readonly dispositif: string;
	readonly libelle: string;
	readonly questions: readonly YearQuestion[];
}

/** What to ask one ministry. */
export interface MinistryQuestions {
	readonly ministere: string;
	readonly dispositifs: readonly DispositifQuestions[];
}

/**
 * What each ministry should be asked about a year, one question for each gap. They are asked of what is planned, in
 * published euros and on the evidence alone, whatever stage, prices or keys the reader looks at.
 */
export function yearQuestions(db: Database, asked: Query, exercice: number): MinistryQuestions[] {
	if (asked.perimetre === 'contexte') return [];
	const query: Query = { ...asked, etape: 'prevu', euros: 'courants', base: undefined, cles: 'sans' };
	const planned = repartitionAnnee(db, query, exercice);
	const spent = allocate(db, { ...queryOfYear(query, exercice), etape: 'execution' }, ['dispositif']).rows;
	const material: Material = {
		planned,
		programmes: programmesNamed(db, planned.selection),
		controls: controlsOf(db, planned.selection),
		nature: query.nature
	};
	const ministries = new Map<string, DispositifQuestions[]>();
	for (const row of planned.selection.dispositifs) {
		const { id, ministere, perimetre } = row;
		const share = planned.dispositifs.find((item) => item.dispositif === id);
		const execution = spent.find((row) => row.dispositif === id)?.statut ?? 'absent';
		const questions = [
			...(share ? onPlanned(material, share, perimetre) : onSilence(planned, id)),
			...onExecution(share, execution)
		];
		if (questions.length === 0) continue;
		const own = ministries.get(ministere) ?? [];
		ministries.set(ministere, [...own, { dispositif: id, libelle: labelOf(row), questions }]);
	}
	return [...ministries].map(([ministere, dispositifs]) => ({ ministere, dispositifs }));
}

interface Material {
	readonly planned: RepartitionAnnee;
	readonly programmes: ReadonlyMap<string, readonly string[]>;
	readonly controls: ReturnType<typeof controlsOf>;
	readonly nature: Nature;
}

/** What may still be published: neither an amount nor the certainty that there is none, nor rows of ours that wait. */
const isMissing = (statut: Statut) =>
	statut === 'absent' || statut === 'non_trouve' || statut === 'non_publie';

function onSilence(planned: RepartitionAnnee, dispositif: string): YearQuestion[] {
	const statut = planned.muets.find((item) => item.dispositif === dispositif)?.statut ?? 'absent';
	return isMissing(statut) ? [{ sujet: 'prevu', statut }] : [];
}

function onExecution(share: DispositifShare | undefined, statut: Statut): YearQuestion[] {
	if (!isMissing(statut)) return [];
	return [{ sujet: 'execution', prevu: share?.centimes ?? null, etape: share?.etape ?? null }];
}

function onPlanned(
	{ planned, programmes, controls, nature }: Material,
	share: DispositifShare,
	perimetre: Perimetre
): YearQuestion[] {
	const { dispositif, etape, centimes } = share;
	const questions: YearQuestion[] = [];
	if (!isComplete(share.couverture)) questions.push({ sujet: 'couverture', centimes });
	if (etape !== 'lfi')
		questions.push({ sujet: 'vote', etape, centimes, programmes: programmes.get(dispositif) ?? [] });
	for (const asked of withoutForm(share)) questions.push({ sujet: 'forme', ...asked, etape, perimetre });
	for (const contest of planned.contests.filter((item) => item.dispositif === dispositif)) {
		const claimed = contest.claims.map((claim) => claim.centimes);
		const whole = contest.role === 'total' ? contest.totauxPossibles : [];
		questions.push({ sujet: 'concurrentes', etape, valeurs: [...new Set([...claimed, ...whole])] });
	}
	const undetailed = share.postes
		.filter((poste) => poste.nonDetaille)
		.reduce((sum, p) => sum + p.centimes, 0);
	if (undetailed > 0) questions.push({ sujet: 'non-detaille', centimes: undetailed, etape });
	const exceeded = controls.filter((item) => item.dispositif === dispositif && item.outcome === 'depasse');
	for (const { total, details } of controlsToTell(exceeded).told)
		questions.push({ sujet: 'details-en-trop', details, total, etape });
	if (nature !== 'np' && etape !== 'annonce' && share.natureNonPrecisee > 0)
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
