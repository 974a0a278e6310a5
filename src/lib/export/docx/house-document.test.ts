import { ExternalHyperlink, FootnoteReferenceRun, Paragraph, TextRun } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { packHouseDocument, type HouseFacts } from './house-document.ts';

const FACTS: HouseFacts = {
	title: 'Exécution 2018',
	description: 'Ce que dit le fichier',
	version: 7,
	versionDate: '2026-11-30T10:00:00.123Z',
	language: 'fr'
};

const linked = (to: string) =>
	new ExternalHyperlink({ link: to, children: [new TextRun({ text: to, style: 'Hyperlink' })] });

const written = async (facts: Partial<HouseFacts> = {}, text = '5\u202F020\u202F878 €') =>
	packHouseDocument(
		{ ...FACTS, ...facts },
		{
			footnotes: { 1: { children: [new Paragraph({ children: [linked('https://b.example/')] })] } },
			sections: [
				{
					children: [
						new Paragraph({ heading: 'Heading1', text: 'Titre' }),
						new Paragraph({
							children: [
								new TextRun(text),
								linked('https://a.example/'),
								linked('https://c.example/'),
								new FootnoteReferenceRun(1)
							]
						})
					]
				}
			]
		}
	);

const parts = (bytes: Uint8Array) =>
	Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

test('the same content and version give the same bytes whenever they are packed; another text gives others', async () => {
	const first = await written();
	await new Promise((resolve) => setTimeout(resolve, 5));
	expect(Buffer.from(await written()).equals(first)).toBe(true);
	expect(Buffer.from(await written({}, 'autre')).equals(first)).toBe(false);
});

test('a link names what its part declares, once each', async () => {
	const files = parts(await written());
	for (const part of ['document', 'footnotes']) {
		const declared = [...(files[`word/_rels/${part}.xml.rels`] ?? '').matchAll(/ Id="([^"]+)"/g)].map(
			([, id]) => id
		);
		const used = [...(files[`word/${part}.xml`] ?? '').matchAll(/r:id="([^"]+)"/g)].map(([, id]) => id);
		expect(new Set(declared).size).toBe(declared.length);
		expect(used.length).toBeGreaterThan(0);
		expect(declared).toEqual(expect.arrayContaining(used));
	}
});

test('the file says its title, author, language, day of its version, and no person', async () => {
	const files = parts(await written());
	const core = files['docProps/core.xml'] ?? '';
	expect(core).toContain('<dc:title>Exécution 2018</dc:title>');
	expect(core).toContain('<dc:description>Ce que dit le fichier</dc:description>');
	expect(core).toContain('<dc:creator>Lignes claires</dc:creator>');
	expect(core).toContain('<cp:lastModifiedBy>Lignes claires</cp:lastModifiedBy>');
	expect([...core.matchAll(/2026-11-30T10:00:00Z/g)]).toHaveLength(2);
	expect(files['word/styles.xml']).toContain('w:val="fr-FR"');
	expect(files['word/styles.xml']).toContain('w:eastAsia="fr-FR"');
	expect(parts(await written({ language: 'en' }))['word/styles.xml']).toContain('w:val="en-GB"');
});

test('a page is A4 with the version and the pages at its foot, and a number holds together', async () => {
	const files = parts(await written());
	expect(files['word/document.xml']).toMatch(/<w:pgSz[^>]*w:w="11906"[^>]*w:h="16838"/);
	const foot = files['word/footer1.xml'] ?? '';
	expect(foot).toContain('Lignes claires · version 7');
	expect(foot).toMatch(/PAGE.*NUMPAGES/s);
	expect(files['word/document.xml']).toContain('5\u00A0020\u00A0878');
	expect(Object.values(files).join('')).not.toContain('\u202F');
});

test('what XML has no place for is left out of every part: a program opens the file', async () => {
	const files = parts(await written({ title: 'a\uFFFEb\u0007c' }, 'un\uFFFF deux\u001B <b>'));
	for (const text of Object.values(files)) expect(text).toMatch(/^[\t\n\r\u0020-\uFFFD]*$/);
	expect(files['word/document.xml']).toContain('un deux &lt;b&gt;');
	expect(files['docProps/core.xml']).toContain('abc');
});
