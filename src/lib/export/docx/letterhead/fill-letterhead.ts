import { Paragraph, patchDocument, PatchType, TextRun, type IPatch } from 'docx';
import { strFromU8 } from 'fflate';
import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { archive } from '#lib/export/archive.ts';
import { Numbers } from '#lib/export/docx/dossier/numbers.ts';
import type { WordDossier } from '#lib/export/docx/dossier/word-dossier.ts';
import { NUMBERING } from '#lib/export/docx/dossier/write-dossier.ts';
import { LetterheadRefused, openLetterhead } from './open-letterhead.ts';
import { isPlaceholder, type Placeholder } from './placeholders.ts';
import { poured } from './poured.ts';

/** A letterhead filled, and what of its placeholders became what. */
export interface LetterheadMade {
	readonly octets: Uint8Array;
	readonly remplis: readonly Placeholder[];
	/** Known, but of which the year has nothing. */
	readonly vides: readonly Placeholder[];
	/** Left as they are. */
	readonly inconnus: readonly string[];
}

const MOST_PLACEHOLDERS = 200;

/** A placeholder as a letterhead writes it, and how many notes of its own stand before. */
interface Asked {
	readonly key: string;
	readonly before: number;
}

/** The placeholders of a document in their order; Word may have cut one in pieces, which its tags part. */
function askedBy(parts: Readonly<Record<string, Uint8Array>>): Asked[] {
	const names = Object.keys(parts).filter((name) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(name));
	return names.sort().flatMap((name) => {
		const marked = strFromU8(parts[name] ?? new Uint8Array())
			.replace(/<w:footnoteReference\b[^>]*>/g, '\uE000')
			.replace(/<\/w:p>/g, '\n')
			.replace(/<[^>]*>/g, '');
		return [...marked.matchAll(/\{\{ *([^{}\n\uE000]{1,60}?) *\}\}/g)].map(({ 1: key = '', index }) => ({
			key,
			before: marked.slice(0, index).split('\uE000').length - 1
		}));
	});
}

/** A letterhead that can be filled. */
export interface Letterhead {
	readonly parts: Readonly<Record<string, Uint8Array>>;
	readonly asked: readonly Asked[];
}

/** Reads a letterhead and what it asks for. Throws `LetterheadRefused` with a sentence for what cannot be filled. */
export function readLetterhead(bytes: Uint8Array): Letterhead {
	const parts = openLetterhead(bytes);
	const asked = askedBy(parts);
	if (asked.length > MOST_PLACEHOLDERS)
		throw new LetterheadRefused(
			tr(
				fr`Ce document a plus de 200 repères : il n'est pas rempli.`,
				'This document has over 200 placeholders: it is not filled.'
			)
		);
	if (!asked.some(({ key }) => isPlaceholder(key)))
		throw new LetterheadRefused(
			tr(
				fr`Ce document n'a aucun repère connu, comme {{constat}} : rien n'a été rempli.`,
				'This document has no known placeholder, such as {{constat}}: nothing was filled.'
			)
		);
	return { parts, asked };
}

/** Pours the evaluation of a year into a letterhead: each placeholder it knows becomes words, a figure, a table; others stay. */
export async function fillLetterhead(
	dossier: WordDossier,
	{ parts, asked }: Letterhead
): Promise<LetterheadMade> {
	const { exercice, version } = dossier;
	const numbers = new Numbers();
	const patches: Record<string, IPatch> = {};
	const vides: Placeholder[] = [];
	for (const { key, before } of asked) {
		if (!isPlaceholder(key) || patches[key] !== undefined) continue;
		numbers.after(before);
		const found = poured(key, dossier, { numbers, exercice, version });
		if (found.length === 0) vides.push(key);
		patches[key] =
			typeof found === 'string'
				? { type: PatchType.PARAGRAPH, children: [new TextRun(found)] }
				: {
						type: PatchType.DOCUMENT,
						children:
							found.length > 0
								? found
								: [
										new Paragraph({
											text: tr(
												fr`Rien à montrer ici pour ${exercice}.`,
												`Nothing to show here for ${exercice}.`
											)
										})
									]
					};
	}
	const keys = [...new Set(asked.map(({ key }) => key))];
	const octets = await patchDocument({
		outputType: 'uint8array',
		data: archive(parts),
		patches,
		numbering: NUMBERING,
		trimPlaceholders: true
	});
	return {
		octets,
		remplis: keys.filter(isPlaceholder).filter((key) => !vides.includes(key)),
		vides,
		inconnus: keys.filter((key) => !isPlaceholder(key))
	};
}
