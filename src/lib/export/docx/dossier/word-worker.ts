import { once } from 'node:events';
import { parentPort, type MessagePort } from 'node:worker_threads';
import { findLanguage } from '#lib/domain/language.ts';
import { fillLetterhead, readLetterhead } from '#lib/export/docx/letterhead/fill-letterhead.ts';
import { LetterheadRefused } from '#lib/export/docx/letterhead/open-letterhead.ts';
import { writeDossier } from './write-dossier.ts';
import type { WordDossier } from './word-dossier.ts';
import type { WordMessage, WordOrder } from './word-job.ts';

/** Writes a Word file: a letterhead is read before the dossier is asked for, so that nothing is drawn for one that cannot be filled. */
async function work(port: MessagePort): Promise<WordMessage> {
	const [{ langue, modele }] = (await once(port, 'message')) as [WordOrder];
	findLanguage(() => langue);
	try {
		const letterhead = modele === null ? null : readLetterhead(modele);
		const told = once(port, 'message') as Promise<[WordDossier]>;
		port.postMessage({ pret: true } satisfies WordMessage);
		const [dossier] = await told;
		return letterhead === null
			? { octets: await writeDossier(dossier) }
			: await fillLetterhead(dossier, letterhead);
	} catch (cause) {
		if (cause instanceof LetterheadRefused) return { refus: cause.message };
		throw cause;
	}
}

// One after the other: the next takes half as long as the first.
while (parentPort) parentPort.postMessage(await work(parentPort));
