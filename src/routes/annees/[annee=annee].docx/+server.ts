import { isHttpError, isRedirect } from '@sveltejs/kit';
import { inWordThread } from '#lib/export/docx/dossier/word-thread.ts';
import { WORD_TYPE } from '#lib/export/docx/house-document.ts';
import { fileName } from '#lib/export/file-name.ts';
import { campaignDossier } from '#lib/pages/year/campaign/campaign-dossier.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { currentVersion, lastErasure } from '#lib/server/store/versions.ts';
import { readQuery } from '../../ask.ts';
import { outsideQuery } from '../../figures/figure-of.ts';
import { fileRefusal, plain, rendered } from '../../figures/rendered.ts';
import { campaignAsked } from '../campaign-asked.ts';
import { wordDossier } from '../word-dossier.ts';
import { askedOfYear } from '../year-asked.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url, params, request }) => {
	try {
		const { db } = locals;
		const annee = Number(params.annee);
		const asked = readQuery(db, url);
		const campagne = campaignAsked(db, url, asked, annee);
		const query = askedOfYear(db, asked, annee);
		const { version } = select(db, query);
		return await rendered({
			key: [
				...[annee, 'docx', outsideQuery(query, version), url.origin, lastErasure(db)],
				// Remarks are edited, and later versions come.
				...(campagne ? [campagne.id, currentVersion(db), JSON.stringify(campagne.remarques)] : [])
			].join(' '),
			make: async () => {
				const frozen = campagne ? campaignDossier(campagne) : undefined;
				const dossier = () => wordDossier(db, { ...query, v: version }, annee, url.origin, frozen);
				return (await inWordThread(dossier)).octets;
			},
			visitor: request.signal,
			line: 'document',
			type: WORD_TYPE,
			frozen: query.v !== undefined && campagne === null,
			name: `${fileName('evaluation', { ...query, de: annee, a: annee }, version)}.docx`,
			shown: false
		});
	} catch (cause) {
		if (isRedirect(cause)) throw cause;
		if (isHttpError(cause)) return plain(cause.status, cause.body.message);
		return fileRefusal(cause);
	}
};
