import { readFileSync } from 'node:fs';

const EVERY_MILLISECONDS = 500;
const SHELL = /^(ba|da|a|k|z|busybox|mk)?sh$|^busybox$/;

interface Kin {
	readonly name: string;
	readonly parent: number;
}

/** The name and the parent of a process, where the system tells them in files (Linux). */
function kinOf(pid: number): Kin | null {
	try {
		const stated = readFileSync(`/proc/${pid}/stat`, 'utf8').trim();
		const [, name = '', rest = ''] = /\(([^]*)\) (.*)$/.exec(stated) ?? [];
		return { name, parent: Number(rest.split(' ')[1]) };
	} catch {
		return null;
	}
}

/**
 * Calls `orphaned` once the npm that started this program is gone, killed or not. npm runs a script in a shell, which hears
 * of nothing and passes nothing on. Started otherwise, the program is on its own.
 */
export function followNpm(orphaned: () => void): void {
	if (process.env['npm_lifecycle_event'] === undefined) return;
	const { ppid } = process;
	const parent = kinOf(ppid);
	const npm = parent && SHELL.test(parent.name) ? parent.parent : null;
	const timer = setInterval(() => {
		if (process.ppid === ppid && (npm === null || kinOf(ppid)?.parent === npm)) return;
		clearInterval(timer);
		orphaned();
	}, EVERY_MILLISECONDS);
	timer.unref();
}
