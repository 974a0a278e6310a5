import { findLanguage, type Langue } from '#lib/domain/language.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { answerQuestion, Abandoned } from './answer.ts';
import type { Answer, Message, Question } from './questions.ts';

/** The reading thread: what it is told, and what it answers. */
interface Thread {
	onmessage: ((event: { readonly data: Message }) => void) | null;
	postMessage(answer: Answer): void;
}

const thread = self as unknown as Thread;

let reference: Reference | null = null;
let langue: Langue = 'fr';
findLanguage(() => langue);

/** The last question of each kind: one that is no longer the last is given up. */
// eslint-disable-next-line no-restricted-syntax -- one number for each kind of question
const last: Partial<Record<Question['kind'], number>> = {};
let turn: Promise<void> = Promise.resolve();

thread.onmessage = ({ data }) => {
	if (data.kind === 'vocabulaires') {
		({ reference, langue } = data);
		return;
	}
	const { numero, question } = data;
	last[question.kind] = numero;
	turn = turn.then(() => answer(numero, question));
};

async function answer(numero: number, question: Question): Promise<void> {
	const isLast = () => last[question.kind] === numero;
	if (!isLast() || reference === null) return;
	try {
		thread.postMessage(
			await answerQuestion(numero, question, reference, isLast, (told) => thread.postMessage(told))
		);
	} catch (error) {
		if (error instanceof Abandoned) return;
		console.error(error);
		const phrase = error instanceof Error ? error.message : String(error);
		thread.postMessage({ kind: 'panne', question: numero, phrase });
	}
}
