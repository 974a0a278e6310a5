import type { Reference } from '#lib/domain/reference-tables.ts';
import { absentAsBlank } from '#lib/ingest/cells/absences.ts';
import { checkAction, checkProgramme, checkSiren, checkSousAction } from '#lib/ingest/cells/codes.ts';
import { checkDate, checkPeriode } from '#lib/ingest/cells/dates.ts';
import { checkDispositif } from '#lib/ingest/cells/dispositifs.ts';
import { checkExerciceWith } from '#lib/ingest/cells/exercice.ts';
import { checkFormes } from '#lib/ingest/cells/formes.ts';
import { checkLabel } from '#lib/ingest/cells/labels.ts';
import type { Check } from '#lib/ingest/cells/reading.ts';
import { checkFreeText, checkSource, checkText, checkUrl, MAX_LENGTHS } from '#lib/ingest/cells/texts.ts';
import type { CodedField } from './batch.ts';
import type { PlanOptions } from './plan-options.ts';
import { isTotalLabel, isTotalName, isTotalPoste, markingTotals } from '#lib/ingest/totals/row-totals.ts';

type Field = CodedField | 'exercice';

const made = new WeakMap<Reference, Record<Field, Check>>();

/** The check of each column of the canonical file, made once for the vocabularies that many files are read by. */
export function checksOf(reference: Reference): Record<Field, Check> {
	const known = made.get(reference) ?? makeChecks(reference);
	made.set(reference, known);
	return known;
}

function makeChecks(reference: Reference): Record<Field, Check> {
	return {
		exercice: checkExerciceWith(reference),
		dispositif: checkDispositif(reference),
		programme: checkProgramme,
		action: checkAction,
		sous_action: checkSousAction,
		etape: checkLabel('etape', reference),
		nature: checkLabel('nature', reference),
		niveau: checkLabel('niveau', reference),
		poste: checkText(MAX_LENGTHS.poste),
		libelle: checkFreeText(MAX_LENGTHS.libelle),
		role: checkLabel('role', reference),
		forme: checkFormes(reference),
		attribution: checkLabel('attribution', reference),
		beneficiaire: checkText(MAX_LENGTHS.beneficiaire),
		siren: absentAsBlank(checkSiren),
		payeur: checkText(MAX_LENGTHS.payeur),
		periode: checkPeriode,
		preuve: checkLabel('preuve'),
		source: checkSource(reference),
		source_page: checkFreeText(MAX_LENGTHS.source_page),
		source_url: checkUrl,
		source_date: checkDate,
		note: checkFreeText(MAX_LENGTHS.note)
	};
}

/** What says, in a column of texts, that a row adds up others. */
const TOTALS: Partial<Record<Field, (text: string) => boolean>> = {
	poste: isTotalPoste,
	libelle: isTotalLabel,
	beneficiaire: isTotalName,
	payeur: isTotalName
};
/** Columns whose texts may speak of the amounts of the whole table. */
const SPEAKING: readonly Field[] = ['poste', 'libelle', 'note'];
/** Columns where a declared absence says something of its own. */
const TELLING_ABSENCE: readonly Field[] = ['forme', 'siren'];

/** The check of each column of a file, with what its profile and the header of its amounts add to the usual one. */
export function columnChecks({
	reference,
	checks = {},
	totalRows = false,
	bothTotals = !totalRows,
	remarks,
	agreeing = (_, check) => check
}: PlanOptions): (field: Field, index: number) => Check {
	const known: Record<Field, Check> = { ...checksOf(reference), ...checks };
	return (field, index) => {
		const sound = TELLING_ABSENCE.includes(field) ? known[field] : absentAsBlank(known[field]);
		const isTotal = bothTotals ? TOTALS[field] : undefined;
		const check = agreeing(field, isTotal ? markingTotals(sound, isTotal) : sound);
		if (!remarks || !SPEAKING.includes(field)) return check;
		return (cell) => {
			remarks.hear(cell.trim(), { colonne: index + 1, champ: field, valeur: cell });
			return check(cell);
		};
	};
}
