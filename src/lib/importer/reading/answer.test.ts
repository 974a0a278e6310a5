import { describe, expect, test } from 'vitest';
import { reference } from '../../../../tests/fixtures/read-fixture.ts';
import { Abandoned, answerQuestion } from './answer.ts';
import { askThread, Overtaken, Unanswered, type Asked } from './ask.ts';
import type { Answer, Message, Question } from './questions.ts';
import { bookOf, NOTHING, YEARS } from './workbook-of-years.fixture.ts';

async function fileOf(): Promise<File> {
	const parts: BlobPart[] = [];
	for await (const piece of bookOf(YEARS).open()) parts.push(new Uint8Array(piece));
	return new File(parts, 'suivi.xlsx');
}
const fichier = await fileOf();
const ask = (kind: Question['kind'], isLast = () => true, file = fichier) =>
	answerQuestion(7, { kind, fichier: file, decisions: NOTHING }, reference, isLast, () => undefined);

describe('a question about a file', () => {
	test('is answered under its number', async () => {
		const regard = await ask('regarder');
		expect(regard).toMatchObject({ kind: 'regard', question: 7, regard: { rangees: 7 } });
		expect(await ask('controler')).toMatchObject({ kind: 'controle', question: 7 });
		expect(await ask('rapport')).toMatchObject({ kind: 'fichier', nom: 'suivi-rapport.csv' });
	});

	test('that nothing can annotate is told in a sentence', async () => {
		expect(await ask('annote', () => true, new File([], 'vide.csv'))).toMatchObject({ kind: 'panne' });
	});

	test('tells how far it is, forward and to the end', async () => {
		const rows = Array.from(
			{ length: 20_000 },
			(_, index) => `${2015 + (index % 9)};bop137;lfi;${index};Rapport`
		);
		const text = new File(
			[['exercice;dispositif;etape;montant;source', ...rows, ''].join('\n')],
			'lignes.csv'
		);
		for (const file of [fichier, text]) {
			for (const kind of ['regarder', 'controler'] as const) {
				const parts: number[] = [];
				await answerQuestion(
					...([7, { kind, fichier: file, decisions: NOTHING }, reference, () => true] as const),
					(told) => void (told.kind === 'avance' && parts.push(told.part))
				);
				expect(parts).toEqual(parts.toSorted((a, b) => a - b));
				expect(parts.every((part) => part >= 0 && part <= 1)).toBe(true);
			}
		}
	});

	test('is stopped when it lasts, in a sentence', async () => {
		const question = { kind: 'regarder', fichier, decisions: NOTHING } as const;
		const stopped = await answerQuestion(
			7,
			question,
			reference,
			() => true,
			() => undefined,
			0
		);
		expect(stopped).toMatchObject({ kind: 'panne', phrase: expect.stringContaining('a été arrêtée') });
	});

	test('opens a file a bounded number of times, and unpacks a workbook once', async () => {
		const opened = async (kind: Question['kind'], file: File) => {
			let times = 0;
			const counted = new Proxy(file, {
				get(target, name) {
					if (name === 'slice')
						return (start: number, end: number) => {
							if (start === 0) times += 1;
							return target.slice(start, end);
						};
					const value: unknown = Reflect.get(target, name, target);
					return typeof value === 'function' ? value.bind(target) : value;
				}
			});
			await ask(kind, () => true, counted);
			return times;
		};
		const text = new File(['exercice;dispositif;etape;montant;source\n2024;bop137;lfi;1;Rapport\n'], 'a.csv');
		expect(await opened('regarder', text)).toBeLessThanOrEqual(9);
		expect(await opened('controler', text)).toBeLessThanOrEqual(6);
		expect(await opened('regarder', fichier)).toBeLessThanOrEqual(8);
	});

	test('is given up once a newer one takes its place', async () => {
		await expect(ask('regarder', () => false)).rejects.toThrow(Abandoned);
	});
});

/** A worker that answers when it is told to. */
class Silent implements Asked {
	onmessage: ((event: MessageEvent<Answer>) => void) | null = null;
	onerror: ((event: ErrorEvent) => void) | null = null;
	readonly heard: Message[] = [];
	postMessage(message: Message): void {
		this.heard.push(message);
	}
	terminate(): void {
		this.heard.length = 0;
	}
	say(data: Answer): void {
		this.onmessage?.({ data } as MessageEvent<Answer>);
	}
}

describe('the page', () => {
	const question = { kind: 'regarder', fichier, decisions: NOTHING } as const;

	test('tells the vocabularies first, hears how far the reading is, then its answer', async () => {
		const worker = new Silent();
		const thread = askThread(worker, reference, 'fr');
		const parts: number[] = [];
		const answer = thread.ask(question, (part) => parts.push(part));
		expect(worker.heard.map(({ kind }) => kind)).toEqual(['vocabulaires', 'question']);
		worker.say({ kind: 'avance', question: 1, part: 0.5 });
		const regard = await ask('regarder');
		worker.say({ ...regard, question: 1 });
		expect((await answer).regard.rangees).toBe(7);
		expect(parts).toEqual([0.5]);
	});

	test('forgets a question that a newer one of its kind overtakes', async () => {
		const worker = new Silent();
		const thread = askThread(worker, reference, 'fr');
		const first = thread.ask(question);
		const second = thread.ask(question);
		await expect(first).rejects.toThrow(Overtaken);
		worker.say({ kind: 'panne', question: 2, phrase: 'rien' });
		await expect(second).rejects.toThrow(Unanswered);
	});
});
