// In JavaScript: what strips the types of the rest would be loaded for this file alone, for the rest is kept without them.
import { enableCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

// A thread does not take over the cache of compiled modules; without it, it starts twice as slowly.
if (workerData.compileCache !== undefined) enableCompileCache(workerData.compileCache);
await import('./read-and-post.ts');
