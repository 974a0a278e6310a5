import { redirect } from '@sveltejs/kit';
import { isFigure } from '#lib/figures/figures.ts';
import { tr } from '#lib/domain/language.ts';
import { renderPng } from '#lib/export/png.ts';
import { writeCard } from '#lib/export/svg/card.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { lastErasure } from '#lib/server/store/versions.ts';
import { readQuery } from '../../ask.ts';
import { figureOf, outsideQuery } from '../figure-of.ts';
import { fileRefusal, NothingToDraw, plain, rendered } from '../rendered.ts';
import type { RequestHandler } from './$types';

/** What a link shows when its own view has no amount: all forms, all years. */
const WHOLE = 'formes-annees';

/** The preview of a view, for those who link it: 1200 by 630. A view without amount has that of the whole. */
export const GET: RequestHandler = async ({ locals, url, params, request }) => {
	const { id } = params;
	if (!isFigure(id)) return plain(404, tr('Cette image n’existe pas.', 'This image does not exist.'));
	try {
		const query = readQuery(locals.db, url);
		const { version } = select(locals.db, query);
		return await rendered({
			key: ['og', id, outsideQuery(query, version), lastErasure(locals.db)].join(' '),
			make: async () => {
				const asked = figureOf(locals.db, id, { ...query, v: version }, url.origin);
				if (asked === null) throw new NothingToDraw();
				return renderPng(writeCard(asked.view, version), 1200);
			},
			visitor: request.signal,
			line: 'apercu',
			type: 'image/png',
			frozen: query.v !== undefined,
			name: `${id}.png`,
			shown: true
		});
	} catch (cause) {
		if (!(cause instanceof NothingToDraw) || id === WHOLE) return fileRefusal(cause);
		const kept = ['v', 'lang'].flatMap((name) => {
			const value = url.searchParams.get(name);
			return value === null ? [] : [[name, value]];
		});
		redirect(307, `/figures/${WHOLE}.og.png${kept.length === 0 ? '' : `?${new URLSearchParams(kept)}`}`);
	}
};
