import { Paragraph } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { packHouseDocument } from '#lib/export/docx/house-document.ts';
import { Numbers } from './numbers.ts';

const report = (pages: readonly string[]) => ({
	titre: 'Rapport n° 147',
	editeur: 'Sénat',
	date: '2018',
	url: 'https://senat.example/',
	pages
});

test('a document is told whole once, then by its note and the place in it; the same place is called again', async () => {
	const numbers = new Numbers();
	// Two notes of others stand before.
	numbers.after(2);
	const calls = [['p. 12'], ['p. 13'], ['p. 12']].map((pages) => numbers.of([report(pages)]));
	const bytes = await packHouseDocument(
		{ title: '', description: '', version: 1, versionDate: '2026-11-22', language: 'fr' },
		{ sections: [{ children: calls.map((children) => new Paragraph({ children })) }] }
	);
	const parts = unzipSync(bytes);
	const read = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
	const body = read('word/document.xml');
	expect(body.match(/<w:footnoteReference /g)).toHaveLength(2);
	expect([...body.matchAll(/NOTEREF (\w+)/g)].map(([, name]) => name)).toEqual(['note_3']);
	const notes = read('word/footnotes.xml').replace(/<[^>]+>/g, '');
	expect(notes).toContain('Sénat, Rapport n° 147, 2018, p. 12, https://senat.example/.');
	expect(notes).toContain('Document de la note 3, p. 13.');
});
