import { columnLetter } from '#lib/domain/problem.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { learnt, type ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import type { HeaderMatch } from '#lib/ingest/header/header.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import { issue, problemAt, type ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { count, quoted } from '#lib/ingest/told/sentence.ts';
import { refuseDoubtfulFormats } from './doubtful-formats.ts';
import { uncomputed, type SheetName, type SheetRows } from './sheet-rows.ts';
import { Unreadable } from './unreadable.ts';
import { headOf, sheetText, startsAsZip, type SheetRead } from './workbook.ts';

const OLD_MARK = [0xd0, 0xcf, 0x11, 0xe0];
/** What the old container of Office calls a workbook under a password, and a document, two bytes a letter. */
const SECRET = 'EncryptedPackage';
const DOCUMENT = 'WordDocument';

/** The rows of the sheet that is read, as a file of text. */
export interface OpenSheet {
	readonly text: ByteSource;
	readonly rows: SheetRows;
	/** All the sheets of the workbook. */
	readonly sheets: readonly SheetName[];
	readonly kind: 'xlsx' | 'ods';
}

/** Why a file in the container of Office before 2007 is not read. */
async function oldContainer(source: ByteSource): Promise<Unreadable> {
	let said = '';
	let found: string | undefined;
	for await (const piece of source.open()) {
		said = said.slice(-64) + new TextDecoder('latin1').decode(piece).replaceAll('\0', '');
		found = [SECRET, DOCUMENT].find((word) => said.includes(word));
		if (found !== undefined) break;
	}
	if (found === SECRET)
		return new Unreadable(
			fr`Ce classeur est protégé par un mot de passe. Ouvrez-le, enregistrez-le sans mot de passe, puis importez-le.`
		);
	if (found === DOCUMENT)
		return new Unreadable(
			fr`Ce fichier est un ancien document Word, pas un tableau. Copiez le tableau dans un classeur et enregistrez-le en .xlsx.`
		);
	return new Unreadable(
		fr`Ce fichier est un ancien classeur Excel (XLS). Ouvrez-le et enregistrez-le au format .xlsx, .ods ou « CSV UTF-8 ».`
	);
}

/**
 * Opens the sheet of a workbook that is asked for, else its first; `null` for a file that is none, and for one that is refused.
 */
export async function openSheet(
	source: ByteSource,
	{ feuille }: ReadOptions,
	log: ProblemLog
): Promise<OpenSheet | null> {
	try {
		const head = await headOf(source);
		if (OLD_MARK.every((byte, index) => head[index] === byte)) throw await oldContainer(source);
		if (!startsAsZip(head)) {
			if (feuille === undefined) return null;
			throw new Unreadable(
				fr`Ce fichier n'est pas un classeur : il n'a pas de feuille ${quoted(feuille)}. Retirez --feuille.`,
				'feuille'
			);
		}
		return await readSheet(source, feuille, log);
	} catch (error) {
		if (!(error instanceof Unreadable)) throw error;
		log.refuse(error.code, error.message, error.attendu);
		return null;
	}
}

/** A sheet made into text. */
interface KeptSheet {
	readonly pieces: readonly Uint8Array[];
	readonly read: SheetRead;
	readonly rows: SheetRows;
	/** What is learnt of the text. */
	readonly kept: Map<string, unknown>;
}

async function unpackSheet(source: ByteSource, feuille: string | undefined): Promise<KeptSheet> {
	const encoder = new TextEncoder();
	const pieces: Uint8Array[] = [];
	const read: SheetRead = { sheets: [], rows: null, part: 0 };
	let part = 0;
	for await (const text of sheetText(source, feuille, read)) {
		if (text !== '') pieces.push(encoder.encode(text));
		await source.watch?.(read.part - part);
		({ part } = read);
	}
	if (read.rows === null) throw new RangeError('a sheet was read that has no rows');
	return { pieces, read, rows: read.rows, kept: new Map() };
}

async function readSheet(
	source: ByteSource,
	feuille: string | undefined,
	log: ProblemLog
): Promise<OpenSheet> {
	const { pieces, read, rows, kept } = await learnt(source, `sheet ${feuille ?? ''}`, () =>
		unpackSheet(source, feuille)
	);
	const { sheets } = read;
	tellSheets(rows.name, sheets, feuille !== undefined, log);
	if (pieces.length === 0)
		throw new Unreadable(
			fr`La feuille ${quoted(rows.name)} est vide.`,
			'feuille',
			'une feuille qui contient un tableau'
		);
	if (rows.uncomputed.times > 0) throw uncomputed(rows);
	log.sheet = rows.name;
	const size = pieces.reduce((sum, piece) => sum + piece.length, 0);
	async function* open() {
		for (const piece of pieces) {
			await source.watch?.(piece.length / size);
			yield piece;
		}
	}
	return {
		text: { ...source, size, open, kept: source.kept && kept },
		rows,
		sheets,
		kind: read.kind ?? 'xlsx'
	};
}

function tellSheets(name: string, sheets: readonly SheetName[], asked: boolean, log: ProblemLog): void {
	const others = sheets.filter((sheet) => sheet.name !== name);
	const which = asked ? 'comme demandé' : 'la première';
	if (others.length === 0)
		return log.announce('feuille', fr`La feuille ${quoted(name)} du classeur est lue.`);
	const named = others.map((sheet) => quoted(sheet.name) + (sheet.hidden ? ' (masquée)' : ''));
	log.announce(
		'feuille',
		fr`Le classeur a ${sheets.length} feuilles. Celle qui est lue est ${quoted(name)}, ${which} ; ${others.length === 1 ? 'l’autre n’est pas lue' : 'les autres ne sont pas lues'} : ${enumerate(named)}. Pour en lire une autre : --feuille NOM.`
	);
}

/** Tells what the cells of a sheet do not say: what is hidden, what is merged, what its formats make of the amounts. */
export function tellSheet(
	{ rows }: OpenSheet,
	match: HeaderMatch,
	headerLine: number,
	options: ReadOptions,
	log: ProblemLog
): void {
	const warn = (code: string, phrase: string) => log.add(problemAt(issue(code, 'avertissement', phrase)));
	const { times, first } = rows.hiddenRows;
	if (times > 0)
		warn(
			'lignes-masquees',
			fr`${times === 1 ? 'Une ligne' : `${count(times)} lignes`} de la feuille ${times === 1 ? 'est masquée' : 'sont masquées'} (la première est la ligne ${first}) et lue${times === 1 ? '' : 's'} comme les autres. Affichez tout pour vérifier.`
		);
	const hidden = match.cells.flatMap((cell, index) =>
		cell.trim() !== '' && rows.hiddenColumns.some(({ from, to }) => index + 1 >= from && index + 1 <= to)
			? [columnLetter(index + 1)]
			: []
	);
	if (hidden.length > 0)
		warn(
			'colonnes-masquees',
			fr`Des colonnes de la feuille sont masquées (${enumerate(hidden)}) et lues comme les autres. Affichez tout pour vérifier.`
		);
	const merged = rows.merges.filter(({ bottom }) => bottom >= headerLine);
	const [one] = merged;
	if (one)
		warn(
			'cellules-fusionnees',
			fr`Des cellules sont fusionnées dans le tableau (${count(merged.length)} fois, la première fois en ${columnLetter(one.left)}${one.top}) : leur valeur n'est lue qu'en haut à gauche, les autres sont vides. Séparez-les et recopiez la valeur dans chacune, ou faites-les recopier par une fiche de lecture (--proposer).`
		);
	refuseDoubtfulFormats(rows, match, options, log);
}
