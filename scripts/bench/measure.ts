import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const PEAK_REPORTER = new URL('./report-peak.ts', import.meta.url).href;

/** What one command took. `peakMegabytes` is known of Node programs only. */
export interface Run {
	readonly seconds: number;
	readonly peakMegabytes: number | null;
}

/** Runs a command to its end and times it; whatever it printed is shown when it fails. */
export function timeCommand(command: string, args: readonly string[], folder: string): Run {
	const peak = join(folder, 'peak');
	rmSync(peak, { force: true });
	const start = performance.now();
	const { status, stdout, stderr, error } = spawnSync(command, args, {
		encoding: 'utf8',
		maxBuffer: 1 << 28,
		env: { ...process.env, BENCH_PEAK: peak }
	});
	const seconds = (performance.now() - start) / 1000;
	if (status !== 0) throw new Error(`${command} failed: ${error?.message ?? ''}${stderr}${stdout}`);
	return { seconds, peakMegabytes: existsSync(peak) ? Number(readFileSync(peak, 'utf8')) / 1024 : null };
}

/** Runs a script in a Node of its own, with the flags given. */
export function timeScript(
	script: string,
	args: readonly string[],
	folder: string,
	flags: readonly string[] = []
): Run {
	return timeCommand(process.execPath, [...flags, '--import', PEAK_REPORTER, script, ...args], folder);
}

/** The middle of numbers that can be ordered. */
export function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
