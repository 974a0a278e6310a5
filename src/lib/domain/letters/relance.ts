import { z } from 'zod';
import { DateIso } from '#lib/domain/funding-line.ts';

/** The kinds of question that are put about a (dispositif, exercice), as `relances.csv` writes them. */
export const SUJETS = [
	'prevu',
	'vote',
	'execution',
	'couverture',
	'forme',
	'non-detaille',
	'details-en-trop',
	'concurrentes',
	'nature'
] as const;
export type Sujet = (typeof SUJETS)[number];

/** What became of a letter: sent, passed on to who holds the documents, answered, refused, or brought before the CADA. */
export const ETATS_RELANCE = ['envoyee', 'transmise', 'repondue', 'refusee', 'cada'] as const;
export type EtatRelance = (typeof ETATS_RELANCE)[number];

const text = z.string().trim().max(4000);
const jour = DateIso.regex(/^.{10}$/);
const jourOuRien = z.union([jour, z.literal('')]);

/** What a row of `relances.csv` asks, and of whom: a kind of question, or `''` for the whole letter. */
export const RELANCE_ASKED = {
	sujet: z.enum(['', ...SUJETS]),
	poste: text,
	/** A ministry or a service, never a person. */
	destinataire: text.min(1)
} as const;

/** When it was sent, received (from that day the law counts; `''` while it is not known), and what became of it since when. */
export const RELANCE_SENT = {
	envoyee: jour,
	recue: jourOuRien,
	etat: z.enum(ETATS_RELANCE),
	etat_date: jourOuRien
} as const;
