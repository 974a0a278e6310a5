import { parseArgs, type ParseArgsConfig } from 'node:util';
import { fr } from '#lib/domain/typography.ts';
import { nearest } from '#lib/ingest/header/nearest.ts';
import { sayWrong } from './terminal/tell.ts';

/** Ends the command for what it was asked to work on, exit code 2: how it is called is not what is wrong. */
export function stop(reason: string): never {
	sayWrong(reason);
	process.exit(2);
}

/** Ends the command as misused: the reason, how to call it, exit code 2. */
export function stopWithUsage(reason: string, usage: string): never {
	sayWrong(reason, '', ...usage.split('\n'));
	process.exit(2);
}

const HELP = ['--help', '-h', '--aide'];

/**
 * What a command line says, by the options of the command. Asked for help, prints how the command is called and ends, exit code
 * 0; what cannot be understood ends it as misused. `examples` show how an option is written with its value.
 */
export function readCommandLine<const T extends ParseArgsConfig>(
	config: T,
	usage: string,
	examples: Readonly<Record<string, string>> = {}
): ReturnType<typeof parseArgs<T>> {
	const args = config.args ?? process.argv.slice(2);
	const words = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
	if (words.some((word) => HELP.includes(word))) {
		process.stdout.write(`${usage}\n`);
		process.exit(0);
	}
	try {
		return parseArgs(config);
	} catch (error) {
		return stopWithUsage(misuse(error, Object.keys(config.options ?? {}), examples), usage);
	}
}

/** What is wrong with the options, in French; an option typed wrong is given its nearest. */
function misuse(
	error: unknown,
	options: readonly string[],
	examples: Readonly<Record<string, string>>
): string {
	const message = error instanceof Error ? error.message : String(error);
	const code = error instanceof Error && 'code' in error ? error.code : '';
	const option = /-{1,2}[\p{L}\d][\p{L}\d-]*/u.exec(message)?.[0];
	if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
		const word = /'(.*?)'/s.exec(message)?.[1] ?? '';
		return fr`« ${word} » est de trop : cette commande ne prend que des options.`;
	}
	if (option === undefined) return message;
	if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
		const near = nearest(option.replace(/^-+/, ''), options);
		return fr`L’option « ${option} » n’existe pas.${near === null ? '' : fr` Vouliez-vous dire « --${near} » ?`}`;
	}
	return /argument missing|ambiguous/.test(message)
		? fr`L’option « ${option} » attend une valeur après elle, par exemple : ${examples[option.slice(2)] ?? `${option} NOM`}.`
		: fr`L’option « ${option} » ne prend pas de valeur : écrivez-la seule.`;
}
