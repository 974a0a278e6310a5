import { error } from '@sveltejs/kit';
import { FIGURES, isFigure } from '#lib/figures/figures.ts';
import { tr } from '#lib/domain/language.ts';
import { figureChange, movesValues } from '#lib/figures/changes.server.ts';
import { versionBand } from '#lib/pages/versions/version-band.server.ts';
import { currentVersion, lastErasure } from '#lib/server/store/versions.ts';
import { ask } from '../../../../ask.ts';
import { figureOf, figureQuery } from '../../../../figures/figure-of.ts';
import type { PageServerLoad } from './$types';

/**
 * `identique`: the figure is what it was. `etendue`: none of its values has changed, other words or years are shown since.
 * `changee`: it was so at its version, and no longer is. `inconnue`: it never was.
 */
export type Verdict = 'identique' | 'etendue' | 'changee' | 'inconnue';

export const load: PageServerLoad = ({ locals, url, params }) =>
	ask(locals.db, url, (query) => {
		const { id } = params;
		if (!isFigure(id)) error(404, tr('Cette figure n’existe pas.', 'This figure does not exist.'));
		const empreinte = (url.searchParams.get('empreinte') ?? '').trim().toLowerCase();
		if (empreinte !== '' && !/^[0-9a-f]{8}$/.test(empreinte))
			error(
				400,
				tr(
					'Une empreinte a huit signes, chiffres ou lettres de a à f.',
					'A fingerprint has eight characters, digits or letters from a to f.'
				)
			);
		const current = currentVersion(locals.db);
		const version = query.v ?? current;
		const then = figureOf(locals.db, id, { ...query, v: version }, url.origin);
		const now = figureOf(locals.db, id, { ...query, v: current }, url.origin);
		const known = then !== null && then.notice.empreinte === empreinte;
		const verdict: Verdict | null =
			empreinte === ''
				? null
				: !known
					? 'inconnue'
					: now?.notice.empreinte === empreinte
						? 'identique'
						: movesValues(figureChange(locals.db, id, query, version, current))
							? 'changee'
							: 'etendue';
		const filters = figureQuery(query, undefined);
		const erasure = lastErasure(locals.db);
		return {
			id,
			nom: FIGURES[id].nom(),
			empreinte,
			verdict,
			version,
			current,
			/** The version that erased a text from all of them, this one too: it may have stood in the figure. */
			efface: erasure > version ? erasure : null,
			avant: then?.notice ?? null,
			apres: now?.notice ?? null,
			changements:
				verdict === 'changee' || verdict === 'etendue'
					? versionBand(locals.db, { ...query, v: version }, { kind: 'figure', id })
					: null,
			adresse: `/figures/${id}${figureQuery(query, version)}`,
			adresseActuelle: `/figures/${id}${filters}`,
			garde: [...new URLSearchParams(filters)]
		};
	});
