import { expect, test } from 'vitest';
import { remarkBlocks, type RemarkBlock, type RemarkRun } from './remark-blocks.ts';
import { fc, SEED } from '../../../../../tests/property-seed.ts';

const runsOf = (blocks: readonly RemarkBlock[]): RemarkRun[] =>
	blocks.flatMap((block) => (block.genre === 'liste' ? block.puces.flat() : block.mots));
const textOf = (text: string) =>
	runsOf(remarkBlocks(text))
		.map(({ texte }) => texte)
		.join('');

test('paragraphs, lists, emphasis and web links are read; French signs keep with their words', () => {
	const blocks = remarkBlocks(
		"Dit par *la DGCS* : **« 3 M€ »**\nen réunion, d'après [le compte rendu](https://exemple.fr/a).\n\n1. un\n2. deux\n   - trois\n\n> cité\n\n### Titre"
	);
	expect(blocks.map(({ genre }) => genre)).toEqual(['paragraphe', 'liste', 'citation', 'titre']);
	expect(blocks[1]).toMatchObject({
		ordonnee: true,
		puces: [[{ texte: 'un' }], [{ texte: 'deux' }], [{ texte: 'trois' }]]
	});
	expect(runsOf(blocks.slice(0, 1)).map(({ texte }) => texte)).toEqual([
		'Dit par ',
		'la DGCS',
		'\u00A0: ',
		'«\u00A03\u00A0M€\u00A0»'.replace('3\u00A0M', '3 M'),
		' ',
		'en réunion, d’après ',
		'le compte rendu',
		'.'
	]);
	expect(runsOf(blocks)).toContainEqual({
		texte: 'le compte rendu',
		gras: false,
		italique: false,
		lien: 'https://exemple.fr/a'
	});
	expect(runsOf(remarkBlocks('Voir https://exemple.fr/b.')).map(({ lien }) => lien)).toEqual([
		null,
		'https://exemple.fr/b',
		null
	]);
});

test('HTML, pictures, code and other schemes stay as they are typed', () => {
	expect(textOf('<script>alert(1)</script> <b>x</b>')).toBe('<script>alert(1)</script> <b>x</b>');
	expect(textOf('`code` | a | b |')).toBe('`code` | a | b |');
	for (const typed of [
		'[x](javascript:alert(1))',
		'[x](data:text/html,x)',
		'[x](/annees)',
		'[x](mailto:a@b.fr)'
	])
		expect(runsOf(remarkBlocks(typed)).every(({ lien }) => lien === null)).toBe(true);
});

test('whatever is typed, a link leads to a web address, and no word is lost', () => {
	const piece = fc.constantFrom(
		'mot',
		'*',
		'**',
		'[',
		'](https://a.fr)',
		'](javascript:x)',
		'<a href="x">',
		'\n',
		'\n\n',
		'- ',
		'> ',
		'# ',
		'&lt;',
		'https://b.fr',
		'`',
		'\\',
		' '
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
			const text = pieces.join('');
			for (const { lien } of runsOf(remarkBlocks(text)))
				if (lien !== null) expect(lien).toMatch(/^https?:\/\//);
			const count = (said: string) => said.match(/mot/g)?.length ?? 0;
			expect(count(textOf(text))).toBe(count(text));
		}),
		{ seed: SEED }
	);
});
