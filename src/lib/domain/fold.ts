/**
 * Marks that are not seen: soft hyphens, zero-width spaces and joiners, marks of direction and of variant, fillers, byte order
 * marks, and controls that are no space.
 */
const INVISIBLE = /(?![\t-\r])[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu;
const APOSTROPHES = /[’‘‛`´′ʹʻʼʽˈ‵Ꞌꞌ＇]/g;
const HYPHENS = /[\u2010-\u2015\u2043\u2212\u02D7\uFE58\uFE63\uFF0D]/g;
const DIACRITICS = /\p{M}+/gu;
const SPACES = /\s+/g;
const ASCII = /^[\x20-\x7E]*$/;

/** The text without the marks that nobody sees, and that a copy from a page or a PDF often carries. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

/** Each mark of a text that nobody sees, once. */
export const invisibleIn = (text: string): ReadonlySet<string> => new Set(text.match(INVISIBLE));

/**
 * The form under which two texts are the same word: no case, no accents, one space where there were several, one apostrophe
 * and one hyphen of all those that are typed, nothing invisible. Used to compare quantités, to recognise headers and labels,
 * and to search.
 */
export function fold(text: string): string {
	const plain = ASCII.test(text)
		? text.replaceAll('`', "'")
		: withoutInvisible(text)
				.replace(APOSTROPHES, "'")
				.normalize('NFKD')
				.replace(DIACRITICS, '')
				// Some letters come apart into one: « ŉ ».
				.replace(APOSTROPHES, "'")
				.replace(HYPHENS, '-')
				.replace(/œ/g, 'oe')
				.replace(/Œ/g, 'OE')
				.replace(/æ/g, 'ae')
				.replace(/Æ/g, 'AE');
	return plain.replace(SPACES, ' ').trim().toLowerCase();
}
