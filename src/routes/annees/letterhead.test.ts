import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exampleLetterhead } from '#lib/export/docx/letterhead/example-letterhead.ts';
import { LARGEST } from '#lib/export/docx/letterhead/open-letterhead.ts';
import { PLACEHOLDERS } from '#lib/export/docx/letterhead/placeholders.ts';
import { shippedBase } from '#lib/server/base.fixture.ts';
import { unanswerable } from '#lib/server/refusal-page.ts';
import { inLanguage } from '#lib/server/request-language.ts';
import type { Database } from '#lib/server/store/database.ts';
import { atOneVersion } from '#lib/server/store/versions.ts';
import { actions } from '../(site)/annees/[annee=annee]/dossier/+page.server.ts';

let db: Database;
beforeAll(async () => {
	db = await shippedBase();
});
afterAll(() => db.close());

interface Told {
	readonly status?: number;
	readonly data?: { readonly refus: string };
	readonly adresse: string;
	readonly nom: string;
	readonly remplis: readonly string[];
	readonly vides: readonly string[];
	readonly inconnus: readonly string[];
}

const send = async (bytes: Uint8Array | null, annee = '2018', langue: 'fr' | 'en' = 'fr'): Promise<Told> => {
	const body = new FormData();
	if (bytes !== null) body.append('modele', new File([bytes as Uint8Array<ArrayBuffer>], 'modele.docx'));
	const url = new URL(`https://lignes.example/annees/${annee}/dossier`);
	const request = new Request(url, { method: 'POST', body });
	const event = { locals: { db }, url, params: { annee }, request };
	const told: unknown = await inLanguage(langue, () =>
		atOneVersion(db, async () => actions['default']?.(event as never))
	);
	return told as Told;
};
const partsOf = ({ adresse }: Told) =>
	Object.fromEntries(
		Object.entries(unzipSync(Buffer.from(adresse.split(',')[1] ?? '', 'base64'))).map(([name, part]) => [
			name,
			strFromU8(part)
		])
	);
const textOf = (part = '') => part.replace(/<[^>]+>/g, '').replaceAll('\u00A0', ' ');

const TYPES = (main: string) =>
	`<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.${main}"/></Types>`;
const RELATIONS =
	'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const WORD = 'openxmlformats-officedocument.wordprocessingml.document.main+xml';
const paragraph = (...runs: string[]) =>
	`<w:p>${runs.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('')}</w:p>`;
const body = (...paragraphs: string[]) =>
	`<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.join('')}</w:body></w:document>`;
const letterhead = (document: string, main = WORD, more: Record<string, Uint8Array> = {}) =>
	zipSync({
		'[Content_Types].xml': strToU8(TYPES(main)),
		'_rels/.rels': strToU8(RELATIONS),
		'word/document.xml': strToU8(document),
		...more
	});

