import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/** Any other address: told inside the site. */
export const load: PageLoad = () => error(404, 'Vérifiez l’adresse, ou repartez d’une page du menu.');
