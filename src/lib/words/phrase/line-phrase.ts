import { tr } from '#lib/domain/language.ts';
import { formatEuros } from '#lib/domain/money.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Verdict } from '#lib/domain/settlement/claims.ts';
import type { Etape, Perimetre, Preuve } from '#lib/domain/vocabulary.ts';
import { purpose } from '#lib/words/scope-words.ts';
import { isPlural, stageOfYear } from '#lib/words/year/year-words.ts';

/** A line to quote. Cents. */
export interface QuotedLine {
	/** « BOP 137, AFIS ». */
	readonly nom: string;
	readonly exercice: number;
	readonly etape: Etape;
	readonly centimes: number;
	/** `null` where no scheme of the base is named. */
	readonly perimetre: Perimetre | null;
	readonly preuve: Preuve | null;
	readonly verdict: Verdict;
}

/** A published amount in one sentence, to be quoted: its grade where it is weak, and that another value is retained (R4). */
export function linePhrase({
	nom,
	exercice,
	etape,
	centimes,
	perimetre,
	preuve,
	verdict
}: QuotedLine): string {
	const amount = `${formatEuros(centimes)} ${stageOfYear(etape, exercice, isPlural(centimes))}`;
	const what = perimetre === null ? '' : ` ${purpose({ perimetre })}`;
	const weak =
		preuve === 'C'
			? tr(' (dit en réunion ou dans la presse)', ' (said in a meeting or in the press)')
			: preuve === 'D'
				? tr(' (déduit par nous)', ' (deduced by us)')
				: '';
	const aside =
		verdict === 'ecartee'
			? tr(
					fr` Une autre source donne une autre valeur : Lignes claires ne retient pas celle-ci.`,
					' Another source gives another value: Lignes claires does not retain this one.'
				)
			: '';
	return `${tr(fr`${nom} : ${amount}${what}${weak}.`, `${nom}: ${amount}${what}${weak}.`)}${aside}`;
}
