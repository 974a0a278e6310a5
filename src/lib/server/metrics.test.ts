import { expect, test } from 'vitest';
import { Metrics } from './metrics.ts';
import { fc } from '../../../tests/property-seed.ts';

/** Samples of the format, by name and labels; everything that is no comment has to be one. */
function read(text: string): Map<string, number> {
	return new Map(
		text
			.split('\n')
			.filter((line) => line !== '' && !line.startsWith('# '))
			.map((line) => {
				const [, name, value] =
					/^([a-z0-9_]+(?:\{(?:[a-z]+="(?:[^"\\]|\\.)*",?)+\})?) (\S+)$/.exec(line) ?? [];
				if (name === undefined) throw new Error(`not a sample: ${line}`);
				return [name, Number(value)];
			})
	);
}

test('counts answers by route and status, and the times of each route add up', () => {
	const route = fc.constantFrom('/', '/embed/[id=figure]', '/(site)/lignes', '/a"b\\c', null);
	const answer = fc.tuple(
		route,
		fc.constantFrom(200, 304, 404, 503),
		fc.double({ min: 0, max: 9, noNaN: true })
	);
	fc.assert(
		fc.property(fc.array(answer, { maxLength: 700 }), (answers) => {
			const metrics = new Metrics();
			for (const [where, status, seconds] of answers) metrics.count(where, status, seconds);
			const found = read(metrics.text([{ name: 'version', help: 'Version.', value: 3 }]));
			expect(found.get('version')).toBe(3);
			const sum = (start: string) =>
				[...found].filter(([name]) => name.startsWith(start)).reduce((total, [, value]) => total + value, 0);
			expect(sum('http_requests_total{')).toBe(answers.length);
			expect(sum('http_request_duration_seconds_count{')).toBe(answers.length);
			for (const [name, value] of found) {
				if (!name.includes('_bucket{')) continue;
				const own = name.replace('_bucket', '_count').replace(/,le="[^"]*"/, '');
				expect(value).toBeLessThanOrEqual(found.get(own) ?? 0);
				if (name.includes('+Inf')) expect(value).toBe(found.get(own));
			}
			const first = answers.filter(([where]) => where === '/').map(([, , seconds]) => seconds);
			if (first.length > 0 && first.length <= 512) {
				const p95 = found.get('http_request_duration_p95_seconds{route="/"}') ?? 0;
				expect(first.filter((seconds) => seconds <= p95).length).toBeGreaterThanOrEqual(0.95 * first.length);
				expect(first).toContain(p95);
			}
		}),
		{ numRuns: 60 }
	);
});
