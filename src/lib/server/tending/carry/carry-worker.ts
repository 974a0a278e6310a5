import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { Job } from './job.ts';

// Compiled modules are kept from one thread to the next, and shared with the commands: it starts in less than half the time.
enableCompileCache(
	fileURLToPath(new URL('../../../../../node_modules/.cache/lignes-claires', import.meta.url))
);
const { findLanguage } = await import('#lib/domain/language.ts');
const { giveWay } = await import('#lib/server/import/give-way.ts');
const { carryOut } = await import('./carry-out.ts');

giveWay();
const job = workerData as Job;
findLanguage(() => job.langue);
const outcome = await carryOut(job);
// A thread is ended as soon as it has answered: what it compiled first is kept before.
flushCompileCache();
parentPort?.postMessage(outcome);
