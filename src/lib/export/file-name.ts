import { fold } from '#lib/domain/fold.ts';
import { language } from '#lib/domain/language.ts';
import { selectionOf } from '#lib/domain/lines-selection.ts';
import type { Query } from '#lib/domain/query.ts';

const plain = (text: string) =>
	fold(text)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');

const few = (chosen: readonly string[], kind: string) =>
	chosen.length > 4 ? `${chosen.length}-${kind}` : chosen.join('-');

/**
 * A file's name says what it holds: figure, dispositifs and forms when chosen, stage, nature, years, euros, version.
 * `formes-par-annee_prevu_cp_2013-2018_v12`, without its ending. `stages` names those of a figure that shows several.
 */
export function fileName(figure: string, query: Query, version: number, stages?: string): string {
	const { de, a } = query;
	const years = de === undefined && a === undefined ? '' : de === a ? String(de) : `${de ?? ''}-${a ?? ''}`;
	return [
		figure,
		few(query.dispositif, 'dispositifs'),
		few(query.forme, 'formes'),
		query.perimetre === 'contexte' ? 'contexte' : '',
		stages ?? (query.etapes.join('-') || query.etape),
		query.nature,
		query.annees.join('-') || years,
		query.euros === 'constants' ? `euros${query.base ?? '-constants'}` : '',
		query.mesure === 'part' ? 'parts' : '',
		query.cles === 'avec' ? 'avec-cles' : '',
		language() === 'en' ? 'en' : ''
	]
		.map(plain)
		.concat(`v${version}`)
		.filter((part) => part !== '')
		.join('_');
}

/** « relance_bop137_2018_v12 »: a letter, without its ending. */
export const letterFileName = (dispositif: string, exercice: number, version: number): string =>
	`relance_${dispositif}_${exercice}_v${version}`;

/** « lignes_v12 », or « lignes_selection_bop137_sex_2016-2018_afis_v12 » when the address chooses some: without its ending. */
export function linesFileName(query: Query, version: number): string {
	const { donnes, de, a, dispositif, forme, q } = query;
	const years = de === undefined && a === undefined ? '' : de === a ? String(de) : `${de ?? ''}-${a ?? ''}`;
	const chosen = [
		few(dispositif, 'dispositifs'),
		few(forme, 'formes'),
		years,
		...(['etape', 'nature', 'perimetre'] as const).map((name) => (donnes.has(name) ? query[name] : '')),
		q.slice(0, 40)
	];
	return ['lignes', selectionOf(query) === null ? '' : 'selection', ...chosen]
		.map(plain)
		.concat(`v${version}`)
		.filter((part) => part !== '')
		.join('_');
}
