import { fr } from '#lib/domain/typography.ts';
import type { CellField } from '#lib/ingest/lines/batch.ts';
import type { Check } from '#lib/ingest/cells/reading.ts';
import { refused, said } from '#lib/ingest/cells/reading.ts';
import { issue, type ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import type { PlanOptions } from '#lib/ingest/lines/plan-options.ts';
import { amountWords } from './amount-words.ts';
import type { HeaderMatch } from './header.ts';

/** What the header of the amounts says of every line, and how the cells that say it too are then read. */
export interface StatedAmounts {
	readonly constants: Partial<Record<CellField, string>>;
	readonly exercice: number | null;
	/** Wraps the check of a column so that its cells agree with the header. */
	readonly agreeing: (field: string, check: Check) => Check;
}

/** A check that only takes the code that the header states; what a cell does not say, the header says. */
function agreeing(check: Check, stated: string, header: string, silent: string | null): Check {
	return (cell) => {
		const reading = check(cell);
		if (reading.issue?.severite === 'bloquant' && cell.trim() !== '') return reading;
		if (reading.value === stated) return reading;
		if (reading.value === silent || cell.trim() === '') return said(stated);
		const phrase = fr`${quoted(cell)} contredit la colonne des montants, ${quoted(header)}. Corrigez l'un des deux.`;
		return refused(issue('en-tete-contredit', 'bloquant', phrase));
	};
}

/**
 * What the header of the column of amounts says beside their unit: « Montant (AE) », « Montant voté 2018 ». It stands for a
 * column that the file lacks, and binds one that it has. Constants of the profile that it contradicts refuse the file.
 */
export function statedAmounts(
	match: HeaderMatch,
	{ constants = {}, exercice: year }: Pick<PlanOptions, 'constants' | 'exercice'>,
	log: ProblemLog
): StatedAmounts {
	const at = match.at.get('montant') ?? -1;
	const header = (match.cells[at] ?? '').trim();
	const words = amountWords(header);
	const { nature, etape } = words;
	const exercice = year === undefined ? words.exercice : null;
	const stated = new Map<string, string>();
	for (const [field, code] of [
		['nature', nature],
		['etape', etape],
		['exercice', exercice === null ? null : String(exercice)]
	] as const) {
		if (code === null) continue;
		const fixed = field === 'exercice' ? undefined : constants[field];
		if (fixed === undefined) stated.set(field, code);
		else if (fixed !== code) {
			log.refuse(
				'en-tete-contredit',
				fr`la colonne ${quoted(header)} dit « ${code} », et ce format de fichier dit « ${fixed} ». Vérifiez que c'est le bon fichier.`,
				fixed,
				{ colonne: at + 1, champ: header }
			);
		}
	}
	const alone = [...stated].filter(([field]) => !match.at.has(field));
	if (alone.length > 0) {
		const what = alone.map(([field, code]) => `${field} = ${code}`).join(', ');
		log.announce('en-tete-montant', fr`La colonne ${quoted(header)} dit, pour toutes les lignes : ${what}.`);
	}
	return {
		constants: Object.fromEntries(alone.filter(([field]) => field !== 'exercice')),
		exercice: match.at.has('exercice') ? null : exercice,
		agreeing: (field, check) => {
			const code = stated.get(field);
			return code === undefined ? check : agreeing(check, code, header, field === 'nature' ? 'np' : null);
		}
	};
}
