import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import type { PageLoad } from './$types';

/** Any other figure: told in the frame, which would stay blank if the site answered there. */
export const load: PageLoad = () =>
	error(404, tr('Cette figure n’existe pas.', 'This figure does not exist.'));
