import { BOUNDS } from '#lib/domain/importing/bounds.ts';
import { tr } from '#lib/domain/language.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { blobSource, type ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { annotatedOf, checkFile, reportOf } from './check.ts';
import { lookAt } from './look.ts';
import { Progress } from './progress.ts';
import type { Answer, Question } from './questions.ts';

/** A question that was given up for a newer one. */
export class Abandoned extends Error {}

/** Milliseconds between two tellings of how far a reading is. */
const BETWEEN = 100;
/** How often a file is gone over for each kind of question, as far as it is known before it is opened. */
const PASSES: Readonly<Record<Question['kind'], number>> = {
	regarder: 6,
	controler: 5,
	rapport: 5,
	annote: 6
};
/** Small enough that hearing and telling never wait long. */
const PIECE_BYTES = 1 << 18;

/** A reading that takes longer than it may. */
class TooLong extends Error {}

/** Lets the thread hear what it is told meanwhile. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A file whose readings tell how far they are, and stop once `goesOn` is false. */
function watched(
	file: File,
	progress: Progress,
	duree: number,
	goesOn: () => boolean,
	tell: (part: number) => void
): ByteSource {
	const source = blobSource(file.name, file, PIECE_BYTES);
	const started = performance.now();
	let told = started;
	const watch = async (part: number) => {
		if (!goesOn()) throw new Abandoned();
		if (performance.now() - started >= duree) throw new TooLong();
		progress.add(part);
		if (performance.now() - told < BETWEEN) return;
		tell(progress.part);
		await breathe();
		told = performance.now();
	};
	return {
		...source,
		watch,
		ahead: (passes) => progress.expect(passes),
		// The bytes are surveyed, and a workbook is unpacked, once for all the readings that one question takes.
		kept: new Map(),
		async *open() {
			for await (const piece of source.open()) {
				await watch(piece.length / file.size);
				yield piece;
			}
		}
	};
}

const named = (name: string, suffix: string) => `${name.replace(/\.[^.]*$/, '')}-${suffix}.csv`;

/** Answers one question about a file, within `duree` milliseconds. Throws `Abandoned` once `isLast` is false. */
export async function answerQuestion(
	numero: number,
	question: Question,
	reference: Reference,
	isLast: () => boolean,
	tell: (answer: Answer) => void,
	duree: number = BOUNDS.duree
): Promise<Answer> {
	const { kind, fichier } = question;
	const source = watched(fichier, new Progress(PASSES[kind]), duree, isLast, (part) =>
		tell({ kind: 'avance', question: numero, part })
	);
	try {
		return await answer(numero, question, source, reference);
	} catch (error) {
		if (error instanceof TooLong) return { kind: 'panne', question: numero, phrase: tooLong(duree) };
		throw error;
	}
}

function tooLong(duree: number): string {
	const minutes = Math.round(duree / 60_000);
	return tr(
		fr`La lecture de ce fichier a été arrêtée : elle durait depuis plus de ${minutes} minutes. Coupez-le par année, chaque morceau avec son en-tête.`,
		`The reading of this file was stopped: it had gone on for more than ${minutes} minutes. Cut it by year, each piece with its header.`
	);
}

async function answer(
	numero: number,
	{ kind, fichier, decisions }: Question,
	source: ByteSource,
	reference: Reference
): Promise<Answer> {
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