test('the example comes back with all that it asks for, its own header, and no brace left', async () => {
	const told = await send(await exampleLetterhead(1, '2026-11-22', 'fr'));
	expect(told.inconnus).toEqual([]);
	expect(told.vides).toEqual([]);
	expect([...told.remplis].sort()).toEqual(PLACEHOLDERS.filter((key) => key !== 'annee').sort());
	expect(told.nom).toBe('rapport_prevu_cp_2018_v1.docx');
	const parts = partsOf(told);
	const text = textOf(parts['word/document.xml']);
	expect(text).not.toMatch(/\{\{|\}\}/);
	expect(text).toContain('Évaluation 2018 des moyens contre la traite des êtres humains');
	expect(text).toContain('5 469 878 €');
	expect(textOf(parts['word/header1.xml'])).toBe('Nom de votre association');
	expect(textOf(parts['word/footnotes.xml'])).toContain('http://www2.senat.fr/rap/');
	expect(parts['word/document.xml']?.match(/<wp:docPr [^>]*descr="[^"]+"/g)).toHaveLength(6);
	expect(Object.keys(parts)).toContain('word/charts/chart1.xml');
});

test('a placeholder that Word cut in pieces is filled; one that is not known stays and is told', async () => {
	const told = await send(
		letterhead(
			body(
				paragraph('Rapport ', '{{an', 'nee}}', ' de notre association'),
				paragraph('{{ constat }}'),
				paragraph('{{budget_secret}}')
			)
		),
		'2017',
		'en'
	);
	expect(told.remplis).toEqual(['annee', 'constat']);
	expect(told.inconnus).toEqual(['budget_secret']);
	const text = textOf(partsOf(told)['word/document.xml']);
	expect(text).toContain('Rapport 2017 de notre association');
	expect(text).toContain('In 2017, ');
	expect(text).toContain('{{budget_secret}}');
});

test('what the year has nothing of says so in its place', async () => {
	const told = await send(letterhead(body(paragraph('{{figure_besoins}}'), paragraph('{{titre}}'))), '2013');
	expect(told.vides).toEqual(['figure_besoins']);
	expect(textOf(partsOf(told)['word/document.xml'])).toContain('Rien à montrer ici pour 2013.');
});

const good = () => body(paragraph('{{titre}}'));
/** A document that weighs little and says that it is 70 MB once opened. */
const bomb = () => letterhead(good(), WORD, { 'word/media/a.bin': new Uint8Array(70_000_000) });

test.for<readonly [string, () => Uint8Array | null, string]>([
	['no file', () => null, 'Aucun document n’est arrivé'],
	['an empty file', () => new Uint8Array(), 'Aucun document n’est arrivé'],
	['a text', () => strToU8('{{titre}}'), 'pas un document Word'],
	['a picture in a ZIP', () => zipSync({ 'a.png': new Uint8Array(10) }), 'pas un document Word'],
	['a ZIP cut short', () => letterhead(good()).slice(0, 300), 'pas un document Word'],
	[
		'a spreadsheet',
		() => letterhead(good(), 'openxmlformats-officedocument.spreadsheetml.sheet.main+xml'),
		'pas un document Word'
	],
	['a closed document', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), 'mot de passe'],
	[
		'one with macros',
		() => letterhead(good(), 'ms-word.document.macroEnabled.main+xml'),
		'contient des macros'
	],
	[
		'one with hidden macros',
		() => letterhead(good(), WORD, { 'word/vbaProject.bin': new Uint8Array(9) }),
		'contient des macros'
	],
	[
		'a template',
		() => letterhead(good(), 'openxmlformats-officedocument.wordprocessingml.template.main+xml'),
		'modèle Word (.dotx)'
	],
	['one without a placeholder', () => letterhead(body(paragraph('Bonjour'))), 'aucun repère connu'],
	[
		'one with words of its own',
		() => letterhead(good().replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')),
		'pas un document Word'
	],
	['broken XML', () => letterhead(good().replaceAll('</w:p>', '')), 'n’a pas pu être lu en entier'],
	[
		'placeholders without end',
		() => letterhead(body(...Array.from({ length: 300 }, () => paragraph('{{titre}}')))),
		'plus de 200 repères'
	],
	['a bomb', bomb, 'trop grand une fois ouvert'],
	['one over 5 MB', () => new Uint8Array(LARGEST + 1).fill(7), 'dépasse 5 Mo']
])('%s is refused in a sentence', async ([, bytes, sentence]) => {
	const told = await send(bytes());
	expect(told.status).toBe(422);
	expect(textOf(told.data?.refus)).toContain(sentence);
});

test('only the page that fills a document is sent something', () => {
	expect(unanswerable('POST', '/annees/2018/dossier', true)).toBeNull();
	expect(unanswerable('POST', '/annees/2018')?.status).toBe(405);
	expect(unanswerable('PUT', '/annees/2018/dossier', true)?.status).toBe(405);
});
