import { fold } from '#lib/domain/fold.ts';
import { isLiveFormula, readGuarded } from '#lib/domain/formula-text.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { MAX_WEB_ADDRESS, WEB_ADDRESS_EXPECTED, webAddress } from '#lib/domain/web-address.ts';
import { count, quoted } from '#lib/ingest/told/sentence.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';
import { NOT_SAID, refused, said, told, type Check } from './reading.ts';

/** Longest text of each field, as its schema says. */
export const MAX_LENGTHS = {
	libelle: 2000,
	poste: 300,
	beneficiaire: 500,
	payeur: 500,
	source: 500,
	source_page: 300,
	source_url: MAX_WEB_ADDRESS,
	note: 4000
} as const;

/** What is wrong with a text, `null` when nothing is. */
export function textIssue(text: string, max: number): Issue | null {
	if (text.length <= max) {
		if (!isLiveFormula(text)) return null;
		const phrase = fr`${quoted(text)} commence par « ${text.charAt(0)} » : un tableur peut le prendre pour une formule. Le texte est gardé tel quel, sans être calculé.`;
		return issue('formule', 'avertissement', phrase, 'un texte');
	}
	const phrase = fr`le texte a ${count(text.length)} caractères, la place est de ${count(max)}. Raccourcissez-le.`;
	return issue('constraint-error', 'bloquant', phrase, fr`${count(max)} caractères au plus`);
}

/** What a cell says and what is wrong with it. A text that our own files guard against spreadsheets is the text, sound. */
function judged(cell: string, max: number): { readonly text: string; readonly wrong: Issue | null } {
	const text = readGuarded(cell);
	const wrong = textIssue(text, max);
	return { text, wrong: text !== cell && wrong?.severite !== 'bloquant' ? null : wrong };
}

/** A text on one line, `null` when empty. */
export function checkText(max: number): Check {
	return (cell) => {
		const trimmed = cell.trim().replace(/\s*\n\s*/g, ' ');
		if (trimmed === '') return NOT_SAID;
		const { text, wrong } = judged(trimmed, max);
		if (wrong?.severite === 'bloquant') return refused(wrong);
		return wrong ? told(text, wrong) : said(text);
	};
}

/** A free text, kept as it is; `null` when empty. */
export function checkFreeText(max: number): Check {
	return (cell) => {
		const trimmed = cell.trim();
		if (trimmed === '') return NOT_SAID;
		const { text, wrong } = judged(trimmed, max);
		return wrong ? told(text, wrong) : said(text);
	};
}

/** A web address: the pages make a link of it. */
export const checkUrl: Check = (cell) => {
	const reading = checkText(MAX_LENGTHS.source_url)(cell);
	if (reading.value === null || webAddress(reading.value) !== null) return reading;
	const phrase = fr`${quoted(cell)} n'est pas une adresse web. Écrivez ${WEB_ADDRESS_EXPECTED}, ou videz la cellule.`;
	return refused(issue('type-error', 'bloquant', phrase, WEB_ADDRESS_EXPECTED));
};

/** An id of `sources.csv` or the title of one of them, however spelt, or any title alone. */
export function checkSource(reference: Pick<Reference, 'sources'>): Check {
	const ids = new Set(reference.sources.map((source) => source.id));
	const bySpelling = new Map(
		reference.sources.flatMap(({ titre, id }): [string, string][] => [
			[fold(titre), id],
			[fold(id), id]
		])
	);
	const attendu = 'un identifiant de sources.csv, ou un titre';
	return (cell) => {
		const reading = checkText(MAX_LENGTHS.source)(cell);
		if (reading.issue) return reading;
		if (reading.value === null) {
			return refused(
				issue(
					'constraint-error',
					'bloquant',
					fr`il manque la source. Écrivez le titre du document d'où vient le montant.`,
					attendu
				)
			);
		}
		if (ids.has(reading.value)) return reading;
		const id = bySpelling.get(fold(reading.value));
		if (id !== undefined) return said(id);
		if (!/^[a-z0-9]+(-[a-z0-9]+)+$/.test(reading.value)) return reading;
		return told(
			reading.value,
			issue(
				'foreign-key',
				'avertissement',
				fr`${quoted(cell)} ressemble à un identifiant mais n'est pas dans sources.csv ; il est gardé comme titre.`,
				attendu
			)
		);
	};
}
