import { enableCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

// A thread does not take over the cache of compiled modules; without it, it starts twice as slowly.
const { compileCache } = workerData as { readonly compileCache: string | undefined };
if (compileCache !== undefined) enableCompileCache(compileCache);
await import('./read-and-post.ts');
