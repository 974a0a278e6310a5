import { tr } from '#lib/domain/language.ts';

/** The kinds of source of the shipped data, in English. */
const ENGLISH: Readonly<Record<string, string>> = {
	amendement: 'amendment',
	communiqué: 'press release',
	'compte rendu': 'minutes',
	'débat parlementaire': 'parliamentary debate',
	'document budgétaire': 'budget document',
	enquête: 'survey',
	indice: 'index',
	'page associative': 'web page of an organisation',
	'page d’un service de l’État': 'web page of a State service',
	presse: 'press',
	'question parlementaire': 'parliamentary question',
	'rapport parlementaire': 'parliamentary report',
	'rapport étranger': 'foreign report'
};

/** What kind of document a source is; one that we do not know stays as its file says it. */
export const sourceKind = (type: string): string => tr(type, ENGLISH[type] ?? type);
