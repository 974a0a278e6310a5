import { tr } from '#lib/domain/language.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { blobSource, type ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { annotatedOf, checkFile, reportOf } from './check.ts';
import { lookAt } from './look.ts';
import type { Answer, Question } from './questions.ts';

/** A question that was given up for a newer one. */
export class Abandoned extends Error {}

/** Milliseconds between two tellings of how far a reading is. */
const BETWEEN = 100;
/** How often the bytes of a file are gone over, at most, for each kind of question: what progress is measured against. */
const PASSES: Readonly<Record<Question['kind'], number>> = {
	regarder: 12,
	controler: 8,
	rapport: 8,
	annote: 9
};

/** Lets the thread hear what it is told meanwhile. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A file whose readings tell how far they are, and stop once `goesOn` is false. */
function watched(
	file: File,
	passes: number,
	goesOn: () => boolean,
	tell: (octets: number) => void
): ByteSource {
	const source = blobSource(file.name, file);
	const total = file.size * passes;
	let read = 0;
	let told = performance.now();
	const watch = async (bytes: number) => {
		if (!goesOn()) throw new Abandoned();
		read += bytes;
		if (performance.now() - told < BETWEEN) return;
		tell(Math.min(read, total));
		await breathe();
		told = performance.now();
	};
	return {
		...source,
		watch,
		// A workbook is unpacked once for all the readings that one question takes.
		sheets: new Map(),
		async *open() {
			for await (const piece of source.open()) {
				await watch(piece.length);
				yield piece;
			}
		}
	};
}

const named = (name: string, suffix: string) => `${name.replace(/\.[^.]*$/, '')}-${suffix}.csv`;

/** Answers one question about a file. Throws `Abandoned` once `isLast` is false. */
export async function answerQuestion(
	numero: number,
	question: Question,
	reference: Reference,
	isLast: () => boolean,
	tell: (answer: Answer) => void
): Promise<Answer> {
	const { kind, fichier, decisions } = question;
	const passes = PASSES[kind];
	const total = fichier.size * passes;
	const source = watched(fichier, passes, isLast, (octets) =>
		tell({ kind: 'avance', question: numero, octets, total })
	);
	if (kind === 'regarder')
		return { kind: 'regard', question: numero, regard: await lookAt(source, reference, decisions) };
	if (kind === 'controler')
		return { kind: 'controle', question: numero, controle: await checkFile(source, reference, decisions) };
	const octets =
		kind === 'rapport'
			? await reportOf(source, reference, decisions)
			: await annotatedOf(source, reference, decisions);
	if (octets !== null) {
		const nom = named(fichier.name, kind === 'rapport' ? 'rapport' : tr('annote', 'annotated'));
		return { kind: 'fichier', question: numero, nom, octets };
	}
	const phrase = tr(
		fr`Ce fichier ne se lit pas comme un tableau : il n'y a pas de rangées à annoter.`,
		'This file does not read as a table: it has no rows to annotate.'
	);
	return { kind: 'panne', question: numero, phrase };
}
