import { fr } from '#lib/domain/typography.ts';

/** What is told of a column: its name and what it should say, in French then in English. */
export type Told = readonly [nom: string, name: string, aide?: string, help?: string];

/** Where a column says something else than elsewhere. */
export const OWN_COLUMNS: Readonly<Record<string, Told>> = {
	'cles.id': [
		'Nom de la clé',
		'Name of the key',
		fr`En minuscules, sans espaces : victimes-2024.`,
		'In lower case, without spaces: victimes-2024.'
	],
	'cles.de': [
		'Première année',
		'First year',
		'Vide si elle vaut depuis toujours.',
		'Empty if it holds from the start.'
	],
	'cles.a': ['Dernière année', 'Last year', 'Vide si elle vaut encore.', 'Empty if it still holds.'],
	'cles.source': [
		'Source',
		'Source',
		'Un titre, ou une adresse web. Vide si la clé est une hypothèse à vous.',
		'A title, or a web address. Empty if the key is your own assumption.'
	],
	'nomenclature.a': ['Dernière année', 'Last year', 'Vide tant que cela dure.', 'Empty while it lasts.'],
	'sources.date': [
		'Date',
		'Date',
		fr`Du document : 2026-11-30, 2026-11 ou 2026. À preuve égale, la plus récente l’emporte.`,
		'Of the document: 2026-11-30, 2026-11 or 2026. Where evidence is equal, the most recent prevails.'
	],
	'synonymes.source': [
		'Qui le dit',
		'Who says so',
		'Une loi, une enquête, l’usage.',
		'A law, a survey, usage.'
	],
	'synonymes.code': [
		'Code',
		'Code',
		fr`Un code de la liste. Pour une forme, plusieurs s’écrivent TRAV|DOM.`,
		'A code of the list. For a form, several are written TRAV|DOM.'
	],
	'lectures.code': [
		'Code',
		'Code',
		'Le code que le mot vaut, ou la valeur constante.',
		'The code that the word stands for, or the constant value.'
	],
	'lectures.raison': ['Raison', 'Reason', 'D’où vient cette décision.', 'Where this decision comes from.'],
	'relances.source': [
		'Document de la réponse',
		'Document of the answer',
		'L’identifiant de la réponse dans la liste des sources.',
		'The identifier of the answer in the list of sources.'
	],
	'victimes.forme': [
		'Forme',
		'Form',
		fr`Un code, ou TRAV|DOM pour le « travail » de l’enquête. Vide pour l’ensemble.`,
		'A code, or TRAV|DOM for the “labour” of the survey. Empty for all.'
	]
};
