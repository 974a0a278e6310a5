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

/** The candidate that a word was probably meant to be, `null` when none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
	const target = fold(word);
	let best: string | null = null;
	let bestDistance = Math.max(2, Math.floor(target.length / 3)) + 1;
	for (const candidate of candidates) {
		const folded = fold(candidate);
		const far = folded.startsWith(target) && target.length >= 4 ? 1 : distance(target, folded);
		// A word of which every letter changes is another word.
		if (far < bestDistance && far < target.length) {
			best = candidate;
			bestDistance = far;
		}
	}
	return best;
}
