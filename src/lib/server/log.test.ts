import { expect, test, vi } from 'vitest';
import { writeLog } from './log.ts';

test('a line of the log shows no mark that a terminal obeys, and says the same', () => {
	const printed: string[] = [];
	const console = vi.spyOn(globalThis.console, 'log').mockImplementation((line: string) => {
		printed.push(line);
	});
	const chemin = '/a\u202Eb\u001B[2J\u009Bm\u2028c\n\u{E0041}é';
	writeLog('info', 'demande', { chemin });
	console.mockRestore();
	expect(printed).toHaveLength(1);
	expect(printed[0]).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
	expect(JSON.parse(printed[0] ?? '')).toMatchObject({ evenement: 'demande', chemin });
});
