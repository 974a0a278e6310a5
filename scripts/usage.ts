/** Ends the command as misused: the reason, how to call it, exit code 2. */
export function stopWithUsage(reason: string, usage: string): never {
	process.stderr.write(`${reason}\n\n${usage}\n`);
	process.exit(2);
}
