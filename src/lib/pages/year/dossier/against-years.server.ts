import { tr } from '#lib/domain/language.ts';
import { formatEuros, formatPercent } from '#lib/domain/money.ts';
import type { Query } from '#lib/domain/query.ts';
import { fr } from '#lib/domain/typography.ts';
import { isAbsence } from '#lib/domain/vocabulary.ts';
import { changeFinding, drawVariation } from '#lib/figures/variation-annuelle/ask.server.ts';
import { isAtLeast, type VariationRow, type VariationSide } from '#lib/figures/variation-annuelle/data.ts';
import { documentsOf, pointLines } from '#lib/pages/point/point-lines.server.ts';
import { pointMoney } from '#lib/pages/point/point-money.server.ts';
import { documentsOnce, type CitedDocument } from '#lib/words/phrase/phrase-note.ts';
import { variation, type Variation } from '#lib/figures/variation-annuelle/read.server.ts';
import type { Database } from '#lib/server/store/database.ts';
import { statusWords } from '#lib/figures/shell/words.ts';
import { deducedMark } from '#lib/words/year/dossier-words.ts';
import { shortNames } from '#lib/words/year/year-words.ts';
import type { BlockCell, TableBlock } from './blocks.ts';

/** The change of a row as a share of what there was, with its sign: « +12,3 % »; nothing where that would say none or all (R15). */
function change(row: VariationRow): string {
	if (row.part === null) return '';
	const { ecart, avant } = row.part;
	const text = formatPercent(Math.abs(ecart), avant);
	return `${ecart < 0 ? '\u2212' : '+'}${text}`;
}

function sideCell(side: VariationSide): BlockCell {
	if (side.centimes === null)
		return { texte: isAbsence(side.statut) ? statusWords(side.statut) : '', rien: true };
	const least = isAtLeast(side) ? '≥\u00A0' : '';
	return {
		texte: `${least}${formatEuros(side.centimes)}${deducedMark(side.statut)}`,
		centimes: side.centimes
	};
}

const signed = (centimes: number): BlockCell => ({
	texte: `${centimes > 0 ? '+' : ''}${formatEuros(centimes)}`,
	centimes
});

const keyOf = ({ identite }: VariationRow) =>
	JSON.stringify([identite.dispositif, identite.poste, identite.part]);

/** Whether anything of two years compares (R11). */
export const comparesAtAll = ({ comparables, ecartes }: Variation): boolean =>
	comparables.length > 0 || ecartes.some(({ postes }) => postes.some(({ ecart }) => ecart !== null));

/** The first of the years that has something to compare with a later one; `null` when none has. */
export function earliestComparable(
	db: Database,
	query: Query,
	years: readonly number[],
	exercice: number
): Variation | null {
	for (const year of years) {
		const found = variation(db, query, [year, exercice]);
		if (comparesAtAll(found)) return found;
	}
	return null;
}

/** The documents of both sides of a row. */
const documentsOfRow = (
	db: Database,
	query: Query,
	{ identite: { dispositif, part }, nom, avant, apres }: VariationRow,
	years: readonly [number, number]
): CitedDocument[] => {
	if (dispositif === undefined) return [];
	const sides = [avant, apres].flatMap(({ centimes }, side) =>
		centimes === null ? [] : (years[side] ?? [])
	);
	const found = sides.flatMap((exercice) => {
		const point = { exercice, dispositif, ...(part === 'poste' && { poste: nom }) };
		const money = pointMoney(db, query, point);
		const lines = pointLines(db, money, point);
		// What a total leaves rests on the total alone.
		return part === 'non-detaille'
			? documentsOf(db, money.reading.selection.version, lines.totaux)
			: lines.documents;
	});
	return documentsOnce(found);
};

/** A year against another, poste by poste: current euros, the change, then the same change in constant euros (R11, R12). */
export function againstYear(db: Database, query: Query, [from, to]: readonly [number, number]): TableBlock {
	const current = variation(db, { ...query, euros: 'courants', base: undefined }, [from, to]);
	const constant = variation(db, { ...query, euros: 'constants' }, [from, to]);
	const data = drawVariation(current);
	const real = new Map(drawVariation(constant).lignes.map((row) => [keyOf(row), row]));
	const base = constant.selection.deflator?.base ?? null;
	const named = shortNames(current.selection.dispositifs);
	const several = new Set(data.lignes.map(({ identite }) => identite.dispositif)).size > 1;
	return {
		genre: 'tableau',
		sujet: [from, to],
		titre: tr(
			fr`${to} à côté de ${from}, poste par poste, en euros courants`,
			`${to} beside ${from}, item by item, in current euros`
		),
		colonnes: [
			{ titre: tr('Dispositif, poste', 'Scheme, item'), nombre: false },
			{ titre: data.colonnes[0], nombre: true },
			{ titre: data.colonnes[1], nombre: true },
			{ titre: tr('Écart', 'Change'), nombre: true },
			{ titre: tr('Écart (%)', 'Change (%)'), nombre: true },
			{
				titre:
					base === null
						? tr('Écart en euros constants', 'Change in constant euros')
						: tr(fr`Écart en euros constants de ${base}`, `Change in constant ${base} euros`),
				nombre: true
			},
			{ titre: tr('Pourquoi', 'Why'), nombre: false }
		],
		lignes: data.lignes.map((row) => {
			const { dispositif, poste } = row.identite;
			const owner = poste !== undefined && several && dispositif ? `${named(dispositif)}, ` : '';
			const other = real.get(keyOf(row));
			return {
				identite: row.identite,
				cellules: [
					// What its source calls it.
					{ texte: `${owner}${row.nom}`, ...(poste !== undefined && { publie: row.nom }) },
					sideCell(row.avant),
					sideCell(row.apres),
					row.ecart === null ? { texte: '' } : signed(row.ecart),
					{ texte: change(row) },
					other?.ecart == null ? { texte: '' } : signed(other.ecart),
					row.nonCompare === ''
						? { texte: row.pourquoi, ...(row.sources.length > 0 ? { motif: true } : {}) }
						: { texte: row.nonCompare, rien: true }
				],
				ensemble: row.ensemble,
				documents: documentsOfRow(db, current.selection.query, row, [from, to])
			};
		}),
		notes: data.notes
	};
}

/** What changed between two years, in a sentence, from the same reading. */
export const againstFinding = (found: Variation): string => changeFinding(found);
