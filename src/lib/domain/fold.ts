const DIACRITICS = /\p{M}+/gu;
const SPACES = /[\s\u00A0\u202F\u2009]+/gu;

/**
 * The form under which two texts are the same word: no case, no accents, one space where there were several, straight
 * apostrophes. Used to compare quantités, to recognise headers and labels, and to search.
 */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(DIACRITICS, '')
		.replace(/[’‘ʼ]/g, "'")
		.replace(/œ/g, 'oe')
		.replace(/Œ/g, 'OE')
		.replace(SPACES, ' ')
		.trim()
		.toLowerCase();
}
