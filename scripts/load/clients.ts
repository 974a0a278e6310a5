import { Agent, get } from 'node:http';
import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** What some requests were answered, and in how long. */
export interface Told {
	readonly count: number;
	/** Answers a second. */
	readonly rate: number;
	/** Milliseconds within which so many in a hundred were answered whole. */
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	readonly longest: number;
	/** Requests by status; 0 is no answer. */
	readonly byStatus: Readonly<Record<number, number>>;
	/** Requests that had no answer, or one of an error of the server. */
	readonly failed: number;
}

/** Keeps count of answers. */
class Tally {
	readonly #times: RecordableHistogram = createHistogram({ lowest: 1, highest: 600_000_000, figures: 3 });
	readonly #byStatus: Record<number, number> = {};
	readonly #from = performance.now();

	note(status: number, milliseconds: number): void {
		this.#times.record(Math.max(1, Math.round(milliseconds * 1000)));
		this.#byStatus[status] = (this.#byStatus[status] ?? 0) + 1;
	}

	told(): Told {
		const within = (share: number) => this.#times.percentile(share) / 1000;
		const counts = Object.entries(this.#byStatus);
		const { count, max } = this.#times;
		return {
			count,
			rate: (count * 1000) / (performance.now() - this.#from),
			p50: within(50),
			p95: within(95),
			p99: within(99),
			longest: count === 0 ? 0 : max / 1000,
			byStatus: this.#byStatus,
			failed: counts.reduce((sum, [status, n]) => sum + (+status === 0 || +status >= 500 ? n : 0), 0)
		};
	}
}

/** Asks once, from an address of this machine, and reads the answer whole; its status, 0 when none came. */
export const ask = (
	url: string,
	agent: Agent,
	{ from = '127.0.0.1', coding = 'br' }: { readonly from?: string; readonly coding?: string } = {}
) =>
	new Promise<number>((done) => {
		get(url, { agent, localAddress: from, headers: { 'accept-encoding': coding } }, (response) => {
			response
				.resume()
				.on('end', () => done(response.statusCode ?? 0))
				.on('error', () => done(0));
		}).on('error', () => done(0));
	});

/** Requests that go on until they are stopped, and what they were answered. */
export interface Asking {
	readonly stop: () => Promise<Told>;
}

/** Asks over some connections, each again as soon as it was answered. */
export function askInTurn(next: () => string, connections: number): Asking {
	const places = Math.max(1, Math.round(connections));
	const agent = new Agent({ keepAlive: true, maxSockets: places });
	const tally = new Tally();
	let going = true;
	const client = async () => {
		while (going) {
			const from = performance.now();
			tally.note(await ask(next(), agent), performance.now() - from);
		}
	};
	const clients = Promise.all(Array.from({ length: places }, client));
	return {
		stop: async () => {
			going = false;
			await clients;
			agent.destroy();
			return tally.told();
		}
	};
}

/** The same, for so many seconds. Nothing is warmed: ask before what must be warm. */
export async function askWithoutPause(
	next: () => string,
	{ connections, seconds }: { readonly connections: number; readonly seconds: number }
): Promise<Told> {
	const asking = askInTurn(next, connections);
	await wait(seconds * 1000);
	return asking.stop();
}

/**
 * Asks so many times a second until told to stop, whether or not what was asked before has been answered; an answer's time
 * counts from when it was due, so that a server that stands still is seen to.
 */
export function askAtRate(next: () => string, perSecond: number): Asking {
	const agent = new Agent({ keepAlive: true });
	const tally = new Tally();
	const waiting = new Set<Promise<void>>();
	let going = true;
	const beat = async () => {
		const start = performance.now();
		for (let sent = 0; going; sent += 1) {
			const due = start + (sent * 1000) / perSecond;
			await wait(Math.max(0, due - performance.now()));
			const asked = ask(next(), agent).then((status) => {
				tally.note(status, performance.now() - due);
				waiting.delete(asked);
			});
			waiting.add(asked);
		}
	};
	const beating = beat();
	return {
		stop: async () => {
			going = false;
			await beating;
			await Promise.all(waiting);
			agent.destroy();
			return tally.told();
		}
	};
}
