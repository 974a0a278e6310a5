const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** Addresses of a note as links, which a word processor keeps. */
const linked = (text: string) =>
	text
		.split(/(https?:\/\/[^\s<>]*[^\s<>.,;:])/)
		.map((piece, at) => (at % 2 === 0 ? escaped(piece) : `<a href="${escaped(piece)}">${escaped(piece)}</a>`))
		.join('');

/**
 * A sentence and its note as the clipboard carries them to a word processor: the note becomes a footnote in Word, by its
 * `mso-footnote` marks, and in LibreOffice, by the names of its own.
 */
export function phraseInWord(phrase: string, note: string, lang: string): string {
	return [
		`<html><body lang="${lang}"><p lang="${lang}">${escaped(phrase)}`,
		'<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym" style="mso-footnote-id:ftn1"><sup>1</sup></a></p>',
		'<div style="mso-element:footnote-list"><div id="sdfootnote1"><div style="mso-element:footnote" id="ftn1">',
		`<p class="sdfootnote" lang="${lang}"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc" style="mso-footnote-id:ftn1">1</a> `,
		`${linked(note)}</p></div></div></div></body></html>`
	].join('');
}

/** The same where only plain text goes: the note in brackets after the sentence. */
export const phraseInText = (phrase: string, note: string): string => `${phrase} (${note})`;
