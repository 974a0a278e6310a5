import type { Langue } from '#lib/domain/language.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import type { Answer, Message, Question } from './questions.ts';

/** What a page needs of a worker. */
export interface Asked {
	onmessage: ((event: MessageEvent<Answer>) => void) | null;
	onerror: ((event: ErrorEvent) => void) | null;
	postMessage(message: Message): void;
	terminate(): void;
}

type Kind = Question['kind'];
/** The answer to each kind of question. */
type AnswerTo<K extends Kind> = Extract<
	Answer,
	{ kind: K extends 'regarder' ? 'regard' : K extends 'controler' ? 'controle' : 'fichier' }
>;

/** A question that the thread could not answer: its message is a sentence for the person. */
export class Unanswered extends Error {}

/** A question that a newer one of its kind made useless. */
export class Overtaken extends Error {}

interface Waiting {
	readonly kind: Kind;
	readonly resolve: (answer: Answer) => void;
	readonly reject: (error: Error) => void;
	readonly tell: ((part: number) => void) | undefined;
}

/** The reading thread as a page asks it. */
export interface ReadingThread {
	/** `tell` hears how far the reading is, from 0 to 1. A newer question of the same kind overtakes it. */
	ask<K extends Kind>(
		question: Extract<Question, { kind: unknown }> & { readonly kind: K },
		tell?: (part: number) => void
	): Promise<AnswerTo<K>>;
	close(): void;
}

/** Asks a worker, which is told the vocabularies first. */
export function askThread(worker: Asked, reference: Reference, langue: Langue): ReadingThread {
	const waiting = new Map<number, Waiting>();
	let numero = 0;
	worker.postMessage({ kind: 'vocabulaires', reference, langue });
	worker.onmessage = ({ data }) => {
		const asked = waiting.get(data.question);
		if (!asked) return;
		if (data.kind === 'avance') return asked.tell?.(data.part);
		waiting.delete(data.question);
		if (data.kind === 'panne') asked.reject(new Unanswered(data.phrase));
		else asked.resolve(data);
	};
	worker.onerror = ({ message }) => {
		for (const { reject } of waiting.values()) reject(new Unanswered(message));
		waiting.clear();
	};
	return {
		ask: <K extends Kind>(question: Question & { readonly kind: K }, tell?: (part: number) => void) =>
			new Promise<AnswerTo<K>>((resolve, reject) => {
				for (const [earlier, asked] of waiting) {
					if (asked.kind !== question.kind) continue;
					waiting.delete(earlier);
					asked.reject(new Overtaken());
				}
				numero += 1;
				waiting.set(numero, {
					kind: question.kind,
					resolve: resolve as (answer: Answer) => void,
					reject,
					tell
				});
				worker.postMessage({ kind: 'question', numero, question });
			}),
		close: () => worker.terminate()
	};
}
