import { expect, test } from 'vitest';
import { phraseInText, phraseInWord } from './phrase-in-word.ts';

const halves = (html: string) => {
	const end = html.indexOf('</p>') + '</p>'.length;
	return [html.slice(0, end), html.slice(end)];
};

test('a sentence goes to a word processor with its note as a footnote, its addresses as links, and no markup of its own', () => {
	const html = phraseInWord('5 € & <moins>.', 'Source : Sénat, https://example.org/a?b=1&c=2. Fin', 'fr');
	expect(html).toContain('5 € &amp; &lt;moins&gt;.');
	expect(html).toContain(
		'<a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>. Fin'
	);
	const [call = '', notes = ''] = halves(html);
	// Word ties the call to its note by these, and numbers both; LibreOffice by the others.
	expect(call).toContain('mso-footnote-id:ftn1');
	expect(call).toContain('mso-special-character:footnote');
	expect(call).toContain('class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"');
	const [, writer = '', word = ''] =
		/^<!\[if !supportFootnotes\]>(.*)<!\[endif\]><!--\[if supportFootnotes\]>(.*)<!\[endif\]-->/.exec(
			notes
		) ?? [];
	// A division in the note cuts it in LibreOffice.
	expect(writer.match(/<div[^>]*>/g)).toEqual(['<div id="sdfootnote1">']);
	expect(word).toMatch(
		/^<div style="mso-element:footnote-list"><div style="mso-element:footnote" id="ftn1"><p/
	);
	for (const note of [writer, word]) expect(note).toContain('Source : Sénat, <a href=');
	for (const note of [writer, word]) expect(note).toContain('mso-footnote-id:ftn1');
});

test('what is hidden from all but Word ends where it should, whatever the note says', () => {
	const html = phraseInWord('Une phrase.', 'Source : --> <![endif]--> fin --!>', 'fr');
	expect(html.match(/-->/g)).toHaveLength(1);
	expect(html).toMatch(/<!\[endif\]--><\/body><\/html>$/);
	expect(html).not.toContain('--!>');
});

test('where only text goes, the note stands in brackets', () => {
	expect(phraseInText('Une phrase.', 'Source')).toBe('Une phrase. (Source)');
});
