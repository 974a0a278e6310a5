import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a command printed, and how it ended: `null` when it was killed. */
export interface Ended {
	readonly code: number | null;
	readonly out: string;
	readonly err: string;
}

export interface Running {
	readonly child: ChildProcess;
	readonly ended: Promise<Ended>;
}

const spaced = (text: string) => text.replaceAll('\u00A0', ' ').replaceAll('\u202F', ' ');

/** Starts a program; its no-break spaces are plain in what is given back. */
export function start(
	program: string,
	args: readonly string[],
	options: { readonly env?: Readonly<Record<string, string>>; readonly uid?: number } = {}
): Running {
	const { env, uid } = options;
	const child = spawn(program, args, {
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
		...(uid === undefined ? {} : { uid, gid: uid })
	});
	const ended = new Promise<Ended>((resolve, reject) => {
		const [out, err]: [Buffer[], Buffer[]] = [[], []];
		child.stdout.on('data', (piece: Buffer) => out.push(piece));
		child.stderr.on('data', (piece: Buffer) => err.push(piece));
		child.on('error', reject);
		child.on('close', (code) => {
			const [text, errors] = [out, err].map((pieces) => Buffer.concat(pieces).toString());
			// A command that says two lines as one shows the character that parts them, unless what it names holds one.
			const named = args.some((arg) => arg.includes('\n'));
			if (!named && `${text}${errors}`.includes('<U+000A>'))
				reject(new Error(`lines told as one: ${text}${errors}`));
			resolve({ code, out: spaced(text ?? ''), err: spaced(errors ?? '') });
		});
	});
	return { child, ended };
}

/** Starts a script of this folder as `npm run` does. */
export const startScript = (
	script:
		| 'import'
		| 'export'
		| 'arbitrate'
		| 'erase'
		| 'freeze/freeze'
		| 'backup/backup'
		| 'backup/restore'
		| 'backup/verify'
		| 'editors/editors',
	args: readonly string[],
	options: Parameters<typeof start>[2] = {}
) => start(process.execPath, [`scripts/${script}.ts`, ...args], options);

/** Runs a script of this folder to its end. */
export const run = (...call: Parameters<typeof startScript>) => startScript(...call).ended;

/** A folder of the test's own; `end` takes it away. */
export function temporaryFolder() {
	const folder = mkdtempSync(join(tmpdir(), 'lignes-claires-'));
	return {
		folder,
		path: (name: string) => join(folder, name),
		write(name: string, content: string | Uint8Array): string {
			writeFileSync(join(folder, name), content);
			return join(folder, name);
		},
		end: () => rmSync(folder, { recursive: true, force: true })
	};
}
