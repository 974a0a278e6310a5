import { expect, test } from 'vitest';
import { phraseInText, phraseInWord } from './phrase-in-word.ts';

test('a sentence goes to a word processor with its note as a footnote, its addresses as links, and no markup of its own', () => {
	const html = phraseInWord('5 € & <moins>.', 'Source : Sénat, https://example.org/a?b=1&c=2. Fin', 'fr');
	expect(html).toContain('5 € &amp; &lt;moins&gt;.');
	expect(html).toContain(
		'<a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a>. Fin'
	);
	// Word ties the call to its note by these; LibreOffice by the others.
	expect(html.match(/mso-footnote-id:ftn1/g)).toHaveLength(2);
	expect(html).toContain('id="ftn1"');
	expect(html).toContain('class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"');
	expect(html).toContain('id="sdfootnote1"');
});

test('where only text goes, the note stands in brackets', () => {
	expect(phraseInText('Une phrase.', 'Source')).toBe('Une phrase. (Source)');
});
