import { strFromU8, unzipSync } from 'fflate';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';

/** The most that a letterhead weighs, and what it may take once opened. */
export const LARGEST = 5_000_000;
const LARGEST_OPEN = 60_000_000;
const MOST_PARTS = 1500;

/** A document that cannot be filled, and why, in a sentence for who sent it. */
export class LetterheadRefused extends Error {
	constructor(sentence: string) {
		super(sentence);
		this.name = 'LetterheadRefused';
	}
}

const refuse = (french: string, english: string): never => {
	throw new LetterheadRefused(tr(french, english));
};

export const tooLarge = (): string =>
	tr(
		fr`Ce document dépasse 5 Mo. Allégez ses images, ou ne gardez que la première page de votre modèle.`,
		'This document is over 5 MB. Make its pictures lighter, or keep only the first page of your template.'
	);

const notWord = () =>
	refuse(fr`Ce fichier n'est pas un document Word (.docx).`, 'This file is not a Word document (.docx).');

const beginsWith = (bytes: Uint8Array, signature: readonly number[]) =>
	signature.every((byte, index) => bytes[index] === byte);
/** Of Word before 2007, and of what a password closes. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];

/** The parts of a document, none of them opened beyond what it says it weighs. */
function partsOf(bytes: Uint8Array): Record<string, Uint8Array> {
	let weight = 0;
	let count = 0;
	try {
		return unzipSync(bytes, {
			filter: ({ originalSize }) => {
				weight += originalSize;
				count += 1;
				if (weight > LARGEST_OPEN || count > MOST_PARTS)
					refuse(
						fr`Ce document est trop grand une fois ouvert : il n'est pas lu.`,
						'This document is too large once opened: it is not read.'
					);
				return true;
			}
		});
	} catch (cause) {
		if (cause instanceof LetterheadRefused) throw cause;
		return notWord();
	}
}

/**
 * Opens a letterhead: its parts by their path. Throws `LetterheadRefused` with a sentence for what is not a Word document, is
 * too large, closed by a password, a template, or bears macros.
 */
export function openLetterhead(bytes: Uint8Array): Record<string, Uint8Array> {
	if (bytes.length > LARGEST) throw new LetterheadRefused(tooLarge());
	if (beginsWith(bytes, COMPOUND))
		refuse(
			fr`Ce document est fermé par un mot de passe, ou d'un Word d'avant 2007 (.doc). Enregistrez-le en .docx, sans mot de passe.`,
			'This document is closed by a password, or is from a Word before 2007 (.doc). Save it as .docx, without a password.'
		);
	if (!beginsWith(bytes, ZIP)) notWord();
	const parts = partsOf(bytes);
	const types = strFromU8(parts['[Content_Types].xml'] ?? new Uint8Array());
	if (
		/macroEnabled|vbaProject/i.test(types) ||
		Object.keys(parts).some((name) => /vbaProject\.bin$/i.test(name))
	)
		refuse(
			fr`Ce document contient des macros (.docm). Enregistrez-le en .docx, qui n'en a pas.`,
			'This document has macros (.docm). Save it as .docx, which has none.'
		);
	if (types.includes('wordprocessingml.template'))
		refuse(
			fr`C'est un modèle Word (.dotx). Ouvrez-le et enregistrez-le en document (.docx).`,
			'This is a Word template (.dotx). Open it and save it as a document (.docx).'
		);
	if (!types.includes('wordprocessingml.document.main+xml') || parts['word/document.xml'] === undefined)
		notWord();
	// Word writes none; what declares words of its own could make a little text a great one.
	for (const [name, part] of Object.entries(parts))
		if (/\.(xml|rels)$/.test(name) && strFromU8(part.subarray(0, 4096)).includes('<!DOCTYPE')) notWord();
	return parts;
}
