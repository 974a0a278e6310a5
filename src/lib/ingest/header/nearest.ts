import { fold } from '#lib/domain/fold.ts';

function distance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, index) => index);
	for (let i = 1; i <= a.length; i += 1) {
		const next = [i];
		for (let j = 1; j <= b.length; j += 1) {
			const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}

/** Letters that a slip may change: none in a short word, where one letter makes another word (PLF, LFI, LFR; AE, CP). */
const slipsIn = (length: number) => (length < 4 ? 0 : length < 8 ? 1 : Math.min(3, Math.floor(length / 4)));

const digitsOf = (text: string) => text.replace(/\D/g, '');

/**
 * The candidate that a word was probably meant to be, `null` when none is near or when two that mean different things are
 * equally near. A number is never a slip for another: what has other digits is another programme, action or year.
 */
export function nearest(
	word: string,
	candidates: Iterable<string>,
	meaningOf: (candidate: string) => unknown = (candidate) => candidate
): string | null {
	const target = fold(word);
	let best: string | null = null;
	let bestDistance = slipsIn(target.length) + 1;
	let disputed = false;
	for (const candidate of candidates) {
		const folded = fold(candidate);
		if (digitsOf(folded) !== digitsOf(target)) continue;
		const far = folded.startsWith(target) && target.length >= 4 ? 1 : distance(target, folded);
		if (far > bestDistance || far > slipsIn(target.length)) continue;
		if (best !== null && far === bestDistance) disputed ||= meaningOf(candidate) !== meaningOf(best);
		else {
			best = candidate;
			bestDistance = far;
			disputed = false;
		}
	}
	return disputed ? null : best;
}
