import { tr } from '#lib/domain/language.ts';
import { controlSentence, type Controlled } from '#lib/words/control-sentence.ts';
import {
	contestSentence,
	controlsFinding,
	placeSaid,
	type ContestSaid
} from '#lib/words/year/year-controls.ts';
import { rivalQuestion } from '#lib/words/year/dossier-words.ts';
import { othersControlledSentence } from '#lib/words/controls.ts';
import { arbitrationSentence, notListedSentence, retainedSentence } from '#lib/words/retained.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import { shortNames } from '#lib/words/year/year-words.ts';
import { ISSUES_CONTROLE } from '#lib/domain/settlement/held-totals.ts';
import { listCompeting } from '#lib/server/analysis/disputes/competing-list.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { Contest } from '#lib/server/analysis/disputes/competing.ts';
import { controlsToTell, type ControlRow } from '#lib/server/analysis/disputes/controls.ts';
import type { YearReview } from './year-review.server.ts';

/** A sentence about a published total or a contested value, with the lines to read. */
export interface ControlLine {
	readonly texte: string;
	readonly liens: readonly { readonly texte: string; readonly lien: string }[];
}

/** Published totals against their details, and values that contradict one another. */
export interface ControlsSection {
	readonly titre: string;
	readonly lignes: readonly ControlLine[];
}

function contestOf(
	contest: Contest,
	nameOf: (dispositif: string) => string,
	editors: ReadonlyMap<string, string>
): ContestSaid {
	const [retained, ...others] = contest.claims;
	const kept = retained?.centimes ?? 0;
	const claimed = contest.claims.map((claim) => claim.centimes);
	const sourceOf = (source: string) => editors.get(source) ?? source;
	// Of a total of everything, what its details come to is one more published value.
	const details =
		contest.role === 'total' ? contest.totauxPossibles.find((value) => !claimed.includes(value)) : undefined;
	return {
		libelle: nameOf(contest.dispositif),
		etape: contest.etape,
		retenue: kept,
		source: sourceOf(retained?.source ?? ''),
		autres: others
			.filter((claim) => claim.centimes !== kept)
			.map(({ centimes, source }) => ({ centimes, source: sourceOf(source) })),
		details: details ?? null
	};
}

/** Each contested amount of a year as a question that may be put, and its answer: which value is retained, and why (R4). */
export function contestAnswers(
	db: Database,
	{ exercice, repartition }: YearReview
): { question: string; reponse: string }[] {
	if (repartition.contests.length === 0) return [];
	const judged = listCompeting(
		db,
		{ ...repartition.selection.query, de: exercice, a: exercice, page: 1 },
		1000
	).rows;
	const { reference, dispositifs } = repartition.selection;
	const editors = new Map(reference.sources.map((row) => [row.id, row.editeur]));
	return repartition.contests.flatMap((contest) => {
		const said = contestOf(contest, shortNames(dispositifs), editors);
		const others = [
			...said.autres.map(({ centimes }) => centimes),
			...(said.details === null ? [] : [said.details])
		];
		const { dispositif, etape, role, arbitrage } = contest;
		const rule = judged.find(
			(one) =>
				one.dispositif === dispositif &&
				one.etape === etape &&
				one.role === role &&
				one.valeurs[0]?.centimes === said.retenue
		);
		const decided = arbitrage
			? arbitrationSentence(arbitrage)
			: rule && rule.motif !== 'arbitrage'
				? retainedSentence(rule.motif)
				: '';
		if (others.length === 0) return [];
		return [
			{
				question: rivalQuestion(placeSaid(said.libelle, said.etape, exercice), said.retenue, others),
				reponse: [contestSentence(exercice, said), decided].filter((text) => text !== '').join(' ')
			}
		];
	});
}

/** The controls of a year, in words. Amounts are as published, whatever euros the reader asks. */
export function controlsOfPage({ exercice, controles, repartition, version }: YearReview): ControlsSection {
	const { reference, query } = repartition.selection;
	const nameOf = shortNames(repartition.selection.dispositifs);
	const editors = new Map(reference.sources.map((row) => [row.id, row.editeur]));
	const kept = query.v === undefined ? '' : `?v=${version}`;
	const { told, left } = controlsToTell(controles);
	const saidOf = (control: ControlRow): Controlled => ({
		total: control.total,
		details: control.details,
		issue: control.outcome
	});
	const contested = repartition.contests.map((contest) => ({
		said: contestOf(contest, nameOf, editors),
		claims: contest.claims,
		nonListes: contest.nonListes,
		liste: `/controles/concurrentes?dispositif=${contest.dispositif}&etape=${contest.etape}&de=${exercice}&a=${exercice}${query.v === undefined ? '' : `&v=${version}`}`,
		decided: contest.arbitrage === null ? '' : ` ${arbitrationSentence(contest.arbitrage)}`
	}));
	return {
		titre: controlsFinding(
			exercice,
			controles.map(saidOf),
			contested.map(({ said: { autres, details }, nonListes }) => ({
				valeurs: 1 + autres.length + (details === null ? 0 : 1),
				nonListes
			}))
		),
		lignes: [
			...told.map((control) => ({
				texte: controlSentence(
					placeSaid(nameOf(control.dispositif), control.etape, exercice),
					saidOf(control)
				),
				liens: [{ texte: tr('Ligne du total', 'Line of the total'), lien: `/lignes/${control.line}${kept}` }]
			})),
			...(left === 0
				? []
				: [
						{
							texte: othersControlledSentence(left),
							liens: [
								{
									texte: tr('Contrôles', 'Checks'),
									lien: `/verifier?de=${exercice}&a=${exercice}&issue=${ISSUES_CONTROLE.join()}`
								}
							]
						}
					]),
			...contested.flatMap(({ said: contest, claims, decided, nonListes, liste }) => [
				{
					texte: `${contestSentence(exercice, contest)}${decided}`,
					liens: claims.map((claim) => ({
						texte: editors.get(claim.source) ?? claim.source,
						lien: `/lignes/${claim.line}${kept}`
					}))
				},
				...(nonListes === 0
					? []
					: [
							{
								texte: notListedSentence(
									`${contest.libelle}, ${LIBELLES.etapeCourte[contest.etape]} ${exercice}`,
									nonListes
								),
								liens: [{ texte: tr('Valeurs concurrentes', 'Competing values'), lien: liste }]
							}
						])
			])
		]
	};
}
