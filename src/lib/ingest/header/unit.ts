import { fr } from '#lib/domain/typography.ts';
import type { ReadOptions, Unit } from '#lib/ingest/lines/batch.ts';
import type { Opened } from '#lib/ingest/opened.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { amountWords, proseWords, unreadableSentence } from './amount-words.ts';

/** The unit of a row under the header that holds nothing else: `;;;en k€;`, `;;(€);(€)`. */
export function unitRow(row: readonly string[]): Unit | null {
	const cells = row.filter((cell) => cell.trim() !== '').map(amountWords);
	const [first] = cells;
	const unit = first?.unit ?? null;
	const alone = cells.every(
		(words) => words.unit === unit && words.name === '' && words.nature === null && words.unreadable === null
	);
	return alone ? unit : null;
}

/** The unit of the columns of amounts: stated, else that of their header, of the row under it, of a column, of the title. */
export function decideUnit(
	opened: Opened,
	columns: readonly number[],
	options: ReadOptions,
	log: ProblemLog
): Unit {
	const { dialect, match, unit: underHeader, unitColumn } = opened;
	const title = dialect.sample.rows
		.slice(0, match.row)
		.map((row) => row.join(' '))
		.join(' ');
	const headers = columns.map((column) => ({ column, ...amountWords(match.cells[column] ?? '') }));
	for (const { column, unreadable } of headers) {
		if (unreadable === null || (unreadable.code === 'unite-douteuse' && options.unit !== undefined)) continue;
		const champ = (match.cells[column] ?? '').trim();
		const ligne = dialect.sample.lignes[match.row] ?? null;
		log.refuse(
			unreadable.code,
			fr`la colonne ${quoted(champ)} : ${unreadableSentence(unreadable)}`,
			'des montants en euros',
			{ ligne, colonne: column + 1, champ }
		);
	}
	const said = [...headers.map(({ unit }) => unit), underHeader, unitColumn, proseWords(title).unit];
	const distinct = [...new Set(said.filter((unit) => unit !== null))];
	if (options.unit === undefined && distinct.length > 1) {
		log.refuse(
			'unite-douteuse',
			fr`Le fichier donne plusieurs unités pour ses montants (${distinct.join(', ')}). Dites laquelle est la bonne (--unit euros, --unit milliers ou --unit millions).`,
			'une seule unité'
		);
	}
	const unit = options.unit ?? distinct[0] ?? 'euros';
	if (unit !== 'euros') log.announce('unite', fr`Les montants sont lus en ${unit} d'euros.`);
	return unit;
}
