import { expect, test } from 'vitest';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import { lettersFinding, letterState } from './letter-state.ts';

const sent = (cells: Partial<ReferenceRow<'relances'>> = {}): ReferenceRow<'relances'> => ({
	dispositif: 'bop137',
	exercice: 2018,
	sujet: '',
	poste: '',
	destinataire: 'DGCS',
	envoyee: '2026-12-01',
	recue: '',
	etat: 'envoyee',
	etat_date: '',
	source: '',
	note: '',
	...cells
});

test.for([
	[
		sent(),
		'envoyée le 1er décembre 2026 ; jour de réception pas encore noté',
		'sent on 1 December 2026; day of receipt not yet recorded'
	],
	[
		sent({ recue: '2026-12-31', etat: 'transmise', etat_date: '2027-01-04' }),
		'envoyée le 1er décembre 2026, transmise le 4 janvier 2027 à l’administration qui détient les documents, reçue le 31 décembre 2026 ; réponse attendue avant le 31 janvier 2027, sinon la CADA peut être saisie avant le 31 mars 2027',
		'sent on 1 December 2026, passed on 4 January 2027 to the administration that holds the documents, received on 31 December 2026; an answer is awaited before 31 January 2027, failing which the CADA can be asked before 31 March 2027'
	],
	[
		sent({ sujet: 'forme', poste: 'AFIS', etat: 'refusee', etat_date: '2027-01-31' }),
		'formes de traite, « AFIS » : envoyée le 1er décembre 2026, refusée le 31 janvier 2027 ; la CADA peut être saisie avant le 31 mars 2027',
		'forms of trafficking, “AFIS”: sent on 1 December 2026, refused on 31 January 2027; the CADA can be asked before 31 March 2027'
	],
	[
		sent({ etat: 'cada', etat_date: '2027-02-01' }),
		'envoyée le 1er décembre 2026, portée devant la CADA le 1er février 2027',
		'sent on 1 December 2026, brought before the CADA on 1 February 2027'
	]
] as const)('what became of a letter is told in both languages', ([row, inFrench, inEnglish]) => {
	expect(letterState(row).replaceAll('\u00A0', ' ')).toBe(inFrench);
	expect(inLanguage('en', () => letterState(row))).toBe(inEnglish);
});

test.for([
	[0, 0, 'Aucune lettre n’est à envoyer pour ce choix.'],
	[1, 0, 'Une lettre est prête à envoyer ; aucune n’est notée comme envoyée.'],
	[47, 1, '47 lettres sont prêtes à envoyer ; une est notée comme envoyée.'],
	[0, 2, 'Aucune lettre n’est à envoyer ; 2 sont notées comme envoyées.']
] as const)('%i ready and %i sent', ([ready, gone, sentence]) => {
	expect(lettersFinding(ready, gone).replaceAll('\u00A0', ' ')).toBe(sentence);
});
