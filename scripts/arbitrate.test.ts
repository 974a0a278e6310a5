import { afterAll, beforeAll, expect, test } from 'vitest';
import { AT } from '#lib/server/base.fixture.ts';
import { ensureBase } from '#lib/server/import/ensure-base.ts';
import { run, temporaryFolder } from './command.fixture.ts';

const here = temporaryFolder();
const env = { DATABASE_PATH: here.path('base.db') };
const LFI_2017 = ['--dispositif', 'bop137', '--exercice', '2017', '--etape', 'lfi', '--nature', 'cp'];
const SENAT = [
	...LFI_2017,
	'--source',
	'senat-l18-147',
	'--auteur',
	'Collectif',
	'--raison',
	'Total imprimé'
];
const arbitrate = (...args: string[]) => run('arbitrate', args, { env });

beforeAll(async () => {
	const nowhere = await arbitrate();
	expect([nowhere.code, nowhere.out]).toEqual([1, '']);
	expect(nowhere.err).toContain('n’existe pas');
	(await ensureBase(env.DATABASE_PATH, 'data', AT)).close();
});
afterAll(here.end);

test('without argument, lists what contradicts and the exact command to type', async () => {
	const { out } = await arbitrate();
	expect(out).toContain('6 quantités ont plusieurs valeurs publiées');
	expect(out).toContain('6 827 945 €  plf-2018');
	const command = out
		.split('\n')
		.find(
			(line) =>
				line.includes('bop137') && line.includes('--nature cp') && line.includes('--source senat-l18-147')
		);
	expect(command).toContain(`npm run arbitrate -- ${LFI_2017.join(' ')}`);
});

test('records a decision, repeats it without effect, takes it back', async () => {
	const done = await arbitrate(...SENAT);
	expect(done).toMatchObject({ code: 0, err: '' });
	expect(done.out).toContain('bop137 2017 LFI CP : 6 827 945 € → 6 264 755 €');
	expect(done.out).toContain('Fait : version 2.');
	expect((await arbitrate(...SENAT, '--date', '2026-11-22', '--dry-run')).code).toBe(0);
	const listed = await arbitrate();
	expect(listed.out).toMatch(/retenue, par l’arbitrage du \d{4}-\d\d-\d\d, Collectif : Total imprimé/);
	const back = await arbitrate(...LFI_2017, '--withdraw');
	expect(back).toMatchObject({ code: 0 });
	expect(back.out).toContain('6 264 755 € → 6 827 945 €');
	const again = await arbitrate(...LFI_2017, '--withdraw');
	expect(again).toMatchObject({ code: 1, out: '' });
	expect(again.err).toContain('Aucun arbitrage n’est enregistré pour bop137 2017 lfi cp.');
});

test('refuses what does not exist with what does, and says how it is written', async () => {
	const source = await arbitrate(
		...LFI_2017,
		'--source',
		'inconnue',
		'--auteur',
		'Collectif',
		'--raison',
		'x'
	);
	expect(source.code).toBe(1);
	expect(source.err).toContain('plf-2018\n  senat-l18-147');
	const stage = await arbitrate('--dispositif', 'bop137', '--exercice', '2017', '--etape', 'vote');
	expect(stage.code).toBe(2);
	expect(stage.err).toContain('demande annonce plf lfi');
	const unsaid = await arbitrate(...LFI_2017, '--source', 'plf-2018', '--raison', 'x');
	expect(unsaid.code).toBe(2);
	expect(unsaid.err).toContain('--auteur manque.');
	expect(unsaid.err).toContain('jamais le nom d’une personne privée');
});
