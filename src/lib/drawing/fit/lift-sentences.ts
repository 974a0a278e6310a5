import { setText, type Drawing, type PlacedText } from '#lib/drawing/drawing.ts';
import { tr } from '#lib/domain/language.ts';

/** A sentence that stands among rows: a break, which its first word names, or what a coverage leaves out. */
const isSentence = ({ lead, key, lines }: PlacedText) =>
	lines.length > 1 && (lead !== '' || key.endsWith('partielle'));

/**
 * The same drawing with the sentences among its rows under it, where they are told by number: their lines become white
 * that can be taken.
 */
export function liftSentences(drawing: Drawing): Drawing {
	if (drawing.layout !== 'lignes') return drawing;
	const below: string[] = [];
	let number = 0;
	const texts = drawing.texts.flatMap((text) => {
		if (!isSentence(text)) return text;
		const words = text.lines.join(' ');
		if (text.lead === '') {
			below.push(words);
			return [];
		}
		number += 1;
		const label = `${text.lead}\u00A0${number}`;
		below.push(`${label}${tr('\u00A0: ', ': ')}${words.slice(text.lead.length).trim()}`);
		const { key, x, size, tone, box } = text;
		return setText({ key, lines: [label], x, top: box.y, size, tone, weight: 600 });
	});
	return { ...drawing, texts, below: [...below, ...drawing.below] };
}
