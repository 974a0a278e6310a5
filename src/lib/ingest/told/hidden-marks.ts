import { invisibleIn, withoutInvisible } from '#lib/domain/fold.ts';
import { fr } from '#lib/domain/typography.ts';
import { issue, type Issue } from './problem-log.ts';
import { quoted } from './sentence.ts';

/** What is told of a cell read without its invisible marks, each by its code; `null` when it has none. */
export function hiddenMarks(cell: string): Issue | null {
	const marks = invisibleIn(cell);
	if (marks.size === 0) return null;
	const codes = [...marks].map(
		(mark) => `U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
	);
	const phrase = fr`${quoted(withoutInvisible(cell))} porte un caractère que l'on ne voit pas (${codes.join(', ')}) ; il est lu sans.`;
	return issue('caractere-invisible', 'info', phrase);
}
