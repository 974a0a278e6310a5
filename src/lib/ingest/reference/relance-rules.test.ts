import { describe, expect, test } from 'vitest';
import { ETATS_RELANCE } from '#lib/domain/letters/relance.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';
import { fc } from '../../../../tests/property-seed.ts';

const HEADER = 'dispositif;exercice;sujet;poste;destinataire;envoyee;recue;etat;etat_date;source;note';
const read = (...rows: string[]) => readAll([HEADER, ...rows, ''].join('\n'), reference);
const told = async (row: string) => {
	const { summary } = await read(row);
	return summary.problems.map(({ champ, message }) => `${champ ?? ''}: ${message}`);
};

describe('letters that were sent', () => {
	test.for([
		'bop137;2018;;;DGCS;2026-11-23;;envoyee;;;',
		'bop137;2018;execution;AFIS;DGCS;2026-11-23;2026-11-24;envoyee;2026-11-23;;',
		'p101;2018;Vote;;Justice;2026-11-23;2026-11-23;Transmise;2026-11-23;;au service compétent',
		'p101;2018;;;Justice;23/11/2026;24/11/2026;repondue;20/12/2026;reponse-justice-2026;',
		'mae;2018;;;Affaires étrangères;2026-11-23;2026-11-24;refusee;2026-12-24;;'
	])('« %s » is kept', async (row) => {
		const { summary } = await read(row);
		expect([summary.profile, summary.accepted, summary.problems]).toEqual(['relances', 1, []]);
	});

	test.for([
		[
			'received before it was sent',
			'2026-11-23;2026-11-22;envoyee;;;',
			'recue: .*est avant l’envoi \\(2026-11-23\\)'
		],
		[
			'answered before it was received',
			'2026-11-23;2026-11-25;repondue;2026-11-24;r;',
			'etat_date: .*est avant la réception'
		],
		['refused before it was sent', '2026-11-23;;refusee;2026-11-22;;', 'etat_date: .*est avant l’envoi'],
		['a state without its day', '2026-11-23;;refusee;;;', 'etat_date: .*n’a pas de jour'],
		[
			'sent on another day than its own',
			'2026-11-23;;envoyee;2026-11-24;;',
			'etat_date: .*laissez « etat_date » vide'
		],
		['an answer without its document', '2026-11-23;;repondue;2026-12-01;;', 'source: .*sources.csv'],
		['a day of no calendar', '2026-02-30;;envoyee;;;', 'envoyee: .*un jour, par exemple 2026-11-23'],
		['a month for a day', '2026-11;;envoyee;;;', 'envoyee: .*un jour'],
		['a state of no list', '2026-11-23;;perdue;;;', 'etat: .*envoyee, transmise, repondue, refusee, cada'],
		['a person in the note', '2026-11-23;;envoyee;;;vu avec Mme Dupont', 'note: .*aucun nom de personne']
	])('%s is refused', async ([, rest, expected]) => {
		const [first] = await told(`bop137;2018;;;DGCS;${rest ?? ''}`.replaceAll(' :', '\u00A0:'));
		expect(first?.replaceAll('\u00A0', ' ')).toMatch(new RegExp(expected ?? ''));
	});

	test.for(['M. Dupont', 'Madame la directrice Durand', 'jean.dupont@exemple.fr', 'DGCS (Mme Durand)'])(
		'« %s » is no recipient',
		async (who) => {
			expect(await told(`bop137;2018;;;${who};2026-11-23;;envoyee;;;`)).toEqual([
				expect.stringContaining('semble nommer une personne')
			]);
		}
	);

	test('a subject of no list is told with those that are', async () => {
		expect(await told('bop137;2018;budget;;DGCS;2026-11-23;;envoyee;;;')).toEqual([
			expect.stringContaining('prevu, vote, execution, couverture')
		]);
	});

	test('days are kept in the order sent, received, then become, and in no other', async () => {
		const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
		await fc.assert(
			fc.asyncProperty(day, day, day, fc.constantFrom(...ETATS_RELANCE), async (sent, got, since, etat) => {
				const known = etat === 'envoyee' ? '' : since;
				const problems = await told(`bop137;2018;;;DGCS;${sent};${got};${etat};${known};r;`);
				expect(problems.length === 0).toBe(sent <= got && (known === '' || got <= known));
			}),
			{ numRuns: 60 }
		);
	});
});
