import { error } from '@sveltejs/kit';
import { tr } from '#lib/domain/language.ts';
import type { PageLoad } from './$types';

/** Any other address: told inside the site. */
export const load: PageLoad = () =>
	error(
		404,
		tr(
			'Vérifiez l’adresse, ou repartez d’une page du menu.',
			'Check the address, or start again from a page of the menu.'
		)
	);
