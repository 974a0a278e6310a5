import { fr } from '#lib/domain/typography.ts';
import type { MotifRetenue, Verdict } from '#lib/domain/claims.ts';
import { formatDay } from './dates.ts';

/** Why one published value counts among several (R4), as the end of « retenue ». */
export const MOTIFS_EN_MOTS: Readonly<Record<MotifRetenue, string>> = {
	arbitrage: 'par arbitrage',
	preuve: 'la preuve la plus forte l’emporte',
	date: 'à preuve égale, la source la plus récente l’emporte',
	version: 'à preuve et date égales, la dernière valeur entrée en base l’emporte',
	source: 'à preuve, date et version égales, l’ordre des sources décide'
};

/** A recorded decision: who, when, why. */
export interface Decision {
	readonly auteur: string;
	readonly date: string;
	readonly raison: string;
}

/** « Arbitrage du 22 novembre 2026, par la DGCS : erratum publié. » */
export function arbitrationSentence({ auteur, date, raison }: Decision): string {
	const reason = raison.trim().replace(/[.\s]+$/, '');
	return fr`Arbitrage ${formatDay(date, true)}, par ${auteur} : ${reason}.`;
}

/** What became of a line (R3, R4), for a reader. */
export const VERDICTS_EN_MOTS: Readonly<Record<Verdict, string>> = {
	retenue: 'retenue',
	controle: 'total de contrôle',
	concordante: 'même valeur que la source retenue',
	ecartee: 'écartée',
	depassee: 'dépasse son total',
	croisee: 'total de contrôle, recoupe un autre total'
};

/** Why a value is retained, as the end of « retenus, … ». */
export function motifWords(motif: MotifRetenue, decision: Decision | null): string {
	if (decision === null) return MOTIFS_EN_MOTS[motif];
	const reason = decision.raison.trim().replace(/[.\s]+$/, '');
	return fr`par un arbitrage ${formatDay(decision.date, true)} (${decision.auteur} : ${reason})`;
}
