import { tr } from '#lib/domain/language.ts';
import { fr } from '#lib/domain/typography.ts';
import { OPEN } from '../v1/answer.ts';
import type { RequestHandler } from './$types';

/** Any other address of the API: told as the API tells what it cannot answer. */
export const GET: RequestHandler = () => {
	const message = tr(
		fr`L'API n'a pas cette adresse. Celles qu'elle a sont décrites par /api/v1/openapi.json.`,
		'The API has no such address. Those that it has are described by /api/v1/openapi.json.'
	);
	return Response.json({ message, problemes: [] }, { status: 404, headers: OPEN });
};
