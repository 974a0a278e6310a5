import { letterText } from '#lib/export/letter-text.ts';
import { letterAsked, letterFile } from '../../../../letter-asked.ts';
import type { RequestHandler } from './$types';

/** The letter as plain text, for the body of an e-mail. */
export const GET: RequestHandler = ({ locals, url, params }) => {
	const letter = letterAsked({ locals, url, params });
	return letterFile(letter, 'txt', 'text/plain; charset=utf-8', new TextEncoder().encode(letterText(letter)));
};
