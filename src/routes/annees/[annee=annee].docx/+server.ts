import { isHttpError } from '@sveltejs/kit';
import { inWordThread } from '#lib/export/docx/dossier/word-thread.ts';
import { WORD_TYPE } from '#lib/export/docx/house-document.ts';
import { fileName } from '#lib/export/file-name.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { lastErasure } from '#lib/server/store/versions.ts';
import { readQuery } from '../../ask.ts';
import { outsideQuery } from '../../figures/figure-of.ts';
import { fileRefusal, plain, rendered } from '../../figures/rendered.ts';
import { wordDossier } from '../word-dossier.ts';
import { askedOfYear } from '../year-asked.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, url, params, request }) => {
	try {
		const { db } = locals;
		const annee = Number(params.annee);
		const query = askedOfYear(db, readQuery(db, url), annee);
		const { version } = select(db, query);
		return await rendered({
			key: [annee, 'docx', outsideQuery(query, version), url.origin, lastErasure(db)].join(' '),
			make: async () => {
				const dossier = () => wordDossier(db, { ...query, v: version }, annee, url.origin);
				return (await inWordThread(dossier)).octets;
			},
			visitor: request.signal,
			line: 'document',
			type: WORD_TYPE,
			frozen: query.v !== undefined,
			name: `${fileName('evaluation', { ...query, de: annee, a: annee }, version)}.docx`,
			shown: false
		});
	} catch (cause) {
		if (isHttpError(cause)) return plain(cause.status, cause.body.message);
		return fileRefusal(cause);
	}
};
