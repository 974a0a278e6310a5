import { error } from '@sveltejs/kit';
import { isFigure } from '#lib/figures/figures.ts';
import { tr } from '#lib/domain/language.ts';
import type { FigureNotice } from '#lib/export/figure-notice.ts';
import { nothingToShow } from '#lib/words/nothing-to-show.ts';
import { publishedNames } from '#lib/words/published-names.ts';
import { figureChange, movesValues } from '#lib/figures/changes.server.ts';
import { readReference } from '#lib/server/store/reference.ts';
import { currentVersion } from '#lib/server/store/versions.ts';
import { ask } from '../../ask.ts';
import { figureOf } from '../../figures/figure-of.ts';
import type { PageServerLoad } from './$types';

/** Where what changed since is told, to the euro. */
function verifyAddress({ adresseFigee, empreinte }: FigureNotice): string {
	const url = new URL(adresseFigee);
	url.pathname = `${url.pathname}/verifier`;
	url.searchParams.set('empreinte', empreinte);
	return url.href;
}

export const load: PageServerLoad = ({ locals, url, params }) =>
	ask(locals.db, url, (query) => {
		const { id } = params;
		if (!isFigure(id)) error(404, tr('Cette figure n’existe pas.', 'This figure does not exist.'));
		const asked = figureOf(locals.db, id, query, url.origin);
		if (asked === null) error(404, nothingToShow());
		const current = currentVersion(locals.db);
		const changed =
			query.v !== undefined &&
			query.v < current &&
			movesValues(figureChange(locals.db, id, query, query.v, current));
		return {
			figure: asked.figure,
			notice: asked.notice,
			noms: publishedNames(readReference(locals.db, asked.notice.version)),
			theme: query.theme,
			compact: query.format === 'paysage' || query.format === 'carre',
			fige: query.v !== undefined,
			change: changed ? { adresse: verifyAddress(asked.notice) } : null
		};
	});
