/** Ends the command for what it was asked to work on, exit code 2: how it is called is not what is wrong. */
export function stop(reason: string): never {
	process.stderr.write(`${reason}\n`);
	process.exit(2);
}

/** Ends the command as misused: the reason, how to call it, exit code 2. */
export function stopWithUsage(reason: string, usage: string): never {
	stop(`${reason}\n\n${usage}`);
}
