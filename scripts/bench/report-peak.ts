import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Loaded before a measured script: at its end, writes the most memory that the process and its threads ever held, in KiB.
const path = process.env['BENCH_PEAK'];
if (isMainThread && path) {
	process.on('exit', () => writeFileSync(path, String(process.resourceUsage().maxRSS)));
}
