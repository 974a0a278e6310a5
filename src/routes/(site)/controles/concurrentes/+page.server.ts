import { redirect } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import type { PageServerLoad } from './$types';

/** Checks, competing values, versions and errata are in one place. */
export const load: PageServerLoad = ({ url }) =>
	redirect(308, `${tr('', '/en')}/verifier/concurrentes${url.search}`);
