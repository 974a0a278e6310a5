import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Upper bounds of the times counted, in seconds. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];
/** Times kept of each route, for its quantiles: the last ones. */
const LAST = 512;

interface RouteTimes {
	readonly byStatus: Map<number, number>;
	readonly buckets: number[];
	readonly last: Float64Array;
	count: number;
	seconds: number;
}

/** A value at the moment of asking. */
export interface Gauge {
	readonly name: string;
	readonly help: string;
	readonly value: number;
}

const label = (text: string) => text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');

/** The value under which a share of some numbers stands; 0 of none. */
function quantile(values: Float64Array, share: number): number {
	const sorted = values.toSorted();
	return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/**
 * Counts answers by route and status, and how long they took. Routes are those of the site, a closed list: whatever visitors
 * ask, it stays small.
 */
export class Metrics {
	readonly #routes = new Map<string, RouteTimes>();
	readonly #loop = monitorEventLoopDelay({ resolution: 20 });

	constructor() {
		this.#loop.enable();
	}

	/** Counts an answer; `route` is `null` for an address that the site does not have. */
	count(route: string | null, status: number, seconds: number): void {
		const name = route ?? 'inconnue';
		const times = this.#routes.get(name) ?? {
			byStatus: new Map<number, number>(),
			buckets: BOUNDS.map(() => 0),
			last: new Float64Array(LAST),
			count: 0,
			seconds: 0
		};
		this.#routes.set(name, times);
		times.byStatus.set(status, (times.byStatus.get(status) ?? 0) + 1);
		BOUNDS.forEach((bound, index) => {
			if (seconds <= bound) times.buckets[index] = (times.buckets[index] ?? 0) + 1;
		});
		times.last[times.count % LAST] = seconds;
		times.count += 1;
		times.seconds += seconds;
	}

	/** Everything as text, in the format that Prometheus reads (0.0.4). Delays of the loop are those since the last asking. */
	text(gauges: readonly Gauge[]): string {
		const lines = [
			'# HELP http_requests_total Réponses, par route et par état.',
			'# TYPE http_requests_total counter'
		];
		const routes = [...this.#routes].sort(([a], [b]) => (a < b ? -1 : 1));
		for (const [route, { byStatus }] of routes)
			for (const [status, count] of byStatus)
				lines.push(`http_requests_total{route="${label(route)}",status="${status}"} ${count}`);
		lines.push(
			'# HELP http_request_duration_seconds Temps jusqu’au début de la réponse.',
			'# TYPE http_request_duration_seconds histogram'
		);
		for (const [route, { buckets, count, seconds }] of routes) {
			const named = `route="${label(route)}"`;
			BOUNDS.forEach((bound, index) =>
				lines.push(`http_request_duration_seconds_bucket{${named},le="${bound}"} ${buckets[index]}`)
			);
			lines.push(
				`http_request_duration_seconds_bucket{${named},le="+Inf"} ${count}`,
				`http_request_duration_seconds_sum{${named}} ${seconds}`,
				`http_request_duration_seconds_count{${named}} ${count}`
			);
		}
		lines.push(
			`# HELP http_request_duration_p95_seconds 95 % des ${LAST} dernières réponses de la route sont plus rapides.`,
			'# TYPE http_request_duration_p95_seconds gauge'
		);
		for (const [route, { last, count }] of routes)
			lines.push(
				`http_request_duration_p95_seconds{route="${label(route)}"} ${quantile(last.subarray(0, Math.min(count, LAST)), 0.95)}`
			);
		for (const { name, help, value } of [...this.#loopGauges(), ...gauges])
			lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, `${name} ${value}`);
		return `${lines.join('\n')}\n`;
	}

	#loopGauges(): Gauge[] {
		const seconds = (nanoseconds: number) => (Number.isFinite(nanoseconds) ? nanoseconds / 1e9 : 0);
		const gauges = [
			['p50', this.#loop.percentile(50)],
			['p99', this.#loop.percentile(99)],
			['max', this.#loop.max]
		] as const;
		this.#loop.reset();
		return gauges.map(([name, delay]) => ({
			name: `nodejs_eventloop_lag_${name}_seconds`,
			help: 'Retard de la boucle d’événements depuis la dernière lecture.',
			value: seconds(delay)
		}));
	}
}
