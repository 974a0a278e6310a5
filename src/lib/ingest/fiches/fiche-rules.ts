import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import type { Side } from '#lib/ingest/header/sides.ts';
import { UNITS, type CellField, type ReadOptions, type Unit } from '#lib/ingest/lines/batch.ts';
import { checksOf } from '#lib/ingest/lines/line-checks.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import type { PlanOptions } from '#lib/ingest/lines/plan-options.ts';
import { isTotalRow } from '#lib/ingest/totals/row-totals.ts';
import { wordKey } from '#lib/ingest/cells/synonyms.ts';
import type { Opened } from '#lib/ingest/opened.ts';
import { columnKey, isCellField, type Fiche } from './fiche.ts';
import { checksWithWords } from './fiche-words.ts';

/** The unit in which a reading sheet says that amounts are. */
export function unitOf({ constants }: Fiche): Unit | undefined {
	return UNITS.find((unit) => unit === constants.get('unite'));
}

/** Whether a row adds up others, by the words of a reading sheet. */
function totalRule({ totals }: Fiche, cells: readonly string[]): (row: readonly string[]) => boolean {
	const keys = cells.map(columnKey);
	const rules = totals.map(({ column, word }) => ({ word, at: column === null ? -1 : keys.indexOf(column) }));
	return (row) =>
		isTotalRow(row) ||
		rules.some(({ word, at }) =>
			at < 0 ? row.some((cell) => wordKey(cell) === word) : wordKey(row[at] ?? '') === word
		);
}

/** Codes that are the same on every line of a file, or of a column of amounts, as they are stored. */
function codesOf(
	fiche: Fiche,
	said: Readonly<Record<string, string | undefined>>,
	reference: Reference,
	log: ProblemLog
): Partial<Record<CellField, string>> {
	const checks = checksOf(reference);
	const found: Partial<Record<CellField, string>> = {};
	for (const [field, code = ''] of Object.entries(said)) {
		if (!isCellField(field)) continue;
		const { value, issue } = checks[field](code);
		if (value !== null && issue?.severite !== 'bloquant') found[field] = value;
		else {
			const why = issue?.phrase ?? fr`${quoted(code)} n'est pas lu.`;
			log.refuse('fiche-code', fr`La fiche de lecture « ${fiche.id} », ${field} : ${why}`, null, {
				champ: field
			});
		}
	}
	return found;
}

/** What a reading sheet says of the rows of a file, and of those of one of its columns of amounts. */
export function ficheRules(
	fiche: Fiche,
	side: Side | null,
	{ match }: Pick<Opened, 'match'>,
	options: ReadOptions,
	reference: Reference,
	log: ProblemLog
): Omit<PlanOptions, 'reference' | 'headers'> {
	const keys = match.cells.map(columnKey);
	const stated = options.exercice ?? fiche.constants.get('exercice');
	const said = { ...Object.fromEntries(fiche.constants), ...side?.said };
	const constants = codesOf(fiche, said, reference, log);
	const attributed = constants.attribution ?? options.constantes?.attribution ?? match.at.get('attribution');
	if (constants.forme !== undefined && constants.forme !== 'NV' && attributed === undefined) {
		log.refuse(
			'fiche-attribution',
			fr`La fiche de lecture « ${fiche.id} » donne la forme ${constants.forme} sans dire d'où elle vient. Ajoutez-y une ligne « constante » pour attribution : publiee, mandat ou cle.`,
			'publiee, mandat ou cle'
		);
	}
	return {
		at: match.at,
		exercice: side?.exercice ?? (stated === undefined ? undefined : Number(stated)),
		constants,
		checks: checksWithWords(reference, fiche),
		totals: totalRule(fiche, match.cells),
		totalRows: true,
		bothTotals: true,
		comparesTotals: true,
		listsAll: true,
		filled: [...fiche.filled].map((column) => keys.indexOf(column))
	};
}
