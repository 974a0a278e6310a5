import { inBoth, tr } from '#lib/domain/language.ts';
import { formatCount, fr, typeset } from '#lib/domain/typography.ts';
import type { Verdict } from '#lib/domain/settlement/claims.ts';
import type { MotifRetenue } from '#lib/domain/settlement/merits.ts';
import { formatDay } from './dates.ts';

/** Why one published value counts among several (R4), as the end of « retenue ». */
export const MOTIFS_EN_MOTS = inBoth<Readonly<Record<MotifRetenue, string>>>(
	{
		arbitrage: 'par arbitrage',
		preuve: 'car la preuve la plus forte l’emporte',
		date: 'car, à preuve égale, la source la plus récente l’emporte',
		version: 'car, à preuve et date égales, la dernière valeur entrée en base l’emporte',
		source: 'car, à preuve, date et version égales, l’ordre des sources décide'
	},
	{
		arbitrage: 'by arbitration',
		preuve: 'as the strongest evidence prevails',
		date: 'as the most recent source prevails where evidence is equal',
		version: 'as the last value entered prevails where evidence and date are equal',
		source: 'as the order of sources decides where evidence, date and version are equal'
	}
);

/** « Elle est retenue car la preuve la plus forte l’emporte. »: of a value that a rule retains. */
export const retainedSentence = (motif: Exclude<MotifRetenue, 'arbitrage'>): string =>
	tr(`Elle est retenue ${MOTIFS_EN_MOTS[motif]}.`, `It is retained ${MOTIFS_EN_MOTS[motif]}.`);

/** A recorded decision: who, when, why. */
export interface Decision {
	readonly auteur: string;
	readonly date: string;
	readonly raison: string;
	readonly raison_en?: string | undefined;
}

/** The reason as it was written, in the language of the moment when it was written in both. */
const reasonOf = ({ raison, raison_en }: Decision) =>
	tr(typeset(raison), raison_en?.trim() ? raison_en : raison)
		.trim()
		.replace(/[.\s]+$/, '');

/** « Arbitrage du 22 novembre 2026, par la DGCS : erratum publié. » */
export function arbitrationSentence(decision: Decision): string {
	const reason = reasonOf(decision);
	const day = formatDay(decision.date, true);
	return tr(
		fr`Arbitrage ${day}, par ${decision.auteur} : ${reason}.`,
		`Arbitration ${day}, by ${decision.auteur}: ${reason}.`
	);
}

/** What stands for the contested amounts of a place that are too many to be told one by one. */
export function notListedSentence(place: string, count: number): string {
	const others = formatCount(count);
	return count === 1
		? tr(
				fr`${place} : un autre montant a plusieurs valeurs publiées, plus proches entre elles ; la page des contrôles le donne.`,
				`${place}: one other amount has several published values, closer to each other; the checks page gives it.`
			)
		: tr(
				fr`${place} : ${others} autres montants ont plusieurs valeurs publiées, plus proches entre elles ; la page des contrôles les donne.`,
				`${place}: ${others} other amounts have several published values, closer to each other; the checks page gives them.`
			);
}

/** What became of a line (R3, R4), for a reader. */
export const VERDICTS_EN_MOTS = inBoth<Readonly<Record<Verdict, string>>>(
	{
		retenue: 'retenue',
		controle: 'total de contrôle',
		concordante: 'concorde avec la source retenue',
		ecartee: 'écartée',
		depassee: 'dépasse son total',
		excedent: 'excédent : dépasserait son total',
		croisee: 'total de contrôle, recoupe un autre total',
		contredite: 'en dit moins que des lignes plus sûres',
		comprise: 'comprise dans une autre ligne'
	},
	{
		retenue: 'retained',
		controle: 'check total',
		concordante: 'agrees with the retained source',
		ecartee: 'set aside',
		depassee: 'exceeds its total',
		excedent: 'excess: would exceed its total',
		croisee: 'check total, overlaps another total',
		contredite: 'says less than stronger lines',
		comprise: 'included in another line'
	}
);

/** Why a value is retained, as the end of « retenus, … ». */
export function motifWords(motif: MotifRetenue, decision: Decision | null): string {
	if (decision === null) return MOTIFS_EN_MOTS[motif];
	const reason = reasonOf(decision);
	const day = formatDay(decision.date, true);
	return tr(
		fr`par un arbitrage ${day} (${decision.auteur} : ${reason})`,
		`by an arbitration ${day} (${decision.auteur}: ${reason})`
	);
}
