import { statSync } from 'node:fs';
import { enableCompileCache } from 'node:module';

// Compiled modules are kept from one run to the next, which halves the time to start. A folder that cannot be written to
// only costs that time.
enableCompileCache(new URL('../node_modules/.cache/lignes-claires', import.meta.url).pathname);
const { giveWay } = await import('#lib/server/import/give-way.ts');
const { isWorthAThread, ReaderThread } = await import('#lib/server/import/reading/reader-thread.ts');
giveWay();

/** Whether a word of the command line is a file that a thread will read. */
function isLarge(word: string): boolean {
	try {
		return isWorthAThread(statSync(word).size);
	} catch {
		return false;
	}
}

// A thread takes as long to start as all that this command is made of: both start together.
const ready = process.argv.slice(2).some(isLarge) ? new ReaderThread() : null;
const { importCommand } = await import('./import-command.ts');
await importCommand(ready);
