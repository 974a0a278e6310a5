import { createHash } from 'node:crypto';
import type { FigureTable, RowIdentity, TableCell } from '#lib/figures/shell/figure-table.ts';
import type { BlockRow, TableBlock, YearDossier } from '#lib/pages/year/dossier/blocks.ts';

/** What a row speaks of, always in one order; without its poste, which where no source names one is in the words of a language. */
const named = ({ exercice, dispositif, forme, etape, part }: RowIdentity) =>
	[exercice, dispositif, forme, etape, part].map((word) => word ?? null);

/** The codes and numbers of a figure: its words are those of a language and of the program. */
function statedBy({ colonnes, lignes, identites }: FigureTable) {
	const kept = colonnes.flatMap(({ id, genre }, index) => (genre === 'texte' ? [] : [[id, index] as const]));
	const cells = (row: readonly TableCell[]) => kept.map(([id, index]) => [id, row[index] ?? null]);
	return lignes.map((row, index) => [named(identites[index] ?? {}), cells(row)]);
}

/**
 * SHA-256 of what the evaluation of a year states: the codes and numbers of its figures, the amounts of its tables, its
 * documents. The same in both languages, and whatever the words around the figures.
 */
export function statedPrint({ sections }: YearDossier): string {
	const stated = sections.map(({ id, documents, blocs }) => [
		id,
		documents.map(({ titre, editeur, date, pages, url }) => [titre, editeur, date, pages, url]),
		blocs.flatMap((block): unknown[] =>
			block.genre === 'figure'
				? [[block.figure, statedBy(block.view.table)]]
				: block.genre === 'tableau'
					? [[block.sujet, block.lignes.map((row) => [named(row.identite), amountsOf(row)])]]
					: []
		)
	]);
	return createHash('sha256').update(JSON.stringify(stated), 'utf8').digest('hex');
}

const amountsOf = ({ cellules }: BlockRow) => cellules.map(({ centimes }) => centimes ?? null);

/**
 * A table of a dossier, read twice, as the tables of figures: amounts in cents, and in words what stands where there is none. A
 * column of amounts is one where either reading has some.
 */
export function asFigureTables(before: TableBlock, after: TableBlock): readonly [FigureTable, FigureTable] {
	const isAmount = (at: number) =>
		[before, after].some(({ lignes }) => lignes.some(({ cellules }) => cellules[at]?.centimes !== undefined));
	const amounts = before.colonnes.map((_, at) => isAmount(at));
	const of = ({ titre, colonnes, lignes }: TableBlock): FigureTable => ({
		legende: titre,
		colonnes: colonnes.flatMap((column, at) =>
			amounts[at]
				? [
						{ id: `c${at}`, titre: column.titre, genre: 'euros' as const, etat: `c${at}_mots` },
						{ id: `c${at}_mots`, titre: column.titre, genre: 'texte' as const }
					]
				: [{ id: `c${at}`, titre: column.titre, genre: 'texte' as const, enTete: at === 0 }]
		),
		lignes: lignes.map(({ cellules }) =>
			cellules.flatMap(({ centimes, texte }, at) =>
				amounts[at] ? [centimes ?? null, centimes === undefined ? texte : null] : [texte]
			)
		),
		identites: lignes.map(({ identite }) => identite)
	});
	return [of(before), of(after)];
}
