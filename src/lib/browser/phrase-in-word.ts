const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** Addresses of a note as links, which a word processor keeps. */
const linked = (text: string) =>
	text
		.split(/(https?:\/\/[^\s<>]*[^\s<>.,;:])/)
		.map((piece, at) => (at % 2 === 0 ? escaped(piece) : `<a href="${escaped(piece)}">${escaped(piece)}</a>`))
		.join('');

/** The call of a footnote, and the number at its head: what stands between is for those who number no notes themselves. */
const numbered = (attributes: string) =>
	`<a ${attributes} style="mso-footnote-id:ftn1"><span style="mso-special-character:footnote"><![if !supportFootnotes]><sup>1</sup><![endif]></span></a>`;

/**
 * A sentence and its note as the clipboard carries them to a word processor: the note becomes a footnote in Word, by its
 * `mso-footnote` marks, and in LibreOffice, by the names of its own. Each has the note to itself, by the conditions that Word
 * reads and writes: LibreOffice cuts a note that holds the division of Word after its second line.
 */
export function phraseInWord(phrase: string, note: string, lang: string): string {
	const head = numbered('class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc"');
	const paragraph = `<p class="sdfootnote" lang="${lang}">${head} ${linked(note)}</p>`;
	return [
		`<html><body lang="${lang}"><p lang="${lang}">${escaped(phrase)}`,
		`${numbered('class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"')}</p>`,
		`<![if !supportFootnotes]><div id="sdfootnote1">${paragraph}</div><![endif]>`,
		'<!--[if supportFootnotes]><div style="mso-element:footnote-list"><div style="mso-element:footnote" id="ftn1">',
		`${paragraph}</div></div><![endif]--></body></html>`
	].join('');
}

/** The same where only plain text goes: the note in brackets after the sentence. */
export const phraseInText = (phrase: string, note: string): string => `${phrase} (${note})`;
