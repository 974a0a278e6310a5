import { fold } from '#lib/domain/fold.ts';
import { tr } from '#lib/domain/language.ts';
import type { Correction } from '#lib/domain/importing/correction.ts';
import { columnLetter, type Problem } from '#lib/domain/problem.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Decimal } from '#lib/ingest/lines/batch.ts';
import { isFormulaError } from '#lib/ingest/told/formula-error.ts';
import type { FaultyRow } from './questions.ts';
import { repairAmount, type Fault } from './repairs.ts';

/** A faulty cell, and what a repair would make of it. */
export interface FaultyCell {
	readonly ligne: number;
	/** 1 for the first; `null` when the fault is that of the row. */
	readonly colonne: number | null;
	/** `E5`, or the line alone. */
	readonly cellule: string;
	/** As the file writes it. */
	readonly lu: string;
	readonly propose: string | null;
	readonly phrase: string;
	readonly probleme: Problem;
}

/** Faulty cells that one gesture may mend together. */
export interface FaultGroup {
	readonly cle: string;
	readonly titre: string;
	/** `null` for what is no amount. */
	readonly genre: Fault | null;
	readonly cellules: readonly FaultyCell[];
}

const TITLES: Readonly<Record<Fault, () => string>> = {
	lettres: () => tr(fr`Une lettre au lieu d'un chiffre`, 'A letter instead of a digit'),
	espaces: () => tr(fr`Des espaces mal placées`, 'Misplaced spaces'),
	milliers: () => tr(fr`Des milliers et des décimales mêlés`, 'Thousands and decimals mixed'),
	formule: () => tr(fr`Une formule perdue au lieu d'un montant`, 'A lost formula instead of an amount'),
	decimales: () => tr(fr`Plus de deux décimales`, 'More than two decimals'),
	ambigu: () => tr(fr`Un nombre qui se lit de deux façons`, 'A number that reads in two ways'),
	autre: () => tr(fr`Ce n'est pas un montant`, 'Not an amount')
};

/** Whether a problem is that of an amount, which the rules of repair are for. */
const ofAmount = ({ attendu }: Problem) => attendu?.startsWith('un montant') ?? false;

/** A message without its address, as the title of what several cells have in common. */
const withoutAddress = ({ message }: Problem) => {
	const phrase = message.replace(/^.*?\u00A0: /u, '');
	return phrase.charAt(0).toLocaleUpperCase('fr') + phrase.slice(1);
};

function faultyCell({ ligne, cellules }: FaultyRow, probleme: Problem, decimal: Decimal | null) {
	const { colonne } = probleme;
	const lu = colonne === null ? '' : (cellules[colonne - 1] ?? '');
	const repair = ofAmount(probleme) ? repairAmount(lu, decimal) : null;
	return {
		genre: repair?.genre ?? null,
		cell: {
			...{ ligne, colonne, lu, probleme },
			cellule: colonne === null ? String(ligne) : `${columnLetter(colonne)}${ligne}`,
			propose: repair?.valeur ?? null,
			phrase: repair?.phrase ?? withoutAddress(probleme)
		} satisfies FaultyCell
	};
}

/** The faulty cells of a file in groups, the largest first: amounts by their kind of fault, words each with its like. */
export function groupFaults(rows: readonly FaultyRow[], decimal: Decimal | null = null): FaultGroup[] {
	const groups = new Map<string, { genre: Fault | null; titre: string; cellules: FaultyCell[] }>();
	for (const row of rows) {
		for (const probleme of row.problemes) {
			if (probleme.severite !== 'bloquant') continue;
			const { genre, cell } = faultyCell(row, probleme, decimal);
			const cle = genre ?? `${probleme.code} ${probleme.colonne ?? 0} ${fold(cell.lu)}`;
			const titre = genre ? TITLES[genre]() : withoutAddress(probleme);
			const group = groups.get(cle) ?? { genre, titre, cellules: [] };
			group.cellules.push(cell);
			groups.set(cle, group);
		}
	}
	return [...groups]
		.map(([cle, group]) => ({ cle, ...group }))
		.sort((a, b) => b.cellules.length - a.cellules.length);
}

/**
 * The other faulty cells that one correction mends too, with what each would become: by the same rule of repair when the person
 * wrote what the rule gives, else those of the same column that hold the same text. A formula that was lost says nothing of
 * another.
 */
export function sameFault(
	{ ligne, colonne, lu, valeur }: Correction,
	rows: readonly FaultyRow[],
	decimal: Decimal | null = null,
	ou: 'colonne' | 'fichier' = 'fichier'
): Correction[] {
	if (isFormulaError(lu.trim()) || lu.trim() === '') return [];
	const rule = repairAmount(lu, decimal);
	const sameAmount = (text: string | null) =>
		text !== null && text.replace(/\s/gu, '') === valeur.replace(/\s/gu, '');
	const byRule = rule.genre !== 'autre' && sameAmount(rule.valeur);
	return rows.flatMap((row) =>
		row.problemes.flatMap((probleme): Correction[] => {
			const at = probleme.colonne;
			if (probleme.severite !== 'bloquant' || at === null) return [];
			if (row.ligne === ligne && at === colonne) return [];
			const text = row.cellules[at - 1] ?? '';
			if (byRule && ofAmount(probleme) && (ou === 'fichier' || at === colonne)) {
				const other = repairAmount(text, decimal);
				return other.genre === rule.genre && other.valeur !== null
					? [{ ligne: row.ligne, colonne: at, lu: text, valeur: other.valeur }]
					: [];
			}
			return at === colonne && text === lu ? [{ ligne: row.ligne, colonne: at, lu: text, valeur }] : [];
		})
	);
}
