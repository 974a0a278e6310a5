import type { LetterCalendar } from '#lib/domain/letters/letter.ts';
import type { Sujet } from '#lib/domain/letters/relance.ts';
import type { ResponseClock } from '#lib/domain/letters/response-clock.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Perimetre } from '#lib/domain/vocabulary.ts';
import { formatDay } from '#lib/words/dates.ts';

/*
 * The words that every letter has, in French alone: they go to French administrations. Each article that they name was read:
 * L. 300-2, L. 311-1, L. 311-2 (passing on), L. 311-5 to 7, L. 311-9, L. 300-4, R. 311-12, 13, 15 and R. 343-1 of the CRPA; that
 * an extraction by an automated process in common use is a document, in opinions of the CADA.
 */

export const FIELDS = {
	sender: fr`[[nom, adresse et courriel de l'association]]`,
	address: fr`[[service et adresse, à vérifier avant l'envoi]]`,
	placeAndDay: '[[lieu et date]]',
	signature: '[[nom de l’association et signature]]'
} as const;

export const greeting = 'Madame, Monsieur,';

export const purpose = (name: string, exercice: number): string =>
	fr`Objet : demande de documents administratifs, ${name}, ${exercice}`;

/** « art. L. 311-9 » and « n° 147 » stay on one line. */
export const heldReferences = (text: string): string =>
	text.replace(/(?<=\b[LR]\.|\barts?\.|n°) (?=[\dLR])/g, '\u00A0');

/** What the money is, as a ministry that does not know our names understands it. */
export const subject = (perimetre: Perimetre, name: string, exercice: number): string =>
	fr`Notre demande porte, pour ${exercice}, sur l'argent de l'État contre ${perimetre === 'dedie' ? 'la traite des êtres humains' : 'la prostitution et la traite des êtres humains'} que Lignes claires suit sous le nom ${name}.`;

export const mention = (reference: string): string =>
	fr`Par courriel ou par lettre ; merci d'en accuser réception. Notre référence : ${reference}`;

export const ground = (): string =>
	fr`Sur le fondement des articles L. 300-2, L. 311-1 et suivants du code des relations entre le public et l'administration (CRPA), nous vous demandons, au sujet de cet argent, communication :`;

/** « le montant voté pour 2018 »: what was searched. */
export const searched = (sujet: Sujet, exercice: number): string =>
	sujet === 'execution'
		? fr`le montant dépensé en ${exercice}`
		: fr`le montant ${sujet === 'vote' ? 'voté' : 'prévu'} pour ${exercice}`;

export const manner = (): string =>
	fr`À défaut de document existant, nous demandons l'extraction que permet un traitement automatisé d'usage courant. Nous souhaitons recevoir par courriel les documents demandés (art. L. 311-9), dans un format ouvert et réutilisable (art. L. 300-4). Si vous ne les détenez pas, nous vous remercions de transmettre notre demande à l'administration qui les détient et de nous en aviser (art. L. 311-2). S'ils sont déjà publics, l'adresse où les lire nous suffit.`;

export const persons = (): string =>
	fr`Nous ne demandons aucune donnée relative à une personne physique. Les mentions que protègent les articles L. 311-5 et L. 311-6 peuvent être occultées (art. L. 311-7).`;

export const silence = (): string =>
	fr`Le silence gardé pendant un mois à compter de la réception vaut refus (art. R. 311-12 et R. 311-13). La Commission d'accès aux documents administratifs (CADA) peut alors être saisie dans les deux mois (art. R. 311-15 et R. 343-1).`;

export const farewell = (): string =>
	fr`Nous vous prions d'agréer, Madame, Monsieur, l'expression de notre considération distinguée.`;

export const footOf = (version: number): string =>
	fr`Lettre préparée par Lignes claires, version ${version} des données`;

export const calendarOf = ({ recue, refus, cada }: ResponseClock): LetterCalendar => ({
	titre: fr`Calendrier, si la demande est reçue le ${formatDay(recue)}`,
	jours: [
		{ jour: formatDay(recue), mot: 'réception' },
		{ jour: formatDay(refus), mot: fr`un mois sans réponse : refus` },
		{ jour: formatDay(cada), mot: 'saisir la CADA avant ce jour' }
	]
});
