import { fr } from '#lib/domain/typography.ts';
import { amountWords } from '#lib/ingest/header/amount-words.ts';
import type { HeaderMatch } from '#lib/ingest/header/header.ts';
import type { ReadOptions } from '#lib/ingest/lines/batch.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import type { Doubtful, SheetRows } from './sheet-rows.ts';

/** What is wrong with the numbers of a column, as far as their format says; `null` when all is settled. */
function wrong(
	{ doubt, value, first, times }: Doubtful,
	numbers: number,
	header: string,
	{ unit }: ReadOptions
) {
	const shown = quoted(doubt.shown);
	if (doubt.kind === 'devise')
		return fr`le format des nombres affiche ${shown} dès la ligne ${first}, et les montants sont à donner en euros. Convertissez-les, ou changez le format si ce sont des euros.`;
	if (times < numbers)
		return fr`le format de certains nombres seulement (le premier à la ligne ${first}) ${doubt.kind === 'unite' ? fr`affiche ${shown}` : 'ne montre que leurs milliers'}. Donnez le même format à toute la colonne.`;
	if (
		unit !== undefined ||
		(doubt.kind === 'unite' && amountWords(header).unit === amountWords(doubt.shown).unit)
	)
		return null;
	const seen =
		doubt.kind === 'unite'
			? fr`le format des nombres leur ajoute ${shown}`
			: fr`le format des nombres n'en montre que les milliers ou les millions`;
	return fr`${seen} ; ligne ${first}, la cellule contient ${value}. Dites l'unité de ce que les cellules contiennent : --unit euros si c'est ${value} €, sinon --unit milliers ou --unit millions.`;
}

/** Refuses amounts that their number format makes something else than so many euros, as long as nobody says what they are. */
export function refuseDoubtfulFormats(
	rows: SheetRows,
	match: HeaderMatch,
	options: ReadOptions,
	log: ProblemLog
): void {
	const amounts = [match.at.get('montant'), ...match.measures.map(({ index }) => index)];
	for (const index of amounts) {
		const numbers = index === undefined ? undefined : rows.numbers[index + 1];
		if (index === undefined || !numbers) continue;
		const champ = match.cells[index] ?? '';
		for (const doubtful of numbers.doubtful.values()) {
			const phrase = wrong(doubtful, numbers.count, champ, options);
			if (phrase === null) continue;
			log.refuse('unite-douteuse', phrase, 'des euros', { colonne: index + 1, champ });
			break;
		}
	}
}
