import { language, tr } from '#lib/domain/language.ts';
import { formatAmount, formatEuros, formatMillions } from '#lib/domain/money.ts';
import type { EtapeDemandee } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import type { Etape } from '#lib/domain/vocabulary.ts';
import { UNITS_FR } from '#lib/words/amounts/amount-in-words.ts';
import { numberWord, PARTICIPES, smallCount } from '#lib/words/sentence-words.ts';

/** A small count in words, in French of something masculine or feminine; digits from twelve on. */
export function inWords(count: number, feminine = false): string {
	if (language() === 'en') return numberWord(count);
	return feminine && count === 1 ? 'une' : smallCount(count, UNITS_FR);
}

/**
 * Names of dispositifs for sentences, by id: « BOP 137 » for « BOP 137, prostitution et traite », where no other of them
 * would have the same. In the contexte « Programme 101 » would say a whole programme for one of its actions: never there.
 */
export function shortNames(
	rows: readonly {
		readonly id: string;
		readonly libelle_fr: string;
		readonly libelle_en: string;
		readonly perimetre: string;
	}[]
): (id: string) => string {
	const shorten = (libelle: string) => libelle.split(',')[0] ?? libelle;
	const all = rows.map((row) => shorten(labelOf(row)));
	const names = new Map(
		rows.map((row) => {
			const short = shorten(labelOf(row));
			const alone = row.perimetre !== 'contexte' && all.filter((other) => other === short).length === 1;
			return [row.id, alone ? short : labelOf(row)];
		})
	);
	return (id) => names.get(id) ?? id;
}

/** French counts from two on as plural: 1,99 € is still singular. */
export const isPlural = (centimes: number) => Math.abs(centimes) >= 200;

/** « 5,47 M€ prévus », « 1 € prévu »: an amount at a stage, agreed in number. */
export function amountAt(centimes: number, etape: EtapeDemandee): string {
	return `${formatAmount(centimes)} ${participle(etape, isPlural(centimes))}`;
}

/** A French participle in the plural, agreed: « inscrits au projet de loi », « inscrit au projet de loi ». */
const agreed = (participle: string, plural: boolean) =>
	plural ? participle : participle.replace(/s(?= |$)/, '');

/** « prévus », « prévu », “planned”: the stage of an amount. */
export function participle(etape: EtapeDemandee, plural: boolean): string {
	if (language() === 'en') return PARTICIPES[etape];
	return agreed(PARTICIPES[etape], plural);
}

/** « entre 2,38 et 5,47 M€ »: one unit for both where both are millions. */
export function betweenAmounts(bas: number, haut: number): string {
	if (language() === 'en') return `between ${bas === 0 ? '0' : formatAmount(bas)} and ${formatAmount(haut)}`;
	const millions = Math.abs(bas) >= 100_000_000 && Math.abs(haut) >= 100_000_000;
	const low = bas === 0 ? '0' : millions ? formatMillions(bas) : formatAmount(bas);
	return `entre ${low} et ${formatAmount(haut)}`;
}

const POUR_ANNEE: Readonly<Record<Etape, string>> = {
	demande: 'demandés',
	annonce: 'annoncés',
	plf: 'inscrits au projet de loi',
	lfi: 'votés',
	lfr: 'votés en loi rectificative',
	ouvert: 'ouverts',
	execution: 'dépensés'
};

const FOR_YEAR: Readonly<Record<Etape, string>> = {
	demande: 'requested',
	annonce: 'announced',
	plf: 'entered in the budget bill',
	lfi: 'voted',
	lfr: 'voted in the amending budget act',
	ouvert: 'made available',
	execution: 'spent'
};

/** « votés », « inscrits au projet de loi », “voted”: the stage of an amount beside another, in few words. */
export const shortParticiple = (etape: Etape): string => tr(POUR_ANNEE, FOR_YEAR)[etape];

/** « 5 020 878 € votés pour 2018 »: an exact amount, its stage and its year. */
export function exactAt(centimes: number, etape: Etape, exercice: number): string {
	return `${formatEuros(centimes)} ${stageOfYear(etape, exercice, isPlural(centimes))}`;
}

/** « votés pour 2018 », « dépensé en 2016 », “voted for 2018”. */
export const stageOfYear = (etape: Etape, exercice: number, plural = true) =>
	tr(
		`${agreed(shortParticiple(etape), plural)} ${etape === 'execution' ? 'en' : 'pour'} ${exercice}`,
		`${shortParticiple(etape)} ${etape === 'execution' ? 'in' : 'for'} ${exercice}`
	);

/** Names in a list; those that hold a comma are quoted, so that the list reads. */
export const listed = (names: readonly string[]) =>
	enumerate(names.map((name) => (name.includes(',') ? tr(fr`« ${name} »`, `“${name}”`) : name)));
