import { createHash } from 'node:crypto';
import type { FigureTable, RowIdentity } from '#lib/figures/shell/figure-table.ts';
import type { FigureBlock, TableBlock, YearDossier } from '#lib/pages/year/dossier/blocks.ts';

/** What a row speaks of, always in one order; without its poste, which where no source names one is in the words of a language. */
const named = ({ exercice, dispositif, forme, etape, part }: RowIdentity) =>
	[exercice, dispositif, forme, etape, part].map((word) => word ?? null);

/** The empreinte of a table of a dossier: of what its rows speak of and of their cents, whatever its words and its language. */
function tableEmpreinte({ lignes }: TableBlock): string {
	const stated = lignes.map(({ identite, cellules }) => [
		named(identite),
		cellules.map(({ centimes }) => centimes ?? null)
	]);
	return createHash('sha256').update(JSON.stringify(stated), 'utf8').digest('hex').slice(0, 8);
}

/**
 * The empreinte of each figure and of each table of an evaluation, by part: `formes/repartition-annee`, `depense/tableau-depense`.
 * Those of figures are those of their pages.
 */
export function empreintesOf(
	{ sections }: YearDossier,
	figureEmpreinte: (block: FigureBlock) => string | null
): Record<string, string> {
	const prints = sections.flatMap(({ id, blocs }) =>
		blocs.flatMap((block): [string, string][] => {
			if (block.genre === 'tableau')
				return [[`${id}/tableau-${[block.sujet].flat().join('-')}`, tableEmpreinte(block)]];
			const print = block.genre === 'figure' ? figureEmpreinte(block) : null;
			return block.genre === 'figure' && print !== null ? [[`${id}/${block.figure}`, print]] : [];
		})
	);
	return Object.fromEntries(prints);
}

/** An empreinte that is no longer the one that was frozen: `null` where what bore it is no longer shown. */
export interface OtherEmpreinte {
	readonly place: string;
	readonly figee: string;
	readonly lue: string | null;
}

/** Of what was frozen, what bears another empreinte; what is shown besides says nothing against it. */
export const otherEmpreintes = (
	frozen: Readonly<Record<string, string>>,
	read: Readonly<Record<string, string>>
): OtherEmpreinte[] =>
	Object.entries(frozen).flatMap(([place, figee]) =>
		read[place] === figee ? [] : [{ place, figee, lue: read[place] ?? null }]
	);

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
