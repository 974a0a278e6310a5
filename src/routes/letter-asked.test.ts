import { afterAll, beforeAll, expect, test } from 'vitest';
import { unzipSync } from 'fflate';
import { shippedBase } from '#lib/server/base.fixture.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { load } from './(site)/annees/[annee=annee]/relances/[dispositif]/+page.server.ts';
import { GET as word } from './annees/[annee=annee]/relances/[dispositif].docx/+server.ts';
import { GET as text } from './annees/[annee=annee]/relances/[dispositif].txt/+server.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const event = (annee: string, dispositif: string, search = '') =>
	({
		locals: { db, today: '2026-11-30' },
		params: { annee, dispositif },
		url: new URL(`https://lignes.example/annees/${annee}/relances/${dispositif}${search}`)
	}) as never;
const page = (...asked: Parameters<typeof event>) =>
	load(event(...asked)) as Exclude<Awaited<ReturnType<typeof load>>, void>;

test('the files are named after what they hold, and say their type and their ETag', async () => {
	const answers = [await word(event('2018', 'mae')), await text(event('2018', 'mae'))];
	expect(answers.map(({ headers }) => headers.get('content-disposition'))).toEqual([
		'attachment; filename="relance_mae_2018_v1.docx"',
		'attachment; filename="relance_mae_2018_v1.txt"'
	]);
	expect(answers.map(({ headers }) => headers.get('content-type'))).toEqual([
		'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
		'text/plain; charset=utf-8'
	]);
	expect(answers.every(({ headers }) => /^"[0-9a-f]{16}"$/.test(headers.get('etag') ?? ''))).toBe(true);
	const [docx, txt] = answers;
	expect(Object.keys(unzipSync(new Uint8Array((await docx?.arrayBuffer()) ?? [])))).toContain(
		'word/document.xml'
	);
	expect(await txt?.text()).toContain('300\u00A0000\u00A0€');
});

test('days are counted from the day of the address, else from today', async () => {
	expect(page('2018', 'mae').lettre.horloge.recue).toBe('2026-11-30');
	const asked = page('2018', 'mae', '?recue=2027-01-31&nature=ae');
	expect(asked.lettre.horloge).toEqual({ recue: '2027-01-31', refus: '2027-02-28', cada: '2027-04-28' });
	expect(asked.choisis).toEqual([{ name: 'nature', value: 'ae' }]);
	expect(await (await text(event('2018', 'mae', '?recue=2027-01-31'))).text()).toContain(
		'28\u00A0février 2027, un mois sans réponse\u00A0: refus'
	);
});

test('the letter is in French in both languages of the site', () => {
	const french = page('2018', 'bop137');
	const english = inLanguage('en', () => page('2018', 'bop137'));
	expect(english.texte).toBe(french.texte);
	expect(english.libelle).toBe('BOP 137, prostitution and trafficking');
});

test.for([
	['2018', 'acse', '', 404, 'Aucune lettre n’est à envoyer sur « acse » pour 2018'],
	['1999', 'bop137', '', 404, 'Aucune lettre'],
	['2018', 'inconnu', '', 404, 'Aucune lettre'],
	['2018', 'mae', '?recue=2026-02-30', 400, '« 2026-02-30 » n’est pas un jour'],
	['2018', 'mae', '?v=99', 404, 'La version 99 n’existe pas']
] as const)(
	'%s/%s%s is answered by %i and a sentence',
	async ([annee, dispositif, search, status, sentence]) => {
		for (const asked of [load, word, text]) {
			const refused: unknown = await (async () => asked(event(annee, dispositif, search)))().catch(
				(cause: unknown) => cause
			);
			expect(refused).toMatchObject({ status });
			expect((refused as { body: { message: string } }).body.message.replaceAll('\u00A0', ' ')).toContain(
				sentence
			);
		}
	}
);
