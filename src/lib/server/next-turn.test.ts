import { expect, test } from 'vitest';
import { nextTurn } from './next-turn.ts';

const heard = () => new Promise<void>((resolve) => setImmediate(resolve));

test('one caller starts at a time, in the order asked, and others are heard in between', async () => {
	const order: string[] = [];
	const asked = Promise.all(['a', 'b', 'c'].map((name) => nextTurn().then(() => order.push(name))));
	const seen: string[] = [];
	while (order.length < 3) {
		await heard();
		seen.push(order.join(''));
	}
	await asked;
	expect([...new Set(seen)].filter((text) => text !== '')).toEqual(['a', 'ab', 'abc']);
});

test('who left while another was answered is known to have left when its turn comes', async () => {
	const visitor = new AbortController();
	let worked = 0;
	const answer = async (signal?: AbortSignal) => {
		await nextTurn();
		if (!signal?.aborted) worked += 1;
	};
	const answers = [answer(), answer(visitor.signal)];
	// As the end of a connection is heard: by the loop, once the first answer is worked out.
	setImmediate(() => visitor.abort());
	await Promise.all(answers);
	expect(worked).toBe(1);
});
