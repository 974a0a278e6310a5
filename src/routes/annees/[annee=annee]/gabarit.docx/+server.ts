import { language } from '#lib/domain/language.ts';
import { WORD_TYPE } from '#lib/export/docx/house-document.ts';
import { exampleLetterhead } from '#lib/export/docx/letterhead/example-letterhead.ts';
import { currentVersion, readVersion } from '#lib/server/store/versions.ts';
import { rendered } from '../../../figures/rendered.ts';
import type { RequestHandler } from './$types';

/** A letterhead ready to be changed, with every placeholder: the same whatever the year. */
export const GET: RequestHandler = ({ locals, request }) => {
	const version = currentVersion(locals.db);
	return rendered({
		key: ['gabarit', version, language()].join(' '),
		make: () => exampleLetterhead(version, readVersion(locals.db, version)?.createdAt ?? '', language()),
		visitor: request.signal,
		line: null,
		type: WORD_TYPE,
		frozen: false,
		name: 'lignes-claires_modele.docx',
		shown: false
	});
};
