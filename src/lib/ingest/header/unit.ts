import { fold } from '#lib/domain/fold.ts';
import { fr } from '#lib/domain/typography.ts';
import type { ReadOptions, Unit } from '#lib/ingest/lines/batch.ts';
import { headerUnit } from './header.ts';
import type { Opened } from '#lib/ingest/opened.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';

const STATED: readonly (readonly [RegExp, Unit])[] = [
	[/\ben milliers? d'euros?\b|(?:\ben |\(|unite ?: ?)k ?(?:€|eur)/, 'milliers'],
	[/\ben millions? d'euros?\b|(?:\ben |\(|unite ?: ?)m ?(?:€|eur)/, 'millions'],
	[/\ben euros?\b|(?:\ben |\(|unite ?: ?)(?:€|euros?\b|eur\b)/, 'euros']
];

/** The unit that a title states: « Crédits en milliers d’euros ». A bare « 2 millions » in a sentence states none. */
function unitOfTitle(text: string): Unit | null {
	const folded = fold(text);
	return STATED.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

/** The unit of a row under the header that holds nothing else: `;;;en k€;`, `;;(€);(€)`. */
export function unitRow(row: readonly string[]): Unit | null {
	const cells = row.map((cell) => fold(cell)).filter((cell) => cell !== '');
	const units = cells.map((cell) => {
		const bare = cell.replace(/^\(?(?:en )?|\)$/g, '');
		return /^(?:€|euros?|eur|k ?€|keur|m ?€|meur|(?:milliers?|millions?)(?: d'euros?)?)$/.test(bare)
			? headerUnit(bare === 'm€' ? 'M€' : bare)
			: null;
	});
	const [first = null] = units;
	return cells.length > 0 && units.every((unit) => unit !== null && unit === first) ? first : null;
}

/** The unit of the columns of amounts: stated, else that of their header, of the row under it, or of the title. */
export function decideUnit(
	opened: Opened,
	columns: readonly number[],
	options: ReadOptions,
	log: ProblemLog
): Unit {
	const { dialect, match, unit: underHeader } = opened;
	const title = dialect.sample.rows
		.slice(0, match.row)
		.map((row) => row.join(' '))
		.join(' ');
	const said = [
		...columns.map((column) => headerUnit(match.cells[column] ?? '')),
		underHeader,
		unitOfTitle(title)
	].filter((unit) => unit !== null);
	const distinct = [...new Set(said)];
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
