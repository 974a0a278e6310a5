import { parentPort, workerData } from 'node:worker_threads';
import { findLanguage } from '#lib/domain/language.ts';
import { carryOut } from './carry-out.ts';
import type { Job } from './job.ts';

const job = workerData as Job;
findLanguage(() => job.langue);
parentPort?.postMessage(await carryOut(job));
