import { letterDocx } from '#lib/export/docx/letter-docx.ts';
import { WORD_TYPE } from '#lib/export/docx/house-document.ts';
import { readVersion } from '#lib/server/store/versions.ts';
import { letterAsked, letterFile } from '../../../../letter-asked.ts';
import type { RequestHandler } from './$types';

/** The letter as a Word file, to fill in and send. */
export const GET: RequestHandler = async ({ locals, url, params }) => {
	const letter = letterAsked({ locals, url, params });
	const at = readVersion(locals.db, letter.version)?.createdAt ?? '';
	return letterFile(letter, 'docx', WORD_TYPE, await letterDocx(letter, at));
};
