import type { ByteSource } from '#lib/ingest/bytes/byte-source.ts';
import { Unreadable } from '#lib/ingest/sheets/unreadable.ts';
import { headOf, sheetText, startsAsZip } from '#lib/ingest/sheets/workbook.ts';

/**
 * What a file says first, where our own files say what they are: a quarantine or a selection, saved as a workbook or not. One
 * byte per character is enough for these marks, whatever the encoding.
 */
export async function startOf(source: ByteSource, feuille: string | undefined): Promise<string> {
	const head = await headOf(source);
	if (!startsAsZip(head)) return String.fromCharCode(...head).replaceAll('\0', '');
	try {
		for await (const text of sheetText(source, feuille, { sheets: [], rows: null, part: 0 }))
			if (text !== '') return text;
	} catch (error) {
		// Whoever reads the whole file says what is wrong with it.
		if (!(error instanceof Unreadable)) throw error;
	}
	return '';
}
