import { setTimeout as wait } from 'node:timers/promises';

/** The answer that `ask` is given in the end: asked again, as a browser does, where a file is still being prepared. */
export async function patiently(ask: () => Promise<Response>): Promise<Response> {
	for (;;) {
		const answer = await ask();
		const later = answer.headers.get('refresh');
		if (answer.status !== 503 || later === null) return answer;
		await answer.arrayBuffer();
		await wait(1000 * Number(later));
	}
}
