import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { start } from '../command.fixture.ts';

/** Every command of the package that reads what is written after its name. */
const COMMANDS = Object.entries(
	(JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts
)
	.flatMap(([name, line]) => {
		const file = /^node .*?(scripts\/[\w/-]+\.ts)$/.exec(line)?.[1];
		return file === undefined ? [] : [{ name, file }];
	})
	// They take no word, or hand them all on.
	.filter(({ name }) => !['build', 'start', 'test', 'test:changed', 'help-pictures'].includes(name));

test('the commands are those of the package', () => {
	expect(COMMANDS.map(({ name }) => name)).toEqual(
		expect.arrayContaining(['import', 'export', 'backup', 'verify', 'restore', 'editors', 'publish', 'erase'])
	);
});

test.each(COMMANDS)(
	'$name says how it is called, and an option that it has not in French',
	async ({ file }) => {
		const [helped, misspelt] = await Promise.all([
			start(process.execPath, [file, '--help']).ended,
			start(process.execPath, [file, '--sorcier']).ended
		]);
		expect([helped.code, helped.err]).toEqual([0, '']);
		expect(helped.out).toMatch(/^Usage : npm run /);
		expect([misspelt.code, misspelt.out]).toEqual([2, '']);
		expect(misspelt.err).toMatch(/^L’option « --sorcier » n’existe pas\./);
		expect(misspelt.err).toContain(helped.out.trim());
	}
);
