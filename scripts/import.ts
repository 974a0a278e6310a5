import { enableCompileCache } from 'node:module';

// Compiled modules are kept from one run to the next, which halves the time to start. A folder that cannot be written to
// only costs that time.
enableCompileCache(new URL('../node_modules/.cache/lignes-claires', import.meta.url).pathname);
await import('./import-command.ts');
