import { fold } from '#lib/domain/fold.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { ETAPES, LIBELLES_FR } from '#lib/domain/vocabulary.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { isoDate, serialDate } from './dates.ts';
import { checkLabel } from './labels.ts';
import { refused, said, told, type Check, type Reading } from './reading.ts';

const YEAR = /^(\d{4})(?:[.,]0+)?$/;
const SPACED = /^([12])\s(\d{3})$/;
/** « 2017-2018 », « 2017/18 », « de 2017 à 2018 »: two years, of which a line has one. */
const SPAN = /(?<!\d)((?:19|20)\d\d)(?!\d)(?:\D+(?:(?:19|20)\d\d)(?!\d)|\s*[-/–]\s*(\d\d)$)/;
const WITH_WORDS = /^(.*?)(?<!\d)((?:19|20)\d\d)(?!\d)(.*)$/s;
/** Words that say that a year is one. */
const YEAR_WORD = '(?:exercices?|annees?|budget(?:aires?)?|an|year|fy|pour|de|en)';
const AROUND = new RegExp(`^(?:${YEAR_WORD}(?: |$))+|(?:(?:^| )${YEAR_WORD})+$`, 'g');
const CALLS = /^(?:\((?:\d|[a-z])\)|[*†¹²³⁴⁵⁶⁷⁸⁹])+$/;
const ATTENDU = 'une année, par exemple 2018';
const EXAMPLE = fr`Écrivez une année entre 1990 et 2100, par exemple 2018.`;

const isYear = (year: string) => Number(year) >= 1990 && Number(year) <= 2100;

const read = (cell: string, year: string, why: string): Reading =>
	told(year, issue('exercice-lu', 'info', fr`${quoted(cell)} ${why} ; l'exercice est lu ${year}.`, ATTENDU));

const refusal = (phrase: string, code = 'type-error') => refused(issue(code, 'bloquant', phrase, ATTENDU));

function askYear(cell: string, first: string): Reading {
	const phrase = fr`${quoted(cell)} nomme deux années : une ligne n'a qu'un exercice. Écrivez celui du budget (${first} ou un autre), et les mois couverts dans la colonne periode.`;
	return refusal(phrase, 'mot-a-preciser');
}

/** `2017-18`, but not `2017-12`, which is a month unless the years follow one another. */
function isSpan([, first = '', short]: RegExpExecArray): boolean {
	return short === undefined || Number(short) > 12 || Number(short) === (Number(first) + 1) % 100;
}

/**
 * A budget year between 1990 and 2100: as a number, with the words around it (« Exercice 2018 »), with the stage of the
 * credits (« 2018 (LFI) », « PLF 2019 »), or as a date. All but the number are told; two years are asked.
 */
export function checkExerciceWith(reference: Pick<Reference, 'synonymes'>): Check {
	const etapeOf = checkLabel('etape', reference);
	return (cell) => {
		const text = cell.trim();
		if (text === '')
			return refusal(fr`il manque l'exercice. Écrivez une année, par exemple 2018.`, 'constraint-error');
		const year = YEAR.exec(text)?.[1];
		if (year !== undefined)
			return isYear(year) ? said(year) : refusal(fr`${quoted(cell)} n'est pas un exercice. ${EXAMPLE}`);
		const [, thousands, units] = SPACED.exec(text) ?? [];
		if (thousands !== undefined && isYear(`${thousands}${units ?? ''}`)) {
			return read(cell, `${thousands}${units ?? ''}`, fr`est une année écrite comme un montant`);
		}
		const serial = serialDate(text);
		if (serial !== null) {
			return read(cell, serial.slice(0, 4), fr`est une date devenue nombre dans un tableur (${serial})`);
		}
		const span = SPAN.exec(text);
		const date = isoDate(text.replace(/[T ]\d{2}:\d{2}.*$/, ''));
		if (span && isSpan(span) && (date === null || span[2] !== undefined)) return askYear(cell, span[1] ?? '');
		if (date !== null && isYear(date.slice(0, 4))) return read(cell, date.slice(0, 4), fr`est une date`);
		const [, before = '', alone, after = ''] = WITH_WORDS.exec(text) ?? [];
		if (alone === undefined || !isYear(alone))
			return refusal(fr`${quoted(cell)} n'est pas un exercice. ${EXAMPLE}`);
		const words = fold(`${before} ${after}`.replace(/[()[\],;:.°-]+/g, ' '));
		if (CALLS.test(`${before}${after}`.trim()))
			return read(cell, alone, fr`est une année avec l'appel d'une note`);
		const stage = words.replace(AROUND, '').trim();
		if (stage === '') return read(cell, alone, fr`est une année avec ses mots`);
		const { value } = etapeOf(stage);
		const code = ETAPES.find((one) => one === value);
		if (code === undefined) {
			return refusal(
				fr`${quoted(cell)} dit plus qu'un exercice, et ${quoted(stage)} n'est pas une étape connue. ${EXAMPLE}`
			);
		}
		return { ...read(cell, alone, fr`dit aussi l'étape, ${LIBELLES_FR.etape[code]}`), etape: code };
	};
}

export const checkExercice = checkExerciceWith({ synonymes: [] });

/** The stage that the cell of a year states, for a file without a column of stages. */
export function checkStageOfYear(reference: Pick<Reference, 'synonymes'>): Check {
	const check = checkExerciceWith(reference);
	return (cell) => {
		const { etape, value } = check(cell);
		if (etape !== undefined) return said(etape);
		// What is wrong with the year is told of the year.
		if (value === null) return { value: null };
		const phrase = fr`il manque l'étape, que rien d'autre que l'exercice ne dit dans ce fichier. Écrivez par exemple « ${value} (LFI) », ou ajoutez une colonne etape.`;
		return refusal(phrase, 'constraint-error');
	};
}

/** What is wrong when a year names another stage than its row; `null` when it names none, or the same. */
export function disputedStage(named: string | undefined, stated: string | null): Issue | null {
	if (named === undefined || stated === null || named === stated) return null;
	const phrase = fr`l'exercice nomme l'étape « ${named} », et la ligne dit « ${stated} ». Corrigez l'un des deux.`;
	return issue('row-constraint', 'bloquant', phrase, 'une seule étape');
}
