import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { letterText } from '#lib/export/letter-text.ts';
import { letterOf } from '#lib/pages/letters/letter.server.ts';
import { queryOf, shippedBase } from '#lib/server/base.fixture.ts';
import type { Database } from '#lib/server/store/database.ts';
import type { Letter } from '#lib/domain/letters/letter.ts';
import { letterDocx } from './letter-docx.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

const letter = (exercice: number, dispositif: string) =>
	letterOf(db, queryOf(db, ''), exercice, dispositif, '2026-11-23') as Letter;
const partsOf = async (one: Letter) =>
	Object.fromEntries(
		Object.entries(unzipSync(await letterDocx(one, '2026-11-22T00:00:00Z'))).map(([name, bytes]) => [
			name,
			strFromU8(bytes)
		])
	);

/** The paragraphs of a Word file as one reads them: a cut in a line is a comma, a numbered one has its rank. */
function paragraphs(xml: string): string[] {
	let rank = 0;
	return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)]
		.map(([one]) => {
			const number = one.includes('<w:numPr>') ? `${(rank += 1)}. ` : '';
			const text = one
				.replaceAll('<w:noBreakHyphen/>', '<w:t>-</w:t>')
				.replaceAll('<w:br/>', '<w:t>, </w:t>');
			return number + [...text.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, said]) => said).join('');
		})
		.map((text) => text.replaceAll('&amp;', '&').replaceAll('&apos;', "'").replaceAll('&quot;', '"'));
}

test.for([
	[2018, 'bop137'],
	[2018, 'p101'],
	[2018, 'mae'],
	[2019, 'bop137'],
	[2023, 'agrasc'],
	[2013, 'p101']
] as const)(
	'of %i, %s: the Word file says what the text says, paragraph by paragraph',
	async ([year, id]) => {
		const one = letter(year, id);
		const parts = await partsOf(one);
		const said = [
			...paragraphs(parts['word/document.xml'] ?? ''),
			...paragraphs(parts['word/footer1.xml'] ?? '')
		];
		const text = letterText(one)
			.split('\n')
			.filter((line) => line !== '');
		// At the foot stand the pages too.
		expect(said.map((line) => line.replace(/^(Lettre préparée.*données).*$/, '$1'))).toEqual(text);
	}
);

test('what is to be filled in is seen, in grey and between brackets, and nothing else is', async () => {
	const xml = (await partsOf(letter(2018, 'bop137')))['word/document.xml'] ?? '';
	const shaded = [...xml.matchAll(/<w:r>(?:(?!<\/w:r>).)*<w:shd[^>]*>(?:(?!<\/w:r>).)*<\/w:r>/gs)].map(
		([run]) => /<w:t[^>]*>([^<]*)/.exec(run)?.[1]
	);
	expect(shaded).toEqual([
		'[nom, adresse et courriel de l’association]',
		'[service et adresse, à vérifier avant l’envoi]',
		'[lieu et date]',
		'[nom de l’association et signature]'
	]);
});

test('the file is named after its letter, and is the same bytes each time', async () => {
	const one = letter(2018, 'mae');
	const core = (await partsOf(one))['docProps/core.xml'] ?? '';
	expect(core).toContain('Objet\u00A0: demande de documents administratifs');
	const [first, second] = [await letterDocx(one, '2026-11-22'), await letterDocx(one, '2026-11-22')];
	expect(Buffer.from(first).equals(second)).toBe(true);
});
