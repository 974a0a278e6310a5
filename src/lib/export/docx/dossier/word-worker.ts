import { parentPort } from 'node:worker_threads';
import { findLanguage } from '#lib/domain/language.ts';
import { writeDossier } from './write-dossier.ts';
import type { WordJob } from './word-job.ts';

/** Writes the one Word file that it is asked for, in the language of its dossier. */
parentPort?.once('message', (job: WordJob) => {
	findLanguage(() => job.dossier.langue);
	void writeDossier(job.dossier).then((octets) => parentPort?.postMessage({ octets }));
});
