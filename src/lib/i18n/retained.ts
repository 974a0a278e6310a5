import { fr } from '#lib/domain/typography.ts';
import type { MotifRetenue } from '#lib/domain/claims.ts';
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
