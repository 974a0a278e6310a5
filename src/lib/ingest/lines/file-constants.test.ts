import { expect, test } from 'vitest';
import { bytesSource } from '#lib/ingest/bytes/byte-source.ts';
import { FIXTURE_REFERENCE } from '#lib/ingest/fixture-reference.ts';
import { readAll } from '#lib/ingest/read-all.ts';
import type { ReadOptions } from './batch.ts';

const read = (text: string, options: ReadOptions) =>
	readAll(bytesSource('liste.csv', new TextEncoder().encode(text)), FIXTURE_REFERENCE, options);
const LIST =
	'association;programme budgétaire;montant\nAssociation A;137-15;2500\nAssociation B;137-15;1000\n';
const STATED = { exercice: 2015, constantes: { etape: 'voté', source: 'Réserve 2015', payeur: 'Sénat' } };

test('what a file does not say is stated once for all its lines, and told', async () => {
	const { lines, summary } = await read(LIST, STATED);
	expect(lines).toMatchObject(
		['Association A', 'Association B'].map((beneficiaire) => ({
			beneficiaire,
			exercice: 2015,
			etape: 'lfi',
			source: 'Réserve 2015',
			payeur: 'Sénat',
			programme: '137',
			action: '15',
			dispositif: 'bop137'
		}))
	);
	expect(summary.announcements.filter(({ code }) => code === 'constante')).toHaveLength(3);
});

test('a dispositif stated once stands for the programmes', async () => {
	const text = 'association;montant\nAssociation A;2500\n';
	const { lines } = await read(text, {
		...STATED,
		constantes: { ...STATED.constantes, dispositif: 'BOP 137' }
	});
	expect(lines).toMatchObject([{ dispositif: 'bop137', programme: null }]);
});

test('without it, the refusal says how to state it', async () => {
	const { summary } = await read(LIST, {});
	const messages = summary.problems.map(({ message }) => message.replaceAll('\u00A0', ' '));
	for (const field of ['exercice', 'etape', 'source'])
		expect(messages).toContainEqual(expect.stringContaining(`dites-le par --${field}.`));
});

test('a word that is not read refuses the file, and a column of the file wins', async () => {
	const wrong = await read(LIST, { ...STATED, constantes: { ...STATED.constantes, etape: 'zut' } });
	expect(wrong.summary).toMatchObject({ fatal: true, problemCounts: { constante: 1 } });
	const text = 'exercice;dispositif;etape;montant;source\n2018;mae;plf;300;X\n';
	const { lines, summary } = await read(text, STATED);
	expect(lines).toMatchObject([{ exercice: 2018, etape: 'plf', source: 'X', payeur: 'Sénat' }]);
	expect(summary.announcements.filter(({ code }) => code === 'constante')).toHaveLength(3);
});
