import { fold } from '#lib/domain/fold.ts';
import { language } from '#lib/domain/language.ts';
import type { Query } from '#lib/domain/query.ts';

const plain = (text: string) =>
	fold(text)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');

/**
 * A file's name says what it holds: figure, dispositifs and forms when chosen, stage, nature, years, euros, version.
 * `formes-par-annee_prevu_cp_2013-2018_v12`, without its ending. `stages` names those of a figure that shows several.
 */
export function fileName(figure: string, query: Query, version: number, stages?: string): string {
	const { de, a } = query;
	const years = de === undefined && a === undefined ? '' : de === a ? String(de) : `${de ?? ''}-${a ?? ''}`;
	return [
		figure,
		query.dispositif.length > 4 ? `${query.dispositif.length}-dispositifs` : query.dispositif.join('-'),
		query.forme.length > 4 ? `${query.forme.length}-formes` : query.forme.join('-'),
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
