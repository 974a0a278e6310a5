import { readFileSync } from 'node:fs';
import { pseudoRandom } from '../bench/sample-file.ts';
import { drawRequests, type Place } from './draw-request.ts';
import { sendRaw, type RawAnswer } from './send-raw.ts';
import { siteRoutes } from './site-routes.ts';

/** Requests after which a server holds what it keeps: a fifth of those of a short run. */
const WARM_AFTER = 5000;

export interface FuzzReport {
	readonly seed: number;
	readonly byStatus: Readonly<Record<number, number>>;
	/** Routes that were asked at least once. */
	readonly routes: number;
	readonly slowest: { readonly seconds: number; readonly request: string };
	/** What no request may cause, with the request that did. */
	readonly faults: readonly string[];
	/** Resident megabytes of the server once warm (`WARM_AFTER`), then at the end; null where the system does not tell. */
	readonly resident: readonly [number, number] | null;
}

/** Parts of programs, of machines and of bases that an answer never shows. */
const INNARDS =
	/\n\s*at .{1,80}:\d+:\d+|node:internal|node_modules|\/src\/(?:lib|routes)\/|build\/server|SQLITE_|SqliteError|ZodError|\/tmp\/[\w-]*lignes/;

/** What is wrong with an answer, in words; `null` for what may be. */
export function faultOf({ status, text, hung }: RawAnswer, hangSeconds: number): string | null {
	if (hung) return `no end after ${hangSeconds} s`;
	// 501: a format of oEmbed that its specification lets a site refuse so. 503: it says when to come back.
	if (status >= 500 && status !== 501 && !(status === 503 && /^retry-after:/im.test(text)))
		return `status ${status}`;
	const [head = ''] = text.split('\r\n\r\n', 1);
	if (/^(?:set-cookie: )?x-injected/im.test(head)) return 'a header of the visitor in the answer';
	const shown = INNARDS.exec(text);
	return shown ? `innards in the answer: ${shown[0].trim().slice(0, 80)}` : null;
}

/** Megabytes that a process holds, where the system tells (Linux). */
export function residentMegabytes(pid: number): number | null {
	try {
		return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
	} catch {
		return null;
	}
}

/** Asks a site of this machine many things that nobody should, over every route that it has, a few at a time. */
export async function fuzzSite(
	place: Place & { readonly pid: number },
	{
		count,
		seed,
		atOnce = 8,
		hangSeconds = 5
	}: {
		readonly count: number;
		readonly seed: number;
		readonly atOnce?: number;
		readonly hangSeconds?: number;
	}
): Promise<FuzzReport> {
	const requests = drawRequests(siteRoutes(), place, pseudoRandom(seed));
	const port = Number(new URL(place.origin).port);
	const byStatus: Record<number, number> = {};
	const [routes, faults] = [new Set<string>(), [] as string[]];
	let [sent, slowest, early] = [0, { seconds: 0, request: '' }, null as number | null];
	const client = async () => {
		while (sent < count) {
			sent += 1;
			if (sent === Math.min(WARM_AFTER, Math.ceil(count / 5))) early = residentMegabytes(place.pid);
			const { route, bytes } = requests.next().value;
			const answer = await sendRaw(port, bytes, hangSeconds);
			routes.add(route);
			byStatus[answer.status] = (byStatus[answer.status] ?? 0) + 1;
			const request = bytes.toString('latin1', 0, 400).replace(/cookie: [^\r]*session[^\r]*/i, 'cookie: …');
			if (answer.seconds > slowest.seconds) slowest = { seconds: answer.seconds, request };
			const fault = faultOf(answer, hangSeconds);
			if (fault !== null) faults.push(`${fault}\n${request}`);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, client));
	const late = residentMegabytes(place.pid);
	return {
		seed,
		byStatus,
		routes: routes.size,
		slowest,
		faults,
		resident: early === null || late === null ? null : [early, late]
	};
}
