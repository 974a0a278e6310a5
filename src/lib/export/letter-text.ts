import { wordsOf, type Letter } from '#lib/domain/letters/letter.ts';

/** A letter as plain text, for the body of an e-mail: a blank line between paragraphs, requests numbered, then its days. */
export function letterText({ paragraphes, calendrier, pied }: Letter): string {
	const lines: string[] = [];
	let rank = 0;
	paragraphes.forEach((paragraph, index) => {
		const follows = paragraphes[index - 1]?.place === paragraph.place && paragraph.place !== 'texte';
		if (index > 0 && !follows) lines.push('');
		rank += paragraph.place === 'demande' ? 1 : 0;
		lines.push(`${paragraph.place === 'demande' ? `${rank}. ` : ''}${wordsOf(paragraph)}`);
	});
	const days = calendrier.jours.map(({ jour, mot }) => `${jour}, ${mot}`);
	return [...lines, '', calendrier.titre, ...days, '', pied, ''].join('\n');
}
